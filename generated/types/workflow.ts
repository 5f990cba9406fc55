// Generated from resources.yaml by codegen/emitters/types.ts. Do not edit; run npm run generate.

import type { NamespacedObjectMeta, NamespacedObjectMetaInput, WorkflowNode } from "./shared.js";

/** Functions called one after the other, with choices between them. */
export interface Workflow {
  /** Version of the API. */
  apiVersion: "v1";
  /** Kind of the object. */
  kind: "Workflow";
  metadata: NamespacedObjectMeta;
  spec: WorkflowSpec;
  /** What was observed. It has an endpoint of its own; writes of the object ignore it. */
  status: WorkflowStatus;
}

/** What a client sends for a {@link Workflow}. */
export interface WorkflowInput {
  /** Version of the API. */
  apiVersion?: "v1";
  /** Kind of the object. */
  kind?: "Workflow";
  metadata: NamespacedObjectMetaInput;
  spec: WorkflowSpec;
}

/** The steps, and what they start from. */
export interface WorkflowSpec {
  /** Parameters of the first step as JSON text. */
  entryParams?: string;
  /** Name of the first step. */
  entryNodeName: string;
  /** The steps. */
  workflowNodes: WorkflowNode[];
}

/** How far the Workflow has come. */
export interface WorkflowStatus {
  /** Whether it has come to its end. */
  phase?: "running" | "completed";
  /** Result of the last step. */
  result?: string;
}
