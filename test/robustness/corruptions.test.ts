import { beforeAll, describe, expect, test } from "vitest";
import { startServer } from "../helpers/server.js";
import { checkHistory } from "./check-history.js";
import { corruptions, harmlessChanges } from "./corruptions.js";
import type { History } from "./history.js";
import { SeededRandom } from "./seeded-random.js";
import { describeViolation } from "./violation.js";
import { runWorkload } from "./workload.js";

let recorded: History;

beforeAll(async () => {
  const server = await startServer();
  recorded = await runWorkload({ servers: () => [server.url], operations: 1_500, seed: 3, watchers: 4 });
  await server.stop();
});

describe("in a history of a real server", () => {
  test("there is nothing to find", () => {
    expect(checkHistory(recorded).map(describeViolation)).toEqual([]);
  });

  test.each(Object.keys(corruptions))("%s, and it is found", (name) => {
    const corrupted = corruptions[name]?.(recorded, new SeededRandom(1));
    if (corrupted === undefined) throw new Error("The history has nothing to corrupt");
    const rules = checkHistory(corrupted).map(({ rule }) => rule);
    expect(rules).not.toEqual([]);
    expect(rules).not.toContain("undecided");
  });

  test.each(Object.keys(harmlessChanges))("%s, and nothing is found", (name) => {
    const changed = harmlessChanges[name]?.(recorded, new SeededRandom(1));
    if (changed === undefined) throw new Error("The history has nothing to change");
    expect(checkHistory(changed).map(describeViolation)).toEqual([]);
  });
});
