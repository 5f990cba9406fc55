import { describe, expect, test, vi } from "vitest";
import { WorkQueue } from "../../src/garbage-collector/work-queue.js";

/** Work that waits until it is let go. */
function heldWork() {
  const begun: string[] = [];
  const releases: (() => void)[] = [];
  return {
    begun,
    work: async (key: string) => {
      begun.push(key);
      await new Promise<void>((resolve) => releases.push(resolve));
    },
    release: () => releases.shift()?.(),
  };
}

const failNever = () => {
  throw new Error("No work fails here");
};

describe("a work queue", () => {
  test("works on so many keys at a time, in the order they came, and on each once", async () => {
    const { begun, work, release } = heldWork();
    const queue = new WorkQueue({ concurrency: 2, work, onError: failNever });
    for (const key of ["a", "b", "c", "c", "d"]) queue.add(key);
    await vi.waitFor(() => expect(begun).toEqual(["a", "b"]));
    release();
    await vi.waitFor(() => expect(begun).toEqual(["a", "b", "c"]));
    release();
    release();
    await vi.waitFor(() => expect(begun).toEqual(["a", "b", "c", "d"]));
    release();
    queue.stop();
    expect(begun).toEqual(["a", "b", "c", "d"]);
  });

  test("works on a key again that was added meanwhile, but not at the same time", async () => {
    const { begun, work, release } = heldWork();
    const queue = new WorkQueue({ concurrency: 2, work, onError: failNever });
    queue.add("a");
    await vi.waitFor(() => expect(begun).toEqual(["a"]));
    queue.add("a");
    queue.add("b");
    await vi.waitFor(() => expect(begun).toEqual(["a", "b"]));
    release();
    await vi.waitFor(() => expect(begun).toEqual(["a", "b", "a"]));
    release();
    release();
    queue.stop();
  });

  test("tries failed work again after ever longer pauses, beginning anew after a success", async () => {
    vi.useFakeTimers();
    try {
      const failures: number[] = [];
      let attempts = 0;
      const queue = new WorkQueue({
        concurrency: 1,
        work: async () => {
          attempts += 1;
          if (attempts !== 5) throw new Error("not yet");
        },
        onError: (_key, _error, count) => failures.push(count),
      });
      queue.add("a");
      await vi.advanceTimersByTimeAsync(5 + 10 + 20 + 40);
      expect({ attempts, failures }).toEqual({ attempts: 5, failures: [1, 2, 3, 4] });
      queue.add("a");
      await vi.advanceTimersByTimeAsync(3_600_000);
      // Within an hour of failures it is tried every 5 to 10 seconds at most.
      expect(failures.slice(4, 6)).toEqual([1, 2]);
      expect(attempts).toBeGreaterThan(300);
      expect(attempts).toBeLessThan(800);
      queue.stop();
      const last = attempts;
      await vi.advanceTimersByTimeAsync(3_600_000);
      expect(attempts).toBe(last);
    } finally {
      vi.useRealTimers();
    }
  });

  test("begins nothing more once it is stopped, and tells of no more failures", async () => {
    const { begun, work, release } = heldWork();
    const done = vi.fn();
    const failing = async (key: string) => {
      await work(key);
      done();
      throw new Error("too late");
    };
    const queue = new WorkQueue({ concurrency: 1, work: failing, onError: failNever });
    queue.add("a");
    queue.add("b");
    expect(begun).toEqual(["a"]);
    queue.stop();
    queue.add("c");
    release();
    await vi.waitFor(() => expect(done).toHaveBeenCalled());
    expect(begun).toEqual(["a"]);
  });
});
