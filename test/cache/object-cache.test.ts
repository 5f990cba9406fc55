import { expect, onTestFinished, test } from "vitest";
import { ObjectCache } from "../../src/cache/object-cache.js";
import { encodeObject } from "../../src/registry/object-codec.js";
import { openStore } from "../../src/storage/open-store.js";
import { WatchCache } from "../../src/watch/watch-cache.js";

async function openCache() {
  const store = await openStore("memory:");
  const cache = new ObjectCache(store, (error) => expect(error).toBeUndefined());
  const watches = new WatchCache(store, { follower: cache });
  onTestFinished(async () => {
    watches.stop();
    await store.close();
  });
  return { store, cache, watches };
}

test("who waits for all objects gets them as they are then, also if they change afterwards", async () => {
  const { store, cache, watches } = await openCache();
  const key = "/registry/pods/default/web";
  const metadata = { name: "web", uid: "u", generation: 1, creationTimestamp: "" };
  await store.create(key, encodeObject({ apiVersion: "v1", kind: "Pod", metadata }));
  const loading = cache.loaded();
  watches.start();
  const state = await loading;

  const [before] = state?.sequences() ?? [];
  expect(before?.blocks.flatMap(({ objects }) => objects)).toMatchObject([{ key }]);

  const { revision } = (await store.get(key)) ?? { revision: 0 };
  await store.delete(key, revision);
  expect((await cache.reach(await store.revision(), 5_000))?.kind("/registry/pods/")?.get(key)).toBeUndefined();
  expect(before?.blocks.flatMap(({ objects }) => objects)).toMatchObject([{ key }]);
});

test("who waits for all objects of a cache that is stopped waits no longer", async () => {
  const { cache } = await openCache();
  const loading = cache.loaded();
  cache.stop();
  expect(await loading).toBeUndefined();
});
