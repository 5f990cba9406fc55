import { jobsURL, podsURL, replicaSetsURL } from "minik8s-apiserver/urls";
import { apply } from "./apply.js";
import { type Audit, startAudit } from "./audit.js";
import { nodeNames } from "./cluster.js";
import { isRunning, type Stage } from "./stage.js";
import { startUser, type User } from "./user.js";

/**
 * Lets things happen one after the other, and resolves to a summary. Rejects as soon as a promise is not kept. The API
 * server is restarted if its store keeps the data.
 */
export async function playStory(stage: Stage, keepsData: boolean): Promise<string[]> {
  const startedMs = performance.now();
  const audit = startAudit(stage.view);
  await applyManifests(stage);
  await stage.act("a user begins to edit the Pods and the ReplicaSet, and never rests", () => {});
  const user = startUser(stage.cluster.server, stage.view);
  try {
    await scaleUp(stage);
    await deletePod(stage);
    await releasePod(stage);
    await loseNode(stage);
    if (keepsData) await restartApiServer(stage);
    await scaleDown(stage);
    await endJob(stage);
  } finally {
    await stage.act("the user rests", () => user.stop());
  }
  await proveNothingLost(stage, user, audit);
  await clearUp(stage);

  const seconds = (performance.now() - startedMs) / 1_000;
  return [
    `${stage.kept} promises kept in ${seconds.toFixed(1)} s`,
    `${audit.podNames.size} Pods came, ${audit.statusWrites} times a kubelet wrote the status of one`,
    `${countEdits(user)} edits of the user, every one of them still there at the end of its object`,
    `${audit.versions} versions of the objects looked at, and in none was an edit or a status lost`,
  ];
}

async function applyManifests(stage: Stage): Promise<void> {
  const { web, cluster } = stage;
  await stage.promise("three kubelets have registered their Nodes", () =>
    nodeNames.every((name) => stage.isReady(name)),
  );

  await stage.act("apply replica-set.yaml, which asks for three Pods", () =>
    apply(cluster.server + replicaSetsURL(web), "replica-set.yaml"),
  );
  await stage.promise(
    "each Node runs one of them",
    () => stage.haveReplicas(3) && nodeNames.every((name) => stage.replicasOn(name).length === 1),
  );

  await stage.act("apply job.yaml, and pod.yaml, whose command comes to an end", async () => {
    await apply(cluster.server + jobsURL(web), "job.yaml");
    await apply(cluster.server + podsURL(web), "pod.yaml");
  });
}

function scale({ client, web }: Stage, replicas: number): Promise<unknown> {
  return client.replicaSets.patch({ ...web, patch: { spec: { replicas } } });
}

async function scaleUp(stage: Stage): Promise<void> {
  await stage.act("scale up to five", () => scale(stage, 5));
  await stage.promise("five Pods run", () => stage.haveReplicas(5));
}

async function deletePod(stage: Stage): Promise<void> {
  const pod = stage.someReplicaOn("demo-node-2");
  await stage.act(`delete ${pod.name}`, () => stage.client.pods.delete(pod));
  await stage.promise(
    "another one runs in its place",
    () => stage.haveReplicas(5) && stage.pod(pod.name) === undefined,
  );
}

async function releasePod(stage: Stage): Promise<void> {
  const { namespace, name } = stage.someReplicaOn("demo-node-1");
  await stage.act(`take ${name} out of the ReplicaSet by its label`, () =>
    stage.client.pods.patch({ namespace, name, patch: { metadata: { labels: { app: "debug" } } } }),
  );
  await stage.promise("it goes on by itself, and another one runs in its place", () => {
    const isReleased = !stage.replicas().some(({ metadata }) => metadata.name === name);
    return stage.haveReplicas(5) && isReleased && isRunning(stage.pod(name));
  });

  const image = "nginx:2.0";
  const operations = [{ op: "replace", path: "/spec/containers/0/image", value: image }] as const;
  await stage.act(`set its image to ${image}`, () => stage.client.pods.patch({ namespace, name, operations }));
  await stage.promise(
    "its kubelet runs that image",
    () => stage.pod(name)?.status.containerStatuses?.[0]?.image === image,
  );
}

async function loseNode(stage: Stage): Promise<void> {
  const name = "demo-node-3";
  await stage.act(`kill the kubelet of ${name}`, () => stage.cluster.killKubelet(name));
  await stage.promise("the Node is lost", () => stage.node(name)?.status.condition === "Unknown");
  await stage.promise(
    "its Pods are replaced on the others",
    () => stage.haveReplicas(5) && stage.replicasOn(name).length === 0,
  );

  await stage.act(`start the kubelet of ${name} again`, () => stage.cluster.startKubelet(name));
  await stage.promise("the Node is ready again", () => stage.isReady(name));
}

async function restartApiServer(stage: Stage): Promise<void> {
  await stage.act("restart the API server", () => stage.cluster.restartApiServer());
  await stage.act("scale up to six", () => scale(stage, 6));
  await stage.promise("every program goes on by itself, and six Pods run", () => stage.haveReplicas(6));
}

async function scaleDown(stage: Stage): Promise<void> {
  await stage.act("scale down to two", () => scale(stage, 2));
  await stage.promise("two Pods run", () => stage.haveReplicas(2));
}

async function endJob(stage: Stage): Promise<void> {
  const { view, web } = stage;
  await stage.promise("the Pod with a command has succeeded, on the Node that it selects", () => {
    const hello = stage.pod("hello");
    return hello?.status.phase === "Succeeded" && hello.spec.nodeName === "demo-node-2";
  });
  await stage.promise("the Job is completed, and its JobFile holds what it wrote", () => {
    const { state, output } = view.jobs.store.get({ ...web, name: "matrix" })?.status ?? {};
    const { outputFile = "" } = view.jobFiles.store.get({ ...web, name: "matrix" }) ?? {};
    return state === "COMPLETED" && Buffer.from(outputFile, "base64").toString() === `${output?.join("\n")}\n`;
  });
}

async function proveNothingLost(stage: Stage, user: User, audit: Audit): Promise<void> {
  audit.check();
  await stage.promise(`all ${countEdits(user)} edits are there`, () => audit.missing(user.edits).length === 0);
  await stage.promise("every status is there, and no address twice", () => {
    const running = stage.view.pods.store.list().filter(isRunning);
    const addresses = new Set(running.map(({ status }) => status.podIP));
    // The two of the ReplicaSet, and the one that it has released.
    return running.length === 3 && addresses.size === 3;
  });
  audit.check();
}

function countEdits({ edits }: User): number {
  return [...edits.values()].flat().length;
}

async function clearUp(stage: Stage): Promise<void> {
  const { client, cluster, view, web } = stage;
  const { namespace } = web;
  await stage.act("delete the ReplicaSet", () => client.replicaSets.delete(web));
  await stage.promise("its Pods are gone with it", () => stage.replicas().length === 0);

  await stage.act("clear up", async () => {
    await client.pods.deleteCollection({ namespace });
    await client.jobs.deleteCollection({ namespace });
    await Promise.all(nodeNames.map((name) => cluster.killKubelet(name)));
    await Promise.all(nodeNames.map((name) => client.nodes.delete({ name })));
  });
  await stage.promise("nothing is left, also not the JobFile, which the Job owned", () => {
    const { pods, replicaSets, jobs, jobFiles } = view;
    const left = [pods, replicaSets, jobs, jobFiles].flatMap(({ store }): unknown[] => store.list());
    return left.length === 0 && !nodeNames.some((name) => stage.node(name));
  });
}
