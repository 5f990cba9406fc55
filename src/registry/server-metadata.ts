import { randomUUID } from "node:crypto";
import type { StoredMetadata } from "./object.js";

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
  return Object.assign(inOrder(client), {
    uid,
    generation: contentChanged ? generation + 1 : generation,
    creationTimestamp,
    ...(deletionTimestamp === undefined ? {} : { deletionTimestamp }),
  });
}

/** The last second that was asked for, and its text. */
let lastSecond = Number.NaN;
let lastText = "";

/** This moment as timestamps in metadata have it, to the second (RFC 3339). */
export function now(): string {
  const second = Math.floor(Date.now() / 1_000);
  if (second !== lastSecond) {
    lastSecond = second;
    lastText = `${new Date(second * 1_000).toISOString().slice(0, "2026-01-01T00:00:00".length)}Z`;
  }
  return lastText;
}

/** What identifies the object comes first, however the client wrote it. */
function inOrder({ name, namespace, ...rest }: ClientMetadata): ClientMetadata {
  return namespace === undefined ? { name, ...rest } : { name, namespace, ...rest };
}
