import { setTimeout as sleep } from "node:timers/promises";
import { type Client, createClient } from "minik8s-apiserver/client";
import type { Node, Pod } from "minik8s-apiserver/types";
import { type Cluster, type NodeName, nodeNames } from "./cluster.js";
import type { ClusterView } from "./cluster-view.js";
import { color, type Display } from "./display.js";

/** How long anything may take that is promised. */
const DEADLINE_MS = 30_000;
/** On a terminal there is time to look at what has happened. */
const PAUSE_MS = process.stdout.isTTY ? 600 : 0;

/** What a stage is set up with. */
export interface StageParts {
  readonly cluster: Cluster;
  readonly view: ClusterView;
  /** Where the objects of the story are. */
  readonly namespace: string;
  readonly display: Display;
}

/** Where the story happens: it lets things happen, says so, and waits for what must come of them. */
export class Stage {
  readonly cluster: Cluster;
  readonly view: ClusterView;
  readonly client: Client;
  /** Where the ReplicaSet is. */
  readonly web: { readonly namespace: string; readonly name: string };
  readonly #display: Display;
  #kept = 0;

  constructor({ cluster, view, namespace, display }: StageParts) {
    this.cluster = cluster;
    this.view = view;
    this.client = createClient({ baseUrl: cluster.server });
    this.web = { namespace, name: "web" };
    this.#display = display;
  }

  /** How many promises have been kept. */
  get kept(): number {
    return this.#kept;
  }

  /** Says what is done, and does it. */
  async act(text: string, action: () => unknown): Promise<void> {
    this.#display.say("demo", color("bold", text));
    await action();
  }

  /** Waits until it holds. Rejects when that takes too long, or when a program ends meanwhile. */
  async promise(what: string, holds: () => boolean): Promise<void> {
    try {
      await Promise.race([this.view.until(holds, DEADLINE_MS), this.cluster.failure]);
    } catch (error) {
      throw new Error(`${what}: ${(error as Error).message}`);
    }
    this.#kept++;
    this.#display.say("demo", color("green", `✓ ${what}`));
    await sleep(PAUSE_MS);
  }

  pod(name: string): Pod | undefined {
    return this.view.pods.store.get({ ...this.web, name });
  }

  node(name: NodeName): Node | undefined {
    return this.view.nodes.store.get(name);
  }

  isReady(name: NodeName): boolean {
    return this.node(name)?.status.condition === "Ready";
  }

  /** The Pods of the ReplicaSet. */
  replicas(): Pod[] {
    return this.view.pods.store.list().filter(({ metadata }) => metadata.ownerReferences?.length);
  }

  /** Those of them that run on a Node. */
  replicasOn(name: NodeName): Pod[] {
    return this.replicas().filter((pod) => isRunning(pod) && pod.spec.nodeName === name);
  }

  /** One of them. */
  someReplicaOn(name: NodeName): Pod["metadata"] {
    const [first] = this.replicasOn(name);
    if (first === undefined) throw new Error(`No Pod of ${this.web.name} runs on ${name}`);
    return first.metadata;
  }

  /** Whether the ReplicaSet has so many Pods, they run on ready Nodes, and its status says so. */
  haveReplicas(count: number): boolean {
    const status = this.view.replicaSets.store.get(this.web)?.status;
    const running = nodeNames.filter((name) => this.isReady(name)).flatMap((name) => this.replicasOn(name));
    const counts = [this.replicas().length, running.length, status?.replicas, status?.readyReplicas];
    return counts.every((value) => value === count);
  }
}

export function isRunning(pod: Pod | undefined): boolean {
  return pod?.status.phase === "Running";
}
