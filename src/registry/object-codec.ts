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
  readonly head: Buffer;
  /** What comes between metadata and status. */
  readonly fields: Buffer;
}

/** Writes everything of an object but metadata and status. */
export function encodeContent(object: Content): EncodedContent {
  const { apiVersion, kind, metadata, status, ...content } = object;
  const fields = Buffer.from(JSON.stringify(content));
  // A comma takes the place of the first bracket, and the last one is left out.
  fields[0] = comma;
  return { head: Buffer.from(headText(object)), fields: fields.subarray(0, fields.length > "{}".length ? -1 : 0) };
}

type Content = Pick<StoredObject, "apiVersion" | "kind"> & Readonly<Record<string, unknown>>;

function headText({ apiVersion, kind }: Content): string {
  return `{"apiVersion":${JSON.stringify(apiVersion)},"kind":${JSON.stringify(kind)},"metadata":`;
}

function statusText(status: unknown): string {
  return status === undefined ? "" : statusKeyText + JSON.stringify(status);
}

const statusKeyText = ',"status":';
const statusKey = Buffer.from(statusKeyText);
/** However it is written, by others. */
const statusName = Buffer.from('"status"');
const endOfObject = Buffer.from("}");

/** The bytes of a stored object in parts that follow one another. Only the bracket at its end is in none of them. */
export interface ObjectParts extends EncodedContent {
  readonly metadata: Buffer;
  /** With its key; empty if there is none. */
  readonly status: Buffer;
}

/** Finds the parts of a stored object, without parsing it; undefined if it is not what `encodeObject` makes. */
export function objectParts(value: Buffer): ObjectParts | undefined {
  const head = headOf(value);
  const statusStart = head === undefined ? undefined : startOfStatus(value);
  if (head === undefined || statusStart === undefined) return undefined;
  // The head ends with the bracket that begins the metadata.
  const metadataStart = head.length - 1;
  const metadataEnd = endOfValue(value, metadataStart);
  if (statusStart < metadataEnd) return undefined;
  return {
    head: value.subarray(0, metadataStart),
    metadata: value.subarray(metadataStart, metadataEnd),
    fields: value.subarray(metadataEnd, statusStart),
    status: value.subarray(statusStart, value.length - endOfObject.length),
  };
}

/** The stored form of an object with another status, without parsing it; undefined if that cannot be done. */
export function encodeWithStatus(value: Buffer, status: unknown): Buffer | undefined {
  const start = headOf(value) === undefined ? undefined : startOfStatus(value);
  return start === undefined ? undefined : Buffer.concat([value.subarray(0, start), encodeStatus(status), endOfObject]);
}

/**
 * Where the status of a stored object begins with its key, or would if there were one; undefined if it is not the last
 * field.
 */
function startOfStatus(value: Buffer): number | undefined {
  if (value.includes(statusName)) return findLastField(value, statusKey);
  return value.at(-1) === endOfObject[0] ? value.length - endOfObject.length : undefined;
}

/** The stored form of an object of which all but the metadata is encoded. */
export function encodeWithMetadata({ head, fields }: EncodedContent, metadata: StoredMetadata, status: Buffer): Buffer {
  return Buffer.concat([head, Buffer.from(JSON.stringify(metadata)), fields, status, endOfObject]);
}

/** A status as the part of an object that it is; empty if it is undefined. */
export function encodeStatus(status: unknown): Buffer {
  return Buffer.from(statusText(status));
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
const comma = 0x2c;

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

function versionText({ revision }: Entry): string {
  return `"resourceVersion":"${revision}",`;
}

/** Of an object that is ready to be sent. Its first quote is left out, as the search would stop at every other one. */
const versionKey = Buffer.from('resourceVersion":"');

/** The stored form of an object that is ready to be sent. */
export function storedValue({ json, stored }: EncodedObject): Buffer {
  if (stored !== undefined) return stored;
  // What is ready to be sent begins with head and version: there is no other place that it could be found at first.
  const version = json.indexOf(versionKey);
  return Buffer.concat([json.subarray(0, version - '"'.length), json.subarray(json.indexOf(comma, version) + 1)]);
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
