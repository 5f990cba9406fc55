import { expect, test } from "vitest";
import { OptionError, resolveOptions } from "../../src/options.js";

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
