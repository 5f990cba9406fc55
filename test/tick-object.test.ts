import { createHook } from "node:async_hooks";
import { setImmediate as nextTurn } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";

test("a tick object outlives full garbage collections, and one is enough", async () => {
  // A module of its own: servers of other tests may have kept one.
  const path = "../src/tick-object.js?own";
  const { keepTickObject }: typeof import("../src/tick-object.js") = await import(path);
  const made: WeakRef<object>[] = [];
  const hook = createHook({
    init: (_id, type, _trigger, resource) => {
      if (type === "TickObject") made.push(new WeakRef(resource));
    },
  });
  const madeBy = (action: () => void) => {
    const before = made.length;
    action();
    return made.slice(before);
  };
  hook.enable();
  const usual = madeBy(() => process.nextTick(() => {}));
  const kept = madeBy(keepTickObject);
  await nextTurn();
  expect(madeBy(keepTickObject)).toEqual([]);
  hook.disable();
  // What a weak reference was made of stays for the rest of the turn.
  await nextTurn();
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  collect();
  expect([usual, kept].map(([reference]) => reference?.deref() !== undefined)).toEqual([false, true]);
});
