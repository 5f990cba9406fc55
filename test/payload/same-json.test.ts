import fc from "fast-check";
import { expect, test } from "vitest";
import { sameJson } from "../../src/payload/same-json.js";

test.each([
  [
    { a: 1, b: [1, { c: null }] },
    { b: [1, { c: null }], a: 1 },
  ],
  [
    { constructor: {}, valueOf: "x", toString: 1 },
    { constructor: {}, valueOf: "x", toString: 1 },
  ],
  [JSON.parse('{"__proto__": {"a": 1}}'), JSON.parse('{"__proto__": {"a": 1}}')],
])("%j has the same JSON as %j", (one, other) => {
  expect(sameJson(one, other)).toBe(true);
});

test.each([
  [{ a: 1 }, { a: 1, b: 1 }],
  [
    { a: 1, b: 1 },
    { a: 1, c: 1 },
  ],
  [{ toString: 1 }, {}],
  [{}, { valueOf: 1 }],
  [{}, JSON.parse('{"__proto__": {}}')],
  [
    [1, 2],
    [2, 1],
  ],
  [[], {}],
  [null, {}],
  ["1", 1],
])("%j has another JSON than %j", (one, other) => {
  expect(sameJson(one, other)).toBe(false);
  expect(sameJson(other, one)).toBe(false);
});

test("a copy is the same, and a change anywhere makes it another one", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      expect(sameJson(one, structuredClone(one))).toBe(true);
      const isSame = JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
      expect(sameJson(one, other)).toBe(isSame);
    }),
  );
});

/** The value with its objects' entries in order, each list of them marked, so that `{}` does not look like `[]`. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return { entries: entries.map(([key, inner]) => [key, sorted(inner)]) };
}
