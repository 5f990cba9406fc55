import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEmbeddedStore } from "../src/storage/embedded-store.js";
import { openEtcdStore } from "../src/storage/etcd-store.js";
import type { Store } from "../src/storage/store.js";
import { etcdAvailable, startEtcd } from "../test/helpers/etcd.js";

// Run with `npx tsx bench/store.ts`. Objects of 1.2 KB; writes are synced. Both stores lie in the temporary
// directory, so set TMPDIR to a real disk where that is in memory.
const durationMs = 3_000;
const objects = 1_000;
const value = Buffer.alloc(1_200, "x");

const directory = mkdtempSync(join(tmpdir(), "minik8s-bench-"));
await measure("embedded", await openEmbeddedStore({ directory }));
rmSync(directory, { recursive: true });

if (etcdAvailable()) {
  const server = await startEtcd({ syncs: true });
  await measure("etcd", await openEtcdStore({ endpoints: [server.endpoint] }));
  await server.remove();
} else {
  console.log("etcd: not on the PATH");
}

async function measure(name: string, store: Store): Promise<void> {
  const overwrite = overwriter(store);
  console.log(`${name}: ${await perSecond(1, overwrite)} writes/s one at a time`);
  console.log(`${name}: ${await perSecond(64, overwrite)} writes/s with 64 in flight`);
  await Promise.all(Array.from({ length: objects }, (_, index) => store.create(`/registry/listed/${index}`, value)));
  console.log(`${name}: ${await perSecond(64, () => store.get("/registry/listed/500"))} reads/s with 64 in flight`);
  console.log(`${name}: ${await perSecond(1, () => store.range("/registry/listed/"))} ranges of ${objects}/s`);
  await store.close();
}

/** Runs an action over and over, so many at a time, each time with a key that only that runner uses. */
async function perSecond(concurrency: number, action: (key: string) => Promise<unknown>): Promise<number> {
  const start = performance.now();
  let count = 0;
  const run = async (_: unknown, runner: number) => {
    while (performance.now() - start < durationMs) {
      await action(`/registry/written/${runner}`);
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, run));
  return Math.round((count / (performance.now() - start)) * 1_000);
}

/** Writes one key again and again, each time on top of the revision before. */
function overwriter(store: Store): (key: string) => Promise<void> {
  const revisions = new Map<string, number>();
  return async (key) => {
    const revision = revisions.get(key);
    const result = revision === undefined ? await store.create(key, value) : await store.replace(key, value, revision);
    if (!result.done) {
      throw new Error(`${key} was written by someone else`);
    }
    revisions.set(key, result.revision);
  };
}
