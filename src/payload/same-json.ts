import { isObject } from "./decode.js";

/**
 * Whether two values have the same JSON, but for the order of keys. Unlike general comparisons it knows of nothing but
 * JSON, so it is fast, and no key, such as `constructor` or `valueOf`, means anything to it.
 */
export function sameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one)) {
    return Array.isArray(other) && one.length === other.length && one.every((item, at) => sameJson(item, other[at]));
  }
  if (!isObject(one) || !isObject(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && sameJson(one[key], other[key]))
  );
}
