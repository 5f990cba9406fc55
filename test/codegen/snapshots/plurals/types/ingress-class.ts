// Generated from plurals.yaml by codegen/emitters/types.ts. Do not edit; run npm run generate.

import type { NamespacedObjectMeta, NamespacedObjectMetaInput } from "./shared.js";

/** A kind of ingress. */
export interface IngressClass {
  /** Version of the API. */
  apiVersion: "v1";
  /** Kind of the object. */
  kind: "IngressClass";
  metadata: NamespacedObjectMeta;
}

/** What a client sends for a {@link IngressClass}. */
export interface IngressClassInput {
  /** Version of the API. */
  apiVersion?: "v1";
  /** Kind of the object. */
  kind?: "IngressClass";
  metadata: NamespacedObjectMetaInput;
}
