/**
 * A kubelet: it stands for one Node, tells every second that it is alive, and runs the Pods that are bound to it. It
 * only pretends to run them, but it reports as a real one does: it writes the status of Pods and of its Node, and nothing
 * else of them.
 *
 *   npx tsx examples/control-plane/kubelet.ts --server http://127.0.0.1:8080 --node node-1 --subnet 10.244.1
 */
import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { createClient, createWorkQueue, isConflict, isNotFound, keyOf } from "minik8s-apiserver/client";
import type { Pod, PodPhase } from "minik8s-apiserver/types";

/** How often the Node and its Pods are reported. */
const REPORT_INTERVAL_MS = 1_000;
/** How long it takes to pull an image and to start a container. */
const START_MS = 300;
/** How long a command runs that comes to an end. */
const COMMAND_MS = 1_000;

const { server, node, subnet } = parseArgs({
  options: {
    server: { type: "string" },
    node: { type: "string", default: hostname() },
    subnet: { type: "string", default: "10.244.0" },
  },
}).values;

const client = createClient({ baseUrl: server });
const pods = client.pods.informer({ fieldSelector: `spec.nodeName=${node}` });
const queue = createWorkQueue();

/** What stands for the containers of a Pod, by the Pod's key. */
const sandboxes = new Map<string, Sandbox>();

interface Sandbox {
  readonly uid: string;
  readonly podIP: string;
  readonly startedAtMs: number;
  /** As it was reported last. */
  phase: PodPhase | undefined;
}

pods.addHandler({
  added: (pod) => queue.add(keyOf(pod)),
  // The generation leaves out the changes of the status, which are the kubelet's own.
  updated: (old, pod) => old.metadata.generation !== pod.metadata.generation && queue.add(keyOf(pod)),
  deleted: (pod) => queue.add(keyOf(pod)),
});
pods.start();
await pods.waitForSync();
await Promise.all([queue.run(syncPod, { concurrency: 4 }), reportForever()]);

async function reportForever(): Promise<void> {
  for (;;) {
    await reportNode().catch((error: Error) => console.error(`cannot report ${node}: ${error.message}`));
    for (const pod of pods.store.list()) queue.add(keyOf(pod));
    await sleep(REPORT_INTERVAL_MS);
  }
}

/** The heartbeat. It registers the Node if there is none. */
async function reportNode(): Promise<void> {
  const ip = `${subnet}.1`;
  const report = () =>
    client.nodes.replaceStatus({
      name: node,
      status: { hostname: node, ip, condition: "Ready", numPods: sandboxes.size, updateTime: new Date().toISOString() },
    });
  try {
    await report();
  } catch (error) {
    if (!isNotFound(error)) throw error;
    const labels = { "kubernetes.io/hostname": node };
    await client.nodes.create({ object: { metadata: { name: node, labels }, ip } });
    console.log(`registered ${node}`);
    await report();
  }
}

/** Makes of a Pod here what its spec says, and reports that. */
async function syncPod(key: string): Promise<void> {
  const pod = pods.store.get(key);
  stopIfGone(key, pod);
  if (pod === undefined || hasEnded(pod)) return;

  const sandbox = sandboxes.get(key) ?? startSandbox(key, pod);
  const runningMs = Date.now() - sandbox.startedAtMs - START_MS;
  if (runningMs < 0) return queue.addAfter(key, -runningMs);
  const comesToAnEnd = pod.spec.restartPolicy === "Never";
  const phase = comesToAnEnd && runningMs >= COMMAND_MS ? "Succeeded" : "Running";
  await reportPod(pod, phase, sandbox.podIP);
  if (phase !== sandbox.phase) console.log(`${pod.metadata.name} is ${phase}`);
  sandbox.phase = phase;
}

function hasEnded({ status }: Pod): boolean {
  return status.phase === "Succeeded" || status.phase === "Failed";
}

/** Stops what ran for a Pod that is no longer, also if another has taken its name. */
function stopIfGone(key: string, pod: Pod | undefined): void {
  const sandbox = sandboxes.get(key);
  if (sandbox === undefined || sandbox.uid === pod?.metadata.uid) return;
  sandboxes.delete(key);
  console.log(`stopped ${key.split("/")[1]}`);
}

/** Pods that ran here when the kubelet was started go on as they are. */
function startSandbox(key: string, { metadata: { uid }, status }: Pod): Sandbox {
  const { phase, podIP = freeIP() } = status;
  const sandbox = { uid, podIP, startedAtMs: phase === "Running" ? 0 : Date.now(), phase };
  sandboxes.set(key, sandbox);
  return sandbox;
}

/** The lowest address of the subnet that no Pod has or had before the kubelet was started; the first is the Node's own. */
function freeIP(): string {
  const reported = pods.store.list().map(({ status }) => status.podIP);
  const taken = new Set([...reported, ...[...sandboxes.values()].map(({ podIP }) => podIP)]);
  for (let last = 2; ; last++) {
    if (!taken.has(`${subnet}.${last}`)) return `${subnet}.${last}`;
  }
}

/** Writes the status of this very Pod. Nobody else does, so there is nothing to read before. */
async function reportPod({ metadata, spec }: Pod, phase: PodPhase, podIP: string): Promise<void> {
  const { namespace, name, uid } = metadata;
  const state = phase === "Running" ? "running" : "terminated";
  const containerStatuses = spec.containers.map((container) => ({
    name: container.name,
    image: container.image,
    state,
  }));
  const status = { phase, podIP, containerStatuses, lastUpdateTime: new Date().toISOString() };
  try {
    await client.pods.replaceStatus({ namespace, name, uid, status });
  } catch (error) {
    // The Pod was deleted, and perhaps created anew. The informer is about to say so.
    if (!isNotFound(error) && !isConflict(error)) throw error;
  }
}
