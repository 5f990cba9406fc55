import { valueAt } from "../registry/field-path.js";

/** The value of a field, such as `spec.nodeName`, as field selectors compare it; the empty text if there is none. */
export function fieldText(object: unknown, segments: readonly string[]): string {
  const value = valueAt(object, segments);
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}
