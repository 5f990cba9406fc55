import { describe, expect, test, vi } from "vitest";
import { ApiError } from "../../src/errors.js";
import { type Attempt, compareAndSwap } from "../../src/registry/compare-and-swap.js";
import { CurrentObject } from "../../src/registry/current-object.js";
import { StoreError } from "../../src/storage/store.js";

function version(revision: number): CurrentObject {
  const metadata = { name: "a", uid: "u", generation: 1, creationTimestamp: "" };
  const value = Buffer.from(JSON.stringify({ apiVersion: "v1", kind: "Pod", metadata }));
  return CurrentObject.ofEntry({ key: "/registry/pods/a", value, revision });
}

const old = version(1);
const newest = version(2);

/** What comes of a write that begins with a recalled object, and what it was tried with. */
async function swap(
  recalled: CurrentObject,
  stored: CurrentObject | undefined,
  write: (seen: string | undefined) => Attempt<string> | Promise<Attempt<string>>,
) {
  const read = vi.fn(async () => stored);
  const tried: (string | undefined)[] = [];
  const attempt = async (object: CurrentObject | undefined) => {
    tried.push(object?.resourceVersion);
    return await write(object?.resourceVersion);
  };
  const result = compareAndSwap({ read, recalled, write: attempt, what: "Pod a" }).catch((error: Error) => error);
  return { result: await result, tried, reads: read.mock.calls.length };
}

const done = (value = "done", isWritten = true): Attempt<string> => ({ done: true, isWritten, value });
const refuse = (reason: "NotFound" | "Conflict" | "Invalid") => {
  throw new ApiError(reason, "no");
};

describe("a write that begins with an object that may be out of date", () => {
  test("needs no other one if it gets done", async () => {
    expect(await swap(newest, newest, () => done())).toEqual({ result: "done", tried: ["2"], reads: 0 });
  });

  test("goes on with what a swap that fails has found", async () => {
    const write = (seen?: string): Attempt<string> => (seen === "1" ? { done: false, current: newest } : done());
    expect(await swap(old, newest, write)).toEqual({ result: "done", tried: ["1", "2"], reads: 0 });
  });

  test.each(["Conflict", "Invalid"] as const)("is refused with %s only by the newest object", async (reason) => {
    const write = (seen?: string) => (seen === "1" ? refuse(reason) : done());
    expect(await swap(old, newest, write)).toEqual({ result: "done", tried: ["1", "2"], reads: 1 });
    const again = await swap(newest, newest, () => refuse(reason));
    expect(again).toMatchObject({ result: { reason }, tried: ["2"], reads: 1 });
  });

  test("finds out that there is no object any more", async () => {
    const write = (seen?: string) => refuse(seen === undefined ? "NotFound" : "Conflict");
    expect(await swap(old, undefined, write)).toMatchObject({
      result: { reason: "NotFound" },
      tried: ["1", undefined],
    });
  });

  test("leaves nothing as it is because of what was", async () => {
    const write = (seen?: string) => (seen === "1" ? done("left", false) : done());
    expect(await swap(old, newest, write)).toEqual({ result: "done", tried: ["1", "2"], reads: 1 });
    expect(await swap(newest, newest, () => done("left", false))).toMatchObject({ result: "left", tried: ["2"] });
  });

  test("is not done again if the store has failed, as it may have been done", async () => {
    const write = () => Promise.reject(new StoreError("outcome-unknown", "late"));
    expect(await swap(old, newest, write)).toMatchObject({
      result: { code: "outcome-unknown" },
      tried: ["1"],
      reads: 0,
    });
  });
});
