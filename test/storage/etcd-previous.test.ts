import { Etcd3 } from "etcd3";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { EtcdClient } from "../../src/storage/etcd-client.js";
import { PreviousValues } from "../../src/storage/etcd-previous.js";
import { etcdRevisionOf, wholeRevision } from "../../src/storage/etcd-revision.js";
import { openEtcdStore } from "../../src/storage/etcd-store.js";
import { watchEtcd } from "../../src/storage/etcd-watch.js";
import type { Store } from "../../src/storage/store.js";
import { type EtcdServer, etcdAvailable, startEtcd } from "../helpers/etcd.js";
import { written } from "./store-contract.js";
import { firstEvents, readWatch } from "./watch-reader.js";

const mebibyte = 1024 * 1024;

describe.skipIf(!etcdAvailable())("The value before an event of etcd", () => {
  let etcd: EtcdServer;
  let store: Store;
  let prefix: string;
  let prefixes = 0;

  beforeAll(async () => {
    etcd = await startEtcd();
  });
  afterAll(() => etcd.remove());
  beforeEach(async () => {
    prefixes += 1;
    prefix = `/registry/${prefixes}/`;
    store = await openEtcdStore({ endpoints: [etcd.endpoint] });
  });
  afterEach(() => store.close());

  const create = async (name: string, value = name) =>
    written(await store.create(`${prefix}${name}`, Buffer.from(value)));
  const replace = async (name: string, value: string, revision: number) =>
    written(await store.replace(`${prefix}${name}`, Buffer.from(value), revision));

  it("is told however long ago it was written, and in whatever watch", async () => {
    const start = await store.revision();
    const reader = readWatch(store, prefix, start);
    const [first, gone] = [await create("first", "[1]"), await create("gone", "[2]")];
    // More than anybody would remember.
    const large = "x".repeat(mebibyte);
    for (let count = 0; count < 20; count += 1) await create(`large-${count}`, large);
    const middle = await store.revision();
    await replace("first", "[3]", await replace("first", "[2]", first));
    await store.delete(`${prefix}gone`, gone);
    await create("gone", "[4]");
    const changes = [
      { type: "put", value: Buffer.from("[2]"), previous: Buffer.from("[1]") },
      { type: "put", value: Buffer.from("[3]"), previous: Buffer.from("[2]") },
      { type: "delete", previous: Buffer.from("[2]") },
      { type: "put", value: Buffer.from("[4]"), previous: undefined },
    ];
    await reader.until((events) => events.length === 22 + changes.length);
    await reader.stop();
    expect(reader.events.slice(22)).toMatchObject(changes);
    expect(await firstEvents(store, prefix, middle, changes.length)).toMatchObject(changes);
  });

  it("is told of many changes at once, also by an etcd that takes few operations at a time", async () => {
    const small = await startEtcd({ extraArguments: ["--max-txn-ops", "4"] });
    const own = await openEtcdStore({ endpoints: [small.endpoint] });
    const names = Array.from({ length: 70 }, (_, index) => `${prefix}${index}`);
    const created = await Promise.all(names.map((name) => own.create(name, Buffer.from(name))));
    const middle = await own.revision();
    const replacing = created.map((result, index) =>
      own.replace(names[index] as string, Buffer.from("{}"), written(result)),
    );
    await Promise.all(replacing);
    const events = await firstEvents(own, prefix, middle, names.length);
    expect(events.map(({ key, previous }) => [key, previous?.toString()]).sort()).toEqual(
      names.map((name) => [name, name]).sort(),
    );
    await own.close();
    await small.remove();
  });

  it("is read with as many others as are not too much together", async () => {
    const names = Array.from({ length: 60 }, (_, index) => `${prefix}${index}`);
    // The first half are large.
    const textOf = (index: number) => Buffer.from(`${index}`.padEnd(index < 30 ? mebibyte : 10, "."));
    const created = await Promise.all(names.map((name, index) => store.create(name, textOf(index))));
    const replaced = await Promise.all(
      created.map((result, index) => store.replace(names[index] as string, Buffer.from("{}"), written(result))),
    );
    const client = new EtcdClient([etcd.endpoint], 5_000);
    const call = client.call.bind(client);
    const sizes: number[] = [];
    client.call = async (...request) => {
      const answer = await call(...request);
      sizes.push(JSON.stringify(answer).length);
      return answer;
    };
    const writes = replaced.map((result, index) => {
      return { key: names[index] as string, modRevision: etcdRevisionOf(written(result)) };
    });
    const values = await new PreviousValues(client).read(writes);
    expect(values.map((value) => value?.toString().trimEnd())).toEqual(names.map((_, index) => `${textOf(index)}`));
    // In that JSON a byte takes up to four characters.
    expect(Math.max(...sizes)).toBeLessThan(4 * 2.1 * mebibyte);
    expect(sizes.length).toBeLessThan(40);
    client.close();
  });

  it("ends the watch as compacted when it can no longer be read", async () => {
    const created = await create("a");
    await create("other");
    const start = await store.revision();
    const replaced = await replace("a", "b", created);
    const raw = new Etcd3({ hosts: etcd.endpoint });
    const client = new EtcdClient([etcd.endpoint], 1_000);
    const call = client.call.bind(client);
    client.call = async (...request) => {
      await raw.kv.compact({ revision: etcdRevisionOf(replaced) }).catch(() => {});
      return call(...request);
    };
    const { signal } = new AbortController();
    const watch = watchEtcd({ client, prefix, afterRevision: start, signal, newestRevision: () => store.revision() });
    await expect(watch.next()).rejects.toMatchObject({
      ...{ name: "StoreError", code: "compacted", oldestRevision: wholeRevision(etcdRevisionOf(replaced)) },
    });
    client.close();
    raw.close();
  });
});

describe("Previous values", () => {
  it("are remembered up to a limit, those that were written last", () => {
    const values = new PreviousValues(new EtcdClient([], 1_000));
    const one = Buffer.alloc(mebibyte);
    expect(values.get("a")).toBeUndefined();
    values.set("a", one);
    expect(values.get("a")).toBe(one);
    values.set("a", undefined);
    expect(values.get("a")).toBeUndefined();
    for (let count = 0; count < 40; count += 1) values.set(`${count}`, one);
    const remembered = Array.from({ length: 40 }, (_, count) => values.get(`${count}`) !== undefined);
    expect(remembered.slice(0, 24)).toEqual(Array(24).fill(false));
    expect(remembered.slice(-7)).toEqual(Array(7).fill(true));
  });
});
