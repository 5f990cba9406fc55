import { crc32 } from "node:zlib";

/**
 * The records of the embedded store as bytes. Each carries a CRC-32 over its key and itself, so that a record that was
 * damaged, or that stands where another one belongs, is found out when it is read.
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

/** One line of the history. */
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

export function encodeRevision(revision: number): Buffer {
  const key = Buffer.allocUnsafe(revisionBytes);
  writeUint64(key, revision, 0);
  return key;
}

export function decodeRevision(key: Buffer): number {
  return readUint64(key, 0);
}

export function encodeState(key: Buffer, state: EmbeddedState): Buffer {
  const record = Buffer.allocUnsafe(checksumBytes + stateBytes);
  writeUint64(record, state.revision, checksumBytes);
  writeUint64(record, state.compactedRevision, checksumBytes + 8);
  writeUint64(record, state.historyBytes, checksumBytes + 16);
  writeUint64(record, state.keySum, checksumBytes + 24);
  return seal(key, record);
}

/** @throws DamagedError if the record is damaged; so do the other functions that decode. */
export function decodeState(key: Buffer, record: Buffer): EmbeddedState {
  const bytes = unseal(key, record, () => "what says which revision the store is at");
  return {
    revision: readUint64(bytes, 0),
    compactedRevision: readUint64(bytes, 8),
    historyBytes: readUint64(bytes, 16),
    keySum: readUint64(bytes, 24),
  };
}

export function encodeLocation(key: Buffer, location: ValueLocation): Buffer {
  const record = Buffer.allocUnsafe(checksumBytes + locationBytes);
  writeLocation(record, location, checksumBytes);
  return seal(key, record);
}

export function decodeLocation(key: Buffer, record: Buffer): RecordedLocation {
  const bytes = unseal(key, record, () => `the key ${key}`);
  return { revision: readUint64(bytes, 0), valueBytes: bytes.readUInt32BE(8), checksum: checksumOf(record) };
}

export function encodeValue(revision: Buffer, value: Buffer): Buffer {
  const record = Buffer.allocUnsafe(checksumBytes + value.length);
  value.copy(record, checksumBytes);
  return seal(revision, record);
}

/** The value as a copy. */
export function decodeValue(revision: Buffer, record: Buffer): Buffer {
  const value = Buffer.allocUnsafe(Math.max(record.length - checksumBytes, 0));
  record.copy(value, 0, checksumBytes, record.length);
  checkIntact(revision, record, value, () => `the value of revision ${decodeRevision(revision)}`);
  return value;
}

export function encodeHistory(revision: Buffer, record: HistoryRecord): Buffer {
  const { type, key, previous = { revision: 0, valueBytes: 0 } } = record;
  const bytes = Buffer.allocUnsafe(checksumBytes + 1 + locationBytes + Buffer.byteLength(key));
  bytes[checksumBytes] = type === "put" ? 1 : 2;
  writeLocation(bytes, previous, checksumBytes + 1);
  bytes.write(key, checksumBytes + 1 + locationBytes);
  return seal(revision, bytes);
}

export function decodeHistory(revision: Buffer, record: Buffer): HistoryRecord {
  const bytes = unseal(revision, record, () => `the event of revision ${decodeRevision(revision)}`);
  const previous = readLocation(bytes, 1);
  return {
    revision: decodeRevision(revision),
    type: bytes[0] === 1 ? "put" : "delete",
    key: bytes.toString("utf8", 1 + locationBytes),
    previous: previous.revision === 0 ? undefined : previous,
  };
}

/** {@link EmbeddedState.keySum} with a key, whose location has this checksum, added. */
export function addToSum(sum: number, checksum: number): number {
  return (sum + checksum) % sumModulus;
}

/** {@link EmbeddedState.keySum} without a key, whose location has this checksum. */
export function removeFromSum(sum: number, checksum: number): number {
  return (sum + sumModulus - checksum) % sumModulus;
}

/** Of a record. */
export function checksumOf(record: Buffer): number {
  return record.readUInt32BE(0);
}

function writeLocation(bytes: Buffer, { revision, valueBytes }: ValueLocation, offset: number): void {
  writeUint64(bytes, revision, offset);
  bytes.writeUInt32BE(valueBytes, offset + 8);
}

function readLocation(bytes: Buffer, offset: number): ValueLocation {
  return { revision: readUint64(bytes, offset), valueBytes: bytes.readUInt32BE(offset + 8) };
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

/** Writes the checksum in front of the bytes, where the record has room for it. */
function seal(key: Buffer, record: Buffer): Buffer {
  record.writeUInt32BE(crc32(record.subarray(checksumBytes), crc32(key)), 0);
  return record;
}

/** @param what Says what the record is. Not before it must: many records are read. */
function unseal(key: Buffer, record: Buffer, what: () => string): Buffer {
  const bytes = record.subarray(checksumBytes);
  checkIntact(key, record, bytes, what);
  return bytes;
}

/** @param bytes Those of the record that come after its checksum. */
function checkIntact(key: Buffer, record: Buffer, bytes: Buffer, what: () => string): void {
  if (record.length < checksumBytes || checksumOf(record) !== crc32(bytes, crc32(key))) {
    throw new DamagedError(`${what()} is not intact`);
  }
}
