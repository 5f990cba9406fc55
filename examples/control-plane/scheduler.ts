/**
 * A scheduler: it gives every Pod without a Node the ready Node with the fewest Pods. It writes `spec.nodeName`, once
 * for each Pod, and nothing else.
 *
 *   npx tsx examples/control-plane/scheduler.ts --server http://127.0.0.1:8080
 */
import { parseArgs } from "node:util";
import { createClient, createWorkQueue, isNotFound, keyOf } from "minik8s-apiserver/client";
import type { Node, Pod } from "minik8s-apiserver/types";

const { server } = parseArgs({ options: { server: { type: "string" } } }).values;
const client = createClient({ baseUrl: server });

/** Pods that need no room any more stand under no Node, and those without one under "". */
const pods = client.pods.informer({
  indexers: { byNode: (pod) => (hasEnded(pod) ? [] : [pod.spec.nodeName ?? ""]) },
});
const nodes = client.nodes.informer();
const queue = createWorkQueue();

/** The Nodes of Pods whose binding the informer has not shown yet, by the uid of the Pod: they count as well. */
const assumed = new Map<string, string>();

pods.start();
nodes.start();
await Promise.all([pods.waitForSync(), nodes.waitForSync()]);

pods.addHandler({
  added: enqueue,
  updated: (_, pod) => enqueue(pod),
  deleted: (pod) => assumed.delete(pod.metadata.uid),
});
nodes.addHandler({
  added: retryUnscheduled,
  updated: (old, node) => old.status.condition !== node.status.condition && retryUnscheduled(),
});
await queue.run(schedule);

function enqueue(pod: Pod): void {
  if (pod.spec.nodeName === undefined) queue.add(keyOf(pod));
  else assumed.delete(pod.metadata.uid);
}

function isBound({ metadata, spec }: Pod): boolean {
  return spec.nodeName !== undefined || assumed.has(metadata.uid);
}

function retryUnscheduled(): void {
  for (const pod of pods.store.byIndex("byNode", "")) queue.add(keyOf(pod));
}

async function schedule(key: string): Promise<void> {
  const pod = pods.store.get(key);
  if (pod === undefined || isBound(pod) || pod.metadata.deletionTimestamp) return;
  const node = chooseNode(pod);
  // A change of a Node brings the Pod back here.
  if (node === undefined) return console.log(`no Node for ${pod.metadata.name}`);
  await bind(pod, node.metadata.name);
}

/** The Node with the fewest Pods among those that can take this one. */
function chooseNode({ spec }: Pod): Node | undefined {
  const selector = Object.entries(spec.nodeSelector ?? {});
  const able = nodes.store
    .list()
    .filter(({ status }) => status.condition === "Ready")
    .filter(({ metadata }) => selector.every(([label, value]) => metadata.labels?.[label] === value));
  return able.sort((a, b) => countPods(a) - countPods(b) || (a.metadata.name < b.metadata.name ? -1 : 1))[0];
}

function countPods({ metadata: { name } }: Node): number {
  const assumedHere = [...assumed.values()].filter((nodeName) => nodeName === name);
  return pods.store.byIndex("byNode", name).length + assumedHere.length;
}

/** Writes the Node into the Pod, provided that nobody else has, and whatever else was edited meanwhile. */
async function bind(pod: Pod, nodeName: string): Promise<void> {
  const { name, uid } = pod.metadata;
  assumed.set(uid, nodeName);
  try {
    await client.pods.update(pod.metadata, (current) => {
      current.spec.nodeName ??= nodeName;
    });
    console.log(`bound ${name} to ${nodeName}`);
  } catch (error) {
    assumed.delete(uid);
    if (!isNotFound(error)) throw error;
  }
}

function hasEnded({ status }: Pod): boolean {
  return status.phase === "Succeeded" || status.phase === "Failed";
}
