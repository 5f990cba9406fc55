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
import { type ApiError, type Client, createClient, isNotFound, type ObjectList } from "../../src/client/index.js";
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

// --- every verb resolves to the type of its kind ---
same<Resolved<Client["pods"]["get"]>, Pod>(true);
same<Resolved<Client["pods"]["create"]>, Pod>(true);
same<Resolved<Client["pods"]["replace"]>, Pod>(true);
same<Resolved<Client["pods"]["update"]>, Pod>(true);
same<Resolved<Client["pods"]["delete"]>, void>(true);
same<Resolved<Client["pods"]["list"]>, ObjectList<Pod>>(true);
same<Resolved<Client["pods"]["listAll"]>, ObjectList<Pod>>(true);
same<Resolved<Client["pods"]["getStatus"]>, PodStatus>(true);
same<Resolved<Client["pods"]["replaceStatus"]>, PodStatus>(true);
same<Resolved<Client["pods"]["updateStatus"]>, PodStatus>(true);
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
client.pods.patch;
// @ts-expect-error TS2339: a Node lives in no namespace, so there is nothing to list over all of them
client.nodes.listAll;
// @ts-expect-error TS2339: a JobFile has no status
client.jobFiles.getStatus;
// @ts-expect-error TS2339: a JobFile has no status
client.jobFiles.replaceStatus;
// @ts-expect-error TS2339: a Function has no status
client.functions.updateStatus;
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
