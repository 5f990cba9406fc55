import { stripVTControlCharacters, styleText } from "node:util";

/** How often the table is drawn at most. */
const REDRAW_INTERVAL_MS = 100;

/** Where the demo shows what happens. */
export interface Display {
  /** A line that stays, with the time and who did it. */
  say(who: string, text: string): void;
  /** A line that stays, as it is. */
  print(line: string): void;
  /** Draws the table below the lines anew, soon. Without a terminal there is no table. */
  refresh(): void;
  /** Takes the table away for good. */
  close(): void;
}

/** Makes a display on stdout; `renderTable` gives the lines of the table. */
export function createDisplay(renderTable: () => readonly string[]): Display {
  const { stdout } = process;
  const startedMs = performance.now();
  let drawnLines = 0;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  const erase = () => {
    if (drawnLines > 0) stdout.write(`\x1b[${drawnLines}A\x1b[J`);
    drawnLines = 0;
  };
  const draw = () => {
    timer = undefined;
    if (!stdout.isTTY || isClosed) return;
    erase();
    // What does not fit would wrap or scroll, and could not be erased.
    const lines = renderTable().slice(0, stdout.rows - 1);
    stdout.write(lines.map((line) => `${clip(line, stdout.columns)}\n`).join(""));
    drawnLines = lines.length;
  };
  const print = (line: string) => {
    erase();
    stdout.write(`${line}\n`);
    draw();
  };
  return {
    print,
    say: (who, text) => {
      const seconds = ((performance.now() - startedMs) / 1_000).toFixed(1).padStart(5);
      print(`${dim(`${seconds} s  ${who.padEnd(26)}`)} ${text}`);
    },
    refresh: () => {
      timer ??= setTimeout(draw, REDRAW_INTERVAL_MS);
    },
    close: () => {
      clearTimeout(timer);
      erase();
      isClosed = true;
    },
  };
}

/** Text in a colour, if stdout is a terminal. */
export function color(format: "green" | "yellow" | "red" | "bold" | "dim", text: string): string {
  return process.stdout.isTTY ? styleText(format, text) : text;
}

function dim(text: string): string {
  return color("dim", text);
}

/** The beginning of a line that takes no more columns than these; without its colours if it is cut. */
function clip(line: string, columns: number): string {
  const text = stripVTControlCharacters(line);
  return text.length < columns ? line : text.slice(0, columns - 1);
}
