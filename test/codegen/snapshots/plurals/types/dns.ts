// Generated from plurals.yaml by codegen/emitters/types.ts. Do not edit; run npm run generate.

import type { NamespacedObjectMeta, NamespacedObjectMetaInput } from "./shared.js";

/** A zone. */
export interface DNS {
  /** Version of the API. */
  apiVersion: "v1";
  /** Kind of the object. */
  kind: "DNS";
  metadata: NamespacedObjectMeta;
}

/** What a client sends for a {@link DNS}. */
export interface DNSInput {
  /** Version of the API. */
  apiVersion?: "v1";
  /** Kind of the object. */
  kind?: "DNS";
  metadata: NamespacedObjectMetaInput;
}
