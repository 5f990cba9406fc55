import { closeSync, existsSync, fsyncSync, openSync, readSync, statfsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { crc32 } from "node:zlib";
import { type Database, open, type RootDatabase } from "lmdb";
import type { KeyRange } from "./key-range.js";
import { StoreError } from "./store.js";

/** Raised whenever the layout below changes. */
const formatVersion = "1";
const formatKey = Buffer.from("format");
const stateKey = Buffer.from("state");

const binary = { encoding: "binary", keyEncoding: "binary" } as const;

/** Failures of the file system that mean a full disk, as LMDB reports them: ENOSPC, EDQUOT and its own "map full". */
const noSpaceCodes: readonly unknown[] = [28, 122, -30792];
/** EIO. LMDB reports it also for a write that was cut short by a full disk. */
const shortWriteCode = 5;
/** LMDB met pages that it did not write: MDB_PAGE_NOTFOUND, MDB_CORRUPTED, MDB_VERSION_MISMATCH, MDB_INVALID. */
const damagedCodes: readonly unknown[] = [-30797, -30796, -30794, -30793];
/** A disk with less than this left, and what the batch needs, counts as full. */
const spareDiskBytes = 1024 * 1024;

/** What an LMDB file has after the header of its first page: magic number and version of its layout. */
const lmdbHeader = Buffer.from("dec0efbe02000000", "hex");
const lmdbHeaderOffset = 24;

/** How far the store has got. */
export interface EmbeddedState {
  /** Of the newest write. 1: nothing was ever written. */
  readonly revision: number;
  /** Events up to this revision are gone from the history. */
  readonly compactedRevision: number;
  /** What the history takes on disk beyond the current objects, roughly. */
  readonly historyBytes: number;
}

/** Where the value of a key lies, and how large it is. */
export interface ValueLocation {
  readonly revision: number;
  readonly valueBytes: number;
}

/** One line of the history. */
export interface HistoryRecord {
  readonly revision: number;
  readonly type: "put" | "delete";
  readonly key: string;
  /** What the key held before. Undefined: nothing. */
  readonly previous: ValueLocation | undefined;
}

/**
 * The embedded store's layout on disk, in one LMDB environment:
 *
 * - `values`: revision → CRC-32 and bytes of the value that was put at that revision
 * - `index`: key → revision and size of its current value
 * - `history`: revision → what was done to which key, and where the value before it lies
 * - the root database: format version and {@link EmbeddedState}
 *
 * Each value is written once. It stays while it is current or while the history still holds the event that
 * replaced it, so every revision that is not compacted can be read, and every event has its previous value.
 *
 * Transactions are durable when they end, and not visible before that: LMDB's `overlappingSync` is off.
 */
export class EmbeddedDatabase {
  readonly #directory: string;
  readonly #durable: boolean;
  #isOpen = false;
  #root!: RootDatabase<Buffer, Buffer>;
  #values!: Database<Buffer, Buffer>;
  #index!: Database<Buffer, Buffer>;
  #history!: Database<Buffer, Buffer>;

  /**
   * Opens the data in an existing directory, or creates it there.
   * @param durable False: nothing is synced, for data that need not survive the process.
   * @throws StoreError `unusable` if the directory holds something else or cannot be written.
   */
  constructor(directory: string, durable: boolean) {
    this.#directory = directory;
    this.#durable = durable;
    this.#open();
  }

  #open(): void {
    try {
      assertLmdbFile(join(this.#directory, "data.mdb"));
      const root = open<Buffer, Buffer>({
        path: this.#directory,
        ...binary,
        // Readers must not see what a crash can take back.
        overlappingSync: false,
        noSync: !this.#durable,
        // Else lmdb creates promises of its own that nobody handles when a commit fails.
        eventTurnBatching: false,
      });
      this.#root = root;
      this.#isOpen = true;
      this.#checkFormat(root);
      this.#values = root.openDB("values", binary);
      this.#index = root.openDB("index", binary);
      this.#history = root.openDB("history", binary);
      if (root.get(formatKey) === undefined) {
        root.transactionSync(() => {
          root.put(formatKey, Buffer.from(formatVersion));
          const revision = firstRevision();
          this.putState({ revision, compactedRevision: revision, historyBytes: 0 });
        });
        if (this.#durable) {
          syncDirectory(this.#directory);
          syncDirectory(dirname(this.#directory));
        }
      }
    } catch (error) {
      void this.close();
      throw error instanceof StoreError
        ? error
        : new StoreError("unusable", `Cannot open the data in ${this.#directory}: ${messageOf(error)}`, {
            cause: error,
          });
    }
  }

  #checkFormat(root: RootDatabase<Buffer, Buffer>): void {
    const format = root.get(formatKey)?.toString();
    if (format === formatVersion || (format === undefined && root.getKeysCount() === 0)) {
      return;
    }
    const found = format === undefined ? "data of another program" : `data of format ${format}`;
    throw new StoreError(
      "unusable",
      `${this.#directory} holds ${found}, and this version reads format ${formatVersion}: ` +
        "run the version that wrote it, or choose another directory",
    );
  }

  /** Reads how far the store has got. */
  state(): EmbeddedState {
    const record = this.#root.getBinary(stateKey);
    if (record?.length !== 24) {
      throw new StoreError("unusable", `${this.#directory} is damaged: it does not say which revision it is at`);
    }
    return {
      revision: Number(record.readBigUInt64BE(0)),
      compactedRevision: Number(record.readBigUInt64BE(8)),
      historyBytes: Number(record.readBigUInt64BE(16)),
    };
  }

  /** Where the current value of a key lies. Undefined: the key is absent. */
  locate(key: string): ValueLocation | undefined {
    const record = this.#index.getBinary(Buffer.from(key));
    return record && decodeLocation(record, 0);
  }

  /** The keys of a range in order, with the revisions of their current values. */
  *locations(range: KeyRange, limit?: number): Generator<readonly [key: string, revision: number]> {
    for (const { key, value } of this.#index.getRange(limit === undefined ? range : { ...range, limit })) {
      yield [key.toString(), decodeLocation(value, 0).revision];
    }
  }

  /** How many keys a range has. */
  count(range: KeyRange): number {
    return this.#index.getKeysCount(range);
  }

  /**
   * The value that was put at a revision, as a copy. Undefined: it is not (or no longer) stored.
   * @throws StoreError `unusable` if the value is damaged.
   */
  value(revision: number): Buffer | undefined {
    const record = this.#values.getBinary(encodeRevision(revision));
    if (record === undefined) {
      return undefined;
    }
    const value = record.subarray(4);
    if (record.length < 4 || record.readUInt32BE(0) !== crc32(value)) {
      throw new StoreError(
        "unusable",
        `${this.#directory} is damaged: the value of revision ${revision} is not intact`,
      );
    }
    return value;
  }

  /** The events after one revision and up to another, in order. */
  *history(afterRevision: number, toRevision: number): Generator<HistoryRecord> {
    const range = { start: encodeRevision(afterRevision + 1), end: encodeRevision(toRevision + 1) };
    for (const { key, value } of this.#history.getRange(range)) {
      yield decodeHistory(Number(key.readBigUInt64BE(0)), value);
    }
  }

  /** One event of the history. Undefined: it is compacted. */
  historyRecord(revision: number): HistoryRecord | undefined {
    const record = this.#history.getBinary(encodeRevision(revision));
    return record && decodeHistory(revision, record);
  }

  /**
   * Runs `action` in a write transaction. Resolves when its writes are durable and visible; if anything fails,
   * none of them is done. The `put...` and `remove...` methods work inside of `action` only.
   */
  async transaction<Result>(action: () => Result): Promise<Result> {
    try {
      return await this.#root.childTransaction(action);
    } catch (error) {
      // lmdb tells why a commit failed through a second promise.
      if (error instanceof Error && "commitError" in error) {
        await (error.commitError as Promise<unknown>);
      }
      throw error;
    }
  }

  putState(state: EmbeddedState): void {
    const record = Buffer.allocUnsafe(24);
    record.writeBigUInt64BE(BigInt(state.revision), 0);
    record.writeBigUInt64BE(BigInt(state.compactedRevision), 8);
    record.writeBigUInt64BE(BigInt(state.historyBytes), 16);
    this.#root.put(stateKey, record);
  }

  putValue(key: string, value: Buffer, revision: number): void {
    const checksum = Buffer.allocUnsafe(4);
    checksum.writeUInt32BE(crc32(value));
    this.#values.put(encodeRevision(revision), Buffer.concat([checksum, value]));
    this.#index.put(Buffer.from(key), encodeLocation({ revision, valueBytes: value.length }));
  }

  removeKey(key: string): void {
    this.#index.remove(Buffer.from(key));
  }

  putHistory(record: HistoryRecord): void {
    this.#history.put(
      encodeRevision(record.revision),
      Buffer.concat([
        Buffer.from([record.type === "put" ? 1 : 2]),
        encodeLocation(record.previous ?? { revision: 0, valueBytes: 0 }),
        Buffer.from(record.key),
      ]),
    );
  }

  /** Removes an event, and the value that only it still needed. */
  removeHistory(record: HistoryRecord): void {
    this.#history.remove(encodeRevision(record.revision));
    if (record.previous !== undefined) {
      this.#values.remove(encodeRevision(record.previous.revision));
    }
  }

  /**
   * Makes the database usable again after a failed transaction.
   * @throws StoreError `unavailable` if that fails; it may be tried again.
   */
  async recover(): Promise<void> {
    try {
      // After some failures LMDB lets nobody begin a transaction. An asynchronous one would then wait for ever in
      // lmdb's write thread; this one throws.
      this.#root.transactionSync(() => undefined);
    } catch {
      await this.close();
      try {
        this.#open();
      } catch (error) {
        throw new StoreError("unavailable", messageOf(error), { cause: error });
      }
    }
  }

  /** Says what a failure of LMDB means. `writtenBytes`: what the failed transaction wanted to write. */
  translate(error: unknown, writtenBytes: number): StoreError {
    if (error instanceof StoreError) {
      return error;
    }
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (noSpaceCodes.includes(code) || (code === shortWriteCode && this.#isDiskFull(writtenBytes))) {
      return new StoreError("no-space", `No space left in ${this.#directory}`, { cause: error });
    }
    if (damagedCodes.includes(code) || error instanceof RangeError) {
      return new StoreError("unusable", `${this.#directory} is damaged: ${messageOf(error)}`, { cause: error });
    }
    return new StoreError("unavailable", `Cannot use the data in ${this.#directory}: ${messageOf(error)}`, {
      cause: error,
    });
  }

  #isDiskFull(neededBytes: number): boolean {
    try {
      return this.freeDiskBytes() < neededBytes + spareDiskBytes;
    } catch {
      return false;
    }
  }

  /** What the file system has left. */
  freeDiskBytes(): number {
    const { bavail, bsize } = statfsSync(this.#directory);
    return bavail * bsize;
  }

  /** May be called again. */
  async close(): Promise<void> {
    if (this.#isOpen) {
      this.#isOpen = false;
      await this.#root.close();
    }
  }
}

/**
 * The revision of an empty store: the time, in milliseconds. Whoever knows a revision of a store that was here before, and
 * is gone, finds that it is no longer kept, instead of going on in a history that never had it.
 */
function firstRevision(): number {
  return Date.now();
}

function encodeRevision(revision: number): Buffer {
  const key = Buffer.allocUnsafe(8);
  key.writeBigUInt64BE(BigInt(revision));
  return key;
}

function encodeLocation({ revision, valueBytes }: ValueLocation): Buffer {
  const record = Buffer.allocUnsafe(12);
  record.writeBigUInt64BE(BigInt(revision), 0);
  record.writeUInt32BE(valueBytes, 8);
  return record;
}

function decodeLocation(record: Buffer, offset: number): ValueLocation {
  return { revision: Number(record.readBigUInt64BE(offset)), valueBytes: record.readUInt32BE(offset + 8) };
}

function decodeHistory(revision: number, record: Buffer): HistoryRecord {
  const previous = decodeLocation(record, 1);
  return {
    revision,
    type: record[0] === 1 ? "put" : "delete",
    key: record.toString("utf8", 13),
    previous: previous.revision === 0 ? undefined : previous,
  };
}

/** Refuses any other file: lmdb crashes the process when it meets one. */
function assertLmdbFile(path: string): void {
  if (!existsSync(path) || statSync(path).size === 0) {
    return;
  }
  const header = Buffer.alloc(lmdbHeaderOffset + lmdbHeader.length);
  const fd = openSync(path, "r");
  try {
    readSync(fd, header);
  } finally {
    closeSync(fd);
  }
  if (!header.subarray(lmdbHeaderOffset).equals(lmdbHeader)) {
    throw new Error(`${path} is not an LMDB file, or one of another version of LMDB`);
  }
}

/** Makes the names in a directory durable. */
function syncDirectory(directory: string): void {
  if (process.platform === "win32") {
    return; // Directories cannot be opened there, and need not be.
  }
  const fd = openSync(directory, "r");
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
