// Generated from resources.yaml by codegen/emitters/types.ts. Do not edit; run npm run generate.

import type {
  NamespacedObjectMeta,
  NamespacedObjectMetaInput,
  PodPhase,
  PodSpec,
  PodSpecInput,
  Time,
} from "./shared.js";

/** Containers that run together on one Node. */
export interface Pod {
  /** Version of the API. */
  apiVersion: "v1";
  /** Kind of the object. */
  kind: "Pod";
  metadata: NamespacedObjectMeta;
  /** What to run. */
  spec: PodSpec;
  /** What was observed. It has an endpoint of its own; writes of the object ignore it. */
  status: PodStatus;
}

/** What a client sends for a {@link Pod}. */
export interface PodInput {
  /** Version of the API. */
  apiVersion?: "v1";
  /** Kind of the object. */
  kind?: "Pod";
  metadata: NamespacedObjectMetaInput;
  /** What to run. */
  spec: PodSpecInput;
}

/** How the Pod is doing. */
export interface PodStatus {
  /** Address of the Pod in the cluster's network. */
  podIP?: string;
  /** Where the Pod is in its life; Pending at creation. */
  phase?: PodPhase;
  /** What the container runtime says about each container. */
  containerStatuses?: Record<string, unknown>[];
  /** When this was last reported. */
  lastUpdateTime?: Time;
  /** Share of CPU that the Pod uses. */
  cpuPercent?: number;
  /** Share of memory that the Pod uses. */
  memPercent?: number;
}
