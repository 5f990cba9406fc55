import { sameJson } from "../payload/same-json.js";
import type { CurrentObject } from "./current-object.js";
import { checkFinalizers } from "./deletion.js";
import type { StoredMetadata, StoredObject } from "./object.js";
import { encodeContent } from "./object-codec.js";
import { type ClientMetadata, replacedMetadata } from "./server-metadata.js";

/** A body that has passed validation. A status is not in it if the kind has one. */
export interface ObjectInput {
  readonly metadata: ClientMetadata;
  readonly apiVersion: string;
  readonly kind: string;
  readonly [field: string]: unknown;
}

/** What a replacement makes of an object. */
export interface Replaced {
  readonly metadata: StoredMetadata;
  /** The stored form. */
  readonly value: Buffer;
}

/**
 * An object with everything replaced but its status and what the server owns.
 *
 * @throws ApiError Invalid if it is being deleted and would get new finalizers.
 */
export function replaceContent(current: CurrentObject, input: ObjectInput): Replaced {
  const content = encodeContent(input);
  // Only then the generation grows. Most writes leave the content as it is, byte by byte, and need not read it.
  const differs = !current.hasContent(content) && contentDiffers(current.stored, input);
  const metadata = replacedMetadata(input.metadata, current.metadata, differs);
  checkFinalizers(current, { metadata });
  return { metadata, value: current.withContent(metadata, content) };
}

/** The object that comes of it. */
export function replacedObject(current: CurrentObject, input: ObjectInput, metadata: StoredMetadata): StoredObject {
  const { status } = current.stored;
  return { ...input, metadata, ...(status === undefined ? {} : { status }) };
}

/** Whether two objects differ in anything but status and metadata. */
function contentDiffers(stored: StoredObject, input: ObjectInput): boolean {
  const { metadata: _a, status: _as, ...before } = stored;
  const { metadata: _b, status: _bs, ...after } = input;
  return !sameJson(before, after);
}
