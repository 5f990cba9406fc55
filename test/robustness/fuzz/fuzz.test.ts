import { expect, test } from "vitest";
import { runFuzz } from "./run-fuzz.js";

// Always the same inputs, so that what fails here fails for all; `npm run chaos` draws others every time.
test.each([1, 2])("input of all sorts from the seed %i does no harm", async (seed) => {
  const { violations, answers } = await runFuzz({ inputs: 600, seed });
  expect(violations.join("\n"), `seed ${seed}`).toBe("");
  // It would find nothing if everything were refused.
  expect(answers.get("valid object 201")).toBeGreaterThan(20);
  expect(answers.get("valid status 200")).toBeGreaterThan(5);
});
