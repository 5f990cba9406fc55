import { isIdentifier } from "../naming.js";

/** How generated TypeScript is laid out: as the project's formatter would, so that it need not run. */

/** Longest line of generated TypeScript. */
export const lineWidth = 120;

/** A doc comment, on one line if it fits, indented and ended by a line break. Empty for no text. */
export function docComment(text: string | undefined, indent = ""): string {
  if (!text) return "";
  const safe = text.replaceAll("*/", "*\\/").trim();
  const oneLine = `${indent}/** ${safe} */\n`;
  if (!safe.includes("\n") && oneLine.length <= lineWidth) return oneLine;
  const lines = safe.split("\n").flatMap((line) => wrap(line, lineWidth - indent.length - 3));
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join("\n")}\n${indent} */\n`;
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** `import type { A, B } from "./x.js";`, broken over lines where it is too long. */
export function importTypes(names: Iterable<string>, from: string): string {
  return bracedList(`import type {`, names, `} from ${JSON.stringify(from)};`);
}

/** `import { A, B } from "./x.js";`, broken over lines where it is too long. */
export function importValues(names: Iterable<string>, from: string): string {
  return bracedList(`import {`, names, `} from ${JSON.stringify(from)};`);
}

/** Names between braces, sorted by code unit. Nothing for no names. */
function bracedList(open: string, names: Iterable<string>, close: string): string {
  const sorted = [...new Set(names)].sort();
  if (sorted.length === 0) return "";
  const oneLine = `${open} ${sorted.join(", ")} ${close}\n`;
  return oneLine.length <= lineWidth + 1
    ? oneLine
    : `${open}\n${sorted.map((name) => `  ${name},\n`).join("")}${close}\n`;
}

/** A string literal with the quotes that need fewer escapes; double ones if it makes no difference. */
export function quoted(text: string): string {
  const double = JSON.stringify(text);
  if (text.split('"').length <= text.split("'").length) return double;
  return `'${double.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** A JavaScript literal in the formatter's style, on one line: `{ phase: "Pending" }`. */
export function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value === "string") return quoted(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "undefined";
  const entries = Object.entries(value).map(([key, item]) => `${propertyName(key)}: ${literal(item)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

/** A line `name: [items],` of an object, indented, and broken over lines where it is too long. */
export function arrayProperty(name: string, items: readonly string[], indent = "  "): string {
  const oneLine = `${indent}${propertyName(name)}: [${items.map(quoted).join(", ")}],`;
  if (oneLine.length <= lineWidth) return oneLine;
  const lines = items.map((item) => `${indent}  ${quoted(item)},\n`).join("");
  return `${indent}${propertyName(name)}: [\n${lines}${indent}],`;
}

/** A property name, quoted only where it must be. */
export function propertyName(name: string): string {
  return isIdentifier(name) ? name : quoted(name);
}
