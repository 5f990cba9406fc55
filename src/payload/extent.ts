import { ApiError } from "../errors.js";
import { fieldPath } from "../registry/field-path.js";

/** Deeper than any schema goes; what is deeper would exhaust the stack of whoever walks through it. */
const maxDepth = 100;

/**
 * More than any object needs; with more of them, telling every mistake, or moving the items of an array again and again,
 * would take seconds and gigabytes.
 */
const maxValues = 100_000;

/** How much of the way to a place that is too deep is told. */
const maxShownSegments = 5;

/**
 * Refuses a value that is nested too deeply, holds too many values, or is too large to be written as JSON, or that holds
 * numbers which JSON has no words for. Walks as a writer of JSON would, who writes what several YAML aliases share once for
 * each of them.
 *
 * @param what The value in words, such as `The body`.
 * @param maxBytes Largest size; without it any will do.
 * @throws ApiError BadRequest or RequestEntityTooLarge.
 */
export function checkExtent(value: unknown, what: string, maxBytes = Number.POSITIVE_INFINITY): void {
  let extent = 0;
  let values = 0;
  const path: (string | number)[] = [];
  const walk = (inner: unknown, depth: number) => {
    extent += typeof inner === "string" ? inner.length : 1;
    if (extent > maxBytes) throw new ApiError("RequestEntityTooLarge", `${what} has more than ${maxBytes} bytes`);
    values += 1;
    if (values > maxValues) throw new ApiError("RequestEntityTooLarge", `${what} holds more than ${maxValues} values`);
    if (typeof inner === "number" && !Number.isFinite(inner)) {
      const message = "must be a finite number that fits a 64-bit float";
      const field = fieldPath(path.slice(0, depth).map(String), value);
      throw new ApiError("BadRequest", `${what} holds a number that cannot be stored: ${field} ${message}`, {
        causes: [{ field, message }],
      });
    }
    if (typeof inner !== "object" || inner === null) return;
    if (depth === maxDepth) {
      const message = `is nested too deeply: at most ${maxDepth} levels are possible`;
      const causes = [{ field: fieldPath(path.slice(0, maxShownSegments).map(String), value), message }];
      throw new ApiError("BadRequest", `${what} ${message}`, { causes });
    }
    if (Array.isArray(inner)) {
      for (let index = 0; index < inner.length; index += 1) {
        path[depth] = index;
        walk(inner[index], depth + 1);
      }
    } else {
      for (const key in inner) {
        extent += key.length;
        path[depth] = key;
        walk((inner as Record<string, unknown>)[key], depth + 1);
      }
    }
  };
  walk(value, 0);
}
