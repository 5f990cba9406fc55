import { ApiError } from "../errors.js";

/** Longest part of a selector that is shown in full. */
const maxShownLength = 60;

/** A selector that is being read, and the name of the query parameter that it came with. */
export interface SelectorSource {
  readonly parameter: "labelSelector" | "fieldSelector";
  readonly text: string;
}

/**
 * The failure for a selector that cannot be understood.
 *
 * @param offset Where in the text the mistake begins, counted in UTF-16 units from 0; clients are told the character,
 * counted from 1.
 */
export function selectorMistake({ parameter, text }: SelectorSource, offset: number, problem: string): ApiError {
  const character = [...text.slice(0, offset)].length + 1;
  const message = `is not valid at character ${character}: ${problem}`;
  return new ApiError("BadRequest", `The ${parameter} ${message}`, { causes: [{ field: parameter, message }] });
}

/** A part of a selector as it is shown in a message: in quotes, and cut if it is long. */
export function shown(part: string): string {
  return JSON.stringify(part.length > maxShownLength ? `${part.slice(0, maxShownLength)}...` : part);
}
