import { expect, test } from "vitest";
import { KeyQueue } from "../../src/registry/key-queue.js";

test("tasks of a key run one after the other, also those that wait while thousands of other keys come and go", async () => {
  const queue = new KeyQueue();
  let endFirst = () => {};
  const first = new Promise<void>((resolve) => {
    endFirst = resolve;
  });
  const ran: string[] = [];
  const task = (name: string, ends?: Promise<void>) => async (isFirst: boolean) => {
    ran.push(`${name} ${isFirst ? "at once" : "after another"}`);
    await ends;
  };
  const firstDone = queue.run("key", task("first", first));
  const secondDone = queue.run("key", task("second"));
  for (let other = 0; other < 5_000; other += 1) await queue.run(`other-${other}`, async () => {});
  const thirdDone = queue.run("key", task("third"));
  expect(ran).toEqual(["first at once"]);
  endFirst();
  await Promise.all([firstDone, secondDone, thirdDone]);
  expect(ran).toEqual(["first at once", "second after another", "third after another"]);
  await queue.run("key", task("fourth"));
  expect(ran.at(-1)).toBe("fourth at once");
});

test("a task that fails lets the next one of its key run", async () => {
  const queue = new KeyQueue();
  const failed = queue.run("key", () => Promise.reject(new Error("no")));
  const next = queue.run("key", async (isFirst) => isFirst);
  await expect(failed).rejects.toThrow("no");
  await expect(next).resolves.toBe(false);
});
