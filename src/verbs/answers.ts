import type { Headers } from "../errors.js";
import type { ApiObject } from "../registry/object.js";
import type { VerbResponse } from "./verb.js";

/**
 * Headers of an answer that concerns one object: its version as an entity tag (RFC 9110, section 8.8.3), which If-Match
 * takes, and warnings.
 */
export function objectHeaders({ metadata }: ApiObject, warnings: readonly string[] = []): Headers {
  const ETag = `"${metadata.resourceVersion}"`;
  return warnings.length === 0 ? { ETag } : { ETag, Warning: warnings };
}

/** The status of an object; empty as long as nothing has been reported. */
export function statusOf({ status }: ApiObject): unknown {
  return status ?? {};
}

/** An answer without a body. */
export function emptyAnswer(status: number): VerbResponse {
  return { status, headers: {}, body: undefined };
}
