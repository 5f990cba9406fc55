import { expect, test } from "vitest";
import { OptionError, resolveOptions } from "../../src/options.js";

test.each([
  {
    options: { maxRequestsInflight: -1 },
    want: "Bad maxRequestsInflight -1: it must be a whole number, 0 for no limit",
  },
  { options: { maxWatches: 1.5 }, want: "Bad maxWatches 1.5" },
  { options: { maxBodyBytesInflight: Number.NaN }, want: "Bad maxBodyBytesInflight NaN" },
  { options: { idleTimeoutMs: 0 }, want: "Bad idleTimeoutMs 0: it must be a number of milliseconds, 10 or more" },
  {
    options: { requestTimeoutMs: 20_000 },
    want: "Bad requestTimeoutMs 20000: it must not be less than headersTimeoutMs",
  },
])("$options is refused", ({ options, want }) => {
  expect(() => resolveOptions(options)).toThrow(OptionError);
  expect(() => resolveOptions(options)).toThrow(want);
});

test("the limits are those of Kubernetes where it has them", () => {
  expect(resolveOptions()).toMatchObject({ maxRequestsInflight: 400, maxMutatingRequestsInflight: 200 });
  expect(resolveOptions({ maxRequestsInflight: 0 }).maxRequestsInflight).toBe(0);
});

test.each([
  { bookmarkIntervalMs: 0 },
  { bookmarkIntervalMs: 9 },
  { bookmarkIntervalMs: Number.NaN },
  { bookmarkIntervalMs: 2 ** 31 },
])("%j is refused", (options) => {
  expect(() => resolveOptions(options)).toThrow(OptionError);
  expect(() => resolveOptions(options)).toThrow(`Bad bookmarkIntervalMs ${options.bookmarkIntervalMs}`);
});

test("bookmarks come after ten seconds of silence unless told otherwise", () => {
  expect(resolveOptions().bookmarkIntervalMs).toBe(10_000);
  expect(resolveOptions({ bookmarkIntervalMs: 50 }).bookmarkIntervalMs).toBe(50);
});
