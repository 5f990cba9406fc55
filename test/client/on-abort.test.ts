import { getEventListeners } from "node:events";
import { expect, test } from "vitest";
import { createClient, createWorkQueue } from "../../src/client/index.js";
import { onAbort } from "../../src/client/on-abort.js";
import { startFakeApi } from "./fake-api.js";

const dozen = Array.from({ length: 12 });

test("a signal ends any number of calls, watches, informers and work queues, and has one listener for all", async () => {
  const api = await startFakeApi(() => {});
  const { pods, nodes } = createClient({ baseUrl: api.url });
  const stop = new AbortController();
  const { signal } = stop;
  const informer = pods.informer();
  informer.start();
  const queue = createWorkQueue();
  const stopped = dozen.flatMap(() => [
    nodes.get({ name: "n1", signal }),
    nodes.watch({ signal }).next(),
    informer.waitForSync(signal),
    queue.run(() => {}, { signal }),
  ]);
  const outcomes = Promise.allSettled(stopped);
  // Informers and watches are loaded by now, and their own signals wait too.
  await expect.poll(() => api.received.length).toBe(25);
  expect(getEventListeners(signal, "abort")).toHaveLength(1);
  stop.abort("enough");
  const rejected = { status: "rejected", reason: "enough" };
  const expected = dozen.flatMap(() => [rejected, rejected, rejected, { status: "fulfilled", value: undefined }]);
  expect(await outcomes).toEqual(expected);
  informer.stop();
});

test("what was removed is not called, and the others are", () => {
  const stop = new AbortController();
  const called: string[] = [];
  onAbort(stop.signal, () => called.push("first"));
  onAbort(stop.signal, () => called.push("second"))();
  onAbort(stop.signal, () => called.push("third"));
  stop.abort();
  expect(called).toEqual(["first", "third"]);
  expect(() => onAbort(stop.signal, () => called.push("late"))).toThrow(stop.signal.reason);
});
