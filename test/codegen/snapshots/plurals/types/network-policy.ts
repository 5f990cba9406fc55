// Generated from plurals.yaml by codegen/emitters/types.ts. Do not edit; run npm run generate.

import type { NamespacedObjectMeta, NamespacedObjectMetaInput } from "./shared.js";

/** Who may talk to whom. */
export interface NetworkPolicy {
  /** Version of the API. */
  apiVersion: "v1";
  /** Kind of the object. */
  kind: "NetworkPolicy";
  metadata: NamespacedObjectMeta;
}

/** What a client sends for a {@link NetworkPolicy}. */
export interface NetworkPolicyInput {
  /** Version of the API. */
  apiVersion?: "v1";
  /** Kind of the object. */
  kind?: "NetworkPolicy";
  metadata: NamespacedObjectMetaInput;
}
