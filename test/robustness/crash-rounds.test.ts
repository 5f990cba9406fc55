import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryDirectory } from "../helpers/temporary-directory.js";
import { crashRounds } from "./crash-rounds.js";

const long = { timeout: 60_000 };

it("a server that is killed amid writes loses no acknowledged one, again and again", long, async () => {
  const report = await crashRounds({ directory: join(temporaryDirectory(), "data"), rounds: 3 });
  expect(report.violations).toEqual([]);
  expect(report.rounds).toBe(3);
  expect(report.acknowledgedWrites).toBeGreaterThan(3);
  expect(report.unknownDone + report.unknownNotDone).toBeGreaterThan(0);
});

it("a server that comes back with older data is found out", long, async () => {
  const directory = temporaryDirectory();
  const [data, old] = [join(directory, "data/data.mdb"), join(directory, "old.mdb")];
  // What the second round writes is seen by the third, whatever this one comes to.
  const whileDown = (round: number) => {
    if (round === 1) copyFileSync(data, old);
    if (round === 3) copyFileSync(old, data);
  };
  const { violations } = await crashRounds({ directory: join(directory, "data"), rounds: 3, whileDown });
  expect(violations.join("\n")).toMatch(/revision \d+ after \d+ had been seen/);
  expect(violations.join("\n")).toMatch(/pod-\d+ .* instead of pod-\d+ /);
});
