import { Etcd3 } from "etcd3";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { etcdRevisionOf } from "../../src/storage/etcd-revision.js";
import { openEtcdStore } from "../../src/storage/etcd-store.js";
import type { Store, StoreError } from "../../src/storage/store.js";
import { type EtcdServer, etcdAvailable, startEtcd } from "../helpers/etcd.js";
import { lastingPort } from "../helpers/lasting-port.js";
import { startPausableProxy } from "../helpers/pausable-proxy.js";
import { describeStore, written } from "./store-contract.js";
import { firstEvents, readWatch } from "./watch-reader.js";

describe.skipIf(!etcdAvailable())("with a real etcd", () => {
  let shared: EtcdServer;
  beforeAll(async () => {
    shared = await startEtcd();
  });
  afterAll(() => shared.remove());

  describeStore("An etcd store", {
    open: () => openEtcdStore({ endpoints: [shared.endpoint] }),
    compact: async (store) => compactEtcd(shared, await store.revision()),
  });

  it("an etcd store tells of the beginning of an empty etcd, and of writes by others", async () => {
    const server = await startEtcd();
    const store = await openEtcdStore({ endpoints: [server.endpoint], compactionIntervalMs: 100 });
    const reader = readWatch(store, "/registry/", 0);
    try {
      // It is the compactor who writes.
      for (let round = 0; round < 3; round++) {
        const revision = await store.revision();
        await reader.until((_, batch) => batch.revision >= revision);
        await reader.until((_, batch) => batch.revision > revision);
      }
      expect(reader.events).toEqual([]);
    } finally {
      await reader.stop();
      await store.close();
      await server.remove();
    }
  });

  describe("An etcd store over failures", () => {
    const prefix = "/registry/things/";
    let server: EtcdServer;
    let store: Store;

    beforeAll(async () => {
      server = await startEtcd();
    });
    afterAll(() => server.remove());
    afterEach(() => store.close());
    const open = async () => {
      store = await openEtcdStore({ endpoints: [server.endpoint], requestTimeoutMs: 1_000 });
    };

    it("keeps a watch without gap or duplicate when etcd is killed and comes back", async () => {
      await open();
      const reader = readWatch(store, prefix, await store.revision());
      const revisions: number[] = [];
      for (let round = 0; round < 2; round++) {
        const before = await Promise.all(Array.from({ length: 10 }, () => write(store, prefix)));
        revisions.push(...before.sort((left, right) => left - right));
        const count = revisions.length;
        await reader.until((events) => events.length >= count);
        await server.kill();
        // The watch is asked for more while nothing answers, and resumes by itself.
        const resumed = reader.until((events) => events.length > count);
        await expect(store.revision()).rejects.toMatchObject({ code: "unavailable" });
        await server.restart();
        revisions.push(await untilDone(() => write(store, prefix)));
        await resumed;
      }
      await reader.stop();
      expect(reader.events.map((event) => event.revision)).toEqual(revisions);
    });

    it("ends a watch that resumes at a revision that was compacted meanwhile", async () => {
      await open();
      const reader = readWatch(store, prefix, (await write(store, prefix)) - 1);
      await reader.until((events) => events.length === 1);
      await server.kill();
      await server.restart();
      // Others write and compact before this watch, which is not asked for more until then, is back.
      const other = await openEtcdStore({ endpoints: [server.endpoint] });
      await write(other, prefix);
      await write(other, prefix);
      await compactEtcd(server, await other.revision());
      await other.close();
      await expect(reader.until(() => false)).rejects.toMatchObject({ name: "StoreError", code: "compacted" });
    });

    it("fails quickly while etcd is down, and works as soon as it is back", async () => {
      await open();
      const revision = await write(store, prefix);
      await server.kill();
      const start = performance.now();
      await expect(store.get(prefix)).rejects.toMatchObject({ name: "StoreError", code: "unavailable" });
      await expect(store.range(prefix)).rejects.toMatchObject({ code: "unavailable" });
      await expect(write(store, prefix)).rejects.toMatchObject({ code: "unavailable", retryable: true });
      expect(performance.now() - start).toBeLessThan(3_000);
      await server.restart();
      const back = performance.now();
      expect(await untilDone(() => write(store, prefix))).toBeGreaterThan(revision);
      expect(performance.now() - back).toBeLessThan(3_000);
    });

    it("says that it does not know when a write gets no answer, and resumes a watch that went silent", async () => {
      const proxy = await startPausableProxy(server.endpoint);
      store = await openEtcdStore({ endpoints: [proxy.endpoint], requestTimeoutMs: 500 });
      const reader = readWatch(store, prefix, await store.revision());
      await write(store, prefix);
      await reader.until((events) => events.length === 1);
      proxy.pause();
      await expect(write(store, prefix)).rejects.toMatchObject({ code: "outcome-unknown", retryable: false });
      await expect(store.get(prefix)).rejects.toMatchObject({ code: "unavailable" });
      proxy.resume();
      const revision = await untilDone(() => write(store, prefix));
      await reader.until((events) => events.at(-1)?.revision === revision);
      await reader.stop();
      await proxy.close();
    });

    it("uses another member when one does not answer", async () => {
      store = await openEtcdStore({ endpoints: [await deadEndpoint(), server.endpoint, await deadEndpoint()] });
      const start = (await write(store, prefix)) - 1;
      expect(await firstEvents(store, prefix, start, 1)).toHaveLength(1);
    });

    it("goes on with another member, also with its watches, when one hangs", async () => {
      const members = [await startPausableProxy(server.endpoint), await startPausableProxy(server.endpoint)];
      store = await openEtcdStore({ endpoints: members.map(({ endpoint }) => endpoint), requestTimeoutMs: 900 });
      const reader = readWatch(store, prefix, await store.revision());
      await write(store, prefix);
      await reader.until((events) => events.length === 1);
      // One of them is the member that the store has been using.
      for (const member of members) {
        member.pause();
        await store.revision();
        const revision = await write(store, prefix);
        await reader.until((events) => events.at(-1)?.revision === revision);
        member.resume();
      }
      expect(reader.events).toHaveLength(3);
      await reader.stop();
      await Promise.all(members.map((member) => member.close()));
    });

    it("makes only the first calls wait while no member answers", async () => {
      const proxy = await startPausableProxy(server.endpoint);
      store = await openEtcdStore({ endpoints: [proxy.endpoint], requestTimeoutMs: 900 });
      proxy.pause();
      // Far more than would have the time to wait.
      for (let call = 0; call < 100; call++) {
        await expect(store.get(prefix)).rejects.toMatchObject({ code: "unavailable" });
      }
      await expect(write(store, prefix)).rejects.toMatchObject({ code: "unavailable" });
      proxy.resume();
      await untilDone(() => write(store, prefix));
      await proxy.close();
    });

    it("translates what etcd refuses as too large", async () => {
      store = await openEtcdStore({ endpoints: [server.endpoint], maxRequestBytes: 8 * 1024 * 1024 });
      await expect(store.create(`${prefix}large`, Buffer.alloc(2 * 1024 * 1024))).rejects.toMatchObject({
        code: "too-large",
      });
    });
  });

  it("translates a full etcd as no-space, and reads and deletes on", async () => {
    const server = await startEtcd({ extraArguments: ["--quota-backend-bytes", `${1024 * 1024}`] });
    const store = await openEtcdStore({ endpoints: [server.endpoint] });
    try {
      const create = (key: string) =>
        store.create(key, Buffer.alloc(10_000)).then(
          () => "done",
          ({ code }: StoreError) => code,
        );
      const keys: string[] = [];
      const outcomes: string[] = [];
      while (!outcomes.includes("no-space")) {
        const more = Array.from({ length: 20 }, (_, index) => `/registry/things/${keys.length + index}`);
        keys.push(...more);
        outcomes.push(...(await Promise.all(more.map(create))));
      }
      // The writes that get etcd to its quota are applied, whatever it says.
      const { entries } = await store.range("/registry/");
      const stored = new Set(entries.map(({ key }) => key));
      const known = keys.filter((_, index) => outcomes[index] !== "outcome-unknown");
      expect(known.filter((key) => stored.has(key))).toEqual(keys.filter((_, index) => outcomes[index] === "done"));
      await expect(store.create("/registry/other", Buffer.from("x"))).rejects.toMatchObject({ code: "no-space" });
      const [first] = entries;
      expect(await store.delete(first?.key ?? "", first?.revision ?? 0)).toMatchObject({ done: true });
    } finally {
      await store.close();
      await server.remove();
    }
  });
});

it("an etcd store says in one line that nothing answers", async () => {
  const endpoint = await deadEndpoint();
  const opening = openEtcdStore({ endpoints: [endpoint], requestTimeoutMs: 1_000 });
  await expect(opening).rejects.toMatchObject({ name: "StoreError", code: "unavailable" });
  await expect(opening).rejects.toThrow(new RegExp(`^etcd does not answer: .*; is there an etcd at ${endpoint}\\?$`));
});

async function compactEtcd(server: EtcdServer, revision: number): Promise<void> {
  const client = new Etcd3({ hosts: server.endpoint });
  await client.kv.compact({ revision: etcdRevisionOf(revision), physical: true });
  client.close();
}

let created = 0;

async function write(store: Store, prefix: string): Promise<number> {
  created += 1;
  return written(await store.create(`${prefix}${created}`, Buffer.from("x")));
}

async function untilDone<Result>(action: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await action();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

/** An endpoint where nothing listens. */
async function deadEndpoint(): Promise<string> {
  return `127.0.0.1:${await lastingPort()}`;
}
