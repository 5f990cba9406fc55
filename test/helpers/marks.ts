/** What a fixture says about itself: a diagnostic and where it is expected. */
export interface Mark {
  readonly line: number;
  readonly column: number;
  readonly severity: string;
  readonly code: string;
}

const underLine = /^#( *)\^ (error|warning) ([a-z-]+)$/;
const lineStart = /^# < (error|warning) ([a-z-]+)$/;
const anywhere = /^# at (\d+):(\d+) (error|warning) ([a-z-]+)$/;

/**
 * Reads the marks of a fixture, which are comments. Below a line stand those for what is in it: `# ^ error CODE` has
 * its caret in the expected column, `# < error CODE` means the first one. `# at LINE:COLUMN error CODE` is for places
 * below which no comment can stand.
 */
export function readMarks(text: string): Mark[] {
  const marks: Mark[] = [];
  let line = 0;
  for (const [index, content] of text.split("\n").entries()) {
    const under = underLine.exec(content);
    const start = lineStart.exec(content);
    const at = anywhere.exec(content);
    if (under) {
      marks.push({ line, column: (under[1] ?? "").length + 2, severity: under[2] ?? "", code: under[3] ?? "" });
    } else if (start) {
      marks.push({ line, column: 1, severity: start[1] ?? "", code: start[2] ?? "" });
    } else if (at) {
      marks.push({ line: Number(at[1]), column: Number(at[2]), severity: at[3] ?? "", code: at[4] ?? "" });
    } else {
      line = index + 1;
    }
  }
  return marks;
}
