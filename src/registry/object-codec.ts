import { ApiError } from "../errors.js";
import { isObject } from "../payload/decode.js";
import type { Entry } from "../storage/store.js";
import type { EncodedObject } from "./encoded-object.js";
import type { ApiObject, StoredObject } from "./object.js";

/**
 * The stored form of an object: JSON without resourceVersion, in the order in which Kubernetes writes objects. What
 * comes before the metadata is the same for all objects of a kind, so that the resourceVersion can be put into the
 * bytes without reading them.
 */
export function encodeObject({ apiVersion, kind, metadata, ...rest }: StoredObject): Buffer {
  return Buffer.from(JSON.stringify({ apiVersion, kind, metadata, ...rest }));
}

/**
 * Reads a stored object and adds its resourceVersion, the revision of the entry.
 *
 * @throws ApiError InternalError if the value is not what `encodeObject` makes.
 */
export function decodeObject({ key, value, revision }: Entry): ApiObject {
  const stored = parse(value);
  if (!isStoredObject(stored)) throw new ApiError("InternalError", `The value stored at ${key} is corrupt`);
  return withResourceVersion(stored, revision);
}

/** How {@link encodeObject} begins, up to where the resourceVersion belongs. */
const storedHead = /^\{"apiVersion":"[^"\\]*","kind":"[^"\\]*","metadata":\{(?=")/;
const storedHeadBytes = 512;
const lineFeed = 0x0a;

/**
 * The JSON of an object as clients see it, on one line, in pieces that follow one another. Equals
 * `JSON.stringify(decodeObject(entry))`, but reads the value only if it is not what `encodeObject` makes.
 *
 * @throws ApiError InternalError like {@link decodeObject}.
 */
export function objectJson(entry: Entry): readonly Buffer[] {
  const { value, revision } = entry;
  const head = storedHead.exec(value.toString("latin1", 0, storedHeadBytes))?.[0];
  if (head === undefined || value.includes(lineFeed)) return [Buffer.from(JSON.stringify(decodeObject(entry)))];
  const start = value.subarray(0, head.length);
  return [start, Buffer.from(`"resourceVersion":"${revision}",`), value.subarray(head.length)];
}

/**
 * A stored object as clients see it.
 *
 * @param allocate Gives memory for its JSON. Default: memory of its own, not from the pool of small buffers, of which one
 *   that stays keeps all of its neighbours.
 * @throws ApiError InternalError like {@link decodeObject}.
 */
export function encodedObject(
  entry: Entry,
  allocate: (bytes: number) => Buffer = Buffer.allocUnsafeSlow,
): EncodedObject {
  const pieces = objectJson(entry);
  let length = 0;
  for (const piece of pieces) length += piece.length;
  const json = allocate(length);
  let offset = 0;
  for (const piece of pieces) offset += piece.copy(json, offset);
  return { key: entry.key, revision: entry.revision, json };
}

/** Reads an object that is ready to be sent. */
export function parseObject({ json }: EncodedObject): ApiObject {
  return JSON.parse(json.toString()) as ApiObject;
}

/** The object as clients see it after the write that got this revision. */
export function withResourceVersion(
  { apiVersion, kind, metadata, ...rest }: StoredObject,
  revision: number,
): ApiObject {
  return { apiVersion, kind, metadata: { resourceVersion: String(revision), ...metadata }, ...rest };
}

/** The object as it is stored. */
export function withoutResourceVersion(object: ApiObject): StoredObject {
  const { resourceVersion: _, ...metadata } = object.metadata;
  return { ...object, metadata };
}

function parse(value: Buffer): unknown {
  try {
    return JSON.parse(value.toString());
  } catch {
    return undefined;
  }
}

function isStoredObject(value: unknown): value is StoredObject {
  return isObject(value) && isObject(value.metadata) && typeof value.metadata.uid === "string";
}
