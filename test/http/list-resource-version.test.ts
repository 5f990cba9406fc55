import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Etcd3 } from "etcd3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openEmbeddedStore } from "../../src/storage/embedded-store.js";
import { etcdAvailable, startEtcd } from "../helpers/etcd.js";
import {
  type Answer,
  describeOnEachStore,
  items,
  newNamespace,
  startServer,
  type TestServer,
} from "../helpers/server.js";
import { pod } from "./bodies.js";
import { getList, names, type Query } from "./lists.js";

describeOnEachStore("the resourceVersion of a list", (context) => {
  let path: string;
  let old: Answer;
  let now: Answer;
  beforeAll(async () => {
    path = `/api/v1/namespaces/${newNamespace()}/pods`;
    for (const name of ["a", "b", "c"]) await context.server.send("POST", path, pod(name));
    old = await getList(context.server, path);
    await context.server.send("DELETE", `${path}/b`);
    now = await getList(context.server, path);
  });

  const oldVersion = () => old.body.metadata.resourceVersion;
  test.each<[what: string, query: () => Query, want: "old" | "new"]>([
    ["none", () => ({}), "new"],
    ["the empty text", () => ({ resourceVersion: "" }), "new"],
    ["0", () => ({ resourceVersion: 0 }), "new"],
    ["0 with NotOlderThan", () => ({ resourceVersion: 0, resourceVersionMatch: "NotOlderThan" }), "new"],
    ["one", () => ({ resourceVersion: oldVersion() }), "new"],
    ["NotOlderThan", () => ({ resourceVersion: oldVersion(), resourceVersionMatch: "NotOlderThan" }), "new"],
    ["Exact", () => ({ resourceVersion: oldVersion(), resourceVersionMatch: "Exact" }), "old"],
    ["0 with a limit", () => ({ resourceVersion: 0, limit: 9 }), "new"],
    ["one with a limit", () => ({ resourceVersion: oldVersion(), limit: 9 }), "old"],
    ["one with limit 0", () => ({ resourceVersion: oldVersion(), limit: 0 }), "new"],
    [
      "NotOlderThan with a limit",
      () => ({ resourceVersion: oldVersion(), resourceVersionMatch: "NotOlderThan", limit: 9 }),
      "new",
    ],
    ["Exact with a limit", () => ({ resourceVersion: oldVersion(), resourceVersionMatch: "Exact", limit: 9 }), "old"],
  ])("%s", async (_, query, want) => {
    const answer = await getList(context.server, path, query());
    expect(answer.status).toBe(200);
    expect(items(answer)).toEqual(items(want === "old" ? old : now));
    if (want === "old") expect(answer.body.metadata.resourceVersion).toBe(oldVersion());
    else expect(Number(answer.body.metadata.resourceVersion)).toBeGreaterThan(Number(oldVersion()));
  });

  test("0 may go with continue", async () => {
    const first = await getList(context.server, path, { limit: 1 });
    const query = { continue: first.body.metadata.continue ?? "", resourceVersion: 0 };
    expect(names(await getList(context.server, path, query))).toEqual(["c"]);
  });

  test.each<[field: string, query: Query]>([
    ["resourceVersionMatch", { resourceVersionMatch: "Exact" }],
    ["resourceVersionMatch", { resourceVersionMatch: "NotOlderThan" }],
    ["resourceVersionMatch", { resourceVersionMatch: "Exact", resourceVersion: 0 }],
    ["resourceVersionMatch", { resourceVersionMatch: "Newest", resourceVersion: 5 }],
    ["resourceVersionMatch", { resourceVersionMatch: "Exact", resourceVersion: 0, limit: 5 }],
    ["resourceVersionMatch", { resourceVersionMatch: "NotOlderThan", resourceVersion: 0, continue: "x" }],
    ["resourceVersionMatch", { resourceVersionMatch: "Exact", continue: "x" }],
    ["resourceVersion", { resourceVersion: 5, continue: "x" }],
    ["resourceVersion", { resourceVersion: "5", resourceVersionMatch: "Exact", continue: "x" }],
    ["resourceVersion", { resourceVersion: "five" }],
    ["resourceVersion", { resourceVersion: "-1" }],
    ["resourceVersion", { resourceVersion: "9".repeat(20) }],
    ["limit", { limit: -1 }],
    ["limit", { limit: "ten" }],
    ["limit", { limit: 1.5 }],
    ["continue", { continue: "x" }],
    ["sendInitialEvents", { sendInitialEvents: "true" }],
  ])("%s is refused in %j", async (field, query) => {
    const answer = await getList(context.server, path, query);
    expect(answer).toMatchObject({ status: 400, body: { reason: "BadRequest", causes: [{ field }] } });
  });

  test.each<Query>([{}, { limit: 1 }, { resourceVersionMatch: "Exact" }, { resourceVersionMatch: "NotOlderThan" }])(
    "cannot be of the future, with %j",
    async (query) => {
      const answer = await getList(context.server, path, { ...query, resourceVersion: 9_000_000_000_000 });
      const message = expect.stringMatching(/^Too large resource version: 9000000000000, current: \d+$/);
      expect(answer).toMatchObject({
        status: 504,
        body: { reason: "Timeout", error: message, causes: [{ field: "resourceVersion", message }] },
      });
      expect(answer.headers.get("retry-after")).toBe("1");
    },
  );
});

interface CompactingServer {
  readonly server: TestServer;
  /** Removes the history up to now. */
  compact(): Promise<void>;
  remove(): Promise<void>;
}

async function startEmbedded(): Promise<CompactingServer> {
  const directory = mkdtempSync(join(tmpdir(), "store-test-"));
  const store = await openEmbeddedStore({ directory, durable: false, historyMaxEvents: 3 });
  const server = await startServer(store);
  return {
    server,
    compact: async () => {
      for (let index = 0; index < 8; index += 1) await store.create(`/other/${Math.random()}`, Buffer.from("x"));
    },
    remove: async () => {
      await server.stop();
      rmSync(directory, { recursive: true });
    },
  };
}

async function startOnEtcd(): Promise<CompactingServer> {
  const etcd = await startEtcd();
  const server = await startServer(`etcd://${etcd.endpoint}`);
  return {
    server,
    compact: async () => {
      const client = new Etcd3({ hosts: etcd.endpoint });
      const { header } = await client.kv.put({ key: Buffer.from("/other"), value: Buffer.from("x") });
      await client.kv.compact({ revision: header.revision, physical: true });
      client.close();
    },
    remove: async () => {
      await server.stop();
      await etcd.remove();
    },
  };
}

describe.each([
  ["embedded", true, startEmbedded],
  ["etcd", etcdAvailable(), startOnEtcd],
] as const)("a list whose history is gone, %s", (_, isAvailable, start) => {
  let place: CompactingServer | undefined;
  afterAll(() => place?.remove());

  test.skipIf(!isAvailable)("is Expired, and says what to do", async () => {
    place = await start();
    const { server } = place;
    const path = `/api/v1/namespaces/${newNamespace()}/pods`;
    for (const name of ["a", "b"]) await server.send("POST", path, pod(name));
    const first = await getList(server, path, { limit: 1 });
    const { resourceVersion, continue: token = "" } = first.body.metadata;
    await server.send("DELETE", `${path}/b`);
    await place.compact();

    expect(await getList(server, path, { continue: token })).toMatchObject({
      status: 410,
      body: {
        reason: "Expired",
        error: `The list began at revision ${resourceVersion}, which is no longer kept; start it over without continue`,
        causes: [{ field: "continue" }],
      },
    });
    expect(await getList(server, path, { resourceVersion, resourceVersionMatch: "Exact" })).toMatchObject({
      status: 410,
      body: {
        reason: "Expired",
        error: `Revision ${resourceVersion} is no longer kept; list without resourceVersion, or with resourceVersionMatch=NotOlderThan`,
        causes: [{ field: "resourceVersion" }],
      },
    });
    expect(names(await getList(server, path, { resourceVersion }))).toEqual(["a"]);
    expect(names(await getList(server, path, { limit: 1 }))).toEqual(["a"]);
  });
});
