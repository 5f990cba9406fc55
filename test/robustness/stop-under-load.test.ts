import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryDirectory } from "../helpers/temporary-directory.js";
import { stopUnderLoad } from "./stop-under-load.js";

it("SIGTERM amid writes: what was sent is answered, and what was answered is kept", { timeout: 60_000 }, async () => {
  const store = `file:${join(temporaryDirectory(), "data")}`;
  const report = await stopUnderLoad({ store, rounds: 2, clients: 24, seed: 1 });
  expect(report.violations).toEqual([]);
  expect(report.underWay).toBeGreaterThan(0);
});
