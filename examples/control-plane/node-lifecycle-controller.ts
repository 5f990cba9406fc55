/**
 * A node lifecycle controller: when a Node has not reported for some seconds, it sets the Node's condition to Unknown,
 * and deletes its Pods, so that their controllers create others elsewhere. A Node that reports again is Ready by that.
 *
 *   npx tsx examples/control-plane/node-lifecycle-controller.ts --server http://127.0.0.1:8080
 */
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { createClient, isConflict, isNotFound } from "minik8s-apiserver/client";
import type { Node, Pod } from "minik8s-apiserver/types";

/** A Node that has not reported for so long is lost: four reports of a kubelet. */
const GRACE_PERIOD_MS = 4_000;
const CHECK_INTERVAL_MS = 250;

const { server } = parseArgs({ options: { server: { type: "string" } } }).values;
const client = createClient({ baseUrl: server });

const nodes = client.nodes.informer();
const pods = client.pods.informer({ indexers: { byNode: (pod) => [pod.spec.nodeName ?? ""] } });

/** When this program saw the last report of a Node, by its own clock: those of the Nodes may go wrong. */
const lastSeenMs = new Map<string, number>();
const seen = ({ metadata: { name } }: Node) => lastSeenMs.set(name, performance.now());

nodes.addHandler({
  added: seen,
  updated: (old, node) => old.status.updateTime !== node.status.updateTime && seen(node),
  deleted: ({ metadata: { name } }) => lastSeenMs.delete(name),
});
// Nodes that are silent while there is no connection are not lost: they get their time anew.
nodes.onStateChange(({ name }) => name === "watching" && nodes.store.list().forEach(seen));

nodes.start();
pods.start();
await Promise.all([nodes.waitForSync(), pods.waitForSync()]);

for (;;) {
  await evictFromLostNodes().catch((error: Error) => console.error(`will try again: ${error.message}`));
  await sleep(CHECK_INTERVAL_MS);
}

async function evictFromLostNodes(): Promise<void> {
  for (const node of nodes.store.list()) {
    if (nodes.state.name !== "watching" || !isSilent(node)) continue;
    if (node.status.condition !== "Unknown") await markUnknown(node);
    await Promise.all(pods.store.byIndex("byNode", node.metadata.name).map(evict));
  }
}

function isSilent({ metadata: { name } }: Node): boolean {
  const seenMs = lastSeenMs.get(name);
  return seenMs !== undefined && performance.now() - seenMs > GRACE_PERIOD_MS;
}

/** Provided that the Node has not reported in between. */
async function markUnknown({ metadata: { name, resourceVersion }, status }: Node): Promise<void> {
  await client.nodes.replaceStatus({ name, resourceVersion, status: { ...status, condition: "Unknown" } });
  console.log(`${name} is lost`);
}

async function evict({ metadata }: Pod): Promise<void> {
  try {
    await client.pods.delete({ ...metadata, preconditions: { uid: metadata.uid } });
    console.log(`evicted ${metadata.name}`);
  } catch (error) {
    // Somebody else has deleted it already.
    if (!isNotFound(error) && !isConflict(error)) throw error;
  }
}
