import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ApiError } from "../../src/errors.js";
import { openStore } from "../../src/storage/open-store.js";
import { type Store, StoreError } from "../../src/storage/store.js";
import type { EventCursor } from "../../src/watch/event-log.js";
import { WatchCache, type WatchCacheOptions } from "../../src/watch/watch-cache.js";
import type { WatchEvent } from "../../src/watch/watch-event.js";
import { wrapStore } from "../helpers/server.js";
import { podBytes, podKey, putBytes, remove } from "./store-objects.js";

let store: Store;
const cleanups: (() => unknown)[] = [];
beforeEach(async () => {
  store = await openStore("memory:");
});
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  await store.close();
});

/** A cache that has begun to follow the store. */
async function startCache(options: WatchCacheOptions = {}, on = store): Promise<WatchCache> {
  const cache = new WatchCache(on, options);
  cleanups.push(() => cache.stop());
  cache.start();
  await cache.ready();
  return cache;
}

/** Reads a cursor on pods as it comes. */
class Reader {
  readonly events: WatchEvent[] = [];
  readonly cursor: EventCursor;
  readonly afterRevision: number;
  failure: unknown;
  #wake = () => {};

  constructor(cache: WatchCache, afterRevision: number, prefix = "/registry/pods/", reads = true) {
    this.afterRevision = afterRevision;
    const onChange = () => {
      if (reads) this.read();
    };
    this.cursor = cache.open({ afterRevision, scope: { prefix, isKey: false }, onChange });
    onChange();
  }

  read(): void {
    try {
      for (let event = this.cursor.next(); event !== undefined; event = this.cursor.next()) this.events.push(event);
    } catch (error) {
      this.failure = error;
    }
    this.#wake();
  }

  async until(condition: (reader: this) => boolean): Promise<void> {
    while (!condition(this)) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    // Events are handed on to everyone at the end of a turn.
    await new Promise(setImmediate);
  }

  get revisions(): number[] {
    return this.events.map(({ revision }) => revision);
  }
}

const put = (name: string, labels?: Record<string, string>) => putBytes(store, podKey(name), podBytes(name, labels));
const many = (count: number) => Promise.all(Array.from({ length: count }, (_, index) => put(`pod-${index}`)));
const sorted = (revisions: readonly number[]) => [...revisions].sort((a, b) => a - b);

describe("a cursor", () => {
  test("reads what happened after its revision, then what happens", async () => {
    const first = await put("a");
    const second = await put("b");
    const cache = await startCache();
    const reader = new Reader(cache, first);
    const third = await remove(store, podKey("a"));
    await reader.until(({ events }) => events.length === 2);
    expect(reader.revisions).toEqual([second, third]);
    expect(reader.events.map((event) => event.typeFor(undefined))).toEqual(["ADDED", "DELETED"]);
  });

  test("may begin at a revision that the cache has not reached", async () => {
    let letThrough = () => {};
    const gate = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    const cache = await startCache(
      {},
      wrapStore(store, {
        watch: async function* (...args) {
          await gate;
          yield* store.watch(...args);
        },
      }),
    );
    await put("a");
    const second = await put("b");
    const reader = new Reader(cache, second);
    expect(cache.revision).toBeLessThan(second);
    const third = await put("c");
    letThrough();
    await reader.until(({ events }) => events.length > 0);
    expect(reader.revisions).toEqual([third]);
  });

  test("reads only its own kind and prefix, or one key", async () => {
    const cache = await startCache();
    const start = await store.revision();
    const all = new Reader(cache, start, "/registry/");
    const pods = new Reader(cache, start);
    const namespace = new Reader(cache, start, "/registry/pods/default/");
    const scope = { prefix: podKey("web"), isKey: true };
    const key = cache.open({ afterRevision: start, scope, onChange: () => {} });
    const keys = [podKey("web"), podKey("web2"), "/registry/pods/other/web", "/registry/podsets/default/web"];
    for (const each of keys) await putBytes(store, each, podBytes("web"));
    await all.until(({ events }) => events.length === 4);
    expect(all.events.map((event) => event.key)).toEqual(keys);
    expect(pods.events.map((event) => event.key)).toEqual(keys.slice(0, 3));
    expect(namespace.events.map((event) => event.key)).toEqual(keys.slice(0, 2));
    expect(key.next()?.key).toBe(podKey("web"));
    expect(key.next()).toBeUndefined();
  });

  test("begins anywhere amid concurrent writes without gap or duplicate", async () => {
    const cache = await startCache();
    const start = await store.revision();
    const readers: Reader[] = [];
    const writes = Array.from({ length: 300 }, async (_, index) => {
      const revision = await put(`pod-${index % 30}-${index}`);
      // Also from revisions that the cache has not seen, and from older ones.
      if (index % 6 === 0) readers.push(new Reader(cache, index % 12 === 0 ? revision : start + (index % 50)));
      return revision;
    });
    const revisions = sorted(await Promise.all(writes));
    const last = Number(revisions.at(-1));
    const everything = new Reader(cache, start);
    await everything.until((reader) => reader.revisions.at(-1) === last);
    expect(everything.revisions).toEqual(revisions);
    expect(readers).toHaveLength(50);
    for (const { cursor, afterRevision, revisions: seen } of readers) {
      expect(seen).toEqual(revisions.filter((revision) => revision > afterRevision));
      expect(cursor.isAtEnd).toBe(true);
    }
  });
});

describe("the history", () => {
  test("keeps so many events, and refuses to begin before them", async () => {
    const cache = await startCache({ maxEvents: 10 });
    const revisions = sorted(await many(15));
    const reader = new Reader(cache, Number(revisions.at(-1)) - 1);
    await reader.until(({ events }) => events.length === 1);
    expect(new Reader(cache, Number(revisions[4])).revisions).toEqual(revisions.slice(5));
    expect(() => new Reader(cache, Number(revisions[3]))).toThrow(expect.objectContaining({ reason: "Expired" }));
  });

  test("keeps so many bytes", async () => {
    const cache = await startCache({ maxBytes: 10_000 });
    const revisions: number[] = [];
    for (let index = 0; index < 4; index += 1) {
      revisions.push(await putBytes(store, podKey(`${index}`), podBytes("a", {}, "x".repeat(4_000))));
    }
    const reader = new Reader(cache, Number(revisions[2]));
    await reader.until(({ events }) => events.length === 1);
    expect(new Reader(cache, Number(revisions[1])).revisions).toEqual(revisions.slice(2));
    expect(() => new Reader(cache, Number(revisions[0]))).toThrow(ApiError);
  });

  test("reaches further back for a kind with few events", async () => {
    const cache = await startCache({ maxEvents: 10 });
    const start = await store.revision();
    await many(15);
    const node = await putBytes(store, "/registry/nodes/a", podBytes("a"));
    const nodes = new Reader(cache, start, "/registry/nodes/");
    await nodes.until(({ events }) => events.length === 1);
    expect(nodes.revisions).toEqual([node]);
    expect(() => new Reader(cache, start)).toThrow(ApiError);
  });

  test("ends a cursor that has not read what is removed, and no other", async () => {
    const cache = await startCache({ maxEvents: 10 });
    const start = await store.revision();
    const slow = new Reader(cache, start, "/registry/pods/", false);
    const quick = new Reader(cache, start);
    const future = new Reader(cache, start + 15, "/registry/pods/", false);
    const revisions = sorted(await many(16));
    await quick.until(({ events }) => events.length === 16);
    expect(quick.revisions).toEqual(revisions);
    expect(() => slow.cursor.next()).toThrow("The watch fell too far behind");
    future.read();
    expect(future.revisions).toEqual(revisions.slice(15));
  });

  test("begins in the past, so that watches resume at a new server", async () => {
    const start = await store.revision();
    const revisions = sorted(await many(20));
    const cache = await startCache({ maxEvents: 10 });
    const reader = new Reader(cache, Number(revisions[9]));
    await reader.until(({ events }) => events.length === 10);
    expect(reader.revisions).toEqual(revisions.slice(10));
    expect(() => new Reader(cache, start)).toThrow(ApiError);
  });
});

describe("a store that fails", () => {
  /** The store, whose watches fail with what is given; each once. */
  function failing(failures: StoreError[], watched: number[] = [], moment = Promise.resolve()): Store {
    return wrapStore(store, {
      watch: async function* (prefix, options) {
        watched.push(options.afterRevision);
        for await (const batch of store.watch(prefix, options)) {
          yield batch;
          const failure = failures.shift();
          if (failure === undefined) continue;
          await moment;
          throw failure;
        }
      },
    });
  }

  test("is watched again from where it failed", async () => {
    const errors: unknown[] = [];
    const failure = new StoreError("unavailable", "away");
    const cache = await startCache({ onError: (error) => errors.push(error) }, failing([failure, failure]));
    const reader = new Reader(cache, await store.revision());
    const revisions: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      revisions.push(await put(`${round}`));
      await reader.until(({ events }) => events.length > round);
    }
    expect(reader.revisions).toEqual(revisions);
    expect(errors).toEqual([failure, failure]);
  });

  test("begins anew where its history begins, and ends whom it cannot serve", async () => {
    const start = await store.revision();
    const oldest = start + 3;
    const watched: number[] = [];
    const failures = [new StoreError("compacted", "gone", { oldestRevision: oldest })];
    let fail = () => {};
    const moment = new Promise<void>((resolve) => {
      fail = resolve;
    });
    const cache = await startCache({}, failing(failures, watched, moment));
    const reader = new Reader(cache, start);
    const later = new Reader(cache, oldest);
    const revisions = [await put("a")];
    await reader.until(({ events }) => events.length === 1);
    for (const name of ["b", "c", "d"]) revisions.push(await put(name));
    fail();
    await reader.until(({ failure }) => failure !== undefined);
    await later.until(({ events }) => events.length === 1);
    expect(reader.failure).toMatchObject({ reason: "Expired" });
    expect(later.revisions).toEqual(revisions.slice(3));
    expect(watched.at(-1)).toBe(oldest);
    expect(() => new Reader(cache, start)).toThrow(ApiError);
    expect(new Reader(cache, oldest).revisions).toEqual(revisions.slice(3));
  });

  test("that was set back ends everyone, for what they saw has not happened", async () => {
    const failures = [new StoreError("future-revision", "not yet")];
    const cache = await startCache({}, failing(failures));
    const reader = new Reader(cache, await store.revision());
    const future = new Reader(cache, (await store.revision()) + 100);
    await put("a");
    await reader.until(({ failure }) => failure !== undefined);
    expect(reader.failure).toMatchObject({ reason: "Expired" });
    expect(() => future.cursor.next()).toThrow(ApiError);
  });

  test("lets nobody wait: cursors are refused until it answers for the first time", async () => {
    let isAway = true;
    const cache = new WatchCache(
      wrapStore(store, {
        revision: async () => {
          if (isAway) throw new StoreError("unavailable", "away");
          return store.revision();
        },
      }),
    );
    cleanups.push(() => cache.stop());
    cache.start();
    await expect(cache.ready()).rejects.toMatchObject({ code: "unavailable" });
    isAway = false;
    const back = async (): Promise<void> => cache.ready().catch(() => new Promise(setImmediate).then(back));
    await back();
    expect(cache.revision).toBeLessThanOrEqual(await store.revision());
  });

  test("lets cursors fail when it is closed, or the cache is stopped", async () => {
    const start = await store.revision();
    const cache = await startCache();
    const reader = new Reader(cache, start);
    cache.stop();
    expect(reader.failure).toMatchObject({ reason: "ServiceUnavailable" });
    expect(() => new Reader(cache, start)).toThrow("The server is shutting down");
    await expect(cache.ready()).rejects.toMatchObject({ reason: "ServiceUnavailable" });

    const other = await startCache();
    const otherReader = new Reader(other, start);
    await store.close();
    await otherReader.until(({ failure }) => failure !== undefined);
    expect(otherReader.failure).toMatchObject({ reason: "ServiceUnavailable" });
  });
});

describe("events", () => {
  test("of every kind can be iterated, decoded, with the state before", async () => {
    const start = await store.revision();
    await put("a", { app: "one" });
    const cache = await startCache();
    const controller = new AbortController();
    const seen: unknown[] = [];
    const iterating = (async () => {
      for await (const events of cache.events(start, controller.signal)) {
        for (const { revision, object, previous } of events) {
          seen.push([revision, object?.metadata.labels, previous?.metadata.labels, previous?.metadata.resourceVersion]);
        }
        if (seen.length === 4) controller.abort();
      }
    })();
    await put("a", { app: "two" });
    await remove(store, podKey("a"));
    await putBytes(store, "/registry/nodes/n", podBytes("n"));
    await iterating;
    expect(seen).toEqual([
      [start + 1, { app: "one" }, undefined, undefined],
      [start + 2, { app: "two" }, { app: "one" }, String(start + 2)],
      [start + 3, undefined, { app: "two" }, String(start + 3)],
      [start + 4, {}, undefined, undefined],
    ]);
  });

  test("end when the signal aborts while nothing happens", async () => {
    const cache = await startCache();
    const controller = new AbortController();
    const next = cache.events(await store.revision(), controller.signal).next();
    controller.abort();
    expect(await next).toEqual({ done: true, value: undefined });
  });

  test("are made ready once, and shared as long as they are new", async () => {
    const cache = await startCache();
    const start = await store.revision();
    await put("a");
    const readers = [new Reader(cache, start), new Reader(cache, start)];
    for (const reader of readers) await reader.until(({ events }) => events.length === 1);
    const [first, second] = readers.map(({ events }) => events[0]);
    expect(first).toBe(second);
    expect(first?.object).toBe(second?.object);
    first?.forget();
    expect(first?.object).not.toBe(second?.object);
    expect(first?.object).toEqual(second?.object);
  });
});

test("selectors decide what a change is to a watcher", async () => {
  const cache = await startCache();
  const reader = new Reader(cache, await store.revision());
  const web = { matches: ({ metadata }: { metadata: { labels?: object } }) => "web" in (metadata.labels ?? {}) };
  await put("a");
  await put("a", { web: "" });
  await put("a", { web: "", more: "" });
  await put("a", {});
  await remove(store, podKey("a"));
  await put("b", { web: "" });
  await remove(store, podKey("b"));
  await reader.until(({ events }) => events.length === 7);
  expect(reader.events.map((event) => event.typeFor(web))).toEqual([
    ...[undefined, "ADDED", "MODIFIED", "DELETED", undefined, "ADDED", "DELETED"],
  ]);
});
