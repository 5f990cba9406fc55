import { expect, onTestFinished, test, vi } from "vitest";
import { ObjectCache } from "../../src/cache/object-cache.js";
import { OpenedState } from "../../src/cache/opened-state.js";
import { encodeObject } from "../../src/registry/object-codec.js";
import { openStore } from "../../src/storage/open-store.js";
import { WatchCache } from "../../src/watch/watch-cache.js";
import { temporaryDirectory } from "../helpers/temporary-directory.js";

async function openCache() {
  const store = await openStore("memory:");
  const cache = new ObjectCache(store, { onError: (error) => expect(error).toBeUndefined() });
  const watches = new WatchCache(store, { follower: cache });
  onTestFinished(async () => {
    watches.stop();
    await store.close();
  });
  return { store, cache, watches };
}

const key = "/registry/pods/default/web";
const metadata = { name: "web", uid: "u", generation: 1, creationTimestamp: "" };
const value = encodeObject({ apiVersion: "v1", kind: "Pod", metadata });

test("who waits for all objects gets them as they are then, also if they change afterwards", async () => {
  const { store, cache, watches } = await openCache();
  await store.create(key, value);
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

test.each([
  { title: "what the store has told at its opening is not read again", isWritten: false, ranges: 0 },
  { title: "a store that was written to since its opening is read", isWritten: true, ranges: 1 },
])("$title", async ({ isWritten, ranges }) => {
  const url = `file:${temporaryDirectory()}`;
  const first = await openStore(url);
  await first.create(key, value);
  await first.close();
  const opened = new OpenedState();
  const store = await openStore(url, { embedded: { onEntries: opened.add } });
  const cache = new ObjectCache(store, { onError: (error) => expect(error).toBeUndefined(), opened: opened.end() });
  const range = vi.spyOn(store, "range");
  const watches = new WatchCache(store, { follower: cache });
  onTestFinished(async () => {
    watches.stop();
    await store.close();
  });
  const other = "/registry/pods/default/other";
  if (isWritten) await store.create(other, value);
  watches.start();
  await cache.loaded();
  expect(range).toHaveBeenCalledTimes(ranges);

  if (!isWritten) await store.create(other, value);
  const state = await cache.reach(await store.revision(), 5_000);
  expect(state?.kind("/registry/pods/")?.get(key)).toMatchObject({ key });
  expect(state?.kind("/registry/pods/")?.get(other)).toMatchObject({ key: other });
});
