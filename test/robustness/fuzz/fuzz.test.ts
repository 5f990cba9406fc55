import { randomInt } from "node:crypto";
import { expect, test } from "vitest";
import { runFuzz } from "./run-fuzz.js";

// Inputs that never change, and others every time; the seed says how to get the same ones again.
test.each([1, randomInt(2 ** 31)])("input of all sorts from the seed %i does no harm", async (seed) => {
  const { violations, answers } = await runFuzz({ inputs: 600, seed });
  expect(violations.join("\n"), `seed ${seed}`).toBe("");
  // It would find nothing if everything were refused.
  expect(answers.get("valid object 201")).toBeGreaterThan(20);
  expect(answers.get("valid status 200")).toBeGreaterThan(5);
});
