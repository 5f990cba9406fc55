/**
 * A ReplicaSet controller: it creates and deletes Pods until every ReplicaSet has as many as it asks for, and writes the
 * status of ReplicaSets. Its Pods carry an owner reference; by that it knows them again, and by that they go when the
 * ReplicaSet is deleted. A Pod whose labels no longer match the selector is released: it stays, and is replaced.
 *
 *   npx tsx examples/control-plane/replica-set-controller.ts --server http://127.0.0.1:8080
 */
import { parseArgs } from "node:util";
import { createClient, createWorkQueue, isConflict, isNotFound, keyOf } from "minik8s-apiserver/client";
import type { OwnerReference, Pod, PodTemplateSpec, ReplicaSet } from "minik8s-apiserver/types";

const { server } = parseArgs({ options: { server: { type: "string" } } }).values;
const client = createClient({ baseUrl: server });

const replicaSets = client.replicaSets.informer();
const pods = client.pods.informer({ indexers: { byController: (pod) => [controllerOf(pod)?.uid ?? ""] } });
const queue = createWorkQueue();

replicaSets.start();
pods.start();
await Promise.all([replicaSets.waitForSync(), pods.waitForSync()]);

replicaSets.addHandler({
  added: (replicaSet) => queue.add(keyOf(replicaSet)),
  updated: (_, replicaSet) => queue.add(keyOf(replicaSet)),
});
pods.addHandler({
  added: enqueueController,
  // The old one, too: it may have had a controller that the new one has no longer.
  updated: (old, pod) => [old, pod].forEach(enqueueController),
  deleted: enqueueController,
});
await queue.run(syncReplicaSet, { concurrency: 4 });

function controllerOf({ metadata }: Pod): OwnerReference | undefined {
  return metadata.ownerReferences?.find(({ controller, kind }) => controller && kind === "ReplicaSet");
}

function enqueueController(pod: Pod): void {
  const controller = controllerOf(pod);
  if (controller !== undefined) queue.add(`${pod.metadata.namespace}/${controller.name}`);
}

async function syncReplicaSet(key: string): Promise<void> {
  const replicaSet = replicaSets.store.get(key);
  // The Pods of a deleted ReplicaSet are for the garbage collector.
  if (replicaSet === undefined || replicaSet.metadata.deletionTimestamp) return;

  const { replicas, template } = replicaSet.spec;
  // It would release every Pod that it creates, and create another one, without end.
  if (!selects(replicaSet, template)) return console.error(`${key}: the selector does not match its own template`);

  const owned = pods.store.byIndex("byController", replicaSet.metadata.uid);
  await Promise.all(owned.filter((pod) => !selects(replicaSet, pod)).map((pod) => release(pod, replicaSet)));

  let active = owned.filter((pod) => isReplica(pod, replicaSet));
  if (active.length !== replicas) {
    // The informer may not show yet what was done the last time. Whoever acts on a count asks the server for it.
    const { items } = await client.pods.list({ namespace: replicaSet.metadata.namespace });
    active = items.filter((pod) => isReplica(pod, replicaSet)).sort(byWorth);
    await Promise.all(Array.from({ length: Math.max(0, replicas - active.length) }, () => createPod(replicaSet)));
    await Promise.all(active.slice(replicas).map(deletePod));
  }
  await writeStatus(replicaSet, active);
}

function selects({ spec }: ReplicaSet, { metadata }: Pick<PodTemplateSpec, "metadata">): boolean {
  const wanted = Object.entries(spec.selector.matchLabels ?? {});
  return wanted.every(([label, value]) => metadata?.labels?.[label] === value);
}

/** Whether a Pod counts: those that have ended, or are about to go, do not. */
function isReplica(pod: Pod, replicaSet: ReplicaSet): boolean {
  const { metadata, status } = pod;
  const isActive = !metadata.deletionTimestamp && status.phase !== "Succeeded" && status.phase !== "Failed";
  return isActive && controllerOf(pod)?.uid === replicaSet.metadata.uid && selects(replicaSet, pod);
}

function isReady({ status }: Pod): boolean {
  return status.phase === "Running";
}

async function release(pod: Pod, replicaSet: ReplicaSet): Promise<void> {
  await client.pods.update(pod.metadata, ({ metadata }) => {
    metadata.ownerReferences = metadata.ownerReferences?.filter(({ uid }) => uid !== replicaSet.metadata.uid) ?? [];
  });
  console.log(`released ${pod.metadata.name}`);
}

async function createPod({ apiVersion, kind, metadata, spec: { template } }: ReplicaSet): Promise<void> {
  const { namespace, name, uid } = metadata;
  const owner = { apiVersion, kind, name, uid, controller: true, blockOwnerDeletion: true };
  const { labels, annotations } = template.metadata ?? {};
  const pod = await client.pods.create({
    namespace,
    object: {
      metadata: { generateName: `${name}-`, labels, annotations, ownerReferences: [owner] },
      spec: template.spec,
    },
  });
  console.log(`created ${pod.metadata.name}`);
}

/** Those to keep come first: the ones that run, and among them the old ones. */
function byWorth(a: Pod, b: Pod): number {
  return (
    Number(isReady(b)) - Number(isReady(a)) || (a.metadata.creationTimestamp < b.metadata.creationTimestamp ? -1 : 1)
  );
}

async function deletePod({ metadata }: Pod): Promise<void> {
  try {
    await client.pods.delete({ ...metadata, preconditions: { uid: metadata.uid } });
    console.log(`deleted ${metadata.name}`);
  } catch (error) {
    // Somebody else has deleted it already.
    if (!isNotFound(error) && !isConflict(error)) throw error;
  }
}

async function writeStatus({ metadata, status }: ReplicaSet, active: readonly Pod[]): Promise<void> {
  const { namespace, name, uid } = metadata;
  const replicas = active.length;
  const readyReplicas = active.filter(isReady).length;
  if (status.replicas === replicas && status.readyReplicas === readyReplicas) return;
  await client.replicaSets.replaceStatus({ namespace, name, uid, status: { ...status, replicas, readyReplicas } });
}
