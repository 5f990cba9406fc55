import { expect, test } from "vitest";
import { Backoff } from "../../src/client/backoff.js";

test("clients that are all asked to wait for a second do not come back at the same moment", () => {
  const waits = Array.from({ length: 20 }, () => new Backoff({ minMs: 100 }).next(1_000));
  expect(new Set(waits).size).toBeGreaterThan(1);
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(1_000);
  expect(Math.max(...waits)).toBeLessThan(1_100);
});
