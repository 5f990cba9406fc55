import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { atEndOfTurn } from "../../src/http/end-of-turn.js";

test("tasks of the same turn run one after the other at its end, and those that come then later", async () => {
  const seen: string[] = [];
  const run = (name: string) => atEndOfTurn(() => seen.push(name));
  run("a");
  process.nextTick(() => run("b"));
  await Promise.resolve();
  atEndOfTurn(() => run("d"));
  run("c");
  expect(seen).toEqual([]);
  await nextTurn();
  expect(seen).toEqual(["a", "c", "b"]);
  await nextTurn();
  expect(seen).toEqual(["a", "c", "b", "d"]);
});
