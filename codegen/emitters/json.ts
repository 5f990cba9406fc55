import { lineWidth } from "./text.js";

/** An object or list whose end has not come yet. */
interface Block {
  /** Index of its first line. */
  readonly start: number;
  /** What it takes on one line so far. */
  width: number;
}

/**
 * JSON as the project's formatter lays it out: what fits on a line stands on one. Ends with a line break. Starts from
 * what JSON.stringify breaks over lines, which is ten times as fast as to lay out every value here.
 */
export function formatJson(value: unknown): string {
  const lines: string[] = [];
  const open: Block[] = [];
  for (const line of JSON.stringify(value, null, 2).split("\n")) {
    const last = line.charCodeAt(line.length - 1);
    const first = line.trimStart();
    if (last === brace || last === bracket) {
      open.push({ start: lines.length, width: line.length });
      lines.push(line);
    } else if (first.startsWith("}") || first.startsWith("]")) {
      close(lines, open, first);
    } else {
      add(lines, open, line, first.length);
    }
  }
  return `${lines.join("\n")}\n`;
}

const brace = "{".charCodeAt(0);
const bracket = "[".charCodeAt(0);

/** Notes a line that stands by itself; `width` is that without indentation. */
function add(lines: string[], open: readonly Block[], line: string, width: number): void {
  lines.push(line);
  const around = open.at(-1);
  if (around) around.width += width + 1;
}

/** Ends the innermost block: on one line if it fits there. Otherwise nothing around it does either. */
function close(lines: string[], open: Block[], end: string): void {
  const block = open.pop();
  if (block === undefined) return;
  const padding = end.startsWith("}") ? " " : "";
  // The first of the lines inside has no separator before it.
  if (block.width + 2 * padding.length - 1 + end.length > lineWidth) {
    const around = open.at(-1);
    if (around) around.width = Number.POSITIVE_INFINITY;
    lines.push(" ".repeat(2 * open.length) + end);
    return;
  }
  const [first = "", ...inside] = lines.splice(block.start);
  const line = `${first}${padding}${inside.map((text) => text.trimStart()).join(" ")}${padding}${end}`;
  add(lines, open, line, line.trimStart().length);
}
