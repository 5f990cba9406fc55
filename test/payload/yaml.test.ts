import { expect, test } from "vitest";
import { parseYaml } from "../../src/payload/yaml.js";

test("anchors and aliases beyond a thousand are refused before they are looked up", () => {
  const pairs = (count: number) => Array.from({ length: count }, (_, index) => `&a${index} b, *a${index}`).join(",");
  expect(parseYaml(`[${pairs(500)}]`)).toHaveLength(1_000);
  expect(() => parseYaml(`[${pairs(60_000)}]`)).toThrow("more than 1000 anchors and aliases");
});

test("a text of too many words and marks is refused, a long one of few is not", () => {
  expect(() => parseYaml(`[${"[],".repeat(200_000)}]`)).toThrow("more than 500000 words and marks");
  const long = "x".repeat(5_000_000);
  expect(parseYaml(`a: ${long}`)).toEqual({ a: long });
});

test("nothing is read behind the first mistake", () => {
  const begin = performance.now();
  expect(() => parseYaml(`a: [${"}".repeat(400_000)}`)).toThrow("not YAML");
  expect(performance.now() - begin).toBeLessThan(1_000);
});

test.each([
  ["{a: 1, 'a': 2}", 'the key "a" is there twice, again at line 1, column 8'],
  ["{&k a: 1, *k : 2}", "a key must be text, and is a list, an object or an alias at line 1, column 11"],
  ['{? : 1, "": 2}', 'the key "" is there twice'],
  ["{[a]: 1}", "a key must be text, and is a list, an object or an alias at line 1, column 2"],
  ["a: !!omap [b: 1]", "Unresolved tag: tag:yaml.org,2002:omap at line 1, column 4"],
  ["a: !!timestamp 2001-01-01", "Unresolved tag"],
  ["a: !!binary QUJD", "Unresolved tag"],
  ["a: !mine b", "Unresolved tag: !mine"],
])("%s is refused", (text, message) => {
  expect(() => parseYaml(text)).toThrow(message);
});

test("tags of the core schema say what a value is", () => {
  expect(parseYaml("a: !!str 1\nb: !!int '2'\nc: !!map {d: !!seq []}")).toEqual({ a: "1", b: 2, c: { d: [] } });
});
