import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Entry, Store, StoreError, StoreEvent, WriteResult } from "../../src/storage/store.js";
import { firstEvents, readWatch } from "./watch-reader.js";

/** How the contract gets at one implementation. */
export interface StoreHarness {
  /** Before all tests. */
  setUp?(): Promise<void>;
  /** After all tests. */
  tearDown?(): Promise<void>;
  /** Opens one more store, or the same data once more. */
  open(): Promise<Store>;
  /** Removes everything up to the newest revision but one from the history. */
  compact(store: Store, prefix: string): Promise<void>;
}

/** What every `Store` does, whatever is under it. */
export function describeStore(name: string, harness: StoreHarness): void {
  describe(`${name} as a Store`, () => {
    let store: Store;
    /** Tests share a store and keep apart by prefix. */
    let prefix: string;

    beforeAll(async () => {
      await harness.setUp?.();
      store = await harness.open();
    });
    afterAll(async () => {
      await store.close();
      await harness.tearDown?.();
    });
    beforeEach(() => {
      prefix = `/registry/${randomUUID()}/`;
    });

    const put = async (key: string, value: string | Buffer): Promise<number> => {
      const bytes = Buffer.from(value);
      const current = await store.get(key);
      return written(current ? await store.replace(key, bytes, current.revision) : await store.create(key, bytes));
    };
    const remove = async (key: string): Promise<number> => {
      const current = await store.get(key);
      return written(await store.delete(key, current?.revision ?? 0));
    };

    describe("compare-and-swap", () => {
      it("creates what is absent, and tells what is there instead", async () => {
        const key = `${prefix}a`;
        const revision = written(await store.create(key, Buffer.from("one")));
        expect(await store.get(key)).toEqual({ key, value: Buffer.from("one"), revision });
        expect(await store.create(key, Buffer.from("two"))).toEqual({
          done: false,
          current: { key, value: Buffer.from("one"), revision },
        });
      });

      it("replaces only the revision that was named", async () => {
        const key = `${prefix}a`;
        const first = await put(key, "one");
        const second = written(await store.replace(key, Buffer.from("two"), first));
        const current = { key, value: Buffer.from("two"), revision: second };
        expect(await store.replace(key, Buffer.from("three"), first)).toEqual({ done: false, current });
        expect(await store.get(key)).toEqual(current);
      });

      it("deletes only the revision that was named", async () => {
        const key = `${prefix}a`;
        const first = await put(key, "one");
        const second = await put(key, "two");
        const current = { key, value: Buffer.from("two"), revision: second };
        expect(await store.delete(key, first)).toEqual({ done: false, current });
        expect(written(await store.delete(key, second))).toBeGreaterThan(second);
        expect(await store.get(key)).toBeUndefined();
      });

      it("does not replace or delete what is absent", async () => {
        const key = `${prefix}a`;
        const revision = await put(key, "one");
        await remove(key);
        expect(await store.replace(key, Buffer.from("two"), revision)).toEqual({ done: false, current: undefined });
        expect(await store.delete(key, revision)).toEqual({ done: false, current: undefined });
        expect(await store.replace(`${prefix}never`, Buffer.from("two"), revision)).toEqual({
          done: false,
          current: undefined,
        });
      });

      it("creates again after a deletion, at a new revision", async () => {
        const key = `${prefix}a`;
        await put(key, "one");
        const deleted = await remove(key);
        expect(written(await store.create(key, Buffer.from("again")))).toBeGreaterThan(deleted);
      });

      it("loses no update of 64 at once", async () => {
        const key = `${prefix}counter`;
        await put(key, "0");
        await Promise.all(Array.from({ length: 64 }, () => increment(store, key)));
        expect((await store.get(key))?.value.toString()).toBe("64");
      });

      it("lets one of many creators win", async () => {
        const results = await Promise.all(
          Array.from({ length: 20 }, (_, index) => store.create(`${prefix}a`, Buffer.from(`${index}`))),
        );
        const winner = results.findIndex((result) => result.done);
        expect(results.filter((result) => result.done)).toHaveLength(1);
        expect((await store.get(`${prefix}a`))?.value.toString()).toBe(`${winner}`);
        for (const result of results) {
          expect(result.done || result.current?.value.toString() === `${winner}`).toBe(true);
        }
      });
    });

    describe("revisions", () => {
      it("grow with every write, over all keys", async () => {
        for (const write of [
          () => put(`${prefix}a`, "1"),
          () => put(`${prefix}b`, "1"),
          () => put(`${prefix}a`, "2"),
          () => remove(`${prefix}b`),
          () => put(`${prefix}b`, "2"),
        ]) {
          const before = await store.revision();
          const revision = await write();
          expect(revision).toBeGreaterThan(before);
          expect(await store.revision()).toBeGreaterThanOrEqual(revision);
        }
      });

      it("stay where they are when nothing is written", async () => {
        await put(`${prefix}a`, "1");
        const revision = await store.revision();
        await store.create(`${prefix}a`, Buffer.from("2"));
        await store.delete(`${prefix}b`, 1);
        expect(await store.revision()).toBe(revision);
      });

      it("are 1 or more, so that 0 can mean none", async () => {
        expect(await store.revision()).toBeGreaterThanOrEqual(1);
        expect((await store.range(prefix)).revision).toBeGreaterThanOrEqual(1);
      });
    });

    describe("values", () => {
      it.each([
        ["nothing", Buffer.alloc(0)],
        ["nothing that lies nowhere", Buffer.from(new ArrayBuffer(0))],
        ["every byte", Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))],
        ["1 MB", Buffer.concat([randomBytes(1_000_000), Buffer.of(0)])],
      ])("come back as they were: %s", async (_, value) => {
        const key = `${prefix}a`;
        const revision = await put(key, value);
        expect((await store.get(key))?.value.equals(value)).toBe(true);
        expect((await store.range(prefix)).entries[0]?.value.equals(value)).toBe(true);
        const [event] = await firstEvents(store, prefix, revision - 1, 1);
        expect(event?.type === "put" && event.value.equals(value)).toBe(true);
      });

      it("are not changed by later reads and writes", async () => {
        await put(`${prefix}a`, Buffer.alloc(100_000, "a"));
        await put(`${prefix}b`, "b");
        const entries = [await store.get(`${prefix}a`), await store.get(`${prefix}b`)];
        await put(`${prefix}a`, Buffer.alloc(200_000, "c"));
        await store.get(`${prefix}a`);
        expect(entries.map((entry) => entry?.value)).toEqual([Buffer.alloc(100_000, "a"), Buffer.from("b")]);
      });

      it("may be as large as the store says, and no larger", async () => {
        const value = Buffer.alloc(store.maxValueBytes, 7);
        await put(`${prefix}a`, value);
        expect((await store.get(`${prefix}a`))?.value.equals(value)).toBe(true);
        await expect(store.create(`${prefix}b`, Buffer.alloc(store.maxValueBytes + 1))).rejects.toMatchObject({
          name: "StoreError",
          code: "too-large",
        });
        expect(await store.get(`${prefix}b`)).toBeUndefined();
      });

      it("can be read in a range that is larger than one message", async () => {
        const value = Buffer.concat([randomBytes(700_000), Buffer.of(0)]);
        await Promise.all(Array.from({ length: 12 }, (_, index) => put(`${prefix}${index}`, value)));
        const { entries } = await store.range(prefix);
        expect(entries).toHaveLength(12);
        expect(entries.every((entry) => entry.value.equals(value))).toBe(true);
      });
    });

    describe("range", () => {
      const keysOf = (entries: readonly Entry[]) => entries.map((entry) => entry.key.slice(prefix.length));

      it("has the keys in the order of their UTF-8 bytes", async () => {
        const names = ["b", "a", "ab", "a/b", "a-b", "a.b", "Z", "é", "\u{ffee}", "\u{1f600}", "a".repeat(506)];
        for (const name of names) {
          await put(`${prefix}${name}`, name);
        }
        const sorted = [...names].sort((left, right) => Buffer.from(left).compare(Buffer.from(right)));
        const { entries, remaining } = await store.range(prefix);
        expect(keysOf(entries)).toEqual(sorted);
        expect(remaining).toBe(0);
      });

      it("is empty where nothing is", async () => {
        expect(await store.range(prefix)).toEqual({ entries: [], revision: await store.revision(), remaining: 0 });
      });

      it("keeps to its prefix", async () => {
        for (const key of ["a/1", "a/2", "a", "ab/1", "a0", "a.", "b/1"]) {
          await put(`${prefix}${key}`, "x");
        }
        expect(keysOf((await store.range(`${prefix}a/`)).entries)).toEqual(["a/1", "a/2"]);
      });

      it("tell without counting whether anything is left off", async () => {
        for (const key of ["k1", "k2", "k3", "k4"]) await put(`${prefix}${key}`, "x");
        const rest = async (limit: number) => (await store.range(prefix, { limit, counts: false })).remaining;
        expect([(await rest(2)) > 0, (await rest(3)) > 0, await rest(4), await rest(5)]).toEqual([true, true, 0, 0]);
      });

      it("pages through a snapshot with limit, afterKey and revision", async () => {
        const names = Array.from({ length: 10 }, (_, index) => `k${index}`);
        for (const name of names) {
          await put(`${prefix}${name}`, "old");
        }
        const first = await store.range(prefix, { limit: 4 });
        expect(keysOf(first.entries)).toEqual(["k0", "k1", "k2", "k3"]);
        expect(first.remaining).toBe(6);

        await remove(`${prefix}k5`);
        await put(`${prefix}k6`, "new");
        await put(`${prefix}k55`, "new");
        await put(`${prefix}k1`, "new");

        const page = { limit: 4, revision: first.revision };
        const second = await store.range(prefix, { ...page, afterKey: `${prefix}k3` });
        expect(keysOf(second.entries)).toEqual(["k4", "k5", "k6", "k7"]);
        expect(second.entries.map((entry) => entry.value.toString())).toEqual(["old", "old", "old", "old"]);
        expect(second).toMatchObject({ remaining: 2, revision: first.revision });
        const third = await store.range(prefix, { ...page, afterKey: `${prefix}k7` });
        expect(keysOf(third.entries)).toEqual(["k8", "k9"]);
        expect(third.remaining).toBe(0);

        expect(keysOf((await store.range(prefix)).entries)).toEqual([
          ...["k0", "k1", "k2", "k3", "k4", "k55", "k6", "k7", "k8", "k9"],
        ]);
      });

      it("gives every revision as it was", async () => {
        const snapshots = [await store.range(prefix)];
        for (const [key, value] of [
          ["a", "1"],
          ["b", "1"],
          ["a", "2"],
          ["a"],
          ["b", "2"],
          ["a", "3"],
          ["b"],
        ] as const) {
          await (value === undefined ? remove(`${prefix}${key}`) : put(`${prefix}${key}`, value));
          snapshots.push(await store.range(prefix));
        }
        for (const snapshot of snapshots) {
          expect(await store.range(prefix, { revision: snapshot.revision })).toEqual(snapshot);
        }
      });

      it("reaches the end exactly at its limit", async () => {
        await put(`${prefix}a`, "1");
        await put(`${prefix}b`, "1");
        expect(await store.range(prefix, { limit: 2 })).toMatchObject({ remaining: 0 });
        expect((await store.range(prefix, { limit: 2 })).entries).toHaveLength(2);
        expect(await store.range(prefix, { limit: 2, afterKey: `${prefix}b` })).toMatchObject({
          entries: [],
          remaining: 0,
        });
      });

      it("does not see what is outside when it continues after another key", async () => {
        await put(`${prefix}b/1`, "1");
        expect(keysOf((await store.range(`${prefix}b/`, { afterKey: `${prefix}a` })).entries)).toEqual(["b/1"]);
        expect(keysOf((await store.range(`${prefix}b/`, { afterKey: `${prefix}c` })).entries)).toEqual([]);
      });

      it("is one snapshot while writes go on", async () => {
        // Both keys are always written one after the other, so b is never ahead of a.
        await put(`${prefix}a`, "0");
        await put(`${prefix}b`, "0");
        const writing = (async () => {
          for (let round = 1; round <= 30; round++) {
            await put(`${prefix}a`, `${round}`);
            await put(`${prefix}b`, `${round}`);
          }
        })();
        let isWriting = true;
        void writing.finally(() => {
          isWriting = false;
        });
        while (isWriting) {
          await new Promise((resolve) => setImmediate(resolve));
          const { entries, revision } = await store.range(prefix);
          const [a, b] = entries.map((entry) => Number(entry.value.toString()));
          expect([a, (a as number) - 1]).toContain(b);
          expect(Math.max(...entries.map((entry) => entry.revision))).toBeLessThanOrEqual(revision);
        }
        await writing;
      });

      it("refuses a revision that is not there yet", async () => {
        const revision = (await store.revision()) + 1_000;
        await expect(store.range(prefix, { revision })).rejects.toMatchObject({ code: "future-revision" });
      });
    });

    describe("watch", () => {
      it("tells what happened after a revision, with the values before", async () => {
        const key = `${prefix}a`;
        const one = await put(key, "one");
        const two = await put(key, "two");
        const three = await remove(key);
        const four = await put(key, "four");
        expect(await firstEvents(store, prefix, one - 1, 4)).toEqual([
          { type: "put", key, value: Buffer.from("one"), revision: one, previous: undefined },
          { type: "put", key, value: Buffer.from("two"), revision: two, previous: Buffer.from("one") },
          { type: "delete", key, revision: three, previous: Buffer.from("two") },
          { type: "put", key, value: Buffer.from("four"), revision: four, previous: undefined },
        ]);
        expect((await firstEvents(store, prefix, two, 2)).map((event) => event.revision)).toEqual([three, four]);
      });

      it("tells what happens while it waits", async () => {
        const key = `${prefix}a`;
        const reader = readWatch(store, prefix, await store.revision());
        const seen = reader.until((events) => events.length === 3);
        const one = await put(key, "one");
        const two = await put(key, "two");
        const three = await remove(key);
        await seen;
        await reader.stop();
        expect(reader.events).toEqual([
          { type: "put", key, value: Buffer.from("one"), revision: one, previous: undefined },
          { type: "put", key, value: Buffer.from("two"), revision: two, previous: Buffer.from("one") },
          { type: "delete", key, revision: three, previous: Buffer.from("two") },
        ]);
      });

      it("keeps to its prefix", async () => {
        const start = await store.revision();
        for (const key of ["ab/1", "a", "a/1", "a0", "a/2"]) {
          await put(`${prefix}${key}`, "x");
        }
        const events = await firstEvents(store, `${prefix}a/`, start, 2);
        expect(events.map((event) => event.key)).toEqual([`${prefix}a/1`, `${prefix}a/2`]);
      });

      it("is complete, in order and exactly once for all watchers of concurrent writers", async () => {
        const writers = 8;
        const rounds = 25;
        const start = await store.revision();
        const early = Array.from({ length: 4 }, () => readWatch(store, prefix, start));
        const readings = early.map((reader) => reader.until((events) => events.length >= writers * rounds));
        const revisions = (
          await Promise.all(Array.from({ length: writers }, (_, writer) => writeRounds(`${prefix}${writer}`, rounds)))
        ).flat();
        await Promise.all(readings);
        const late = readWatch(store, prefix, start);
        await late.until((events) => events.length >= writers * rounds);

        const expected = revisions.sort((left, right) => left - right);
        for (const reader of [...early, late]) {
          expect(reader.events.map((event) => event.revision)).toEqual(expected);
          expectConsistentPrevious(reader.events);
          expect(reader.batches.map((batch) => batch.revision)).toEqual(
            reader.batches.map((batch) => batch.revision).sort((left, right) => left - right),
          );
          await reader.stop();
        }
      });

      it("misses nothing when it begins amid writes", async () => {
        const start = await store.revision();
        const writing = writeRounds(`${prefix}a`, 40);
        const readers = [];
        for (let index = 0; index < 10; index++) {
          readers.push(firstEvents(store, prefix, start, 40));
          await store.revision();
        }
        const revisions = await writing;
        for (const events of await Promise.all(readers)) {
          expect(events.map((event) => event.revision)).toEqual(revisions);
        }
      });

      it("says in each batch how far it has got", async () => {
        const start = await store.revision();
        await put(`${prefix}a`, "1");
        const reader = readWatch(store, prefix, start);
        await reader.until((events) => events.length === 1);
        const last = reader.events.at(-1) as StoreEvent;
        expect(reader.batches.at(-1)?.revision).toBeGreaterThanOrEqual(last.revision);
        await reader.stop();
      });

      it("tells how far it has got as soon as any key is written", async () => {
        const start = await store.revision();
        const early = readWatch(store, `${prefix}a/`, start);
        const reached = early.until((_, batch) => batch.revision > start);
        await put(`${prefix}b/1`, "1");
        await reached;
        await put(`/elsewhere/${randomUUID()}`, "1");
        const late = readWatch(store, `${prefix}a/`, start);
        const revision = await store.revision();
        for (const reader of [early, late]) {
          await reader.until((_, batch) => batch.revision >= revision);
          expect(reader.events).toEqual([]);
          await reader.stop();
        }
      });

      it("can be slow without losing anything", async () => {
        const start = await store.revision();
        const reader = readWatch(store, prefix, start);
        const seen = reader.until((events) => events.length > 0);
        const first = await put(`${prefix}first`, "x");
        await seen;
        const created = await Promise.all(
          Array.from({ length: 1_200 }, (_, index) => store.create(`${prefix}${index}`, Buffer.from("x"))),
        );
        await reader.until((events) => events.length > created.length);
        const expected = [first, ...created.map(written).sort((left, right) => left - right)];
        expect(reader.events.map((event) => event.revision)).toEqual(expected);
        await reader.stop();
      });

      it("ends when its signal aborts, also before it begins", async () => {
        const reader = readWatch(store, prefix, await store.revision());
        const ended = reader.until(() => false).catch((error: unknown) => error);
        await put(`${prefix}a`, "1");
        await reader.stop();
        expect(await ended).toBeInstanceOf(Error);

        const aborted = store.watch(prefix, { afterRevision: 0, signal: AbortSignal.abort() });
        expect(await aborted[Symbol.asyncIterator]().next()).toEqual({ done: true, value: undefined });
      });

      it("refuses a revision that is not there yet", async () => {
        const revision = (await store.revision()) + 1_000;
        await expect(firstEvents(store, prefix, revision, 1)).rejects.toMatchObject({ code: "future-revision" });
      });

      async function writeRounds(key: string, rounds: number): Promise<number[]> {
        const revisions: number[] = [];
        for (let round = 0; round < rounds; round++) {
          revisions.push(round % 5 === 4 ? await remove(key) : await put(key, `${round}`));
        }
        return revisions;
      }
    });

    it("refuses revisions that the history no longer reaches, and serves those that it does", async () => {
      const key = `${prefix}a`;
      const old = await put(key, "old");
      await put(key, "new");
      await harness.compact(store, `${prefix}compact/`);
      await expect(firstEvents(store, prefix, old, 1)).rejects.toMatchObject({ name: "StoreError", code: "compacted" });
      await expect(firstEvents(store, prefix, 0, 1)).rejects.toMatchObject({ name: "StoreError", code: "compacted" });
      await expect(store.range(prefix, { revision: old })).rejects.toMatchObject({ code: "compacted" });

      const { oldestRevision } = (await firstEvents(store, prefix, old, 1).catch(
        (error: StoreError) => error,
      )) as StoreError;
      expect(oldestRevision).toBeGreaterThan(old);
      const before = firstEvents(store, prefix, Number(oldestRevision) - 1, 1);
      await expect(before).rejects.toMatchObject({ code: "compacted", oldestRevision });
      const begun = readWatch(store, prefix, Number(oldestRevision));
      const first = begun.until((events) => events.length > 0);
      await put(`${prefix}b`, "later");
      await first;
      await begun.stop();

      expect((await store.get(key))?.value.toString()).toBe("new");
      const revision = await store.revision();
      await put(key, "newest");
      expect(await firstEvents(store, `${prefix}a`, revision, 1)).toMatchObject([
        { type: "put", value: Buffer.from("newest"), previous: Buffer.from("new") },
      ]);
      expect((await store.range(`${prefix}a`, { revision })).entries[0]?.value.toString()).toBe("new");
    });

    describe("close", () => {
      it("lets writes under way finish, ends watches, and refuses everything after that", async () => {
        const other = await harness.open();
        const reader = readWatch(other, prefix, await other.revision());
        const ended = reader.until(() => false).catch((error: Error) => error.message);
        const writes = Array.from({ length: 10 }, (_, index) => other.create(`${prefix}${index}`, Buffer.from("x")));
        await Promise.all([other.close(), other.close()]);
        expect((await Promise.all(writes)).every((result) => result.done)).toBe(true);
        expect(await ended).toMatch(/^The watch ended/);

        const closed = { name: "StoreError", code: "closed" };
        await expect(other.get("/a")).rejects.toMatchObject(closed);
        await expect(other.range("/a/")).rejects.toMatchObject(closed);
        await expect(other.create("/a", Buffer.from("x"))).rejects.toMatchObject(closed);
        await expect(other.replace("/a", Buffer.from("x"), 1)).rejects.toMatchObject(closed);
        await expect(other.delete("/a", 1)).rejects.toMatchObject(closed);
        await expect(other.revision()).rejects.toMatchObject(closed);
        await expect(firstEvents(other, "/a/", 0, 1)).rejects.toMatchObject(closed);
        await other.close();
      });
    });
  });
}

/** The revision of a write that was done. */
export function written(result: WriteResult): number {
  if (!result.done) {
    throw new Error(`Nothing was written; current is at ${result.current?.revision}`);
  }
  return result.revision;
}

async function increment(store: Store, key: string): Promise<void> {
  for (let current = await store.get(key); current !== undefined; ) {
    const next = Buffer.from(`${Number(current.value.toString()) + 1}`);
    const result = await store.replace(key, next, current.revision);
    if (result.done) {
      return;
    }
    current = result.current;
  }
}

/** Each event's previous value is the one that the event before it on that key put. */
function expectConsistentPrevious(events: readonly StoreEvent[]): void {
  const values = new Map<string, Buffer | undefined>();
  for (const event of events) {
    expect(event.previous).toEqual(values.get(event.key));
    values.set(event.key, event.type === "put" ? event.value : undefined);
  }
}
