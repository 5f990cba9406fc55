import { afterEach, describe, expect, test } from "vitest";
import { etcdAvailable, startEtcd } from "../helpers/etcd.js";
import { startServer } from "../helpers/server.js";
import { temporaryDirectory } from "../helpers/temporary-directory.js";
import { checkHistory } from "./check-history.js";
import type { History } from "./history.js";
import { describeViolation } from "./violation.js";
import { runWorkload } from "./workload.js";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function start(store: string): Promise<string> {
  const server = await startServer(store);
  cleanups.push(() => server.stop());
  return server.url;
}

/** The history must be right, and must have something to say. */
function expectRight(history: History): void {
  expect(checkHistory(history).map(describeViolation)).toEqual([]);
  const outcomes = (verb: string) =>
    new Set(
      history.operations
        .filter(({ call }) => call.verb === verb)
        .map(({ outcome }) => (outcome.type === "refused" ? outcome.reason : outcome.type)),
    );
  expect([...outcomes("create")].sort()).toEqual(["AlreadyExists", "done"]);
  expect([...outcomes("replace")].sort()).toEqual(["Conflict", "NotFound", "done"]);
  expect([...outcomes("replaceStatus")].sort()).toEqual(["Conflict", "NotFound", "done"]);
  expect([...outcomes("delete")].sort()).toEqual(["Conflict", "NotFound", "done"]);
  expect([...outcomes("list")]).toEqual(["done"]);
}

describe("what clients do and see at the same time", () => {
  test.each(["memory", "file"])("is right on one server with a store in %s", async (kind) => {
    const server = await start(kind === "file" ? `file:${temporaryDirectory()}` : "memory:");
    expectRight(await runWorkload({ servers: () => [server], operations: 2_000, seed: 1 }));
  });

  test.skipIf(!etcdAvailable())("is right on two servers with one etcd", async () => {
    const etcd = await startEtcd();
    cleanups.push(() => etcd.remove());
    const store = `etcd://${etcd.endpoint}`;
    const servers = [await start(store), await start(store)];
    expectRight(await runWorkload({ servers: () => servers, operations: 1_500, seed: 2 }));
  });
});
