import { lineWidth } from "./text.js";

/** JSON as the project's formatter lays it out: what fits on a line stands on one. Ends with a line break. */
export function formatJson(value: unknown): string {
  return `${layOut(value, "", 0)}\n`;
}

/** `taken` is what else stands on the first line: the key in front, and a comma behind. */
function layOut(value: unknown, indent: string, taken: number): string {
  const flat = flatten(value, lineWidth - indent.length - taken);
  if (flat !== undefined) return flat;
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map((item) => `${inner}${layOut(item, inner, 1)}`);
    return `[\n${items.join(",\n")}\n${indent}]`;
  }
  const entries = Object.entries(value as object)
    .filter(([, item]) => item !== undefined)
    .map(([key, item]) => {
      const name = `${JSON.stringify(key)}: `;
      return inner + name + layOut(item, inner, name.length + 1);
    });
  return `{\n${entries.join(",\n")}\n${indent}}`;
}

/** The value on one line; undefined if it takes more than `room` characters and can be broken. Gives up early. */
function flatten(value: unknown, room: number): string | undefined {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const isArray = Array.isArray(value);
  let line = isArray ? "[" : "{ ";
  for (const key in value) {
    const item = (value as Record<string, unknown>)[key];
    if (item === undefined) continue;
    if (line.length > 2 || (isArray && line.length > 1)) line += ", ";
    if (!isArray) line += `${JSON.stringify(key)}: `;
    const flat = flatten(item, room - line.length);
    if (flat === undefined) return undefined;
    line += flat;
    if (line.length > room) return undefined;
  }
  if (line === "{ ") return "{}";
  line += isArray ? "]" : " }";
  return line.length > room ? undefined : line;
}
