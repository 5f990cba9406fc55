import { pointerSegments } from "../registry/field-path.js";

/** What is wrong with a text as a JSON Pointer, in words that can follow its name; undefined if nothing is. */
export function pointerMistake(text: unknown): string | undefined {
  if (typeof text !== "string") return text === undefined ? "is required" : "must be a string";
  if (text !== "" && !text.startsWith("/")) return 'must be a JSON Pointer, which is empty or begins with "/"';
  if (/~(?![01])/.test(text)) return 'must write "~" as "~0" and "/" in a name as "~1"';
  // Setting this member would set an object's prototype.
  if (pointerSegments(text).includes("__proto__")) return "must not lead to a member named __proto__";
  return undefined;
}

/** A name as pointers spell it. */
export function escapeToken(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
