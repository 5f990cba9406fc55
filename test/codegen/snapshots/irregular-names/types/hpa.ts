// Generated from irregular-names.yaml by codegen/emitters/types.ts. Do not edit; run npm run generate.

import type { NamespacedObjectMeta, NamespacedObjectMetaInput } from "./shared.js";

/** Scales a workload. */
export interface HPA {
  /** Version of the API. */
  apiVersion: "v1";
  /** Kind of the object. */
  kind: "HPA";
  metadata: NamespacedObjectMeta;
  spec?: HPASpec;
}

/** What a client sends for a {@link HPA}. */
export interface HPAInput {
  /** Version of the API. */
  apiVersion?: "v1";
  /** Kind of the object. */
  kind?: "HPA" | "Hpa";
  metadata: NamespacedObjectMetaInput;
  spec?: HPASpec;
}

export type HPASpec = Record<string, unknown>;
