import { crc32 } from "node:zlib";

/**
 * The records of the embedded store as bytes. Each carries a CRC-32 over its key and itself, so that a record that was
 * damaged, or that stands where another one belongs, is found out when it is read. The record of a write has one for
 * its value besides, which begins with the first one, so that the history can be read without looking at all values.
 *
 * LMDB copies what it is given, so what is encoded lies in memory that is used again: it holds until the next call.
 */

/** How far the store has got. */
export interface EmbeddedState {
  /** Of the newest write. 1: nothing was ever written. */
  readonly revision: number;
  /** Events up to this revision are gone from the history. */
  readonly compactedRevision: number;
  /** What the history takes on disk beyond the current objects, roughly. */
  readonly historyBytes: number;
  /** Sum of the checksums of all keys ({@link addToSum}), which tells whether any is missing. */
  readonly keySum: number;
}

/** A key as bytes, and their checksum. */
export interface EncodedKey {
  readonly bytes: Buffer;
  readonly checksum: number;
}

/** Where the value of a key lies, and how large it is. */
export interface ValueLocation {
  readonly revision: number;
  readonly valueBytes: number;
}

/** The same as it is recorded. */
export interface RecordedLocation extends ValueLocation {
  /** Of its record, for {@link addToSum}. */
  readonly checksum: number;
}

/** What a write did, without the value that it put. */
export interface HistoryRecord {
  readonly revision: number;
  readonly type: "put" | "delete";
  readonly key: string;
  /** What the key held before. Undefined: nothing. */
  readonly previous: ValueLocation | undefined;
}

/** The data is not what this version wrote. */
export class DamagedError extends Error {
  override readonly name = "DamagedError";
}

const checksumBytes = 4;
const revisionBytes = 8;
const stateBytes = 32;
const locationBytes = 12;
const sumModulus = 2 ** 48;

/**
 * The record of a write: what it did, the location of the value before, the length of the key, the checksum of all that
 * and the key, the checksum of the value, the key, the value.
 */
const offsets = { type: 0, previous: 1, keyBytes: 13, checksum: 15, valueChecksum: 19, key: 23 } as const;
const types = { put: 1, delete: 2 } as const;

/** Most keys are shorter, and have their bytes here. */
const keyMemory = Buffer.allocUnsafe(1024);
/** A UTF-16 unit takes so many bytes at most. */
const maxBytesPerUnit = 3;
const locationMemory = Buffer.allocUnsafe(checksumBytes + locationBytes);
const locationBody = locationMemory.subarray(checksumBytes);
const revisionMemory = Buffer.allocUnsafe(revisionBytes);
/** A revision and the record of its write behind it, so that the first checksum is over neighbours. */
const writeMemory = Buffer.allocUnsafe(64 * 1024);
const headMemory = writeMemory.subarray(0, revisionBytes + offsets.checksum);

const noLocation: ValueLocation = { revision: 0, valueBytes: 0 };
const nothing = Buffer.alloc(0);

let lastKey: string | undefined;
let lastEncodedKey: EncodedKey = { bytes: keyMemory, checksum: 0 };

/** A key that is encoded several times in a row is encoded once. */
export function encodeKey(key: string): EncodedKey {
  if (key !== lastKey) {
    const isShort = key.length * maxBytesPerUnit <= keyMemory.length;
    const bytes = isShort ? keyMemory.subarray(0, keyMemory.write(key)) : Buffer.from(key);
    lastEncodedKey = { bytes, checksum: crc32(bytes) };
    lastKey = key;
  }
  return lastEncodedKey;
}

export function encodeRevision(revision: number): Buffer {
  writeUint64(revisionMemory, revision, 0);
  return revisionMemory;
}

export function encodeState(key: Buffer, state: EmbeddedState): Buffer {
  const record = Buffer.allocUnsafe(checksumBytes + stateBytes);
  writeUint64(record, state.revision, checksumBytes);
  writeUint64(record, state.compactedRevision, checksumBytes + 8);
  writeUint64(record, state.historyBytes, checksumBytes + 16);
  writeUint64(record, state.keySum, checksumBytes + 24);
  record.writeUInt32BE(crc32(record.subarray(checksumBytes), crc32(key)), 0);
  return record;
}

/** @throws DamagedError if the record is damaged; so do the other functions that decode. */
export function decodeState(key: Buffer, record: Buffer): EmbeddedState {
  const bytes = unseal(crc32(key), record, () => "what says which revision the store is at");
  return {
    revision: readUint64(bytes, 0),
    compactedRevision: readUint64(bytes, 8),
    historyBytes: readUint64(bytes, 16),
    keySum: readUint64(bytes, 24),
  };
}

export function encodeLocation(key: EncodedKey, location: ValueLocation): Buffer {
  writeLocation(locationBody, location, 0);
  locationMemory.writeUInt32BE(crc32(locationBody, key.checksum), 0);
  return locationMemory;
}

export function decodeLocation(key: Buffer, record: Buffer, keyChecksum = crc32(key)): RecordedLocation {
  const bytes = unseal(keyChecksum, record, () => `the key ${key}`);
  return { revision: readUint64(bytes, 0), valueBytes: bytes.readUInt32BE(8), checksum: checksumOf(record) };
}

/** @param value What was put; nothing for a deletion. */
export function encodeWrite(
  key: EncodedKey,
  { revision, type, previous = noLocation }: Omit<HistoryRecord, "key">,
  value: Buffer | undefined,
): Buffer {
  const keyBytes = key.bytes.length;
  writeUint64(headMemory, revision, 0);
  headMemory[revisionBytes + offsets.type] = types[type];
  writeLocation(headMemory, previous, revisionBytes + offsets.previous);
  headMemory.writeUInt16BE(keyBytes, revisionBytes + offsets.keyBytes);
  const end = revisionBytes + offsets.key + keyBytes + (value?.length ?? 0);
  const memory = end > writeMemory.length ? Buffer.allocUnsafe(end) : writeMemory;
  if (memory !== writeMemory) memory.set(headMemory);
  const checksum = crc32(headMemory, key.checksum);
  memory.writeUInt32BE(checksum, revisionBytes + offsets.checksum);
  memory.writeUInt32BE(checksumOfValue(value ?? nothing, checksum), revisionBytes + offsets.valueChecksum);
  memory.set(key.bytes, revisionBytes + offsets.key);
  if (value !== undefined) memory.set(value, revisionBytes + offsets.key + keyBytes);
  return memory.subarray(revisionBytes, end);
}

/** What a write did. Its value is not looked at. */
export function decodeHistory(revision: number, record: Buffer): HistoryRecord {
  const key = record.toString("utf8", offsets.key, valueStart(revision, record));
  return { revision, type: typeOf(record), key, previous: previousOf(record) };
}

/** The value that a write put, as a copy. Undefined: it put none. */
export function decodeValue(revision: number, record: Buffer): Buffer | undefined {
  const start = valueStart(revision, record);
  if (typeOf(record) === "delete") return undefined;
  const value = Buffer.allocUnsafe(record.length - start);
  record.copy(value, 0, start, record.length);
  checkValue(revision, record, value);
  return value;
}

/** Looks at all of the record of a write. Returns where the value before lies. */
export function checkWrite(revision: number, record: Buffer): ValueLocation | undefined {
  checkValue(revision, record, record.subarray(valueStart(revision, record), record.length));
  return previousOf(record);
}

/** Where the value of a write begins, if what stands before it is intact. */
function valueStart(revision: number, record: Buffer): number {
  const end = record.length < offsets.key ? 0 : offsets.key + record.readUInt16BE(offsets.keyBytes);
  if (end === 0 || end > record.length || checksumOfHead(revision, record, end) !== headChecksum(record)) {
    throw new DamagedError(`the event of revision ${revision} is not intact`);
  }
  return end;
}

function checksumOfHead(revision: number, record: Buffer, end: number): number {
  writeUint64(headMemory, revision, 0);
  // One by one, which is faster for so few.
  for (let at = 0; at < offsets.checksum; at++) headMemory[revisionBytes + at] = record[at] as number;
  return crc32(headMemory, crc32(record.subarray(offsets.key, end)));
}

function checkValue(revision: number, record: Buffer, value: Buffer): void {
  if (checksumOfValue(value, headChecksum(record)) !== record.readUInt32BE(offsets.valueChecksum)) {
    throw new DamagedError(`the value of revision ${revision} is not intact`);
  }
}

/** Of nothing zlib takes a checksum as it was, or 0, depending on where that nothing is. */
function checksumOfValue(value: Buffer, start: number): number {
  return value.length === 0 ? start : crc32(value, start);
}

function headChecksum(record: Buffer): number {
  return record.readUInt32BE(offsets.checksum);
}

function typeOf(record: Buffer): "put" | "delete" {
  return record[offsets.type] === types.put ? "put" : "delete";
}

function previousOf(record: Buffer): ValueLocation | undefined {
  const revision = readUint64(record, offsets.previous);
  return revision === 0 ? undefined : { revision, valueBytes: record.readUInt32BE(offsets.previous + 8) };
}

/** {@link EmbeddedState.keySum} with a key, whose location has this checksum, added. */
export function addToSum(sum: number, checksum: number): number {
  return (sum + checksum) % sumModulus;
}

/** {@link EmbeddedState.keySum} without a key, whose location has this checksum. */
export function removeFromSum(sum: number, checksum: number): number {
  return (sum + sumModulus - checksum) % sumModulus;
}

/** Of a record that begins with it. */
export function checksumOf(record: Buffer): number {
  return record.readUInt32BE(0);
}

function writeLocation(bytes: Buffer, { revision, valueBytes }: ValueLocation, offset: number): void {
  writeUint64(bytes, revision, offset);
  bytes.writeUInt32BE(valueBytes, offset + 8);
}

/** Without BigInt, which takes several times as long. All numbers here are safe integers. */
function writeUint64(bytes: Buffer, value: number, offset: number): void {
  bytes.writeUInt32BE(Math.floor(value / 2 ** 32), offset);
  bytes.writeUInt32BE(value % 2 ** 32, offset + 4);
}

/** What is no safe integer loses its last digits, as with `Number(bigint)`. */
function readUint64(bytes: Buffer, offset: number): number {
  return bytes.readUInt32BE(offset) * 2 ** 32 + bytes.readUInt32BE(offset + 4);
}

/**
 * What comes after the checksum that a record begins with. Its end is named: a record where LMDB has read it to has a
 * length of its own, which subarray() does not know.
 * @param what Says what the record is. Not before it must: many records are read.
 */
function unseal(keyChecksum: number, record: Buffer, what: () => string): Buffer {
  const bytes = record.subarray(checksumBytes, record.length);
  if (record.length < checksumBytes || checksumOf(record) !== crc32(bytes, keyChecksum)) {
    throw new DamagedError(`${what()} is not intact`);
  }
  return bytes;
}
