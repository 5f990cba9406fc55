import { randomUUID } from "node:crypto";
import { sameJson } from "../payload/same-json.js";
import type { StoredMetadata, StoredObject } from "./object.js";

/** What the server decides about. */
type ServerField = "uid" | "generation" | "creationTimestamp" | "deletionTimestamp";

/** The part of metadata that clients decide about. */
export type ClientMetadata = Omit<StoredMetadata, ServerField>;

/** Metadata of a new object. */
export function createdMetadata(client: ClientMetadata): StoredMetadata {
  // V8 has no fast way to define properties after others were spread into an object.
  return Object.assign(inOrder(client), { uid: randomUUID(), generation: 1, creationTimestamp: now() });
}

/** Metadata of an object that is replaced: the client's, and the server's from before. */
export function replacedMetadata(
  client: ClientMetadata,
  { uid, generation, creationTimestamp, deletionTimestamp }: StoredMetadata,
  contentChanged: boolean,
): StoredMetadata {
  return {
    ...inOrder(client),
    uid,
    generation: contentChanged ? generation + 1 : generation,
    creationTimestamp,
    ...(deletionTimestamp === undefined ? {} : { deletionTimestamp }),
  };
}

/** This moment as timestamps in metadata have it, to the second (RFC 3339). */
export function now(): string {
  return `${new Date().toISOString().slice(0, "2026-01-01T00:00:00".length)}Z`;
}

/** What identifies the object comes first, however the client wrote it. */
function inOrder({ name, namespace, ...rest }: ClientMetadata): ClientMetadata {
  return namespace === undefined ? { name, ...rest } : { name, namespace, ...rest };
}

/** Whether two objects differ in anything but status and metadata; only then the generation grows. */
export function contentDiffers(a: StoredObject, b: StoredObject): boolean {
  const { metadata: _a, status: _as, ...contentA } = a;
  const { metadata: _b, status: _bs, ...contentB } = b;
  return !sameJson(contentA, contentB);
}
