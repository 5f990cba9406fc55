import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { type Database, open, type RootDatabase } from "lmdb";
import { describe, expect, it } from "vitest";
import { openEmbeddedStore } from "../../src/storage/embedded-store.js";
import type { EntriesListener, Entry, Store, StoreError } from "../../src/storage/store.js";
import { mountSmallFileSystem, temporaryDirectory } from "../helpers/temporary-directory.js";
import { written } from "./store-contract.js";
import { firstEvents, readWatch } from "./watch-reader.js";

const prefix = "/registry/things/";
const unusable = { name: "StoreError", code: "unusable" };

describe("An embedded store that is opened again", () => {
  it("has its objects, its history and its revision", async () => {
    const directory = join(temporaryDirectory(), "not", "there", "yet");
    let store = await openEmbeddedStore({ directory });
    const first = written(await store.create(`${prefix}a`, Buffer.from("1")));
    const second = written(await store.replace(`${prefix}a`, Buffer.from("2"), first));
    await store.close();

    store = await openEmbeddedStore({ directory });
    expect(await store.get(`${prefix}a`)).toEqual({ key: `${prefix}a`, value: Buffer.from("2"), revision: second });
    expect(await store.revision()).toBe(second);
    expect((await store.range(prefix, { revision: first })).entries[0]?.value.toString()).toBe("1");
    const reader = readWatch(store, prefix, first);
    await reader.until((events) => events.length === 1);
    const third = written(await store.delete(`${prefix}a`, second));
    await reader.until((events) => events.length === 2);
    await reader.stop();
    expect(third).toBe(second + 1);
    expect(reader.events).toMatchObject([
      { type: "put", revision: second, previous: Buffer.from("1") },
      { type: "delete", revision: third, previous: Buffer.from("2") },
    ]);
    await store.close();
  });

  it("tells all its entries in the order of their keys", async () => {
    const directory = temporaryDirectory();
    const first = await openEmbeddedStore({ directory });
    const keys = Array.from({ length: 2_500 }, (_, index) => `${prefix}${index}`);
    await Promise.all(keys.map((key) => first.create(key, Buffer.from(key))));
    await first.close();
    const told: Entry[] = [];
    const revisions = new Set<number>();
    const onEntries: EntriesListener = (entries, revision) => {
      told.push(...entries);
      revisions.add(revision);
    };
    const store = await openEmbeddedStore({ directory, onEntries });
    expect(told).toEqual((await store.range(prefix)).entries);
    expect(told.map(({ value }) => value.toString())).toEqual(keys.sort());
    expect([...revisions]).toEqual([await store.revision()]);
    await store.close();
  });

  it("is refused while this process has it open", async () => {
    const directory = temporaryDirectory();
    const store = await openEmbeddedStore({ directory });
    await expect(openEmbeddedStore({ directory })).rejects.toMatchObject(unusable);
    await store.close();
    await (await openEmbeddedStore({ directory })).close();
  });

  it("is refused when it has another format, and says what to do", async () => {
    const directory = temporaryDirectory();
    await (await openEmbeddedStore({ directory })).close();
    await putDirectly(directory, "format", "2");
    const opening = openEmbeddedStore({ directory });
    await expect(opening).rejects.toMatchObject(unusable);
    await expect(opening).rejects.toThrow(
      `${directory} holds data of format 2, and this version reads format 3: ` +
        "run the version that wrote it, or choose another directory",
    );
    // It was not locked by the attempt.
    await putDirectly(directory, "format", "3");
    await (await openEmbeddedStore({ directory })).close();
  });

  it("is refused when it is not ours", async () => {
    const lmdb = temporaryDirectory();
    await putDirectly(lmdb, "something", "else");
    await expect(openEmbeddedStore({ directory: lmdb })).rejects.toThrow("holds data of another program");
    const file = temporaryDirectory();
    writeFileSync(join(file, "data.mdb"), "x".repeat(10_000));
    await expect(openEmbeddedStore({ directory: file })).rejects.toMatchObject(unusable);
  });

  it.runIf(existsSync("/proc/self"))("is refused where the file system has no such names", async () => {
    await expect(openEmbeddedStore({ directory: "/proc/none/data" })).rejects.toMatchObject(unusable);
  });

  it("is refused where nothing can be written", async (context) => {
    const file = join(temporaryDirectory(), "file");
    writeFileSync(file, "");
    await expect(openEmbeddedStore({ directory: join(file, "data") })).rejects.toMatchObject(unusable);
    const directory = readOnlyDirectory() ?? context.skip("cannot make a directory read-only here");
    await expect(openEmbeddedStore({ directory })).rejects.toMatchObject(unusable);
    await expect(openEmbeddedStore({ directory })).rejects.toThrow(`Cannot write to ${directory}`);
  });
});

it("a store can be made in a directory with a dot in its name", async () => {
  const directory = join(temporaryDirectory(), "store.d");
  mkdirSync(directory);
  const store = await openEmbeddedStore({ directory });
  await store.create(`${prefix}a`, Buffer.from("1"));
  await store.close();
  expect(existsSync(join(directory, "data.mdb"))).toBe(true);
});

it("a new store does not go on in the history of one that was there before", async () => {
  const before = await openEmbeddedStore({ directory: temporaryDirectory() });
  const known = written(await before.create(`${prefix}a`, Buffer.from("before")));
  await before.close();
  // It begins with the time, which must have gone on.
  while (Date.now() <= known) await new Promise(setImmediate);
  const after = await openEmbeddedStore({ directory: temporaryDirectory() });
  await after.create(`${prefix}b`, Buffer.from("after"));
  await expect(firstEvents(after, prefix, known, 1)).rejects.toMatchObject({ code: "compacted" });
  await after.close();
});

it.each([
  ["write", "writes", "the event of revision "],
  ["key", "index", "the key "],
])("the record of a %s that stands where another one belongs is refused", async (_, name, message) => {
  const directory = temporaryDirectory();
  const store = await openEmbeddedStore({ directory });
  await store.create(`${prefix}a`, Buffer.from("1"));
  await store.create(`${prefix}b`, Buffer.from("1"));
  await store.close();
  await withTable(directory, name, async (table) => {
    const [first, second] = [...table.getRange()];
    if (first && second) await table.put(second.key, first.value);
  });
  await expect(openEmbeddedStore({ directory })).rejects.toThrow(`is damaged: ${message}`);
});

it("a write that is missing among the others is found out when the store is opened", async () => {
  const directory = temporaryDirectory();
  const store = await openEmbeddedStore({ directory });
  const first = written(await store.create(`${prefix}a`, Buffer.from("1")));
  const second = written(await store.replace(`${prefix}a`, Buffer.from("2"), first));
  await store.delete(`${prefix}a`, second);
  await store.close();
  await withTable(directory, "writes", async (table) => {
    await table.remove([...table.getKeys()][1] as Buffer);
  });
  await expect(openEmbeddedStore({ directory })).rejects.toThrow(
    `is damaged: the event of revision ${second} is missing`,
  );
});

it("a write that its revision does not know of is not written over", async () => {
  const directory = temporaryDirectory();
  const store = await openEmbeddedStore({ directory });
  const begin = await store.revision();
  await store.close();
  await withTable(directory, "writes", async (table) => {
    const revision = Buffer.alloc(8);
    revision.writeBigUInt64BE(BigInt(begin + 1));
    await table.put(revision, Buffer.from("from elsewhere"));
  });
  const again = await openEmbeddedStore({ directory });
  await expect(again.create(`${prefix}a`, Buffer.from("1"))).rejects.toThrow(
    `is damaged: a write of revision ${begin + 1} or later is there already`,
  );
  expect(await again.revision()).toBe(begin);
  expect(await again.get(`${prefix}a`)).toBeUndefined();
  await again.close();
});

it.each([
  ["short", "a"],
  ["with letters of several bytes", "ä€😀"],
  ["long", "x".repeat(1_500)],
])("a key that is %s is found again", async (_, name) => {
  const directory = temporaryDirectory();
  let store = await openEmbeddedStore({ directory });
  const begin = await store.revision();
  const key = prefix + name;
  const first = written(await store.create(key, Buffer.from("1")));
  const second = written(await store.replace(key, Buffer.alloc(200_000, "2"), first));
  await store.close();
  store = await openEmbeddedStore({ directory });
  expect(await store.get(key)).toEqual({ key, value: Buffer.alloc(200_000, "2"), revision: second });
  expect(await firstEvents(store, prefix, begin, 2)).toMatchObject([{ key }, { key, previous: Buffer.from("1") }]);
  await store.close();
});

it("live events have their previous values, however much was written since", async () => {
  const store = await openEmbeddedStore({ directory: temporaryDirectory(), durable: false });
  const watch = readWatch(store, prefix, await store.revision());
  // Those who have read everything are told of the next writes as they happen.
  const caughtUp = (revision: number) => watch.until((_, batch) => batch.revision >= revision);
  const first = written(await store.create(`${prefix}a`, Buffer.from("first")));
  await caughtUp(first);
  const second = written(await store.replace(`${prefix}a`, Buffer.from("second"), first));
  await caughtUp(second);
  // More than is kept in memory.
  const large = Buffer.alloc(1024 * 1024, "x");
  for (let count = 0; count < 20; count += 1) {
    await caughtUp(written(await store.create(`${prefix}large-${count}`, large)));
  }
  const third = written(await store.replace(`${prefix}a`, Buffer.from("third"), second));
  await caughtUp(third);
  await caughtUp(written(await store.delete(`${prefix}a`, third)));
  const changes = watch.events.filter(({ key }) => key === `${prefix}a`);
  expect(changes.map(({ previous }) => previous?.toString())).toEqual([undefined, "first", "second", "third"]);
  await watch.stop();
  await store.close();
});

it("a write that shares its transaction with one that fails is not done, and can be tried again", async () => {
  const store = await openEmbeddedStore({ directory: temporaryDirectory() });
  const watch = readWatch(store, prefix, await store.revision());
  const first = written(await store.create(`${prefix}a`, Buffer.from("first")));
  const second = written(await store.replace(`${prefix}a`, Buffer.from("second"), first));
  const outcomes = await Promise.allSettled([
    store.replace(`${prefix}a`, Buffer.from("lost"), second),
    store.create(`${prefix}${"x".repeat(3_000)}`, Buffer.from("its key is longer than LMDB takes")),
  ]);
  expect(outcomes).toMatchObject([{ status: "rejected" }, { status: "rejected" }]);
  expect((await store.get(`${prefix}a`))?.value.toString()).toBe("second");
  const third = written(await store.replace(`${prefix}a`, Buffer.from("third"), second));
  expect(third).toBe(second + 1);
  await watch.until((events) => events.length === 3);
  expect(watch.events.map(({ previous }) => previous?.toString())).toEqual([undefined, "first", "second"]);
  await watch.stop();
  await store.close();
});

it("a page that lost the records which say whose data it is does not make it an empty store", async () => {
  const directory = temporaryDirectory();
  const store = await openEmbeddedStore({ directory });
  written(await store.create(`${prefix}a`, Buffer.from("1")));
  await store.close();
  const path = join(directory, "data.mdb");
  const file = readFileSync(path);
  for (let at = file.indexOf("format"); at !== -1; at = file.indexOf("format", at + 1)) {
    const page = at - (at % 4096);
    file.fill(0, page + 2048, page + 4096);
  }
  writeFileSync(path, file);
  await expect(openEmbeddedStore({ directory })).rejects.toThrow(`${directory} is damaged: `);
  expect(readFileSync(path)).toEqual(file);
});

it("a value that is damaged while the store is open is refused, and others are served; it does not open again", async () => {
  const directory = temporaryDirectory();
  const store = await openEmbeddedStore({ directory });
  const begin = await store.revision();
  await store.create(`${prefix}damaged`, Buffer.from("this value will be damaged"));
  await store.create(`${prefix}intact`, Buffer.from("this one will not"));
  overwrite(join(directory, "data.mdb"), "will be damaged", "was not damaged");

  await expect(store.get(`${prefix}damaged`)).rejects.toMatchObject(unusable);
  await expect(store.range(prefix)).rejects.toMatchObject(unusable);
  await expect(firstEvents(store, prefix, begin, 1)).rejects.toMatchObject(unusable);
  expect((await store.get(`${prefix}intact`))?.value.toString()).toBe("this one will not");
  await store.close();
  await expect(openEmbeddedStore({ directory })).rejects.toThrow(
    `${directory} is damaged: the value of revision ${begin + 1} is not intact. Restore a backup into another directory: ` +
      "minik8s-apiserver restore --in FILE --store file:DIR",
  );
});

it("a full disk refuses writes with no-space, reads and deletions go on, and room makes writes work again", async (context) => {
  const disk = mountSmallFileSystem(16 * 1024 * 1024) ?? context.skip("may not mount a file system here");
  const store = await openEmbeddedStore({ directory: join(disk.path, "data") });
  const begin = await store.revision();
  const reader = readWatch(store, prefix, begin);
  const acknowledged = await fill(store);
  expect(acknowledged.length).toBeGreaterThan(10);
  const revision = await store.revision();
  expect(revision).toBe(begin + acknowledged.length);
  expect((await store.range(prefix)).entries.map((entry) => entry.key)).toEqual(acknowledged);

  await expect(store.create(`${prefix}more`, Buffer.alloc(8_000_000))).rejects.toMatchObject({
    name: "StoreError",
    code: "no-space",
    retryable: true,
  });
  expect(await store.get(`${prefix}more`)).toBeUndefined();

  const [first = ""] = acknowledged;
  expect(written(await store.delete(first, (await store.get(first))?.revision ?? 0))).toBe(revision + 1);

  disk.remount("size=64m");
  expect(written(await store.create(`${prefix}more`, Buffer.alloc(8_000_000)))).toBe(revision + 2);
  await reader.until((events) => events.length === acknowledged.length + 2);
  await reader.stop();
  expect(reader.events.map((event) => event.key)).toEqual([...acknowledged, first, `${prefix}more`]);
  await store.close();
  const again = await openEmbeddedStore({ directory: join(disk.path, "data") });
  expect((await again.range(prefix)).entries).toHaveLength(acknowledged.length);
  await again.close();
});

describe("The history of an embedded store", () => {
  const overwrite = async (store: Store, rounds: number, bytes: number) => {
    let revision = (await store.get(`${prefix}a`))?.revision;
    for (let round = 0; round < rounds; round++) {
      const value = Buffer.alloc(bytes, round);
      revision = written(
        revision === undefined
          ? await store.create(`${prefix}a`, value)
          : await store.replace(`${prefix}a`, value, revision),
      );
    }
    return revision as number;
  };

  it("keeps as many events as it should", async () => {
    const store = await openEmbeddedStore({ directory: temporaryDirectory(), durable: false, historyMaxEvents: 20 });
    const newest = await overwrite(store, 200, 10);
    expect(await firstEvents(store, prefix, newest - 20, 20)).toHaveLength(20);
    await expect(firstEvents(store, prefix, newest - 21, 1)).rejects.toMatchObject({ code: "compacted" });
    await store.close();
  });

  it("keeps as many bytes as it should, and gives the room back", async () => {
    const directory = temporaryDirectory();
    const store = await openEmbeddedStore({ directory, durable: false, historyMaxBytes: 1_000_000 });
    const newest = await overwrite(store, 200, 100_000);
    expect(await firstEvents(store, prefix, newest - 9, 9)).toHaveLength(9);
    await expect(firstEvents(store, prefix, newest - 10, 1)).rejects.toMatchObject({ code: "compacted" });
    await store.close();
    expect(readFileSync(join(directory, "data.mdb")).length).toBeLessThan(4_000_000);
  });

  /** After which revision it has every event. */
  const oldestKept = async (store: Store) => {
    const error = await firstEvents(store, prefix, 1, 1).catch((error: unknown) => error);
    return (error as StoreError).oldestRevision ?? 0;
  };

  it("is not touched by writes that are refused, also where it is too long", async () => {
    const directory = temporaryDirectory();
    let store = await openEmbeddedStore({ directory, durable: false, historyMaxBytes: 100_000 });
    await overwrite(store, 800, 10);
    const newest = await overwrite(store, 4, 50_000);
    const oldest = await oldestKept(store);
    for (const value of [Buffer.from("is there"), Buffer.alloc(10)]) {
      expect(await store.create(`${prefix}a`, value)).toMatchObject({ done: false });
    }
    expect(await oldestKept(store)).toBe(oldest);
    expect(oldest).toBeLessThan(newest - 600);
    await store.close();
    store = await openEmbeddedStore({ directory });
    expect(await firstEvents(store, prefix, oldest, newest - oldest)).toHaveLength(newest - oldest);
    await store.close();
  });

  it("has what is current, and what its events need, as the only writes that are kept", async () => {
    const directory = temporaryDirectory();
    let store = await openEmbeddedStore({ directory, historyMaxEvents: 5 });
    const kept = written(await store.create(`${prefix}kept`, Buffer.from("kept")));
    const gone = written(await store.create(`${prefix}gone`, Buffer.from("gone")));
    await store.delete(`${prefix}gone`, gone);
    const newest = await overwrite(store, 20, 10);
    await store.close();
    await withTable(directory, "writes", async (table) => {
      const revisions = [...table.getKeys()].map((key) => Number(key.readBigUInt64BE()));
      // The event after the five before it has a value of which it was the previous one.
      expect(revisions).toEqual([kept, ...[5, 4, 3, 2, 1, 0].map((age) => newest - age)]);
    });
    store = await openEmbeddedStore({ directory, historyMaxEvents: 5 });
    expect((await store.get(`${prefix}kept`))?.value.toString()).toBe("kept");
    expect(await store.get(`${prefix}gone`)).toBeUndefined();
    await store.close();
  });

  it("ends a watcher that falls behind its beginning, with compacted", async () => {
    const store = await openEmbeddedStore({ directory: temporaryDirectory(), durable: false, historyMaxEvents: 100 });
    const reader = readWatch(store, prefix, await store.revision());
    const seen = reader.until((events) => events.length === 1);
    await overwrite(store, 1, 10);
    await seen;
    await overwrite(store, 1_500, 10);
    await expect(reader.until(() => false)).rejects.toMatchObject({ code: "compacted" });
    await store.close();
  });
});

/** Writes until the disk is full, several at once. Returns the keys of the acknowledged writes, in order. */
async function fill(store: Store): Promise<string[]> {
  const acknowledged: string[] = [];
  let isFull = false;
  for (let round = 0; !isFull; round++) {
    const keys = Array.from({ length: 4 }, (_, index) => `${prefix}${`${round * 4 + index}`.padStart(5, "0")}`);
    const results = await Promise.allSettled(keys.map((key) => store.create(key, Buffer.alloc(50_000, round))));
    for (const [index, result] of results.entries()) {
      if (result.status === "fulfilled") {
        acknowledged.push(keys[index] as string);
      } else {
        expect(result.reason).toMatchObject({ code: "no-space" });
        isFull = true;
      }
    }
  }
  return acknowledged;
}

/** Replaces a text in a file by one of the same length, where it stands. */
function overwrite(path: string, text: string, replacement: string): void {
  const bytes = readFileSync(path);
  const fd = openSync(path, "r+");
  for (let at = bytes.indexOf(text); at !== -1; at = bytes.indexOf(text, at + 1)) writeSync(fd, replacement, at);
  closeSync(fd);
}

async function putDirectly(directory: string, key: string, value: string): Promise<void> {
  const root = openDirectly(directory);
  root.putSync(Buffer.from(key), Buffer.from(value));
  await root.close();
}

/** Does something to a table of a store that is closed. */
async function withTable(
  directory: string,
  name: string,
  action: (table: Database<Buffer, Buffer>) => Promise<unknown>,
): Promise<void> {
  const root = openDirectly(directory);
  await action(root.openDB<Buffer, Buffer>(name, { encoding: "binary", keyEncoding: "binary" }));
  await root.close();
}

function openDirectly(directory: string): RootDatabase<Buffer, Buffer> {
  return open({ path: directory, noSubdir: false, encoding: "binary", keyEncoding: "binary", overlappingSync: false });
}

function readOnlyDirectory(): string | undefined {
  if (process.getuid?.() === 0) {
    const disk = mountSmallFileSystem(1024 * 1024);
    disk?.remount("ro");
    return disk?.path;
  }
  const directory = temporaryDirectory();
  chmodSync(directory, 0o500);
  return directory;
}
