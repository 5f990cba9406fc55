import { expect, test } from "vitest";
import { createDiagnostics } from "../../codegen/diagnostics.js";
import { type ParsedManifest, type Path, parse } from "../../codegen/parse.js";
import { createSource } from "../../codegen/source.js";

function parseText(text: string): ParsedManifest {
  const diagnostics = createDiagnostics();
  const parsed = parse(createSource("a.yaml", text), diagnostics);
  expect(diagnostics.render({ color: false })).toBe("");
  if (parsed === undefined) throw new Error("not parsed");
  return parsed;
}

const text = `a: { b: [x, y] }
list:
  - name: one
    text: >-
      folded
  - {}
empty:
map:
  deep: &anchor
    leaf: 1
alias: *anchor
200: number
`;

test("values are plain JSON; keys are text", () => {
  const { value } = parseText(text);
  expect(value).toEqual({
    a: { b: ["x", "y"] },
    list: [{ name: "one", text: "folded" }, {}],
    empty: null,
    map: { deep: { leaf: 1 } },
    alias: { leaf: 1 },
    200: "number",
  });
});

test.each<[string, Path, "key" | "value", string]>([
  ["a scalar", ["a", "b", 1], "value", "1:13 y"],
  ["a key", ["a", "b"], "key", "1:6 b"],
  ["a flow collection", ["a", "b"], "value", "1:9 [x, y]"],
  ["an index as text", ["a", "b", "0"], "value", "1:10 x"],
  ["a block mapping: its first key", ["list", 0], "value", "3:5 name"],
  ["the key of an item is the item", ["list", 0], "key", "3:5 name"],
  ["a block list: its first dash", ["list"], "value", "3:3 -"],
  ["an empty value: its key", ["empty"], "value", "7:1 empty"],
  ["what is not there: the key around it", ["map", "other", "more"], "value", "8:1 map"],
  ["below a scalar: its key", ["a", "b", 0, "c"], "value", "1:10 x"],
  ["an alias", ["alias"], "value", "11:8 *anchor"],
  ["inside an alias: the anchor's text", ["alias", "leaf"], "value", "10:11 1"],
  ["the root", [], "value", "1:1 a"],
])("locate: %s", (_, path, part, expected) => {
  const { source, locate } = parseText(text);
  const { start, end } = locate(path, part);
  const { line, column } = source.position(start);
  expect(`${line}:${column} ${source.text.slice(start, end)}`).toBe(expected);
});

test("aliases that grow without bounds are refused, and quickly", () => {
  const levels = Array.from({ length: 30 }, (_, level) => {
    const previous = level === 0 ? "x" : `*l${level - 1}`;
    return `l${level}: &l${level} [${Array(10).fill(previous).join(", ")}]`;
  });
  const diagnostics = createDiagnostics();
  parse(createSource("a.yaml", levels.join("\n")), diagnostics);
  expect(new Set(diagnostics.list.map(({ code }) => code))).toEqual(new Set(["excessive-aliases"]));
});

test("thousands of equal keys take no quadratic time", () => {
  const keys = Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`);
  const started = performance.now();
  parseText(keys.join("\n"));
  expect(performance.now() - started).toBeLessThan(5_000);
});
