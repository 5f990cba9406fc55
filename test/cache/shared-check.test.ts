import { expect, test, vi } from "vitest";
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
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  const later = [check.run(), check.run(), check.run()];
  asked[0]?.resolve(1);
  expect(await first).toBe(1);
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  const last = check.run();
  asked[1]?.resolve(2);
  expect(await Promise.all(later)).toEqual([2, 2, 2]);
  await vi.waitFor(() => expect(asked).toHaveLength(3));
  asked[2]?.resolve(3);
  expect(await last).toBe(3);
});

test("who comes in the same turn of the event loop, or the next one, asks together", async () => {
  const { check, asked } = manual();
  const together = [check.run(), check.run()];
  await new Promise(setImmediate);
  together.push(check.run());
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  asked[0]?.resolve(1);
  expect(await Promise.all(together)).toEqual([1, 1, 1]);
  expect(asked).toHaveLength(1);
});

test("a question that fails fails those who asked it, and not the next ones", async () => {
  const { check, asked } = manual();
  const first = check.run();
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  const second = check.run();
  asked[0]?.reject(new Error("away"));
  await expect(first).rejects.toThrow("away");
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  asked[1]?.resolve(2);
  expect(await second).toBe(2);
  const third = check.run();
  await vi.waitFor(() => expect(asked).toHaveLength(3));
  asked[2]?.resolve(3);
  expect(await third).toBe(3);
});
