import { afterEach, describe, expect, test } from "vitest";
import { openStore } from "../../src/storage/open-store.js";
import type { Store } from "../../src/storage/store.js";
import { etcdAvailable, startEtcd } from "../helpers/etcd.js";
import { startPausableProxy } from "../helpers/pausable-proxy.js";
import { startServer, withoutClose } from "../helpers/server.js";
import { temporaryDirectory } from "../helpers/temporary-directory.js";
import { checkHistory } from "./check-history.js";
import type { History } from "./history.js";
import { describeViolation } from "./violation.js";
import { runWorkload } from "./workload.js";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function start(store: string | Store): Promise<string> {
  const server = await startServer(store);
  cleanups.push(() => server.stop());
  return server.url;
}

/** What came of the operations of a verb, each once. */
function outcomes({ operations }: History, verb: string): string[] {
  const ofVerb = operations.filter(({ call }) => call.verb === verb);
  const all = ofVerb.map(({ outcome }) => (outcome.type === "refused" ? outcome.reason : outcome.type));
  return [...new Set(all)].sort();
}

function expectNoViolation(history: History): void {
  expect(checkHistory(history).map(describeViolation)).toEqual([]);
}

/** Clients must have got in each other's way, and nothing must have failed. */
function expectRivalry(history: History): void {
  expect(outcomes(history, "create")).toEqual(["AlreadyExists", "done"]);
  expect(outcomes(history, "get")).toEqual(["NotFound", "done"]);
  for (const verb of ["replace", "replaceStatus", "delete"]) {
    expect(outcomes(history, verb)).toEqual(["Conflict", "NotFound", "done"]);
  }
  expect(outcomes(history, "list")).toEqual(["done"]);
}

describe("what clients do and see at the same time", { timeout: 60_000 }, () => {
  test.each(["memory", "file"])("is right on one server with a store in %s", async (kind) => {
    const server = await start(kind === "file" ? `file:${temporaryDirectory()}` : "memory:");
    const history = await runWorkload({ servers: () => [server], operations: 600, watchers: 4, seed: 1 });
    expectNoViolation(history);
    expectRivalry(history);
  });

  test.skipIf(!etcdAvailable())("is right on two servers with one etcd", async () => {
    const etcd = await startEtcd();
    cleanups.push(() => etcd.remove());
    const store = `etcd://${etcd.endpoint}`;
    const servers = [await start(store), await start(store)];
    const history = await runWorkload({ servers: () => servers, operations: 600, watchers: 4, seed: 2 });
    expectNoViolation(history);
    expectRivalry(history);
  });

  test("is right while connections break, requests get stuck, and a server is away", async () => {
    const store = await openStore("memory:");
    cleanups.push(() => store.close());
    const near = await startServer(withoutClose(store));
    let nearUrl = near.url;
    const proxy = await startPausableProxy((await start(withoutClose(store))).slice("http://".length));
    cleanups.push(() => proxy.close());

    let requests = 0;
    let stopping: Promise<void> | undefined;
    /** What goes wrong goes by requests, not by time: much the same on slow machines. */
    const servers = () => {
      requests += 1;
      if (requests > 700) return [nearUrl, `http://${proxy.endpoint}`];
      if (requests % 40 === 0) proxy.cut();
      if (requests % 100 === 50) proxy.pause();
      if (requests % 100 === 70) proxy.resume();
      if (requests === 300) stopping = near.stop();
      if (requests === 500) {
        void start(withoutClose(store)).then((url) => {
          nearUrl = url;
        });
      }
      return [nearUrl, `http://${proxy.endpoint}`];
    };
    const history = await runWorkload({ servers, operations: 600, watchers: 4, seed: 3, requestTimeoutMs: 200 });
    await stopping;
    expectNoViolation(history);
    expect(outcomes(history, "replace")).toEqual(expect.arrayContaining(["done", "unknown"]));
    expect(outcomes(history, "replace").join()).toContain("ECONNREFUSED");
    // Watches were resumed.
    expect(history.watches.some(({ from, events }) => from !== undefined && events.length > 0)).toBe(true);
  });
});
