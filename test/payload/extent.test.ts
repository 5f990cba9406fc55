import { expect, test } from "vitest";
import { checkExtent } from "../../src/payload/extent.js";

test("a value that is too deep is refused by the way to it", () => {
  let deep: unknown = {};
  for (let level = 0; level < 100; level += 1) deep = [deep];
  const message = "is nested too deeply: at most 100 levels are possible";
  expect(() => checkExtent({ spec: { list: deep } }, "The body")).toThrow(
    expect.objectContaining({ reason: "BadRequest", causes: [{ field: "spec.list[0][0][0]", message }] }),
  );
});

test("more than 100000 values are refused, however short they are", () => {
  expect(() => checkExtent(Array(99_999).fill(0), "The body")).not.toThrow();
  expect(() => checkExtent(Array(100_000).fill(0), "The body")).toThrow(
    expect.objectContaining({ reason: "RequestEntityTooLarge", message: "The body holds more than 100000 values" }),
  );
});
