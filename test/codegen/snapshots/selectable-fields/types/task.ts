// Generated from selectable-fields.yaml by codegen/emitters/types.ts. Do not edit; run npm run generate.

import type { NamespacedObjectMeta, NamespacedObjectMetaInput, Phase, Place } from "./shared.js";

/** Something to do. */
export interface Task {
  /** Version of the API. */
  apiVersion: "v1";
  /** Kind of the object. */
  kind: "Task";
  metadata: NamespacedObjectMeta;
  /** Where it answers. */
  address?: string;
  spec?: TaskSpec;
  /** What was observed. It has an endpoint of its own; writes of the object ignore it. */
  status: TaskStatus;
}

/** What a client sends for a {@link Task}. */
export interface TaskInput {
  /** Version of the API. */
  apiVersion?: "v1";
  /** Kind of the object. */
  kind?: "Task";
  metadata: NamespacedObjectMetaInput;
  /** Where it answers. */
  address?: string;
  spec?: TaskSpec;
}

/** What is wanted. */
export interface TaskSpec {
  /** Where to run. */
  place?: Place;
  /** Whether it is urgent. */
  urgent?: boolean;
}

/** What was seen. */
export interface TaskStatus {
  /** Where it stands. */
  phase?: Phase;
  /** How often it has run. */
  runs?: number;
}
