import { checkFinalizers } from "./deletion.js";
import type { StoredObject } from "./object.js";
import { type ClientMetadata, contentDiffers, replacedMetadata } from "./server-metadata.js";

/** A body that has passed validation. */
export interface ObjectInput {
  readonly metadata: ClientMetadata;
  readonly apiVersion: string;
  readonly kind: string;
  readonly [field: string]: unknown;
}

/**
 * An object with everything replaced but its status and what the server owns.
 *
 * @throws ApiError Invalid if it is being deleted and would get new finalizers.
 */
export function replaceContent(current: StoredObject, input: ObjectInput): StoredObject {
  const status = "status" in current ? { status: current.status } : {};
  const next = { ...input, ...status } as unknown as StoredObject;
  const metadata = replacedMetadata(input.metadata, current.metadata, contentDiffers(current, next));
  const replaced = { ...next, metadata };
  checkFinalizers(current, replaced);
  return replaced;
}
