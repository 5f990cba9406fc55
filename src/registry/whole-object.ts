import { ApiError } from "../errors.js";
import type { Patch } from "../patch/patch.js";
import type { Payload } from "../payload/decode.js";

/** What only an object has, and no status. */
const fieldsOfObjects: readonly unknown[] = ["apiVersion", "kind", "metadata", "status"];

/** Whether the body of a status write is a whole object, of which only the status counts, or the bare status. */
export function isWholeObject(body: Payload): boolean {
  return Object.keys(body).some((field) => fieldsOfObjects.includes(field));
}

/**
 * Whether a patch of a status is meant for the whole object, of which only the status counts, or for the bare status.
 *
 * @throws ApiError BadRequest for a JSON Patch with operations of both kinds.
 */
export function patchesWholeObject({ format, fields }: Patch): boolean {
  const ofObjects = fields.filter((field) => fieldsOfObjects.includes(field));
  if (format === "JSON Patch" && ofObjects.length > 0 && ofObjects.length < fields.length) {
    const message =
      "The paths of the JSON Patch do not agree on what they start from: either all of them begin with " +
      "/apiVersion, /kind, /metadata or /status, which is the whole object, or none, which is the bare status";
    throw new ApiError("BadRequest", message);
  }
  return ofObjects.length > 0;
}
