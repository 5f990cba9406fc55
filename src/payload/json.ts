import { ApiError } from "../errors.js";
import { findDuplicateKey } from "./duplicate-key.js";
import { findJsonError } from "./json-syntax.js";

/**
 * The value of a JSON text. Of a key that stands twice in an object, JSON.parse would keep the last and lose the other.
 *
 * @throws ApiError BadRequest that says where the text stops being JSON, or where a key stands again.
 */
export function parseJson(text: string): unknown {
  const value = parse(text);
  const duplicate = findDuplicateKey(text, value);
  if (duplicate !== undefined) {
    const { key, offset } = duplicate;
    throw new ApiError(
      "BadRequest",
      `The body has the key ${JSON.stringify(key)} twice, again at ${place(text, offset)}`,
    );
  }
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ApiError("BadRequest", `The body is not JSON: ${describeError(text)}`, { cause: error });
  }
}

function describeError(text: string): string {
  const offset = findJsonError(text);
  if (offset >= text.length) return `it ends too early (${place(text, offset)})`;
  const character = String.fromCodePoint(text.codePointAt(offset) ?? 0);
  return `unexpected ${JSON.stringify(character)} at ${place(text, offset)}`;
}

function place(text: string, offset: number): string {
  const before = text.slice(0, offset);
  return `line ${before.split("\n").length}, column ${offset - before.lastIndexOf("\n")}`;
}
