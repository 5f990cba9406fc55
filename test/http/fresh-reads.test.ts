import { afterEach, describe, expect, test, vi } from "vitest";
import { openEtcdStore } from "../../src/storage/etcd-store.js";
import { openStore } from "../../src/storage/open-store.js";
import type { Store } from "../../src/storage/store.js";
import { etcdAvailable, startEtcd } from "../helpers/etcd.js";
import { startPausableProxy } from "../helpers/pausable-proxy.js";
import { items, startServer, type TestServer, withoutClose, wrapStore } from "../helpers/server.js";
import { pod } from "./bodies.js";

const pods = "/api/v1/namespaces/default/pods";
const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function start(store: string | Store): Promise<TestServer> {
  const server = await startServer(store);
  cleanups.push(() => server.stop());
  return server;
}

/** What one server shows that the other one has just written. */
async function expectFresh(writer: TestServer, reader: TestServer, name: string): Promise<void> {
  await writer.send("POST", pods, pod(name));
  expect((await reader.send("GET", `${pods}/${name}`)).status).toBe(200);
  await writer.send("PUT", `${pods}/${name}/status`, { phase: "Running" });
  const own = await writer.send("GET", `${pods}/${name}`);
  const read = await reader.send("GET", `${pods}/${name}`);
  expect(read.text).toBe(own.text);
  expect(read.headers.get("etag")).toBe(own.headers.get("etag"));
  expect(items(await reader.send("GET", pods))).toContainEqual(own.body.data);
  await writer.send("DELETE", `${pods}/${name}`);
  expect((await reader.send("GET", `${pods}/${name}`)).status).toBe(404);
  expect(items(await reader.send("GET", `${pods}?fieldSelector=metadata.name%3D${name}`))).toEqual([]);
}

/** Whether a server need not read its store for a GET. */
async function reads(store: Store, server: TestServer): Promise<boolean> {
  let calls = 0;
  const { get } = store;
  store.get = (key) => {
    calls += 1;
    return get(key);
  };
  await server.send("GET", `${pods}/any`);
  store.get = get;
  return calls > 0;
}

test("a server whose watch is stuck shows what others have written, and what it has read needs no store again later", async () => {
  const store = await openStore("memory:");
  cleanups.push(() => store.close());
  let isStuck = false;
  let wake = () => {};
  const stuck = wrapStore(withoutClose(store), {
    watch: async function* (prefix, options) {
      for await (const batch of store.watch(prefix, options)) {
        if (isStuck) {
          await new Promise<void>((resolve) => {
            wake = resolve;
            options.signal.addEventListener("abort", () => resolve());
          });
        }
        yield batch;
      }
    },
  });
  const writer = await start(withoutClose(store));
  const reader = await start(stuck);
  await expectFresh(writer, reader, "a");
  await vi.waitFor(async () => expect(await reads(stuck, reader)).toBe(false));

  isStuck = true;
  await expectFresh(writer, reader, "b");
  expect(await reads(stuck, reader)).toBe(true);
  isStuck = false;
  wake();
  await expectFresh(writer, reader, "c");
  await vi.waitFor(async () => expect(await reads(stuck, reader)).toBe(false));
});

describe.skipIf(!etcdAvailable())("with one etcd", () => {
  test("a server that is cut off from it answers 503, and nothing old", async () => {
    const etcd = await startEtcd();
    cleanups.push(() => etcd.remove());
    const proxy = await startPausableProxy(etcd.endpoint);
    cleanups.push(() => proxy.close());
    const writer = await start(`etcd://${etcd.endpoint}`);
    const reader = await start(await openEtcdStore({ endpoints: [proxy.endpoint], requestTimeoutMs: 1_500 }));
    await expectFresh(writer, reader, "a");
    await writer.send("POST", pods, pod("b"));
    expect((await reader.send("GET", `${pods}/b`)).status).toBe(200);

    proxy.pause();
    await writer.send("PUT", `${pods}/b/status`, { phase: "Running" });
    const paths = [`${pods}/b`, pods, `${pods}/b/status`, `${pods}/none`];
    const answers = await Promise.all(paths.map((path) => reader.send("GET", path)));
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 503, 503]);
    proxy.resume();
    // It asks again from time to time whether its store is back.
    await vi.waitFor(async () => expect((await reader.send("GET", `${pods}/b`)).status).toBe(200), 10_000);
    await expectFresh(writer, reader, "c");
  });
});
