/**
 * Compile-time expectations of the typed client. It is compiled, never run. A line after `@ts-expect-error TSxxxx: why`
 * must not compile; test/client/types.test.ts also checks that it fails with that very error, and nowhere else.
 */

import type {
  Job,
  JobFile,
  Node,
  NodeStatus,
  Pod,
  PodInput,
  PodStatus,
  ServiceInput,
} from "../../generated/types/index.js";
import type { KnownReason } from "../../src/client/errors.js";
import {
  type ApiError,
  type Bookmark,
  type Client,
  createClient,
  createWorkQueue,
  type Informer,
  isNotFound,
  type ObjectList,
  type WatchEvent,
} from "../../src/client/index.js";
import type { Reason } from "../../src/errors.js";

const client = createClient({ baseUrl: "http://127.0.0.1:8080" });
const web = { namespace: "default", name: "web" };
const podInput: PodInput = { metadata: { name: "web" }, spec: { containers: [{ name: "nginx", image: "nginx" }] } };
const serviceInput: ServiceInput = { metadata: { name: "web" }, spec: { ports: [{ port: 80 }] } };

/** Compiles only if the two types are the same. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function same<A, B>(_: Same<A, B>): void {}

/** What a method resolves to. */
type Resolved<Method extends (...parameters: never[]) => unknown> = Awaited<ReturnType<Method>>;

/** What a method yields. */
type Yielded<Method extends (...parameters: never[]) => AsyncIterable<unknown>> =
  ReturnType<Method> extends AsyncIterable<infer Item> ? Item : never;

// --- every verb resolves to the type of its kind ---
same<Resolved<Client["pods"]["get"]>, Pod>(true);
same<Resolved<Client["pods"]["create"]>, Pod>(true);
same<Resolved<Client["pods"]["replace"]>, Pod>(true);
same<Resolved<Client["pods"]["update"]>, Pod>(true);
same<Resolved<Client["pods"]["patch"]>, Pod>(true);
same<Resolved<Client["pods"]["delete"]>, Pod | undefined>(true);
same<Resolved<Client["pods"]["deleteCollection"]>, Pod[]>(true);
same<Resolved<Client["pods"]["list"]>, ObjectList<Pod>>(true);
same<Resolved<Client["pods"]["listAll"]>, ObjectList<Pod>>(true);
same<Resolved<Client["pods"]["getStatus"]>, PodStatus>(true);
same<Resolved<Client["pods"]["replaceStatus"]>, PodStatus>(true);
same<Resolved<Client["pods"]["updateStatus"]>, PodStatus>(true);
same<Resolved<Client["pods"]["patchStatus"]>, PodStatus>(true);
same<Yielded<Client["pods"]["iterate"]>, Pod>(true);
same<Yielded<Client["pods"]["iterateAll"]>, Pod>(true);
same<Yielded<Client["pods"]["watch"]>, WatchEvent<Pod>>(true);
same<Yielded<Client["pods"]["watchAll"]>, WatchEvent<Pod>>(true);
same<Yielded<Client["nodes"]["watch"]>, WatchEvent<Node>>(true);
same<Resolved<Client["nodes"]["list"]>, ObjectList<Node>>(true);
same<Resolved<Client["nodes"]["getStatus"]>, NodeStatus>(true);
same<Resolved<Client["jobFiles"]["get"]>, JobFile>(true);
same<Resolved<Client["jobs"]["get"]>, Job>(true);
same<KnownReason, Reason>(true);
// @ts-expect-error TS2345: the check itself can fail
same<Pod, PodInput>(true);

// --- what is meant to be written ---
export async function used(pods: Client["pods"], signal: AbortSignal) {
  const { items, resourceVersion } = await pods.list({ namespace: "default", signal, timeoutMs: 1_000 });
  await pods.listAll();
  await pods.listAll({ signal });
  await client.nodes.list();
  await client.nodes.list({ timeoutMs: 1_000 });
  await client.nodes.get({ name: "n1" });
  await pods.create({ namespace: "default", object: podInput });
  const pod = await pods.get(web);
  await pods.get(pod.metadata);
  await pods.replace({ ...web, object: pod });
  await pods.replace({ ...pod.metadata, object: { ...pod, spec: { ...pod.spec, nodeName: "n1" } } });
  await pods.update(web, (current) => {
    current.spec.nodeName = "n1";
  });
  await pods.update({ ...web, attempts: 3 }, async (current) => ({ ...current, spec: podInput.spec }));
  await pods.update(web, ({ metadata }) => ({ metadata, spec: podInput.spec }));
  await pods.replaceStatus({ ...web, status: { phase: "Running" }, resourceVersion, uid: pod.metadata.uid });
  await pods.updateStatus(web, (status) => {
    status.phase = "Running";
  });
  await pods.updateStatus(web, (status) => ({ ...status, phase: "Running" }));
  return items.map(({ spec, status }) => [spec.containers[0]?.image.length, status.phase?.length]);
}

export async function patched(pods: Client["pods"], pod: Pod) {
  await pods.patch({ ...web, patch: { spec: { nodeName: "n1" }, metadata: { labels: { old: null, tier: "a" } } } });
  await pods.patch({ ...web, patch: { metadata: { annotations: null } }, dryRun: "All" });
  await pods.patch({ ...pod.metadata, operations: [{ op: "test", path: "/spec/nodeName", value: "n1" }] });
  await pods.patchStatus({ ...web, patch: { phase: "Running", podIP: null } });
  await pods.delete({ ...web, preconditions: { uid: pod.metadata.uid }, propagationPolicy: "Foreground" });
  await pods.deleteCollection({ namespace: "default", labelSelector: "app=web", dryRun: "All" });
  await client.nodes.deleteCollection({});
}

export async function streamed(pods: Client["pods"], signal: AbortSignal) {
  const page = await pods.list({ namespace: "default", limit: 10, fieldSelector: "spec.nodeName=n1" });
  await pods.listAll({ continue: page.continue, resourceVersion: "7", resourceVersionMatch: "NotOlderThan" });
  for await (const pod of pods.iterate({ namespace: "default", labelSelector: "a", limit: 10 })) {
    for await (const { type, object } of pods.watch({ ...pod.metadata, silenceTimeoutMs: 30_000, signal })) {
      if (type !== "BOOKMARK") return object.spec.containers;
      same<typeof object, Bookmark>(true);
    }
  }
  for await (const node of client.nodes.iterate()) node.ip;
  client.nodes.watch({ name: "n1" });
  client.nodes.watch();
  return pods.watchAll({ sendInitialEvents: true, timeoutSeconds: 60 });
}

export async function informed(signal: AbortSignal) {
  const informer = client.pods.informer({
    labelSelector: "app=web",
    indexers: { byNode: (pod) => [pod.spec.nodeName ?? ""], byPhase: ({ status }) => [status.phase ?? ""] },
    silenceTimeoutMs: 30_000,
    backoff: { minMs: 100, maxMs: 1_000 },
  });
  same<typeof informer, Informer<Pod, "byNode" | "byPhase">>(true);
  const queue = createWorkQueue();
  const remove = informer.addHandler({
    added: async (pod, { isInInitialList }) => isInInitialList && queue.add(pod.metadata.name),
    updated: (oldPod, newPod) => oldPod.spec.nodeName === newPod.spec.nodeName || queue.addAfter("a", 10),
    deleted: (pod, { isFinalStateUnknown }) => [pod.status, isFinalStateUnknown],
  });
  informer.onError((error) => console.error(error));
  informer.onStateChange(({ name, since, lastError }) => console.log(name, since.getTime(), lastError));
  informer.start();
  await informer.waitForSync(signal);
  await queue.run((key) => informer.store.get(key)?.spec, { concurrency: 4, signal });
  remove();
  const nodes = client.nodes.informer();
  same<typeof nodes, Informer<Node>>(true);
  nodes.store.get("n1");
  client.pods.informer({ namespace: "default" });
  return [informer.store.byIndex("byNode", "n1"), informer.store.get(web), informer.hasSynced, informer.state.name];
}

export function recognised(error: unknown): ApiError | undefined {
  return isNotFound(error) ? error : undefined;
}

createClient();
createClient({ baseUrl: "/", fetch, headers: { a: "b" }, timeoutMs: 1 });
createClient({ fetch: async () => new Response("{}") });

// --- kinds and verbs that do not exist ---
// @ts-expect-error TS2551: a kind is named as in the API
client.pod;
// @ts-expect-error TS2339: no such verb
client.pods.apply;
// @ts-expect-error TS2339: a Node lives in no namespace, so there is nothing to list over all of them
client.nodes.listAll;
// @ts-expect-error TS2339: a JobFile has no status
client.jobFiles.getStatus;
// @ts-expect-error TS2339: a JobFile has no status
client.jobFiles.replaceStatus;
// @ts-expect-error TS2339: a Function has no status
client.functions.updateStatus;
// @ts-expect-error TS2339: a Function has no status
client.functions.patchStatus;
// @ts-expect-error TS2339: a Node lives in no namespace, so there is nothing to watch over all of them
client.nodes.watchAll;
// @ts-expect-error TS2540: it is not for changing
client.pods = client.services;

// --- parameters that are missing or too many ---
// @ts-expect-error TS2554: which namespace?
client.pods.list();
// @ts-expect-error TS2345: which namespace?
client.pods.list({});
// @ts-expect-error TS2345: which namespace?
client.pods.get({ name: "web" });
// @ts-expect-error TS2345: which Pod?
client.pods.get({ namespace: "default" });
// @ts-expect-error TS2345: which Pod?
client.pods.delete({ namespace: "default" });
// @ts-expect-error TS2322: a namespace that may be undefined
client.pods.delete({ namespace: podInput.metadata.namespace, name: "web" });
// @ts-expect-error TS2322: a name is text
client.pods.get({ namespace: "default", name: 7 });
// @ts-expect-error TS2345: parameters have names
client.pods.get("web");
// @ts-expect-error TS2353: a Node lives in no namespace
client.nodes.get({ namespace: "default", name: "n1" });
// @ts-expect-error TS2353: a Node lives in no namespace
client.nodes.list({ namespace: "default" });
// @ts-expect-error TS2353: all are all
client.pods.listAll({ namespace: "default" });
// @ts-expect-error TS2561: a slip of the pen
client.pods.get({ ...web, timeout: 1_000 });
// @ts-expect-error TS2353: only an update is tried again
client.pods.get({ ...web, attempts: 3 });
// @ts-expect-error TS2353: no such option
createClient({ url: "http://127.0.0.1:8080" });
// @ts-expect-error TS2322: headers are text
createClient({ headers: { a: 1 } });

// @ts-expect-error TS2353: a Node lives in no namespace
client.nodes.informer({ namespace: "default" });
// @ts-expect-error TS2345: which namespace?
client.pods.watch({ name: "web" });
// @ts-expect-error TS2345: which namespace?
client.pods.deleteCollection({});
// @ts-expect-error TS2353: pages follow each other by themselves
client.pods.iterate({ namespace: "default", continue: "c" });
// @ts-expect-error TS2353: what a deletion depends on are preconditions
client.pods.delete({ ...web, resourceVersion: "7" });
// @ts-expect-error TS2322: there is no other dry run
client.pods.create({ namespace: "default", object: podInput, dryRun: true });
// @ts-expect-error TS2322: no such policy
client.pods.delete({ ...web, propagationPolicy: "Cascade" });

// --- informers ---
// @ts-expect-error TS2345: there are no indexes
client.nodes.informer().store.byIndex("byNode", "n1");
// @ts-expect-error TS2345: no such index
client.nodes.informer({ indexers: { byIP: ({ ip }) => [ip ?? ""] } }).store.byIndex("byNode", "n1");
// @ts-expect-error TS2322: an indexer gives any number of values
client.pods.informer({ indexers: { byNode: (pod) => pod.spec.nodeName ?? "" } });
// @ts-expect-error TS2339: no such field
client.pods.informer({ indexers: { byNode: (pod) => [pod.spec.node] } });
// @ts-expect-error TS2353: no such handler
client.pods.informer().addHandler({ changed: () => {} });
// @ts-expect-error TS2551: no such field
client.pods.informer().addHandler({ added: (pod) => pod.specs });
// @ts-expect-error TS2344: a key is text or a number
createWorkQueue<{ name: string }>;

// --- patches of another shape ---
// @ts-expect-error TS2345: what is to be changed?
client.pods.patch(web);
// @ts-expect-error TS2345: either, or
client.pods.patch({ ...web, patch: {}, operations: [] });
// @ts-expect-error TS2561: no such field
client.pods.patch({ ...web, patch: { specs: {} } });
// @ts-expect-error TS2322: a Pod must have containers
client.pods.patch({ ...web, patch: { spec: { containers: null } } });
// @ts-expect-error TS2322: no such phase
client.pods.patchStatus({ ...web, patch: { phase: "Walking" } });
// @ts-expect-error TS2322: no such operation
client.pods.patch({ ...web, operations: [{ op: "merge", path: "/spec", value: {} }] });
// @ts-expect-error TS2322: a test of what?
client.pods.patch({ ...web, operations: [{ op: "test", path: "/spec" }] });

// --- bodies of another shape ---
// @ts-expect-error TS2345: what is to be created?
client.pods.create({ namespace: "default" });
// @ts-expect-error TS2322: a Service is no Pod
client.pods.create({ namespace: "default", object: serviceInput });
// @ts-expect-error TS2741: a Pod has containers
client.pods.create({ namespace: "default", object: { metadata: { name: "web" }, spec: {} } });
// @ts-expect-error TS2561: no such field
client.pods.create({ namespace: "default", object: { ...podInput, specs: {} } });
// @ts-expect-error TS2353: status is written on its own
client.pods.create({ namespace: "default", object: { metadata: podInput.metadata, spec: podInput.spec, status: {} } });
// @ts-expect-error TS2322: no such restart policy
client.pods.replace({ ...web, object: { ...podInput, spec: { ...podInput.spec, restartPolicy: "Sometimes" } } });
// @ts-expect-error TS2322: of another kind
client.pods.replace({ ...web, object: { ...podInput, kind: "Service" } });
// @ts-expect-error TS2322: no such phase
client.pods.replaceStatus({ ...web, status: { phase: "Walking" } });
// @ts-expect-error TS2559: a status, not an object
client.pods.replaceStatus({ ...web, status: podInput });
// @ts-expect-error TS2353: no such field
client.pods.replaceStatus({ ...web, status: { phase: "Running", pid: 1 } });

// --- changes that change the wrong thing ---
// @ts-expect-error TS2554: what is to be changed?
client.pods.update(web);
// @ts-expect-error TS2322: a change returns an object, or nothing
client.pods.update(web, (pod) => pod.metadata.generation + 1);
// @ts-expect-error TS2551: no such field
client.pods.update(web, (pod) => void pod.specs);
// @ts-expect-error TS2322: no such phase
client.pods.updateStatus(web, () => ({ phase: "Walking" }));
