import { ApiError } from "../errors.js";
import { type IfMatch, parseIfMatch } from "./if-match.js";
import type { ApiObject } from "./object.js";

/** What a write says about the object that it means. A write without any of it applies to the newest object. */
export interface Preconditions {
  readonly uid?: string | undefined;
  readonly resourceVersion?: string | undefined;
  readonly ifMatch?: IfMatch | undefined;
}

/**
 * The preconditions in the metadata of a body and in an If-Match header. Null and the empty text, which clients written
 * in Go send, count as absent.
 *
 * @throws ApiError BadRequest.
 */
export function readPreconditions(
  metadata: Readonly<Record<string, unknown>>,
  ifMatch: string | undefined,
): Preconditions {
  return {
    uid: textField(metadata, "uid"),
    resourceVersion: textField(metadata, "resourceVersion"),
    ifMatch: ifMatch === undefined ? undefined : parseIfMatch(ifMatch),
  };
}

function textField(metadata: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = metadata[name];
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value === "string") return value;
  throw new ApiError("BadRequest", `metadata.${name} must be a string`, {
    causes: [{ field: `metadata.${name}`, message: "must be a string" }],
  });
}

/**
 * Refuses a write that means another object, or another version of it.
 *
 * @param what The object in words, such as `Pod default/web`.
 * @throws ApiError Conflict that says which version there is.
 */
export function checkPreconditions(wanted: Preconditions, { metadata }: ApiObject, what: string): void {
  if (wanted.uid !== undefined && wanted.uid !== metadata.uid) {
    throw conflict(
      `${what} is not the object that the write means: its uid is ${metadata.uid}, not ${wanted.uid}; it was deleted and created again`,
      { field: "metadata.uid", message: `is ${metadata.uid}` },
    );
  }
  const current = { field: "metadata.resourceVersion", message: `is ${metadata.resourceVersion}` };
  if (wanted.resourceVersion !== undefined && wanted.resourceVersion !== metadata.resourceVersion) {
    const versions = `resourceVersion ${metadata.resourceVersion}, not ${wanted.resourceVersion}`;
    throw conflict(`${what} has changed: it is at ${versions}; read it again and repeat the change`, current);
  }
  if (wanted.ifMatch !== undefined && wanted.ifMatch !== "*" && !wanted.ifMatch.includes(metadata.resourceVersion)) {
    const version = `resourceVersion ${metadata.resourceVersion}, which If-Match does not list`;
    throw conflict(`${what} has changed: it is at ${version}; read it again and repeat the change`, current);
  }
}

function conflict(message: string, cause: { field: string; message: string }): ApiError {
  return new ApiError("Conflict", message, { causes: [cause] });
}
