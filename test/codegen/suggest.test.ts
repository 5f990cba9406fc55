import { expect, test } from "vitest";
import { closest } from "../../codegen/suggest.js";

const known = ["spec", "status", "properties", "path", "GET", "PodSpec"];

test.each([
  ["left out", "stats", "status"],
  ["put in", "statuss", "status"],
  ["replaced", "spac", "spec"],
  ["swapped", "sepc", "spec"],
  ["another case", "get", "GET"],
  ["case and slip", "podspc", "PodSpec"],
  ["several slips in a long word", "proprtis", "properties"],
  ["nothing alike", "kind", undefined],
  ["too short to tell", "x", undefined],
])("%s: %s", (_, name, expected) => {
  expect(closest(name, known)).toBe(expected);
});

test("of several the nearest, of equals the first", () => {
  expect(closest("listAl", ["list", "listAll"])).toBe("listAll");
  expect(closest("bat", ["cat", "hat"])).toBe("cat");
});
