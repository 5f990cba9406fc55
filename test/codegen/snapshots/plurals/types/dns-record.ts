// Generated from plurals.yaml by codegen/emitters/types.ts. Do not edit; run npm run generate.

import type { NamespacedObjectMeta, NamespacedObjectMetaInput } from "./shared.js";

/** A record. */
export interface DNSRecord {
  /** Version of the API. */
  apiVersion: "v1";
  /** Kind of the object. */
  kind: "DNSRecord";
  metadata: NamespacedObjectMeta;
}

/** What a client sends for a {@link DNSRecord}. */
export interface DNSRecordInput {
  /** Version of the API. */
  apiVersion?: "v1";
  /** Kind of the object. */
  kind?: "DNSRecord";
  metadata: NamespacedObjectMetaInput;
}
