import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { endOfTurn } from "../../src/http/end-of-turn.js";

test("who waits for the end of the same turn goes on together, in order, and others later", async () => {
  const seen: string[] = [];
  const wait = (name: string) => endOfTurn().then(() => seen.push(name));
  const first = [wait("a"), wait("b")];
  process.nextTick(() => first.push(wait("c")));
  await Promise.resolve();
  expect(seen).toEqual([]);
  await nextTurn();
  expect(seen).toEqual(["a", "b", "c"]);
  const second = wait("d");
  expect(seen).toHaveLength(3);
  await second;
  expect(seen).toEqual(["a", "b", "c", "d"]);
});
