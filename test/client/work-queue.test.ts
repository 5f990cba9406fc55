import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { createWorkQueue } from "../../src/client/index.js";

/** Runs the queue with a handler whose ends the test decides upon. */
function startWork(queue = createWorkQueue(), concurrency = 1) {
  const begun: string[] = [];
  const finish = new Map<string, (error?: Error) => void>();
  const controller = new AbortController();
  const handler = (key: string) => {
    begun.push(key);
    return new Promise<void>((resolve, reject) => {
      finish.set(key, (error) => {
        finish.delete(key);
        error ? reject(error) : resolve();
      });
    });
  };
  const done = queue.run(handler, { concurrency, signal: controller.signal });
  onTestFinished(() => controller.abort());
  return { queue, begun, finish: (key: string, error?: Error) => finish.get(key)?.(error), controller, done };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Lets everything happen that waits for no time. */
const settle = () => vi.advanceTimersByTimeAsync(0);

describe("keys", () => {
  test("are handled in their order, and one that waits only once", async () => {
    const { queue, begun, finish } = startWork();
    for (const key of ["a", "b", "c", "b"]) queue.add(key);
    await settle();
    expect(begun).toEqual(["a"]);
    expect(queue.length).toBe(2);
    for (const key of ["a", "b", "c"]) {
      finish(key);
      await settle();
    }
    expect(begun).toEqual(["a", "b", "c"]);
  });

  test("that are added while they are handled are handled once more, and never twice at a time", async () => {
    const { queue, begun, finish } = startWork(createWorkQueue(), 3);
    queue.add("a");
    await settle();
    for (let times = 0; times < 3; times++) queue.add("a");
    await settle();
    expect(begun).toEqual(["a"]);
    finish("a");
    await settle();
    expect(begun).toEqual(["a", "a"]);
    finish("a");
    await settle();
    expect(begun).toHaveLength(2);
  });

  test("are handled as many at a time as told", async () => {
    const { queue, begun, finish } = startWork(createWorkQueue(), 2);
    for (const key of ["a", "b", "c"]) queue.add(key);
    await settle();
    expect(begun).toEqual(["a", "b"]);
    finish("b");
    await settle();
    expect(begun).toEqual(["a", "b", "c"]);
  });
});

describe("waits", () => {
  test("addAfter adds when the time is over; of several times the earliest counts", async () => {
    const { queue, begun } = startWork();
    queue.addAfter("a", 1_000);
    queue.addAfter("a", 100);
    queue.addAfter("a", 500);
    await vi.advanceTimersByTimeAsync(99);
    expect(begun).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(begun).toEqual(["a"]);
    queue.addAfter("b", 0);
    expect(queue.length).toBe(1);
  });

  test("a wait longer than any timer is not a short one", async () => {
    const { queue, begun } = startWork();
    queue.addAfter("a", 2 ** 40);
    await vi.advanceTimersByTimeAsync(86_400_000);
    expect(begun).toEqual([]);
  });

  test("a key that fails comes back after waits that double, up to the longest, and start over after a success", async () => {
    const { queue, begun, finish } = startWork(createWorkQueue({ baseDelayMs: 10, maxDelayMs: 35 }));
    const failures: unknown[] = [];
    const error = new Error("no");
    queue.onError((failure) => failures.push(failure));
    queue.add("a");
    await settle();
    for (const delayMs of [10, 20, 35, 35]) {
      const before = begun.length;
      finish("a", error);
      await vi.advanceTimersByTimeAsync(delayMs - 1);
      expect(begun).toHaveLength(before);
      await vi.advanceTimersByTimeAsync(1);
      expect(begun).toHaveLength(before + 1);
    }
    expect(failures).toEqual(Array(4).fill({ key: "a", error }));
    expect(queue.numRequeues("a")).toBe(4);
    finish("a");
    await settle();
    expect(queue.numRequeues("a")).toBe(0);
  });

  test("a handler that asks for its key again by addRateLimited waits longer each time, until it forgets", async () => {
    const queue = createWorkQueue({ baseDelayMs: 10 });
    const times: number[] = [];
    const start = performance.now();
    const { signal } = new AbortController();
    void queue.run(
      (key) => {
        times.push(performance.now() - start);
        if (times.length < 4) queue.addRateLimited(key);
      },
      { signal },
    );
    queue.add("a");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(times).toEqual([0, 10, 30, 70]);
    expect(queue.numRequeues("a")).toBe(0);
    queue.shutDown();
  });

  test("a handler that forgets its key, and asks for it again, waits as after a first failure, and longer from then on", async () => {
    const queue = createWorkQueue({ baseDelayMs: 10 });
    const times: number[] = [];
    const start = performance.now();
    void queue.run((key) => {
      times.push(performance.now() - start);
      if (times.length === 1) throw new Error("a failure");
      if (times.length === 2) queue.forget(key);
      if (times.length < 5) queue.addRateLimited(key);
    });
    queue.onError(() => {});
    queue.add("a");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(times).toEqual([0, 10, 20, 40, 80]);
    queue.shutDown();
  });

  test.each([{ baseDelayMs: 0 }, { baseDelayMs: 10, maxDelayMs: 5 }])("%j is refused", (options) => {
    expect(() => createWorkQueue(options)).toThrow(RangeError);
  });
});

describe("the end", () => {
  test("a signal: no further key is begun, the one at work is waited for, and what waits stays", async () => {
    const { queue, begun, finish, controller, done } = startWork();
    let isDone = false;
    void done.then(() => {
      isDone = true;
    });
    for (const key of ["a", "b"]) queue.add(key);
    await settle();
    controller.abort();
    await settle();
    expect(isDone).toBe(false);
    finish("a");
    await done;
    expect(begun).toEqual(["a"]);
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
    const next = startWork(queue);
    await settle();
    expect(next.begun).toEqual(["b"]);
  });

  test("a signal ends workers that have nothing to do", async () => {
    const { controller, done } = startWork(createWorkQueue(), 3);
    await settle();
    controller.abort();
    await done;
  });

  test("a key is not lost to a run that has just ended", async () => {
    const queue = createWorkQueue();
    const first = startWork(queue);
    const second = startWork(queue);
    await settle();
    queue.add("a");
    first.controller.abort();
    await settle();
    expect([...first.begun, ...second.begun]).toEqual(["a"]);
  });

  test("shutDown: what waits is still handled, what is added or comes later is not", async () => {
    const { queue, begun, finish, done } = startWork();
    for (const key of ["a", "b"]) queue.add(key);
    queue.addAfter("later", 10);
    await settle();
    queue.add("a");
    queue.shutDown();
    queue.add("c");
    for (const key of ["a", "b", "a"]) {
      finish(key);
      await settle();
    }
    await done;
    await vi.advanceTimersByTimeAsync(100);
    expect(begun).toEqual(["a", "b", "a"]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test.each([0, Number.NaN])("a concurrency of %d is refused", async (concurrency) => {
    await expect(createWorkQueue().run(() => {}, { concurrency })).rejects.toThrow(RangeError);
  });
});

test("a key that is always there does not keep timers from their turn", async () => {
  vi.useRealTimers();
  const queue = createWorkQueue();
  const run = queue.run((key) => queue.add(key));
  queue.add("a");
  await new Promise((resolve) => setTimeout(resolve, 20));
  queue.shutDown();
  await run;
});

test("without a listener failures are written to the console", async () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => {});
  onTestFinished(() => log.mockRestore());
  const { queue, finish } = startWork();
  queue.add("a");
  await settle();
  finish("a", new Error("no"));
  await settle();
  expect(log).toHaveBeenCalledExactlyOnceWith({ key: "a", error: new Error("no") });
});
