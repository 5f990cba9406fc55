import { once } from "node:events";
import { connect } from "node:net";
import { Etcd3 } from "etcd3";
import { afterEach, describe, expect, test } from "vitest";
import { etcdRevisionOf } from "../../src/storage/etcd-revision.js";
import { openStore } from "../../src/storage/open-store.js";
import type { Store } from "../../src/storage/store.js";
import { etcdAvailable, startEtcd } from "../helpers/etcd.js";
import { readMetrics } from "../helpers/metrics.js";
import { startPausableProxy } from "../helpers/pausable-proxy.js";
import {
  type Answer,
  describeOnEachStore,
  newNamespace,
  startServer,
  type TestServer,
  withoutClose,
} from "../helpers/server.js";
import { openWatch, type SentEvent, type WatchClient } from "../helpers/watch-client.js";
import { podBytes, putBytes } from "../watch/store-objects.js";
import { pod } from "./bodies.js";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function watch(server: { url: string }, path: string, headers?: Record<string, string>): Promise<WatchClient> {
  const client = await openWatch(server.url, path, headers);
  cleanups.push(() => client.close());
  return client;
}

const podsOf = (namespace: string) => `/api/v1/namespaces/${namespace}/pods`;
const versionOf = ({ body }: Answer) => Number(body.data.metadata.resourceVersion);
const labelled = (name: string, labels: object) => ({ ...pod(name), metadata: { name, labels } });
const bookmarksOf = (events: readonly SentEvent[]) => events.filter(({ type }) => type === "BOOKMARK");

async function newestRevision(server: TestServer, path: string): Promise<number> {
  return Number((await server.send("GET", path)).body.metadata.resourceVersion);
}

/** Deletes, and gives the revision of the deletion as a watch tells it. */
async function remove(server: TestServer, path: string): Promise<void> {
  expect((await server.send("DELETE", path)).status).toBe(204);
}

describeOnEachStore(
  "a watch",
  (context) => {
    test("begins with all that there is, and goes on with every change", async () => {
      const { server } = context;
      const path = podsOf(newNamespace());
      const a = await server.send("POST", path, pod("a"));
      const b = await server.send("POST", path, pod("b"));
      const client = await watch(server, `${path}?watch=true`);
      expect(client.response).toMatchObject({ statusCode: 200, headers: { "content-type": "application/json" } });
      await client.seeing(2);
      const changed = await server.send("PUT", `${path}/a/status`, { phase: "Running" });
      await remove(server, `${path}/a`);
      const again = await server.send("POST", path, pod("a"));
      const events = await client.seeing(5);
      expect(events.map(({ type }) => type)).toEqual(["ADDED", "ADDED", "MODIFIED", "DELETED", "ADDED"]);
      const read = await server.send("GET", `${path}/a`);
      expect(events[0]?.object).toEqual(a.body.data);
      expect(events[1]?.object).toEqual(b.body.data);
      expect(events[2]?.object).toMatchObject({ status: { phase: "Running" } });
      expect(events[2]?.object.metadata.uid).toBe(a.body.data.metadata.uid);
      // The last state, at the revision of the deletion.
      const { resourceVersion, ...metadata } = events[3]?.object.metadata ?? {};
      expect({ ...events[3]?.object, metadata: { ...metadata, resourceVersion: "" } }).toEqual({
        ...events[2]?.object,
        metadata: { ...events[2]?.object.metadata, resourceVersion: "" },
      });
      expect(Number(resourceVersion)).toBeGreaterThan(Number(changed.headers.get("etag")?.replaceAll('"', "")));
      expect(Number(resourceVersion)).toBeLessThan(versionOf(again));
      expect(events[4]?.object).toEqual(read.body.data);
    });

    test("from a version tells exactly what came after it", async () => {
      const { server } = context;
      const path = podsOf(newNamespace());
      const versions = [];
      for (const name of ["a", "b", "c"]) versions.push(versionOf(await server.send("POST", path, pod(name))));
      const client = await watch(server, `${path}?watch=true&resourceVersion=${versions[0]}`);
      await client.seeing(2);
      versions.push(versionOf(await server.send("POST", path, pod("d"))));
      await client.seeing(3);
      expect(client.changes).toEqual([`ADDED b ${versions[1]}`, `ADDED c ${versions[2]}`, `ADDED d ${versions[3]}`]);
    });

    test("keeps to its namespace, to its kind, or to one object", async () => {
      const { server } = context;
      const [one, two] = [newNamespace(), newNamespace()];
      const from = await newestRevision(server, podsOf(one));
      const everywhere = await watch(server, `/api/v1/pods?watch=1&resourceVersion=${from}`);
      const namespace = await watch(server, `${podsOf(two)}?watch=true`);
      const item = await watch(server, `${podsOf(two)}/web?watch=true`);
      for (const path of [podsOf(one), podsOf(two)]) {
        for (const name of ["web", "web2"]) await server.send("POST", path, pod(name));
      }
      await server.send("POST", "/api/v1/nodes", { metadata: { name: `node-${one}` } });
      const late = await watch(server, `${podsOf(two)}/web?watch=true`);
      await remove(server, `${podsOf(two)}/web`);
      const names = (client: WatchClient) =>
        client.events.map(({ type, object }) => `${type} ${object.metadata.namespace}/${object.metadata.name}`);
      await everywhere.seeing(5);
      expect(names(everywhere)).toEqual([
        ...[`ADDED ${one}/web`, `ADDED ${one}/web2`, `ADDED ${two}/web`, `ADDED ${two}/web2`, `DELETED ${two}/web`],
      ]);
      await namespace.seeing(3);
      expect(names(namespace)).toEqual([`ADDED ${two}/web`, `ADDED ${two}/web2`, `DELETED ${two}/web`]);
      for (const client of [item, late]) {
        await client.seeing(2);
        expect(names(client)).toEqual([`ADDED ${two}/web`, `DELETED ${two}/web`]);
      }
    });

    test("with selectors shows objects that begin to match as ADDED, and those that stop as DELETED", async () => {
      const { server } = context;
      const path = podsOf(newNamespace());
      await server.send("POST", path, labelled("other", { app: "api" }));
      await server.send("POST", path, labelled("there", { app: "web" }));
      const byLabel = await watch(server, `${path}?watch=true&labelSelector=app%3Dweb`);
      const byField = await watch(server, `${path}?watch=true&fieldSelector=metadata.name%3Da`);
      await server.send("POST", path, labelled("a", { app: "api" }));
      await server.send("PUT", `${path}/a`, labelled("a", { app: "web" }));
      const matching = await server.send("PUT", `${path}/a/status`, { phase: "Running" });
      expect(matching.status).toBe(200);
      const leaving = await server.send("PUT", `${path}/a`, labelled("a", { app: "api" }));
      await server.send("PUT", `${path}/a`, labelled("a", { app: "api", more: "" }));
      await remove(server, `${path}/a`);
      await remove(server, `${path}/there`);
      const events = await byLabel.seeing(5);
      expect(events.map(({ type, object }) => `${type} ${object.metadata.name}`)).toEqual([
        ...["ADDED there", "ADDED a", "MODIFIED a", "DELETED a", "DELETED there"],
      ]);
      // The last state that matched, at the revision of the change that made it stop.
      expect(events[3]?.object).toMatchObject({
        metadata: { labels: { app: "web" }, resourceVersion: leaving.body.data.metadata.resourceVersion },
        status: { phase: "Running" },
      });
      const types = (await byField.seeing(6)).map(({ type }) => type);
      expect(types).toEqual(["ADDED", "MODIFIED", "MODIFIED", "MODIFIED", "MODIFIED", "DELETED"]);
    });

    test("with sendInitialEvents marks their end, and goes on after them", async () => {
      const { server } = context;
      const path = podsOf(newNamespace());
      const a = versionOf(await server.send("POST", path, pod("a")));
      const query = "watch=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true";
      const client = await watch(server, `${path}?${query}&sendInitialEvents=true&resourceVersion=${a}`);
      const silent = await watch(server, `${path}?${query}&sendInitialEvents=false&resourceVersion=`);
      await client.until(({ length }) => length === 2);
      expect(client.events[1]).toEqual({
        type: "BOOKMARK",
        object: {
          kind: "Pod",
          apiVersion: "v1",
          metadata: { resourceVersion: expect.any(String), annotations: { "k8s.io/initial-events-end": "true" } },
        },
      });
      expect(Number(client.events[1]?.object.metadata.resourceVersion)).toBeGreaterThanOrEqual(a);
      const b = versionOf(await server.send("POST", path, pod("b")));
      await client.seeing(2);
      expect(client.changes).toEqual([`ADDED a ${a}`, `ADDED b ${b}`]);
      await silent.seeing(1);
      expect(silent.changes).toEqual([`ADDED b ${b}`]);
    });

    test("sends bookmarks when nothing happens to it, which a client can resume from", async () => {
      const { server } = context;
      const path = podsOf(newNamespace());
      const client = await watch(server, `${path}?watch=true&allowWatchBookmarks=true`);
      // A write that this watch does not show moves its bookmark on.
      const other = versionOf(await server.send("POST", podsOf(newNamespace()), pod("other")));
      await client.until((events) => Number(events.at(-1)?.object.metadata.resourceVersion) >= other);
      expect(client.events.every(({ type }) => type === "BOOKMARK")).toBe(true);
      expect(client.events[0]?.object).toEqual({
        kind: "Pod",
        apiVersion: "v1",
        metadata: { resourceVersion: expect.any(String) },
      });
      const web = versionOf(await server.send("POST", path, pod("web")));
      const last = bookmarksOf(client.events).at(-1)?.object.metadata.resourceVersion;
      const resumed = await watch(server, `${path}?watch=true&resourceVersion=${last}`);
      await resumed.seeing(1);
      expect(resumed.changes).toEqual([`ADDED web ${web}`]);
    });

    test("from a version that is not there yet is refused; from one that another server has just written it is not", async () => {
      const { server } = context;
      const another = await context.startAnother();
      const path = podsOf(newNamespace());
      for (let round = 0; round < 10; round += 1) {
        const before = versionOf(await server.send("POST", path, pod(`before-${round}`)));
        const client = await watch(another, `${path}?watch=true&resourceVersion=${before}`);
        expect(client.response.statusCode).toBe(200);
        const after = versionOf(await server.send("POST", path, pod(`after-${round}`)));
        await client.seeing(1);
        expect(client.changes).toEqual([`ADDED after-${round} ${after}`]);
      }
      const future = (await newestRevision(server, path)) + 1_000_000;
      const refused = await another.send("GET", `${path}?watch=true&resourceVersion=${future}`);
      expect(refused).toMatchObject({
        status: 504,
        body: { reason: "Timeout", code: 504, causes: [{ field: "resourceVersion" }] },
      });
      expect(refused.body.causes?.[0]?.message).toContain("Too large resource version");
      expect(refused.headers.get("retry-after")).toBe("1");
      const notOlder = `watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&resourceVersion=${future}`;
      expect(await another.send("GET", `${path}?${notOlder}`)).toMatchObject({ status: 504 });
    });

    test("that begins amid concurrent writes misses nothing and repeats nothing", { timeout: 60_000 }, async () => {
      const servers = [context.server, await context.startAnother()] as const;
      const path = podsOf(newNamespace());
      const watches: { readonly after: number; readonly client: WatchClient }[] = [];
      const stateful: WatchClient[] = [];
      const versions: number[] = [];
      let next = 0;
      const write = async () => {
        for (let index = next++; index < 300; index = next++) {
          const server = servers[index % 2 === 0 ? 0 : 1];
          const after = versionOf(await server.send("POST", path, pod(`pod-${index}`)));
          versions.push(after);
          const reader = servers[index % 4 < 2 ? 0 : 1];
          if (index % 10 === 0)
            watches.push({ after, client: await watch(reader, `${path}?watch=true&resourceVersion=${after}`) });
          if (index % 50 === 0) stateful.push(await watch(reader, `${path}?watch=true`));
        }
      };
      await Promise.all(Array.from({ length: 20 }, write));
      versions.sort((a, b) => a - b);
      expect(watches).toHaveLength(30);
      for (const { after, client } of watches) {
        const expected = versions.filter((version) => version > after);
        await client.seeing(expected.length);
        expect(client.events.map(({ object }) => Number(object.metadata.resourceVersion))).toEqual(expected);
      }
      for (const client of stateful) {
        await client.seeing(300);
        const seen = client.events.map(({ object }) => Number(object.metadata.resourceVersion));
        expect([...seen].sort((a, b) => a - b)).toEqual(versions);
      }
      await servers[0].send("POST", path, pod("last"));
      for (const client of stateful) expect(await client.seeing(301)).toHaveLength(301);
    });
  },
  { bookmarkIntervalMs: 100 },
);

describe("a watch over HTTP", () => {
  const start = async (store: string | Store = "memory:", options = {}) => {
    const server = await startServer(store, options);
    cleanups.push(() => server.stop());
    return server;
  };

  test("has its headers before its first event", async () => {
    const client = await watch(await start(), `${podsOf("default")}?watch=true`);
    expect(client.response.headers).toMatchObject({
      "cache-control": "no-cache",
      "transfer-encoding": "chunked",
    });
    expect(client.events).toEqual([]);
  });

  test.each([
    ["watch=true&limit=5", "limit"],
    ["watch=true&continue=abc", "continue"],
    ["watch=true&resourceVersionMatch=NotOlderThan&resourceVersion=1", "resourceVersionMatch"],
    ["watch=true&sendInitialEvents=true", "resourceVersionMatch"],
    ["watch=true&sendInitialEvents=false&resourceVersionMatch=Exact&resourceVersion=1", "resourceVersionMatch"],
    ["watch=true&resourceVersion=abc", "resourceVersion"],
    ["watch=true&resourceVersion=-1", "resourceVersion"],
    [`watch=true&resourceVersion=${"9".repeat(20)}`, "resourceVersion"],
    ["w%61tch=true&limit=5", "limit"],
    ["watch&limit=5", "limit"],
    ["watch=true&timeoutSeconds=-1", "timeoutSeconds"],
    ["watch=maybe", "watch"],
    ["watch=2", "watch"],
    ["watch=true&allowWatchBookmarks=x", "allowWatchBookmarks"],
    ["watch=true&labelSelector=%3D", undefined],
    ["watch=true&watches=true", "watches"],
  ])("%s is refused", async (query, field) => {
    const server = await start();
    for (const path of ["/api/v1/pods", podsOf("default")]) {
      const answer = await server.send("GET", `${path}?${query}`);
      expect(answer).toMatchObject({ status: 400, body: { reason: "BadRequest" } });
      if (field !== undefined) expect(answer.body.causes?.map((cause) => cause.field)).toContain(field);
    }
  });

  test("is no watch with watch=false or 0", async () => {
    const server = await start();
    for (const value of ["false", "0"]) {
      expect(await server.send("GET", `${podsOf("default")}?watch=${value}`)).toMatchObject({
        status: 200,
        body: { data: [] },
      });
    }
  });

  test("answers HEAD without waiting for events", async () => {
    const server = await start();
    const answer = await server.send("HEAD", `${podsOf("default")}?watch=true`);
    expect(answer).toMatchObject({ status: 200, text: "" });
    expect(answer.headers.get("content-type")).toBe("application/json");
  });

  test("ends cleanly after timeoutSeconds, with a last bookmark", async () => {
    const server = await start();
    const query = "watch=true&timeoutSeconds=1&allowWatchBookmarks=true";
    const client = await watch(server, `${podsOf("default")}?${query}`);
    const version = versionOf(await server.send("POST", podsOf("default"), pod("web")));
    expect(await client.ended()).toBe(true);
    expect(client.events.map(({ type }) => type)).toEqual(["ADDED", "BOOKMARK"]);
    expect(client.events[1]?.object.metadata.resourceVersion).toBe(String(version));
  });

  test("sends a large state in pieces that belong together", async () => {
    const store = await openStore("memory:");
    const server = await start(store);
    const names = Array.from({ length: 1_203 }, (_, index) => `pod-${String(index).padStart(4, "0")}`);
    await Promise.all(names.map((name) => putBytes(store, `/registry/pods/default/${name}`, podBytes(name))));
    const client = await watch(server, `${podsOf("default")}?watch=true`);
    // Changes come after the state, whichever part of it was sent when they were made.
    await putBytes(store, "/registry/pods/default/pod-1202", podBytes("pod-1202", { changed: "" }));
    await client.seeing(1_204);
    expect(client.events.slice(0, 1_203).map(({ object }) => object.metadata.name)).toEqual(names);
    const last = client.events.slice(1_202).map(({ type, object }) => [type, object.metadata.labels]);
    expect(last).toEqual([
      ["ADDED", {}],
      ["MODIFIED", { changed: "" }],
    ]);
  });
});

describe("a watch as Server-Sent Events", () => {
  const accept = { Accept: "text/event-stream" };
  const dataOf = (event: SentEvent | undefined) => `data: ${JSON.stringify(event)}`;

  test("gives each change an id, and the state before them one at its end", async () => {
    const server = await startServer();
    cleanups.push(() => server.stop());
    const path = podsOf("default");
    const a = versionOf(await server.send("POST", path, pod("a")));
    const b = versionOf(await server.send("POST", path, pod("b")));
    const client = await watch(server, `${path}?watch=true&allowWatchBookmarks=true`, accept);
    expect(client.response.headers).toMatchObject({ "content-type": "text/event-stream", "cache-control": "no-cache" });
    await client.seeing(2);
    await remove(server, `${path}/a`);
    await client.seeing(3);
    await server.stop();
    expect(await client.ended()).toBe(true);
    const [first, second, third, bookmark] = client.events;
    expect(client.lines).toEqual([
      ...[dataOf(first), "", dataOf(second), "", `id: ${b}`, ""],
      ...[`id: ${b + 1}`, dataOf(third), "", `id: ${b + 1}`, dataOf(bookmark), ""],
    ]);
    expect(client.changes).toEqual([`ADDED a ${a}`, `ADDED b ${b}`, `DELETED a ${b + 1}`]);
  });

  test("resumes after Last-Event-ID, whatever the query says", async () => {
    const server = await startServer();
    cleanups.push(() => server.stop());
    const path = podsOf("default");
    const a = versionOf(await server.send("POST", path, pod("a")));
    const b = versionOf(await server.send("POST", path, pod("b")));
    const queries = ["", "&resourceVersion=0", "&sendInitialEvents=true&resourceVersionMatch=NotOlderThan"];
    for (const query of queries) {
      const client = await watch(server, `${path}?watch=true${query}`, { ...accept, "Last-Event-ID": String(a) });
      await client.seeing(1);
      expect(client.lines.slice(0, 1)).toEqual([`id: ${b}`]);
      expect(client.changes).toEqual([`ADDED b ${b}`]);
    }
    const answer = await server.send("GET", `${path}?watch=true`, undefined, { ...accept, "Last-Event-ID": "x" });
    expect(answer).toMatchObject({ status: 400, body: { causes: [{ field: "Last-Event-ID" }] } });
  });

  test("is for watches only, and only for those who prefer it", async () => {
    const server = await startServer();
    cleanups.push(() => server.stop());
    const path = podsOf("default");
    expect(await server.send("GET", path, undefined, accept)).toMatchObject({ status: 406 });
    expect(await server.send("GET", `${path}?watch=true`, undefined, { Accept: "text/html" })).toMatchObject({
      status: 406,
      body: { error: expect.stringContaining("application/json or text/event-stream") },
    });
    for (const [header, type] of [
      ["text/event-stream, application/json", "text/event-stream"],
      ["application/json, text/event-stream;q=0.5", "application/json"],
      ["*/*", "application/json"],
    ] as const) {
      const client = await watch(server, `${path}?watch=true`, { Accept: header });
      expect(client.response.headers["content-type"]).toBe(type);
    }
  });
});

describe("the history of a server", () => {
  test("ends a slow watch that it has passed, without slowing down others", async () => {
    const store = await openStore("memory:");
    const server = await startServer(store);
    cleanups.push(() => server.stop());
    const path = podsOf("default");
    const put = (size: number) => putBytes(store, "/registry/pods/default/web", podBytes("web", {}, "x".repeat(size)));
    const after = await put(1);

    const slow = connect(Number(new URL(server.url).port), "127.0.0.1");
    cleanups.push(() => slow.destroy());
    slow.write(`GET ${path}?watch=true&resourceVersion=${after} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    await once(slow, "readable");
    const quick = await watch(server, `${path}?watch=true&resourceVersion=${after}`);

    // Each event holds 16 MB, the state before it included; 64 MiB are kept.
    for (let round = 0; round < 6; round += 1) {
      await put(8_000_000 + round);
      await quick.seeing(round + 1);
    }
    expect(quick.changes).toHaveLength(6);

    // It reads on, and gets what was on its way, then the error and a clean end.
    let text = "";
    slow.setEncoding("utf8").on("data", (chunk) => {
      text = (text + chunk).slice(-2_000);
    });
    await once(slow, "end");
    const error = JSON.parse(text.slice(text.lastIndexOf('{"type":"ERROR"')).split("\n")[0] ?? "");
    expect(error).toEqual({
      type: "ERROR",
      object: { error: expect.stringContaining("fell too far behind"), reason: "Expired", code: 410 },
    });
    expect((await readMetrics(server.url)).sum("apiserver_terminated_watchers_total")).toBe(1);
    expect(text.endsWith("0\r\n\r\n")).toBe(true);

    const late = await watch(server, `${path}?watch=true&resourceVersion=${after}`);
    expect(late.response.statusCode).toBe(200);
    expect(await late.ended()).toBe(true);
    expect(late.events).toEqual([
      { type: "ERROR", object: { error: expect.stringContaining("too old"), reason: "Expired", code: 410 } },
    ]);
    const sse = await watch(server, `${path}?watch=true`, {
      Accept: "text/event-stream",
      "Last-Event-ID": String(after),
    });
    expect(await sse.ended()).toBe(true);
    // The client forgets where it was, so that it does not fail for ever.
    expect(sse.lines[0]).toBe("id");
  });
});

describe("a stop", () => {
  test("ends watches at once and cleanly, so that their clients resume at another server", async () => {
    const store = await openStore("memory:");
    cleanups.push(() => store.close());
    const server = await startServer(withoutClose(store));
    const path = podsOf("default");
    const clients = [
      await watch(server, `${path}?watch=true&allowWatchBookmarks=true`),
      await watch(server, `${path}?watch=true`),
    ];
    const version = versionOf(await server.send("POST", path, pod("web")));
    for (const client of clients) await client.seeing(1);
    const startMs = performance.now();
    await server.stop();
    expect(performance.now() - startMs).toBeLessThan(1_000);
    for (const client of clients) expect(await client.ended()).toBe(true);
    expect(bookmarksOf(clients[0]?.events ?? []).at(-1)?.object.metadata.resourceVersion).toBe(String(version));
    expect(bookmarksOf(clients[1]?.events ?? [])).toEqual([]);

    // What happens meanwhile is not lost: a new server's history reaches back.
    const next = await putBytes(store, "/registry/pods/default/meanwhile", podBytes("meanwhile"));
    const successor = await startServer(withoutClose(store));
    cleanups.push(() => successor.stop());
    const resumed = await watch(successor, `${path}?watch=true&resourceVersion=${version}`);
    await resumed.seeing(1);
    expect(resumed.changes).toEqual([`ADDED meanwhile ${next}`]);
  });

  test("lets no watch begin any more", async () => {
    const server = await startServer();
    const { hostname, port } = new URL(server.url);
    // A request whose headers are still on their way when the stop begins.
    const socket = connect(Number(port), hostname);
    socket.write("GET /livez HTTP/1.1\r\nHost: x\r\n\r\n");
    await once(socket, "data");
    socket.write(`GET ${podsOf("default")}?watch=true HTTP/1.1\r\n`);
    await server.send("GET", "/livez");
    const stopped = server.stop();
    socket.write("Host: x\r\n\r\n");
    const [answer] = await once(socket, "data");
    expect(String(answer)).toMatch(/^HTTP\/1.1 503 /);
    expect(String(answer)).toContain('"reason":"ServiceUnavailable"');
    await stopped;
  });
});

describe.skipIf(!etcdAvailable())("a watch on etcd", () => {
  test("survives a lost connection without gap or duplicate, and ends with 410 when history is gone", async () => {
    const etcd = await startEtcd();
    cleanups.push(() => etcd.remove());
    const proxy = await startPausableProxy(etcd.endpoint);
    cleanups.push(() => proxy.close());
    const store = await openStore(`etcd://${etcd.endpoint}`);
    cleanups.push(() => store.close());
    const server = await startServer(`etcd://${proxy.endpoint}`);
    cleanups.push(() => server.stop());
    const path = podsOf("default");
    const client = await watch(server, `${path}?watch=true&allowWatchBookmarks=true`);
    const put = (name: string) => putBytes(store, `/registry/pods/default/${name}`, podBytes(name));

    const expected: string[] = [];
    for (let round = 0; round < 5; round += 1) {
      for (const name of ["a", "b"]) expected.push(`ADDED ${name}${round} ${await put(`${name}${round}`)}`);
      proxy.pause();
      expected.push(`ADDED c${round} ${await put(`c${round}`)}`);
      proxy.cut();
      expected.push(`ADDED d${round} ${await put(`d${round}`)}`);
      proxy.resume();
      expected.push(`ADDED e${round} ${await put(`e${round}`)}`);
      await client.seeing(expected.length);
    }
    expect(client.changes).toEqual(expected);

    proxy.pause();
    proxy.cut();
    const before = await put("missed");
    await put("missed-too");
    const admin = new Etcd3({ hosts: etcd.endpoint });
    await admin.kv.compact({ revision: etcdRevisionOf(await store.revision()), physical: true });
    admin.close();
    proxy.resume();
    expect(await client.ended()).toBe(true);
    expect(client.events.at(-1)).toMatchObject({ type: "ERROR", object: { reason: "Expired", code: 410 } });
    expect(client.changes.slice(0, -1)).toEqual(expected);

    // Lists and new watches go on.
    const anew = await watch(server, `${path}?watch=true`);
    await anew.seeing(expected.length + 2);
    const last = await put("last");
    await anew.seeing(expected.length + 3);
    expect(anew.changes.at(-1)).toBe(`ADDED last ${last}`);
    const late = await watch(server, `${path}?watch=true&resourceVersion=${before}`);
    expect(await late.ended()).toBe(true);
    expect(late.events).toMatchObject([{ type: "ERROR", object: { code: 410 } }]);
  });

  test("is refused while etcd does not answer, unless the server has all that it begins with", async () => {
    const etcd = await startEtcd();
    cleanups.push(() => etcd.remove());
    const server = await startServer(`etcd://${etcd.endpoint}`);
    cleanups.push(() => server.stop());
    const version = versionOf(await server.send("POST", podsOf("default"), pod("web")));
    await (await watch(server, `${podsOf("default")}?watch=true&resourceVersion=1`)).seeing(1);
    await etcd.kill();
    const resumed = await watch(server, `${podsOf("default")}?watch=true&resourceVersion=${version}`);
    expect(resumed.response.statusCode).toBe(200);
    const answer = await server.send("GET", `${podsOf("default")}?watch=true`);
    expect(answer).toMatchObject({ status: 503, body: { reason: "ServiceUnavailable" } });
    expect(answer.headers.get("retry-after")).toBe("1");
  });
});
