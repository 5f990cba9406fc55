import type { Headers } from "../errors.js";
import { ReadyJson } from "../payload/ready-json.js";
import type { StoredObject } from "../registry/object.js";
import { objectJson, withResourceVersion } from "../registry/object-codec.js";
import type { Written, WrittenObject } from "../registry/requests.js";
import type { VerbResponse } from "./verb.js";

/** Headers of an answer that shows one version of something. */
export type VersionHeaders = Readonly<Record<"ETag", string>>;

/**
 * The version of what an answer shows as an entity tag (RFC 9110, section 8.8.3).
 *
 * @param version The resourceVersion of an object or of a list.
 */
export function versionHeaders(version: number | string): VersionHeaders {
  // Put together like this it is flat, which Node's check of headers takes for granted to be fast.
  return { ETag: ['"', version, '"'].join("") };
}

/**
 * Headers of an answer to a write that shows an object or its status: its version as an entity tag (RFC 9110, section 8.8.3), which
 * If-Match and If-None-Match take; and warnings. What a dry run shows is stored nowhere, so no tag can stand for it.
 *
 * @param version Its resourceVersion.
 */
export function objectHeaders(
  version: number | string | undefined,
  { warnings = [], dryRun = false }: { warnings?: readonly string[]; dryRun?: boolean } = {},
): Headers {
  const headers = dryRun || version === undefined ? {} : versionHeaders(version);
  return warnings.length === 0 ? headers : { ...headers, Warning: warnings };
}

/** An object as a write has left it, to be sent. Its JSON is not made again where the store was given it. */
export function objectData({ object, revision, entry }: WrittenObject): ReadyJson | StoredObject | undefined {
  if (entry !== undefined) return new ReadyJson(objectJson(entry));
  return object === undefined || revision === undefined ? object : withResourceVersion(object, revision);
}

/** The status of an object; empty as long as nothing has been reported. */
export function statusOf({ status }: StoredObject): unknown {
  return status ?? {};
}

/** An answer without a body. */
export function emptyAnswer(status: number): VerbResponse {
  return { status, headers: {}, body: undefined };
}

/** What was done to an object, in words: `Pod default/web replaced`. */
export function doneMessage(what: string, done: string, dryRun: boolean, { deleted }: Partial<Written> = {}): string {
  const gone = deleted ? "; it is deleted now, as its last finalizer is gone" : "";
  return `${what} ${done}${gone}${dryRun ? " (dry run: nothing is stored)" : ""}`;
}
