// Generated from tricky-text.yaml by codegen/emitters/types.ts. Do not edit; run npm run generate.

import type { NamespacedObjectMeta, NamespacedObjectMetaInput } from "./shared.js";

/** Ends a comment *\/ opens one /* and says "hi", `code`, ${x}, {{x}}, `` <i> ` ``, <b> | & done. */
export interface Trap {
  /** Version of the API. */
  apiVersion: "v1";
  /** Kind of the object. */
  kind: "Trap";
  metadata: NamespacedObjectMeta;
  spec?: TrapSpec;
}

/** What a client sends for a {@link Trap}. */
export interface TrapInput {
  /** Version of the API. */
  apiVersion?: "v1";
  /** Kind of the object. */
  kind?: "Trap";
  metadata: NamespacedObjectMetaInput;
  spec?: TrapSpec;
}

/**
 * A first line.
 * A second line that is so long that it cannot stand in one line of a comment, because the lines of generated code end
 * at 120 characters.
 */
export interface TrapSpec {
  /** A name with a hyphen. */
  "content-type"?: 'a"b' | "c'd" | "e\\f" | "`${g}`";
  /** A reserved word. */
  class?: string;
  /** Matches slashes. */
  pattern?: string;
  /** Looks like what ajv calls things. */
  schema1?: "data1.validate1";
}
