import { ApiError } from "../errors.js";
import { sameJson } from "../payload/same-json.js";
import { deletionFinalizers, type PropagationPolicy } from "./deletion-finalizers.js";
import type { StoredMetadata, StoredObject } from "./object.js";
import { now } from "./server-metadata.js";

/** What has metadata, such as an object. */
interface WithMetadata {
  readonly metadata: StoredMetadata;
}

/** Whether the deletion of an object has been asked for, so that it only waits for its finalizers. */
export function isMarked({ metadata }: WithMetadata): boolean {
  return metadata.deletionTimestamp !== undefined;
}

/** Whether nothing keeps an object any more whose deletion has been asked for. */
export function isDeleted(object: WithMetadata): boolean {
  return isMarked(object) && (object.metadata.finalizers ?? []).length === 0;
}

/**
 * The object once its deletion is asked for. It may be deleted at once, see {@link isDeleted}; if it is not, its
 * generation has grown, as in Kubernetes. One that is marked already stays as it is, apart from the finalizer of the
 * policy; the same object is returned if that does not change either.
 */
export function markForDeletion(object: StoredObject, policy: PropagationPolicy | undefined): StoredObject {
  const { metadata } = object;
  const finalizers = deletionFinalizers(metadata.finalizers ?? [], policy);
  const isSame = sameJson(finalizers, metadata.finalizers ?? []);
  const kept = isSame ? metadata : { ...metadata, finalizers };
  if (isMarked(object)) return isSame ? object : { ...object, metadata: kept };
  const generation = metadata.generation + 1;
  return { ...object, metadata: { ...kept, generation, deletionTimestamp: now() } };
}

/**
 * Refuses a write that would put off a deletion which is under way.
 *
 * @throws ApiError Invalid that names the new finalizers.
 */
export function checkFinalizers(current: WithMetadata, next: WithMetadata): void {
  if (!isMarked(current)) return;
  const known = current.metadata.finalizers ?? [];
  const added = (next.metadata.finalizers ?? []).filter((finalizer) => !known.includes(finalizer));
  if (added.length === 0) return;
  const found = `found new finalizers ${added
    .slice(0, 10)
    .map((finalizer) => JSON.stringify(finalizer))
    .join(", ")}`;
  const message = `no new finalizers can be added if the object is being deleted, ${found}`;
  throw new ApiError("Invalid", `The object is not valid: metadata.finalizers ${message}`, {
    causes: [{ field: "metadata.finalizers", message }],
  });
}
