import { ApiError } from "../errors.js";
import { isObject } from "../payload/decode.js";
import { endOfValue, findLastField } from "../payload/last-field.js";
import type { Entry } from "../storage/store.js";
import type { EncodedObject } from "./encoded-object.js";
import type { ApiObject, StoredMetadata, StoredObject } from "./object.js";

/**
 * The stored form of an object: JSON without resourceVersion, in the order in which Kubernetes writes objects, the status
 * last. What comes before the metadata is the same for all objects of a kind, so that the resourceVersion can be put into
 * the bytes without reading them.
 */
export function encodeObject({ apiVersion, kind, metadata, status, ...content }: StoredObject): Buffer {
  return Buffer.from(JSON.stringify({ apiVersion, kind, metadata, ...content, status }));
}

/** Everything of an object but metadata and status, as {@link encodeObject} writes it. */
export interface EncodedContent {
  /** What comes before the metadata. */
  readonly head: string;
  /** What comes between metadata and status, without the comma before it; empty if there is nothing. */
  readonly fields: string;
}

/** Writes everything of an object but metadata and status. */
export function encodeContent({ apiVersion, kind, metadata: _, status: _s, ...content }: Content): EncodedContent {
  const head = `{"apiVersion":${JSON.stringify(apiVersion)},"kind":${JSON.stringify(kind)},"metadata":`;
  return { head, fields: JSON.stringify(content).slice(1, -1) };
}

type Content = Pick<StoredObject, "apiVersion" | "kind"> & Readonly<Record<string, unknown>>;

const statusKeyText = ',"status":';
const statusKey = Buffer.from(statusKeyText);
/** However it is written, by others. */
const statusName = Buffer.from('"status"');
const endOfObject = "}";

/** The bytes of an object. */
export interface ObjectBytes {
  readonly bytes: Buffer;
  /** The resourceVersion that is in them, as clients see it; undefined: they are as it is stored, without one. */
  readonly revision: number | undefined;
}

/** The bytes that are at hand. */
export function bytesOf({ stored, json, revision }: EncodedObject): ObjectBytes {
  return stored === undefined ? { bytes: json, revision } : { bytes: stored, revision: undefined };
}

/** The bytes of an object in parts, without the resourceVersion, and without the brackets and commas around them. */
export interface ObjectParts {
  readonly head: Buffer;
  readonly metadata: Buffer;
  readonly fields: Buffer;
  /** With its key and the comma before it; empty if there is none. */
  readonly status: Buffer;
}

/** Finds the parts of an object, without parsing it; undefined if it is not what `encodeObject` makes. */
export function objectParts(object: ObjectBytes): ObjectParts | undefined {
  const places = placesOf(object);
  if (places === undefined) return undefined;
  const { bytes } = object;
  const { head, afterVersion, statusStart } = places;
  // The head ends with the bracket that begins the metadata.
  const metadataStart = head.length - 1;
  const metadataEnd = endOfValue(bytes, metadataStart);
  if (statusStart < metadataEnd || bytes[metadataEnd - 1] !== endBracket) return undefined;
  return {
    head: bytes.subarray(0, metadataStart),
    metadata: bytes.subarray(afterVersion, metadataEnd - 1),
    fields: bytes.subarray(Math.min(metadataEnd + 1, statusStart), statusStart),
    status: bytes.subarray(statusStart, bytes.length - endOfObject.length),
  };
}

/** Where an object can be cut apart without parsing it. */
interface Places {
  readonly head: string;
  readonly afterVersion: number;
  readonly statusStart: number;
}

/** Undefined if they do not show. */
function placesOf(object: ObjectBytes): Places | undefined {
  const head = headOf(object.bytes);
  if (head === undefined) return undefined;
  const afterVersion = startAfterVersion(object, head);
  const statusStart = startOfStatus(object.bytes);
  return afterVersion === undefined || statusStart === undefined ? undefined : { head, afterVersion, statusStart };
}

/** Where the metadata goes on behind the resourceVersion; undefined if it does not begin with it. */
function startAfterVersion({ bytes, revision }: ObjectBytes, { length }: string): number | undefined {
  if (revision === undefined) return length;
  const version = versionText({ revision });
  const end = length + version.length;
  return bytes.toString("latin1", length, end) === version ? end : undefined;
}

/** The stored form of an object with another status, without parsing it; undefined if that cannot be done. */
export function encodeWithStatus(object: ObjectBytes, status: unknown): Buffer | undefined {
  const places = placesOf(object);
  if (places === undefined) return undefined;
  const { bytes, revision } = object;
  const { head, afterVersion, statusStart } = places;
  const end = statusText(status) + endOfObject;
  // The head is written over, as in `writeJson`.
  const kept = bytes.subarray(afterVersion - head.length, statusStart);
  const value = Buffer.allocUnsafe(kept.length + Buffer.byteLength(end));
  value.set(kept);
  if (revision !== undefined) value.write(head, 0, "latin1");
  value.write(end, kept.length);
  return value;
}

/**
 * Where the status of an object begins with its key, or would if there were one; undefined if it is not the last field.
 */
function startOfStatus(bytes: Buffer): number | undefined {
  if (bytes.includes(statusName)) return findLastField(bytes, statusKey);
  return bytes.at(-1) === endBracket ? bytes.length - endOfObject.length : undefined;
}

/**
 * The stored form of an object of which all but the metadata is encoded.
 *
 * @param status As `statusText` makes it.
 */
export function encodeWithMetadata({ head, fields }: EncodedContent, metadata: StoredMetadata, status: string): Buffer {
  const between = fields === "" ? "" : ",";
  // Put together as a text, it takes memory once from the pool that it shares with what is kept, and leaves no gaps in it.
  return Buffer.from(head + JSON.stringify(metadata) + between + fields + status + endOfObject);
}

/** A status as the part of an object that it is; empty if it is undefined. */
export function statusText(status: unknown): string {
  return status === undefined ? "" : statusKeyText + JSON.stringify(status);
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

/** How {@link encodeObject} begins, up to where the metadata begins. */
const storedHead = /^\{"apiVersion":"[^"\\]*","kind":"[^"\\]*","metadata":\{$/;
const metadataKey = Buffer.from('"metadata":{');
const maxHeadBytes = 512;
const quote = 0x22;
const lineFeed = 0x0a;
const endBracket = 0x7d;

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
 * A stored object as clients see it. Its JSON has memory of its own, not from the pool of small buffers, of which one that
 * stays keeps all of its neighbours.
 *
 * @throws ApiError InternalError like {@link decodeObject}.
 */
export function encodedObject(entry: Entry): EncodedObject {
  const { key, value, revision } = entry;
  if (!isReady(value)) return { key, revision, json: Buffer.from(JSON.stringify(decodeObject(entry))) };
  const json = Buffer.allocUnsafeSlow(jsonBytes(entry));
  writeJson(entry, json, 0);
  return { key, revision, json };
}

/** Whether a stored object can be made one that clients see without reading it. */
export function isReady(value: Buffer): boolean {
  return headOf(value) !== undefined;
}

/** Length of the JSON that clients see of a stored object that {@link isReady}. */
export function jsonBytes(entry: Entry): number {
  return entry.value.length + versionText(entry).length;
}

/**
 * Writes the JSON that clients see of a stored object that {@link isReady}.
 *
 * @returns The offset after it.
 */
export function writeJson(entry: Entry, bytes: Buffer, offset: number): number {
  const { value } = entry;
  const version = versionText(entry);
  // The head is written over: one copy of all takes less time than two of its parts.
  bytes.set(value, offset + version.length);
  bytes.write(readyHead(value) + version, offset, "latin1");
  return offset + version.length + value.length;
}

/** The last head that was found: it is the same for all objects of a kind. */
let lastHead = "";

/**
 * What comes before the resourceVersion of a stored object, a character for each byte; undefined if that does not show
 * without reading all of it.
 */
function headOf(value: Buffer): string | undefined {
  const head = readyHead(value);
  if (head !== lastHead) {
    if (head.length > maxHeadBytes || !storedHead.test(head)) return undefined;
    lastHead = head;
  }
  // There is no comma after the resourceVersion if nothing comes after it.
  return value[head.length] !== quote || value.includes(lineFeed) ? undefined : head;
}

/** The same of a value that is known to have one. */
function readyHead(value: Buffer): string {
  const head = value.toString("latin1", 0, lastHead.length);
  return lastHead !== "" && head === lastHead
    ? lastHead
    : value.toString("latin1", 0, value.indexOf(metadataKey) + metadataKey.length);
}

function versionText({ revision }: Pick<Entry, "revision">): string {
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
