// Generated from rules.yaml by codegen/emitters/types.ts. Do not edit; run npm run generate.

import type { NamespacedObjectMeta, NamespacedObjectMetaInput, Range } from "./shared.js";

/** Measures. */
export interface Scale {
  /** Version of the API. */
  apiVersion: "v1";
  /** Kind of the object. */
  kind: "Scale";
  metadata: NamespacedObjectMeta;
  /** All of it. */
  range: Range;
  /** Ranges inside. */
  parts?: Range[];
  /** Ranges with a name. */
  names?: Record<string, Range>;
  /** Unit. */
  unit?: string;
  /** What was observed. It has an endpoint of its own; writes of the object ignore it. */
  status: ScaleStatus;
}

/** What a client sends for a {@link Scale}. */
export interface ScaleInput {
  /** Version of the API. */
  apiVersion?: "v1";
  /** Kind of the object. */
  kind?: "Scale";
  metadata: NamespacedObjectMetaInput;
  /** All of it. */
  range: Range;
  /** Ranges inside. */
  parts?: Range[];
  /** Ranges with a name. */
  names?: Record<string, Range>;
  /** Unit. */
  unit?: string;
}

/** What was measured. */
export interface ScaleStatus {
  value?: number;
  "in-range"?: boolean;
}
