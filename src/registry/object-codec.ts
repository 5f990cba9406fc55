import { ApiError } from "../errors.js";
import { isObject } from "../payload/decode.js";
import { findLastField } from "../payload/last-field.js";
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

/** Of an object that is ready to be sent. Its first quote is left out, as the search would stop at every other one. */
const versionKey = Buffer.from('resourceVersion":"');
const statusKey = Buffer.from(',"status":');
const endOfObject = Buffer.from("}");
const comma = 0x2c;

/**
 * The stored form of an object with another status, which is its last field. Equals {@link encodeObject} of the object,
 * without reading it.
 *
 * @returns Undefined if the object has no status, or it is not the last field.
 */
export function encodeWithStatus({ json }: EncodedObject, status: unknown): Buffer | undefined {
  const version = json.indexOf(versionKey);
  const statusStart = findLastField(json, statusKey);
  if (version === -1 || statusStart === undefined) return undefined;
  return Buffer.concat([
    json.subarray(0, version - '"'.length),
    json.subarray(json.indexOf(comma, version) + 1, statusStart + statusKey.length),
    Buffer.from(JSON.stringify(status)),
    endOfObject,
  ]);
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
  const { value } = entry;
  const head = headOf(value)?.length;
  if (head === undefined) return [Buffer.from(JSON.stringify(decodeObject(entry)))];
  return [value.subarray(0, head), Buffer.from(versionText(entry)), value.subarray(head)];
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
  const { key, value, revision } = entry;
  const head = headOf(value);
  if (head === undefined) return { key, revision, json: Buffer.from(JSON.stringify(decodeObject(entry))) };
  const version = versionText(entry);
  const json = allocate(value.length + version.length);
  // Its head is written over: one copy of all takes less time than two of its parts.
  json.set(value, version.length);
  json.write(head + version, "latin1");
  return { key, revision, json };
}

/**
 * What comes before the resourceVersion of a stored object, a character for each byte; undefined if that does not show
 * without reading all of it.
 */
function headOf(value: Buffer): string | undefined {
  const head = storedHead.exec(value.toString("latin1", 0, storedHeadBytes))?.[0];
  return head === undefined || value.includes(lineFeed) ? undefined : head;
}

function versionText({ revision }: Entry): string {
  return `"resourceVersion":"${revision}",`;
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
