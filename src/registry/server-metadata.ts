import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { StoredMetadata, StoredObject } from "./object.js";

/** The part of metadata that clients decide about. */
export interface ClientMetadata {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Metadata of a new object. */
export function createdMetadata(client: ClientMetadata): StoredMetadata {
  return {
    ...inOrder(client),
    uid: randomUUID(),
    generation: 1,
    creationTimestamp: new Date().toISOString().replace(/\.\d+Z$/, "Z"),
  };
}

/** Metadata of an object that is replaced: the client's, and the server's from before. */
export function replacedMetadata(
  client: ClientMetadata,
  { uid, generation, creationTimestamp }: StoredMetadata,
  contentChanged: boolean,
): StoredMetadata {
  return { ...inOrder(client), uid, generation: contentChanged ? generation + 1 : generation, creationTimestamp };
}

/** What identifies the object comes first, however the client wrote it. */
function inOrder({ name, namespace, ...rest }: ClientMetadata): ClientMetadata {
  return namespace === undefined ? { name, ...rest } : { name, namespace, ...rest };
}

/** Whether two objects differ in anything but status and metadata; only then the generation grows. */
export function contentDiffers(a: StoredObject, b: StoredObject): boolean {
  const { metadata: _a, status: _as, ...contentA } = a;
  const { metadata: _b, status: _bs, ...contentB } = b;
  return !isDeepStrictEqual(contentA, contentB);
}
