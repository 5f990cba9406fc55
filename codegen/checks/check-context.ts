import { type Code, type Details, severityOf } from "../catalogue.js";
import type { Diagnostics } from "../diagnostics.js";
import type { ParsedManifest, Path } from "../parse.js";
import { type Location, stretch, within } from "../source.js";
import type { Outline, Place } from "./outline.js";

/** What every check of a manifest gets: what to look at, and where to complain. */
export interface CheckContext {
  readonly outline: Outline;
  report<C extends Code>(code: C, place: Place, details: Details<C>): void;
  locate(place: Place): Location;
  /** Whether no error was reported so far at `path` or inside it. */
  isSound(path: Path): boolean;
}

export function createCheckContext(outline: Outline, parsed: ParsedManifest, diagnostics: Diagnostics): CheckContext {
  const unsound = new Set<string>();
  const markUnsound = (path: Path): void => {
    for (let length = 0; length <= path.length; length += 1) unsound.add(pointer(path.slice(0, length)));
  };
  // Parts that the parser reported have no value.
  if (diagnostics.hasErrors) for (const path of undefinedParts(parsed.value, [])) markUnsound(path);
  const locate = ({ path, part, text, range }: Place): Location => {
    const location = parsed.locate(path, part);
    if (range !== undefined) return stretch(location, range.text, range.start, range.end);
    return text === undefined ? location : within(location, text);
  };
  return {
    outline,
    locate,
    report(code, place, details) {
      diagnostics.report(code, locate(place), details);
      if (severityOf(code) === "error") markUnsound(place.path);
    },
    isSound: (path) => !unsound.has(pointer(path)),
  };
}

/** The same for paths that name the items of a list by number and by text. */
function pointer(path: Path): string {
  return JSON.stringify(path.map(String));
}

function undefinedParts(value: unknown, path: Path): Path[] {
  if (value === undefined) return [path];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => undefinedParts(part, [...path, key]));
}
