import { createHook } from "node:async_hooks";
import { setImmediate as nextTurn } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { keepTickObject } from "../src/tick-object.js";

test("a tick object outlives a full garbage collection, and only one, however many servers there are", async () => {
  const made: WeakRef<object>[] = [];
  const hook = createHook({
    init: (_id, type, _trigger, resource) => {
      if (type === "TickObject") made.push(new WeakRef(resource));
    },
  });
  hook.enable();
  process.nextTick(() => {});
  keepTickObject();
  await nextTurn();
  keepTickObject();
  await nextTurn();
  hook.disable();
  // What a weak reference was made of stays for the rest of the turn.
  await nextTurn();
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  collect();
  expect(made.length).toBeGreaterThan(1);
  expect(made.filter((reference) => reference.deref() !== undefined)).toHaveLength(1);
});
