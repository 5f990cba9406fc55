// Generated from cluster-scope.yaml by codegen/emitters/types.ts. Do not edit; run npm run generate.

import type { ObjectMeta, ObjectMetaInput } from "./shared.js";

/** A part of the cluster. */
export interface Zone {
  /** Version of the API. */
  apiVersion: "v1";
  /** Kind of the object. */
  kind: "Zone";
  metadata: ObjectMeta;
  /** Where it is. */
  region?: string;
}

/** What a client sends for a {@link Zone}. */
export interface ZoneInput {
  /** Version of the API. */
  apiVersion?: "v1";
  /** Kind of the object. */
  kind?: "Zone";
  metadata: ObjectMetaInput;
  /** Where it is. */
  region?: string;
}
