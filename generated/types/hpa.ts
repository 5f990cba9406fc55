// Generated from resources.yaml by codegen/emitters/types.ts. Do not edit; run npm run generate.

import type {
  Duration,
  HPAMetrics,
  HPAWorkload,
  LabelSelector,
  NamespacedObjectMeta,
  NamespacedObjectMetaInput,
} from "./shared.js";

/** Scales a workload by the resources that its Pods use (horizontal pod autoscaler). */
export interface HPA {
  /** Version of the API. */
  apiVersion: "v1";
  /** Kind of the object. */
  kind: "HPA";
  metadata: NamespacedObjectMeta;
  spec: HPASpec;
  /** What was observed. It has an endpoint of its own; writes of the object ignore it. */
  status: HPAStatus;
}

/** What a client sends for a {@link HPA}. */
export interface HPAInput {
  /** Version of the API. */
  apiVersion?: "v1";
  /** Kind of the object. */
  kind?: "HPA" | "Hpa";
  metadata: NamespacedObjectMetaInput;
  spec: HPASpec;
}

/** What to scale, between which bounds, and by what. */
export interface HPASpec {
  /** Fewest replicas to scale down to. */
  minReplicas?: number;
  /** Most replicas to scale up to. */
  maxReplicas: number;
  /** The object to scale. */
  workload: HPAWorkload;
  /** Time from one adjustment to the next. */
  adjustInterval?: Duration;
  /** The Pods whose resource use counts. */
  selector?: LabelSelector;
  /** Resource use to aim at. */
  metrics?: HPAMetrics;
}

/** What the HPA measured last. */
export interface HPAStatus {
  /** Number of replicas at present. */
  currentReplicas?: number;
  /** CPU use at present as a fraction; 0.35 is 35 percent. */
  curCPUPercent?: number;
  /** Memory use at present as a fraction; 0.5 is 50 percent. */
  curMemPercent?: number;
}
