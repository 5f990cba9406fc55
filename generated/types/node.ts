// Generated from resources.yaml by codegen/emitters/types.ts. Do not edit; run npm run generate.

import type { NodeCondition, ObjectMeta, ObjectMetaInput, Time } from "./shared.js";

/** A machine of the cluster that runs Pods. */
export interface Node {
  /** Version of the API. */
  apiVersion: "v1";
  /** Kind of the object. */
  kind: "Node";
  metadata: ObjectMeta;
  /** Address at which the other machines reach the Node. */
  ip?: string;
  /** What was observed. It has an endpoint of its own; writes of the object ignore it. */
  status: NodeStatus;
}

/** What a client sends for a {@link Node}. */
export interface NodeInput {
  /** Version of the API. */
  apiVersion?: "v1";
  /** Kind of the object. */
  kind?: "Node";
  metadata: ObjectMetaInput;
  /** Address at which the other machines reach the Node. */
  ip?: string;
}

/** What the Node last reported. */
export interface NodeStatus {
  /** Host name of the machine. */
  hostname?: string;
  /** Address of the machine as the Node itself sees it. */
  ip?: string;
  /** Whether it can take Pods. */
  condition?: NodeCondition;
  /** Share of the Node's CPU that is in use. */
  cpuPercent?: number;
  /** Share of the Node's memory that is in use. */
  memPercent?: number;
  /** Number of Pods on the Node. */
  numPods?: number;
  /** When the Node reported this. */
  updateTime?: Time;
}
