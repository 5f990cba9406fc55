/** A text with the name under which messages show it. Offsets, lines and columns count UTF-16 code units. */
export interface Source {
  /** As it stands in messages, for instance `resources.yaml`. */
  readonly path: string;
  /** Without a byte order mark. */
  readonly text: string;
  /** Line and column of an offset, both from 1. */
  position(offset: number): Position;
  /** The line that `start` is in, and below it carets under what of `start` to `end` is in that line. */
  frame(start: number, end: number): Frame;
}

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A line of the source and the line of carets below it, without line ends. */
export interface Frame {
  readonly code: string;
  readonly carets: string;
}

/** A stretch of a source. */
export interface Location {
  readonly source: Source;
  readonly start: number;
  /** The first offset after it. */
  readonly end: number;
}

/** Longest part of a line that a frame shows; longer lines are cut around the carets. */
const frameWidth = 120;

/** What a cut line shows before the carets. */
const frameLead = 40;

export function createSource(path: string, text: string): Source {
  const content = text.startsWith("\uFEFF") ? text.slice(1) : text;
  let lineStarts: number[] | undefined;

  /** Index of the line that an offset is in. */
  function lineIndex(offset: number): number {
    lineStarts ??= startsOfLines(content);
    let low = 0;
    let high = lineStarts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  return {
    path,
    text: content,
    position(offset) {
      const index = lineIndex(offset);
      return { line: index + 1, column: offset - (lineStarts?.[index] ?? 0) + 1 };
    },
    frame(start, end) {
      const index = lineIndex(start);
      const lineStart = lineStarts?.[index] ?? 0;
      const line = content.slice(lineStart, lineStarts?.[index + 1]).replace(/\r?\n$/, "");
      return clip(line, start - lineStart, end - lineStart);
    },
  };
}

/** The first place inside a location where `text` stands; the location itself if there is none. */
export function within(location: Location, text: string): Location {
  const index = location.source.text.slice(location.start, location.end).indexOf(text);
  if (index < 0) return location;
  const start = location.start + index;
  return { source: location.source, start, end: start + text.length };
}

/**
 * Where characters `start` to `end` of a text stand inside the location of a YAML value that holds it, be it quoted or
 * broken over lines. The location itself if the value writes the text in another way, with escapes.
 */
export function stretch(location: Location, text: string, start: number, end: number): Location {
  const dense = (part: string) => part.replace(/\s+/g, "");
  const written = location.source.text.slice(location.start, location.end);
  const before = dense(written).indexOf(dense(text));
  if (before < 0 || dense(text) === "") return location;
  const last = dense(text).length - 1;
  const offsets = [...written.matchAll(/\S/g)].map(({ index }) => index);
  // What is missing at the end of a text is shown at its last character.
  const from = Math.min(dense(text.slice(0, start)).length, last);
  const to = Math.max(from, Math.min(dense(text.slice(0, end)).length - 1, last));
  const at = (count: number) => location.start + (offsets[before + count] ?? 0);
  return { source: location.source, start: at(from), end: at(to) + 1 };
}

function startsOfLines(text: string): number[] {
  const starts = [0];
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) starts.push(end + 1);
  return starts;
}

/** The frame of one line with carets from column `start` up to `end` (from 0). Tabs keep their width. */
function clip(line: string, start: number, end: number): Frame {
  const from = line.length > frameWidth ? Math.max(0, Math.min(start - frameLead, line.length - frameWidth)) : 0;
  const to = Math.min(line.length, from + frameWidth);
  const head = from > 0 ? "…" : "";
  const tail = to < line.length ? "…" : "";
  const indent = head.replace("…", " ") + line.slice(from, start).replace(/[^\t]/g, " ");
  const carets = "^".repeat(Math.max(1, Math.min(end, to) - start));
  return { code: head + line.slice(from, to) + tail, carets: indent + carets };
}
