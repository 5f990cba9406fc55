import { ApiError } from "../errors.js";
import type { CurrentObject } from "./current-object.js";
import { type IfMatch, parseIfMatch } from "./if-match.js";

/** What a write says about the object that it means. A write without any of it applies to the newest object. */
export interface Preconditions {
  readonly uid?: string | undefined;
  readonly resourceVersion?: string | undefined;
  readonly ifMatch?: IfMatch | undefined;
}

/**
 * The preconditions in the metadata of a body. Null and the empty text, which clients written in Go send, count as
 * absent.
 *
 * @param path Where the fields are in the body, for messages. Default: `metadata`.
 * @throws ApiError BadRequest.
 */
export function readPreconditions(fields: Readonly<Record<string, unknown>>, path = "metadata"): Preconditions {
  return { uid: textField(fields, "uid", path), resourceVersion: textField(fields, "resourceVersion", path) };
}

/**
 * The precondition in an If-Match header.
 *
 * @throws ApiError BadRequest.
 */
export function readIfMatch(header: string | undefined): Preconditions {
  return header === undefined ? {} : { ifMatch: parseIfMatch(header) };
}

function textField(fields: Readonly<Record<string, unknown>>, name: string, path: string): string | undefined {
  const value = fields[name];
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value === "string") return value;
  throw new ApiError("BadRequest", `${path}.${name} must be a string`, {
    causes: [{ field: `${path}.${name}`, message: "must be a string" }],
  });
}

/**
 * Refuses a write that means another object, or another version of it.
 *
 * @param what The object in words, such as `Pod default/web`.
 * @throws ApiError Conflict that says which version there is.
 */
export function checkPreconditions(wanted: Preconditions, current: CurrentObject, what: string): void {
  if (wanted.uid !== undefined && wanted.uid !== current.uid) {
    throw conflict(
      `${what} is not the object that the write means: its uid is ${current.uid}, not ${wanted.uid}; it was deleted and created again`,
      { field: "metadata.uid", message: `is ${current.uid}` },
    );
  }
  if (wanted.resourceVersion !== undefined && wanted.resourceVersion !== current.resourceVersion) {
    throw otherVersion(what, current, `${current.resourceVersion}, not ${wanted.resourceVersion}`);
  }
  if (wanted.ifMatch !== undefined && wanted.ifMatch !== "*" && !wanted.ifMatch.includes(current.resourceVersion)) {
    throw otherVersion(what, current, `${current.resourceVersion}, which If-Match does not list`);
  }
}

function otherVersion(what: string, { resourceVersion }: CurrentObject, version: string): ApiError {
  return conflict(`${what} has changed: it is at resourceVersion ${version}; read it again and repeat the change`, {
    field: "metadata.resourceVersion",
    message: `is ${resourceVersion}`,
  });
}

function conflict(message: string, cause: { field: string; message: string }): ApiError {
  return new ApiError("Conflict", message, { causes: [cause] });
}
