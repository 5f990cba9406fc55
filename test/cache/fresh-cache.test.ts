import { expect, test } from "vitest";
import { CachedState } from "../../src/cache/cached-state.js";
import { FreshCache } from "../../src/cache/fresh-cache.js";
import type { ObjectCache } from "../../src/cache/object-cache.js";
import type { Store } from "../../src/storage/store.js";

test("what the cache has is given up once the store has gone back to an older state", async () => {
  let revision = 100;
  const cache = { state: new CachedState(100), reach: async () => undefined };
  const store = { revision: async () => revision };
  const fresh = new FreshCache(cache as unknown as ObjectCache, store as unknown as Store);
  expect(await fresh.state()).toBe(cache.state);
  revision = 90;
  expect(await fresh.state()).toBeUndefined();
  revision = 95;
  expect(await fresh.state()).toBeUndefined();
  cache.state = new CachedState(95);
  expect(await fresh.state()).toBe(cache.state);
});
