// Generated from resources.yaml by codegen/emitters/types.ts. Do not edit; run npm run generate.

import type {
  LabelSelector,
  NamespacedObjectMeta,
  NamespacedObjectMetaInput,
  PodTemplateSpec,
  PodTemplateSpecInput,
  ReplicaSetCondition,
} from "./shared.js";

/** Keeps a number of like Pods running. */
export interface ReplicaSet {
  /** Version of the API. */
  apiVersion: "v1";
  /** Kind of the object. */
  kind: "ReplicaSet";
  metadata: NamespacedObjectMeta;
  spec: ReplicaSetSpec;
  /** What was observed. It has an endpoint of its own; writes of the object ignore it. */
  status: ReplicaSetStatus;
}

/** What a client sends for a {@link ReplicaSet}. */
export interface ReplicaSetInput {
  /** Version of the API. */
  apiVersion?: "v1";
  /** Kind of the object. */
  kind?: "ReplicaSet" | "Replicaset" | "replicaSet";
  metadata: NamespacedObjectMetaInput;
  spec: ReplicaSetSpecInput;
}

/** Which Pods to keep, and how many. */
export interface ReplicaSetSpec {
  /** Number of Pods to keep running. */
  replicas: number;
  /** The Pods that count as replicas; it never changes. */
  selector: LabelSelector;
  /** The Pod to create where one is missing. */
  template: PodTemplateSpec;
}

/** What a client sends for a {@link ReplicaSetSpec}. */
export interface ReplicaSetSpecInput {
  /** Number of Pods to keep running. */
  replicas?: number;
  /** The Pods that count as replicas; it never changes. */
  selector: LabelSelector;
  /** The Pod to create where one is missing. */
  template: PodTemplateSpecInput;
}

/** How many Pods there are. */
export interface ReplicaSetStatus {
  /** Number of Pods that exist. */
  replicas?: number;
  /** Number of Pods that are ready. */
  readyReplicas?: number;
  /** What was last observed about the ReplicaSet. */
  conditions?: ReplicaSetCondition[];
}
