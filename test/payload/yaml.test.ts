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
