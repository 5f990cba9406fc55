// Generated from conventional.yaml by codegen/emitters/types.ts. Do not edit; run npm run generate.

import type { NamespacedObjectMeta, NamespacedObjectMetaInput } from "./shared.js";

/** Something to count. */
export interface Widget {
  /** Version of the API. */
  apiVersion: "v1";
  /** Kind of the object. */
  kind: "Widget";
  metadata: NamespacedObjectMeta;
  spec?: WidgetSpec;
  /** What was observed. It has an endpoint of its own; writes of the object ignore it. */
  status: WidgetStatus;
}

/** What a client sends for a {@link Widget}. */
export interface WidgetInput {
  /** Version of the API. */
  apiVersion?: "v1";
  /** Kind of the object. */
  kind?: "Widget";
  metadata: NamespacedObjectMetaInput;
  spec?: WidgetSpec;
}

/** What is wanted. */
export interface WidgetSpec {
  /** Width in pixels. */
  size?: number;
}

/** What was seen. */
export interface WidgetStatus {
  /** Where it stands. */
  phase?: string;
}
