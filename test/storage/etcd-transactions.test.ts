import { Etcd3 } from "etcd3";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { etcdRevisionOf } from "../../src/storage/etcd-revision.js";
import { openEtcdStore } from "../../src/storage/etcd-store.js";
import type { Entry, Store, StoreEvent } from "../../src/storage/store.js";
import { type EtcdServer, etcdAvailable, startEtcd } from "../helpers/etcd.js";
import { startPausableProxy } from "../helpers/pausable-proxy.js";
import { written } from "./store-contract.js";
import { firstEvents, readWatch } from "./watch-reader.js";

describe.skipIf(!etcdAvailable())("Writes that share a transaction of etcd", () => {
  let etcd: EtcdServer;
  let raw: Etcd3;
  let store: Store;
  let prefix: string;
  let prefixes = 0;

  beforeAll(async () => {
    etcd = await startEtcd();
    raw = new Etcd3({ hosts: etcd.endpoint });
  });
  afterAll(async () => {
    raw.close();
    await etcd.remove();
  });
  beforeEach(async () => {
    prefixes += 1;
    prefix = `/registry/${prefixes}/`;
    store = await openEtcdStore({ endpoints: [etcd.endpoint] });
  });
  afterEach(() => store.close());

  const create = (name: string, value = name) => store.create(`${prefix}${name}`, Buffer.from(value));
  const names = (count: number) => Array.from({ length: count }, (_, index) => `${index}`.padStart(3, "0"));

  /** Writes everything at once, and returns the entries in the order of their writes. Fails if they did not share. */
  async function writeAtOnce(count: number): Promise<Entry[]> {
    const revisions = (await Promise.all(names(count).map((name) => create(name)))).map(written);
    const { kvs } = await raw.kv.range({ key: Buffer.from(prefix), range_end: Buffer.from(`${prefix}~`) });
    expect(kvs).toHaveLength(count);
    expect(kvs.map((kv) => Number(kv.mod_revision))).toEqual(revisions.map(etcdRevisionOf));
    expect(new Set(revisions.map(etcdRevisionOf)).size).toBeLessThan(count / 2);
    const entries = kvs.map((kv, index) => ({
      key: kv.key.toString(),
      value: Buffer.from(kv.value.toString().trimEnd()),
      revision: revisions[index] as number,
    }));
    return entries.sort((left, right) => left.revision - right.revision);
  }

  it("have revisions of their own, the same for every reader", async () => {
    const start = await store.revision();
    const entries = await writeAtOnce(300);
    expect(new Set([start, ...entries.map(({ revision }) => revision)]).size).toBe(301);
    const other = await openEtcdStore({ endpoints: [etcd.endpoint] });
    const listed = (await other.range(prefix)).entries;
    expect(listed.map(({ key }) => key)).toEqual(names(300).map((name) => `${prefix}${name}`));
    expect([...listed].sort((left, right) => left.revision - right.revision)).toEqual(entries);
    expect(await Promise.all(entries.map(({ key }) => other.get(key)))).toEqual(entries);
    const events = await firstEvents(other, prefix, start, 300);
    expect(events).toEqual(entries.map((entry) => ({ type: "put", ...entry, previous: undefined })));
    await other.close();
  });

  it("can be watched from between any two of them", async () => {
    const revisions = (await writeAtOnce(20)).map(({ revision }) => revision);
    for (const [index, revision] of revisions.entries()) {
      const events = await firstEvents(store, prefix, revision, revisions.length - index - 1);
      expect(events.map((event) => event.revision)).toEqual(revisions.slice(index + 1));
    }
  });

  it("reach a watcher exactly once, however often its connection is cut", async () => {
    const proxy = await startPausableProxy(etcd.endpoint);
    const watching = await openEtcdStore({ endpoints: [proxy.endpoint] });
    const reader = readWatch(watching, prefix, await store.revision());
    const writing = (async () => {
      const revisions: number[] = [];
      for (let round = 0; round < 20; round++) {
        revisions.push(...(await Promise.all(names(40).map((name) => create(`${round}/${name}`)))).map(written));
      }
      return revisions;
    })();
    while (reader.events.length < 20 * 40) {
      await reader.until(() => true);
      proxy.cut();
    }
    const expected = (await writing).sort((left, right) => left - right);
    expect(reader.events.map(({ revision }) => revision)).toEqual(expected);
    await reader.stop();
    await watching.close();
    await proxy.close();
  });

  it("can be read as it was between any two of them", async () => {
    const olds = (await Promise.all(names(8).map((name) => create(name, "old")))).map(written);
    const start = await store.revision();
    // Some replace, some create, and one fails.
    const write = (name: string, index: number) =>
      index % 3 === 2
        ? create(`${name}-new`)
        : store.replace(`${prefix}${name}`, Buffer.from("new"), index === 4 ? 1 : (olds[index] as number));
    const results = await Promise.all(names(8).map(write));
    expect(results.map(({ done }) => done)).toEqual(names(8).map((_, index) => index !== 4));
    const states = new Map(olds.map((revision, index) => [`${prefix}${names(8)[index]}`, { value: "old", revision }]));
    const events = await firstEvents(store, prefix, start, results.filter(({ done }) => done).length);
    for (const event of events) {
      apply(states, event);
      const all = await store.range(prefix, { revision: event.revision });
      expect(all.revision).toBe(event.revision);
      expect(all.remaining).toBe(0);
      expect(stateOf(all.entries)).toEqual(sorted(states));
      const pages: Entry[] = [];
      for (let remaining = Number.POSITIVE_INFINITY; remaining > 0; ) {
        const afterKey = pages.at(-1)?.key;
        const page = await store.range(prefix, { revision: event.revision, limit: 3, ...(afterKey && { afterKey }) });
        pages.push(...page.entries);
        ({ remaining } = page);
        expect(remaining).toBe(states.size - pages.length);
      }
      expect(pages).toEqual(all.entries);
    }
  });

  it("fail one by one, and tell what is in their way", async () => {
    const [a, b] = (await Promise.all([create("a"), create("b")])).map(written) as [number, number];
    const replaceB = (value: string) => store.replace(`${prefix}b`, Buffer.from(value), b);
    const results = await Promise.all([
      create("c"),
      create("a"),
      store.replace(`${prefix}never`, Buffer.from("x"), a),
      ...["2", "3", "4"].map(replaceB),
      create("d"),
    ]);
    const current = await store.get(`${prefix}b`);
    const isByB = (index: number) => current?.value.toString() === `${index - 1}`;
    expect(results).toEqual([
      { done: true, revision: expect.any(Number) },
      { done: false, current: { key: `${prefix}a`, value: Buffer.from("a"), revision: a } },
      { done: false, current: undefined },
      ...[3, 4, 5].map((index) =>
        isByB(index) ? { done: true, revision: current?.revision } : { done: false, current },
      ),
      { done: true, revision: expect.any(Number) },
    ]);
  });

  it("are told one by one when all of them are too much for etcd", async () => {
    const small = await startEtcd({ extraArguments: ["--max-txn-ops", "4", "--max-request-bytes", "20000"] });
    const own = await openEtcdStore({ endpoints: [small.endpoint] });
    const sizes = [10, 10, 15_000, 30_000, 10, 15_000, 10, 10, 10, 10];
    const results = await Promise.all(
      sizes.map((size, index) =>
        own.create(`${prefix}${index}`, Buffer.alloc(size)).then(
          ({ done }) => done,
          ({ code }) => code,
        ),
      ),
    );
    expect(results).toEqual(sizes.map((size) => (size < 20_000 ? true : "too-large")));
    await own.close();
    await small.remove();
  });
});

type States = Map<string, { value: string; revision: number }>;

function apply(states: States, event: StoreEvent): void {
  if (event.type === "put") states.set(event.key, { value: event.value.toString(), revision: event.revision });
  else states.delete(event.key);
}

function stateOf(entries: readonly Entry[]): unknown {
  return entries.map(({ key, value, revision }) => [key, { value: value.toString(), revision }]);
}

function sorted(states: States): unknown {
  return [...states].sort(([left], [right]) => (left < right ? -1 : 1));
}
