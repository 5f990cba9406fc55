import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { openStore } from "../../src/storage/open-store.js";
import type { Entry, Store, WatchBatch } from "../../src/storage/store.js";
import { startServer, wrapStore } from "../helpers/server.js";
import { withoutCache } from "../helpers/without-cache.js";
import { checkHistory } from "./check-history.js";
import type { Rule } from "./violation.js";
import { runWorkload } from "./workload.js";

/** Says yes once in so many times. */
function everyNth(count: number): () => boolean {
  let calls = 0;
  return () => {
    calls += 1;
    return calls % count === 0;
  };
}

/** Sometimes reads what was there before. All is read from it. */
function withStaleReads(store: Store): Partial<Store> {
  const isWrong = everyNth(10);
  const newest = new Map<string, Entry>();
  const before = new Map<string, Entry>();
  return {
    get: async (key) => {
      const entry = await store.get(key);
      const last = newest.get(key);
      if (last !== undefined && last.revision !== entry?.revision) before.set(key, last);
      if (entry !== undefined) newest.set(key, entry);
      return isWrong() ? (before.get(key) ?? entry) : entry;
    },
    range: withoutCache((...args) => store.range(...args)),
  };
}

/** Sometimes tells a revision of a while ago, and tells of changes late. */
function withStaleRevisions(store: Store): Partial<Store> {
  let before: number | undefined;
  return {
    // Never one that is lower than the last: that would be another history, which servers notice.
    revision: async () => {
      const newest = await store.revision();
      const told = before ?? newest;
      before = newest;
      return told;
    },
    watch: async function* (prefix, options) {
      for await (const batch of store.watch(prefix, options)) {
        await setTimeout(20);
        yield batch;
      }
    },
  };
}

/** Writes whatever the revision is, and slowly enough that it often is another. */
function withUnconditionalWrites(store: Store): Partial<Store> {
  return {
    replace: async (key, value, revision) => {
      await setTimeout(1);
      const result = await store.replace(key, value, revision);
      if (result.done || result.current === undefined) return result;
      return await store.replace(key, value, result.current.revision);
    },
  };
}

/** Sometimes says that a write is done and does nothing. */
function withLostWrites(store: Store): Partial<Store> {
  const isWrong = everyNth(10);
  return {
    replace: async (key, value, revision) => {
      return isWrong()
        ? { done: true, revision: (await store.revision()) + 1 }
        : await store.replace(key, value, revision);
    },
  };
}

/** Sometimes does a write twice, so far apart that the first may be seen. */
function withRepeatedWrites(store: Store): Partial<Store> {
  const isWrong = everyNth(3);
  return {
    replace: async (key, value, revision) => {
      const result = await store.replace(key, value, revision);
      if (!result.done || !isWrong()) return result;
      await setTimeout(5);
      return await store.replace(key, value, result.revision);
    },
  };
}

/** Sometimes a range has one object too few. All is read from it. */
function withGaps(store: Store): Partial<Store> {
  const isWrong = everyNth(5);
  return {
    range: withoutCache(async (prefix, options) => {
      const range = await store.range(prefix, options);
      return isWrong() ? { ...range, entries: range.entries.slice(1) } : range;
    }),
  };
}

/** Sometimes leaves an event out, in every server, as nobody may watch at some of them. */
function withLostEvents(store: Store): Partial<Store> {
  return {
    watch: async function* (prefix, options): AsyncGenerator<WatchBatch> {
      const isWrong = everyNth(20);
      for await (const { events, revision } of store.watch(prefix, options)) {
        yield { events: events.filter(() => !isWrong()), revision };
      }
    },
  };
}

test.each<[string, (store: Store) => Partial<Store>, Rule]>([
  ["reads what was there before", withStaleReads, "linearizable"],
  ["tells a revision of before", withStaleRevisions, "linearizable"],
  ["overwrites what it has not seen", withUnconditionalWrites, "linearizable"],
  ["loses writes", withLostWrites, "linearizable"],
  ["does writes twice", withRepeatedWrites, "linearizable"],
  ["leaves objects out of ranges", withGaps, "linearizable"],
  ["leaves events out", withLostEvents, "watch-complete"],
])("a store that sometimes %s is found out by what clients see", { timeout: 60_000 }, async (_, breakStore, rule) => {
  const store = await openStore("memory:");
  // Two servers, as the writes of one to the same object wait for each other before they get to the store.
  const broken = wrapStore(store, { ...breakStore(store), close: async () => {} });
  const servers = [await startServer(broken), await startServer(broken)];
  const history = await runWorkload({
    servers: () => servers.map(({ url }) => url),
    operations: 800,
    watchers: rule === "watch-complete" ? 3 : 0,
    seed: 5,
  });
  await Promise.all(servers.map((server) => server.stop()));
  await store.close();
  expect(checkHistory(history).map((violation) => violation.rule)).toContain(rule);
});
