import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { parseDurationMs } from "../../src/duration.js";
import { placesPerRevision } from "../../src/storage/etcd-revision.js";
import { openEtcdStore } from "../../src/storage/etcd-store.js";
import type { Store, StoreError } from "../../src/storage/store.js";
import { type EtcdServer, etcdAvailable, startEtcd } from "../helpers/etcd.js";
import { written } from "./store-contract.js";
import { firstEvents, readWatch } from "./watch-reader.js";

const prefix = "/registry/things/";
const compactionIntervalMs = 400;

describe.skipIf(!etcdAvailable())("Two stores that compact one etcd", () => {
  let etcd: EtcdServer;
  beforeAll(async () => {
    etcd = await startEtcd();
  });
  afterAll(() => etcd.remove());

  const open = async (intervalMs: number): Promise<Store> => {
    const onCompactionError = (error: unknown) => expect.unreachable(String(error));
    const store = await openEtcdStore({
      endpoints: [etcd.endpoint],
      compactionIntervalMs: intervalMs,
      onCompactionError,
    });
    onTestFinished(() => store.close());
    return store;
  };

  it("forget what is older than an interval, once an interval, and nothing younger; watchers lose nothing", async () => {
    const [store] = await Promise.all([open(compactionIntervalMs), open(compactionIntervalMs)]);
    if (store === undefined) throw new Error("No store");
    const begin = await store.revision();
    const reader = readWatch(store, prefix, begin);
    const seesAll = reader.until((events) => events.at(-1)?.key === `${prefix}last`);
    const writes: { revision: number; atMs: number }[] = [];
    let oldest = begin;
    const compactions: { revision: number; atMs: number }[] = [];
    const start = performance.now();
    for (let count = 1; compactions.length < 5; count++) {
      const atMs = performance.now();
      writes.push({ revision: written(await store.create(`${prefix}${count}`, Buffer.from(`${count}`))), atMs });
      const now = await oldestRevision(store, oldest);
      if (now > oldest) {
        compactions.push({ revision: now, atMs: performance.now() });
        oldest = now;
      }
    }
    // The first interval sets the clock, and nothing is removed before a second one has passed.
    expect(compactions[0]?.atMs).toBeGreaterThan(start + 2 * compactionIntervalMs - 50);
    for (const { revision, atMs } of compactions) {
      const younger = writes.filter((write) => write.atMs > atMs - compactionIntervalMs + 50);
      expect(younger.filter((write) => write.revision <= revision)).toEqual([]);
    }
    expect((compactions[4]?.atMs ?? 0) - (compactions[0]?.atMs ?? 0)).toBeGreaterThan(4 * compactionIntervalMs - 100);
    const last = written(await store.create(`${prefix}last`, Buffer.from("last")));
    await seesAll;
    await reader.stop();
    expect(reader.events.map(({ revision }) => revision)).toEqual([...writes.map(({ revision }) => revision), last]);
  });

  it("leave an idle history alone, so that a watch which has seen nothing for long can resume", async () => {
    const [store] = await Promise.all([open(100), open(100)]);
    if (store === undefined) throw new Error("No store");
    await store.create(`${prefix}idle`, Buffer.from("1"));
    const revision = await store.revision();
    const afterTicks = revision + 8 * placesPerRevision;
    while ((await store.revision()) < afterTicks) await new Promise((resolve) => setTimeout(resolve, 20));
    await store.create(`${prefix}idle-2`, Buffer.from("2"));
    expect(await firstEvents(store, prefix, revision, 1)).toMatchObject([{ key: `${prefix}idle-2` }]);
  });

  it("never compact if the interval is 0", async () => {
    const store = await open(0);
    const revision = await store.revision();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await store.revision()).toBe(revision);
  });
});

/** Where the history begins, at `known` or after it. */
async function oldestRevision(store: Store, known: number): Promise<number> {
  try {
    await store.range(prefix, { revision: known, limit: 1 });
    return known;
  } catch {
    const error: StoreError = await firstEvents(store, prefix, known, 1).then(
      () => expect.unreachable(),
      (reason) => reason,
    );
    return Number(error.oldestRevision);
  }
}

it.each([
  ["0", 0],
  ["5m", 300_000],
  ["5m0s", 300_000],
  ["1h30m", 5_400_000],
  ["1.5s", 1_500],
  ["200ms", 200],
  ["5", undefined],
  ["-5m", undefined],
  ["5 m", undefined],
  ["5d", undefined],
  ["", undefined],
])("the duration %j is %j ms", (text, durationMs) => {
  expect(parseDurationMs(text)).toBe(durationMs);
});
