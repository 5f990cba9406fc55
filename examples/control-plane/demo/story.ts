import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "minik8s-apiserver/client";
import type { Pod } from "minik8s-apiserver/types";
import { jobsURL, podsURL, replicaSetsURL } from "minik8s-apiserver/urls";
import { startAudit } from "./audit.js";
import { type Cluster, type NodeName, nodeNames } from "./cluster.js";
import type { ClusterView } from "./cluster-view.js";
import { color, type Display } from "./display.js";
import { startUser } from "./user.js";

/** What a story is played with. */
export interface Stage {
  readonly cluster: Cluster;
  readonly view: ClusterView;
  /** Where the objects of the story are. */
  readonly namespace: string;
  readonly display: Display;
  /** Whether the store keeps its data when the API server is restarted. */
  readonly keepsData: boolean;
}

/** How long anything may take that is promised. */
const DEADLINE_MS = 30_000;
/** On a terminal there is time to look at what has happened. */
const PAUSE_MS = process.stdout.isTTY ? 750 : 0;

/** Lets things happen one after the other, and resolves to a summary. Rejects as soon as a promise is not kept. */
export async function playStory({ cluster, view, namespace, display, keepsData }: Stage): Promise<string[]> {
  const startedMs = performance.now();
  const client = createClient({ baseUrl: cluster.server });
  const audit = startAudit(view);
  const web = { namespace, name: "web" };
  let kept = 0;

  const act = async (text: string, action: () => unknown) => {
    display.say("demo", color("bold", text));
    await action();
  };
  const promise = async (what: string, holds: () => boolean) => {
    try {
      await Promise.race([view.until(holds, DEADLINE_MS), cluster.failure]);
    } catch (error) {
      throw new Error(`${what}: ${(error as Error).message}`);
    }
    kept++;
    display.say("demo", color("green", `✓ ${what}`));
    await sleep(PAUSE_MS);
  };
  const apply = async (path: string, file: string) => {
    const body = await readFile(new URL(`../${file}`, import.meta.url));
    const headers = { "Content-Type": "application/yaml" };
    const response = await fetch(cluster.server + path, { method: "POST", headers, body });
    if (!response.ok) throw new Error(`${file} cannot be applied: ${await response.text()}`);
  };

  const pod = (name: string) => view.pods.store.get({ namespace, name });
  const node = (name: NodeName) => view.nodes.store.get(name);
  const isReady = (name: NodeName) => node(name)?.status.condition === "Ready";
  /** The Pods of the ReplicaSet. */
  const replicas = () => view.pods.store.list().filter(({ metadata }) => metadata.ownerReferences?.length);
  const runningOn = (name: NodeName) => replicas().filter((pod) => isRunning(pod) && pod.spec.nodeName === name);
  /** The ReplicaSet has so many Pods, they run on ready Nodes, and its status says so. */
  const areReady = (count: number) => {
    const status = view.replicaSets.store.get(web)?.status;
    const running = nodeNames.filter(isReady).flatMap(runningOn);
    const counts = [replicas().length, running.length, status?.replicas, status?.readyReplicas];
    return counts.every((value) => value === count);
  };
  const firstOn = (name: NodeName) => {
    const [first] = runningOn(name);
    if (first === undefined) throw new Error(`No Pod of web runs on ${name}`);
    return first.metadata;
  };
  const scale = (count: number) => client.replicaSets.patch({ ...web, patch: { spec: { replicas: count } } });

  await promise("three kubelets have registered their Nodes", () => nodeNames.every(isReady));

  await act("apply replica-set.yaml, which asks for three Pods", () => apply(replicaSetsURL(web), "replica-set.yaml"));
  await promise(
    "each Node runs one of them",
    () => areReady(3) && nodeNames.every((name) => runningOn(name).length === 1),
  );

  await act("a user begins to edit the Pods and the ReplicaSet, and never rests", () => {});
  const user = startUser(cluster.server, view);

  await act("apply job.yaml, and pod.yaml, whose command comes to an end", async () => {
    await apply(jobsURL({ namespace }), "job.yaml");
    await apply(podsURL({ namespace }), "pod.yaml");
  });
  await promise("the Pod has succeeded, on the Node that it selects", () => {
    const hello = pod("hello");
    return hello?.status.phase === "Succeeded" && hello.spec.nodeName === "demo-node-2";
  });

  await act("scale up to five", () => scale(5));
  await promise("five Pods run", () => areReady(5));

  const deleted = firstOn("demo-node-2");
  await act(`delete ${deleted.name}`, () => client.pods.delete(deleted));
  await promise("another one runs in its place", () => areReady(5) && pod(deleted.name) === undefined);

  const released = firstOn("demo-node-1");
  await act(`take ${released.name} out of the ReplicaSet by its label`, () =>
    client.pods.patch({ ...web, name: released.name, patch: { metadata: { labels: { app: "debug" } } } }),
  );
  await promise("it goes on by itself, and another one runs in its place", () => {
    const isReleased = !replicas().some(({ metadata }) => metadata.uid === released.uid);
    return areReady(5) && isReleased && isRunning(pod(released.name));
  });

  const image = "nginx:2.0";
  await act(`set the image of ${released.name} to ${image}`, () => {
    const operations = [{ op: "replace", path: "/spec/containers/0/image", value: image }] as const;
    return client.pods.patch({ ...web, name: released.name, operations });
  });
  await promise(
    "its kubelet runs that image",
    () => pod(released.name)?.status.containerStatuses?.[0]?.image === image,
  );

  await act("kill the kubelet of demo-node-3", () => cluster.killKubelet("demo-node-3"));
  await promise("the Node is lost", () => node("demo-node-3")?.status.condition === "Unknown");
  await promise("its Pods are replaced on the others", () => areReady(5) && runningOn("demo-node-3").length === 0);

  await act("start the kubelet of demo-node-3 again", () => cluster.startKubelet("demo-node-3"));
  await promise("the Node is ready again", () => isReady("demo-node-3"));

  if (keepsData) {
    await act("restart the API server", () => cluster.restartApiServer());
    await act("scale up to six", () => scale(6));
    await promise("every program goes on by itself, and six Pods run", () => areReady(6));
  }

  await act("scale down to two", () => scale(2));
  await promise("two Pods run", () => areReady(2));
  await promise("the Job is completed, and its JobFile holds what it wrote", () => {
    const { state, output } = view.jobs.store.get({ namespace, name: "matrix" })?.status ?? {};
    const { outputFile = "" } = view.jobFiles.store.get({ namespace, name: "matrix" }) ?? {};
    return state === "COMPLETED" && Buffer.from(outputFile, "base64").toString() === `${output?.join("\n")}\n`;
  });

  await act("the user rests", () => user.stop());
  const editCount = [...user.edits.values()].flat().length;
  await promise(`all ${editCount} edits are there`, () => audit.missing(user.edits).length === 0);
  await promise("every status is there, and no address twice", () => {
    const running = view.pods.store.list().filter(isRunning);
    const addresses = new Set(running.map(({ status }) => status.podIP));
    return running.length === 3 && addresses.size === 3;
  });
  if (audit.losses.length > 0) throw new Error(`Something was lost:\n${audit.losses.join("\n")}`);

  await act("delete the ReplicaSet", () => client.replicaSets.delete(web));
  await promise("its Pods are gone with it", () => replicas().length === 0);

  await act("clear up", async () => {
    await client.pods.deleteCollection({ namespace });
    await client.jobs.deleteCollection({ namespace });
    await Promise.all(nodeNames.map((name) => cluster.killKubelet(name)));
    await Promise.all(nodeNames.map((name) => client.nodes.delete({ name })));
  });
  await promise("nothing is left, also not the JobFile, which the Job owned", () => {
    const { pods, replicaSets, jobs, jobFiles } = view;
    const left = [pods, replicaSets, jobs, jobFiles].flatMap(({ store }): unknown[] => store.list());
    return left.length === 0 && !nodeNames.some(node);
  });

  const seconds = (performance.now() - startedMs) / 1_000;
  return [
    `${kept} promises kept in ${seconds.toFixed(1)} s`,
    `${audit.podNames.size} Pods came, ${audit.statusWrites} times a kubelet wrote the status of one`,
    `${editCount} edits of the user, every one of them still there at the end of its object`,
    `${audit.versions} versions of the objects looked at, and in none was an edit or a status lost`,
  ];
}

function isRunning(pod: Pod | undefined): boolean {
  return pod?.status.phase === "Running";
}
