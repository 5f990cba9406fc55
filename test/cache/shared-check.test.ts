import { expect, test } from "vitest";
import { SharedCheck } from "../../src/cache/shared-check.js";

/** A check whose questions are answered by hand, the oldest first. */
function manual() {
  const asked: { resolve: (answer: number) => void; reject: (error: Error) => void }[] = [];
  const check = new SharedCheck(() => new Promise<number>((resolve, reject) => asked.push({ resolve, reject })));
  return { check, asked };
}

test("who comes while a question is under way gets the answer to the next one, all the same", async () => {
  const { check, asked } = manual();
  const first = check.run();
  const later = [check.run(), check.run(), check.run()];
  expect(asked).toHaveLength(1);
  asked[0]?.resolve(1);
  expect(await first).toBe(1);
  await new Promise(setImmediate);
  expect(asked).toHaveLength(2);
  const last = check.run();
  asked[1]?.resolve(2);
  expect(await Promise.all(later)).toEqual([2, 2, 2]);
  await new Promise(setImmediate);
  expect(asked).toHaveLength(3);
  asked[2]?.resolve(3);
  expect(await last).toBe(3);
});

test("a question that fails fails those who asked it, and not the next ones", async () => {
  const { check, asked } = manual();
  const first = check.run();
  const second = check.run();
  asked[0]?.reject(new Error("away"));
  await expect(first).rejects.toThrow("away");
  await new Promise(setImmediate);
  asked[1]?.resolve(2);
  expect(await second).toBe(2);
  const third = check.run();
  asked[2]?.resolve(3);
  expect(await third).toBe(3);
});
