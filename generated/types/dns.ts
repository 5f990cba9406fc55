// Generated from resources.yaml by codegen/emitters/types.ts. Do not edit; run npm run generate.

import type { DNSPath, NamespacedObjectMeta, NamespacedObjectMetaInput, PodPhase, Time } from "./shared.js";

/** A host name whose paths lead to Services. */
export interface DNS {
  /** Version of the API. */
  apiVersion: "v1";
  /** Kind of the object. */
  kind: "DNS";
  metadata: NamespacedObjectMeta;
  spec: DNSSpec;
  /** What was observed. It has an endpoint of its own; writes of the object ignore it. */
  status: DNSStatus;
}

/** What a client sends for a {@link DNS}. */
export interface DNSInput {
  /** Version of the API. */
  apiVersion?: "v1";
  /** Kind of the object. */
  kind?: "DNS" | "Dns";
  metadata: NamespacedObjectMetaInput;
  spec: DNSSpec;
}

/** The host, and what is behind its paths. */
export interface DNSSpec {
  /** Host name, such as `test.com`. */
  host: string;
  /** Paths of the host. */
  paths: DNSPath[];
}

/** Whether the host name is in effect. */
export interface DNSStatus {
  /** Where it is in its life, in the words of a Pod. */
  phase?: PodPhase;
  /** When this last changed. */
  updateTime?: Time;
}
