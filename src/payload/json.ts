import { ApiError } from "../errors.js";
import { findJsonError } from "./json-syntax.js";

/**
 * The value of a JSON text.
 *
 * @throws ApiError BadRequest that says where the text stops being JSON.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ApiError("BadRequest", `The body is not JSON: ${describeError(text)}`, { cause: error });
  }
}

function describeError(text: string): string {
  const offset = findJsonError(text);
  const before = text.slice(0, offset);
  const line = before.split("\n").length;
  const column = offset - before.lastIndexOf("\n");
  const place = `line ${line}, column ${column}`;
  if (offset >= text.length) return `it ends too early (${place})`;
  return `unexpected ${JSON.stringify(String.fromCodePoint(text.codePointAt(offset) ?? 0))} at ${place}`;
}
