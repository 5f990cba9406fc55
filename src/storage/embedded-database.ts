import { accessSync, constants, statfsSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Database, open, type RootDatabase, type Transaction } from "lmdb";
import { checkDataFile } from "./embedded-data-file.js";
import {
  addToSum,
  checksumOf,
  checkWrite,
  DamagedError,
  decodeHistory,
  decodeLocation,
  decodeState,
  decodeValue,
  type EmbeddedState,
  encodeKey,
  encodeLocation,
  encodeRevision,
  encodeState,
  encodeWrite,
  type HistoryRecord,
  type RecordedLocation,
} from "./embedded-records.js";
import type { KeyRange } from "./key-range.js";
import { type EntriesListener, type Entry, StoreError } from "./store.js";
import { syncDirectory } from "./sync-directory.js";

/** Raised whenever the layout below changes. */
const formatVersion = "3";
const formatKey = Buffer.from("format");
const stateKey = Buffer.from("state");

/** What is put is put behind all that is there, or not at all. */
const behindAll = { append: true } as const;

const binary = { encoding: "binary", keyEncoding: "binary" } as const;

/** What means a full disk, as LMDB reports it: EFBIG (a file size limit), ENOSPC, EDQUOT and its own "map full". */
const noSpaceCodes: readonly unknown[] = [27, 28, 122, -30792];
/** The disk refuses writes: EIO, EROFS. */
const unwritableCodes: readonly unknown[] = [5, 30];
/** EIO. LMDB reports it also for a write that was cut short by a full disk. */
const shortWriteCode = 5;
/**
 * LMDB met pages that it did not write: MDB_PAGE_NOTFOUND, MDB_CORRUPTED, MDB_VERSION_MISMATCH, MDB_INVALID,
 * MDB_CURSOR_FULL, MDB_INCOMPATIBLE, MDB_BAD_VALSIZE, MDB_BAD_DBI, MDB_PROBLEM.
 */
const damagedCodes: readonly unknown[] = [-30797, -30796, -30794, -30793, -30787, -30784, -30781, -30780, -30779];
/** A disk with less than this left, and what the batch needs, counts as full. */
const spareDiskBytes = 1024 * 1024;

/**
 * What a database is opened for. `durable`: writes survive a crash of the machine. `volatile`: nothing is synced, for
 * data that need not survive the process. `snapshot`: all reads see the state as it was at the opening, and nothing is
 * written; another process may have the directory open and write meanwhile.
 */
export type DatabaseAccess = "durable" | "volatile" | "snapshot";

/** So many entries are a part. */
const partEntries = 1_000;

/**
 * The embedded store's layout on disk, in one LMDB environment:
 *
 * - `writes`: revision → what was done to which key, where the value before it lies, and the value that was put
 * - `index`: key → revision and size of its current value
 * - the root database: format version and {@link EmbeddedState}
 *
 * embedded-records.ts tells what these records look like.
 *
 * Each write is recorded once, behind all others, so that LMDB fills its pages one after the other. Its record is its
 * event in the history until that is compacted. It stays longer while its value is current or while the history still
 * holds the event that replaced it, so every revision that is not compacted can be read, and every event has its
 * previous value.
 *
 * Transactions are durable when they end, and not visible before that: LMDB's `overlappingSync` is off.
 */
export class EmbeddedDatabase {
  readonly #directory: string;
  readonly #access: DatabaseAccess;
  readonly #durable: boolean;
  /** What every read is given, so that all see the same state. */
  #snapshot: { readonly transaction: Transaction } | undefined;
  #isOpen = false;
  #root!: RootDatabase<Buffer, Buffer>;
  #writes!: Database<Buffer, Buffer>;
  #index!: Database<Buffer, Buffer>;

  /**
   * Opens the data in an existing directory, or creates it there.
   * @param onEntries Told of the entries while everything is read, which a snapshot does not do.
   * @throws StoreError `unusable` if the directory holds something else, is damaged, or cannot be written.
   */
  constructor(directory: string, access: DatabaseAccess, onEntries?: EntriesListener) {
    this.#directory = directory;
    this.#access = access;
    this.#durable = access !== "volatile";
    this.#open();
    if (access !== "snapshot") {
      this.#verify(onEntries);
    }
  }

  #open(): void {
    try {
      // Another process may be writing what a snapshot is taken of.
      if (this.#access !== "snapshot") checkDataFile(join(this.#directory, "data.mdb"));
      const root = open<Buffer, Buffer>({
        path: this.#directory,
        // Else lmdb takes a directory with a dot in its name for a file.
        noSubdir: false,
        ...binary,
        readOnly: this.#access === "snapshot",
        // Readers must not see what a crash can take back.
        overlappingSync: false,
        noSync: !this.#durable,
        // Else lmdb creates promises of its own that nobody handles when a commit fails.
        eventTurnBatching: false,
      });
      this.#root = root;
      this.#isOpen = true;
      this.#checkFormat(root);
      this.#writes = root.openDB("writes", binary);
      this.#index = root.openDB("index", binary);
      if (this.#access === "snapshot") {
        this.#snapshot = { transaction: root.useReadTransaction() };
      } else if (root.get(formatKey) === undefined) {
        root.transactionSync(() => {
          root.put(formatKey, Buffer.from(formatVersion));
          const revision = firstRevision();
          this.putState({ revision, compactedRevision: revision, historyBytes: 0, keySum: 0 });
        });
        if (this.#durable) {
          syncDirectory(this.#directory);
          syncDirectory(dirname(this.#directory));
        }
      }
    } catch (error) {
      void this.close();
      const failure = this.translate(error, 0);
      throw failure.code === "unusable"
        ? failure
        : new StoreError("unusable", `Cannot open the data in ${this.#directory}: ${messageOf(error)}`, {
            cause: error,
          });
    }
  }

  #checkFormat(root: RootDatabase<Buffer, Buffer>): void {
    const format = root.get(formatKey)?.toString();
    const records = entryCount(root);
    if (format === formatVersion || (format === undefined && records === 0)) return;
    if (format === undefined && root.getKeysCount() !== records) {
      throw this.translate(new DamagedError("records that say whose data it is are missing"), 0);
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
    const record = this.#root.get(stateKey, this.#snapshot);
    if (record === undefined) throw new DamagedError("it does not say which revision the store is at");
    return decodeState(stateKey, record);
  }

  /** Reads everything, to find out whether it is intact. */
  #verify(onEntries: EntriesListener = () => {}): void {
    try {
      const { revision, compactedRevision } = this.state();
      let part: Entry[] = [];
      for (const entry of this.entries()) {
        if (part.push(entry) === partEntries) {
          onEntries(part, revision);
          part = [];
        }
      }
      onEntries(part, revision);
      this.#verifyHistory(compactedRevision, revision);
    } catch (error) {
      void this.close();
      // LMDB has many words for what it cannot read.
      throw this.translate(error instanceof DamagedError ? error : new DamagedError(messageOf(error)), 0);
    }
  }

  /** Reads all events, and the values before them that are not values of other events. */
  #verifyHistory(compactedRevision: number, newest: number): void {
    for (let revision = firstEvent(compactedRevision); revision <= newest; revision += 1) {
      const record = this.#write(revision);
      if (record === undefined) throw missingEvent(revision);
      const previous = checkWrite(revision, record);
      if (previous === undefined || previous.revision > compactedRevision) continue;
      if (this.value(previous.revision)?.length !== previous.valueBytes) {
        throw new DamagedError(`the value of revision ${previous.revision} is missing`);
      }
    }
  }

  /**
   * All keys in order with their current values.
   * @throws DamagedError if one is damaged, and at the end if some are missing.
   */
  *entries(): Generator<Entry> {
    let keySum = 0;
    for (const { key: bytes, value: record } of this.#index.getRange(this.#snapshot)) {
      const key = bytes.toString();
      const location = decodeLocation(bytes, record);
      const value = this.value(location.revision);
      // Finding the key proves that the way to it is intact, which reading all keys one after the other does not.
      // An event has the checksum of a value of its revision, but not its length.
      const found = this.#record(this.#index, bytes);
      const isFound = found?.compare(record, 0, record.length, 0, found.length) === 0;
      if (value?.length !== location.valueBytes || !isFound) {
        throw new DamagedError(`the value of ${key} is missing`);
      }
      keySum = addToSum(keySum, location.checksum);
      yield { key, value, revision: location.revision };
    }
    if (keySum !== this.state().keySum) {
      throw new DamagedError("keys are missing");
    }
  }

  /** Where the current value of a key lies. Undefined: the key is absent. */
  locate(key: string): RecordedLocation | undefined {
    const { bytes, checksum } = encodeKey(key);
    const record = this.#record(this.#index, bytes);
    return record && decodeLocation(bytes, record, checksum);
  }

  /** The keys of a range in order, with the revisions of their current values. */
  *locations(range: KeyRange, limit?: number): Generator<readonly [key: string, revision: number]> {
    for (const { key, value } of this.#index.getRange(limit === undefined ? range : { ...range, limit })) {
      yield [key.toString(), decodeLocation(key, value).revision];
    }
  }

  /** How many keys a range has. */
  count(range: KeyRange): number {
    return this.#index.getKeysCount(range);
  }

  /**
   * The value that was put at a revision, as a copy. Undefined: it is not (or no longer) stored.
   * @throws DamagedError if the value is damaged.
   */
  value(revision: number): Buffer | undefined {
    const record = this.#write(revision);
    return record && decodeValue(revision, record);
  }

  #write(revision: number): Buffer | undefined {
    return this.#record(this.#writes, encodeRevision(revision));
  }

  /** A record where LMDB has read it to: the next one that is read is written over it. */
  #record(table: Database<Buffer, Buffer>, key: Buffer): Buffer | undefined {
    if (this.#snapshot !== undefined) return table.get(key, this.#snapshot);
    // lmdb says that it is a Buffer, but large ones are not.
    const record: Uint8Array | undefined = table.getBinaryFast(key);
    if (record === undefined || Buffer.isBuffer(record)) return record;
    return Buffer.from(record.buffer, record.byteOffset, record.length);
  }

  /**
   * The events after one revision that is not compacted and up to another that was reached, in order.
   * @throws DamagedError if one is missing or damaged.
   */
  *history(afterRevision: number, toRevision: number): Generator<HistoryRecord> {
    for (let revision = firstEvent(afterRevision); revision <= toRevision; revision += 1) {
      const record = this.historyRecord(revision);
      if (record === undefined) throw missingEvent(revision);
      yield record;
    }
  }

  /** One event that is not compacted. Undefined: it is missing. */
  historyRecord(revision: number): HistoryRecord | undefined {
    const record = this.#write(revision);
    return record && decodeHistory(revision, record);
  }

  /**
   * Runs `action` in a write transaction. Resolves when its writes are durable and visible; if anything fails,
   * none of them is done. The `put...` and `remove...` methods work inside of `action` only.
   */
  async transaction<Result>(action: () => Result): Promise<Result> {
    this.#assertWritable();
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

  /**
   * lmdb 3.5.6 must not meet a disk that has become read-only: depending on the code of the error it aborts the process,
   * or never tells that the commit failed.
   */
  #assertWritable(): void {
    try {
      accessSync(join(this.#directory, "data.mdb"), constants.W_OK);
    } catch (error) {
      throw new StoreError("unwritable", `Cannot write to ${this.#directory}: ${messageOf(error)}`, { cause: error });
    }
  }

  putState(state: EmbeddedState): void {
    this.#root.put(stateKey, encodeState(stateKey, state));
  }

  /**
   * Records a write behind all others, and makes its value the current one.
   * @returns The checksum of the location that the key has now.
   */
  putValue(write: HistoryRecord, value: Buffer): number {
    this.#append(write, value);
    return this.#putLocation(write, value);
  }

  /**
   * Records an entry among the others.
   * @returns The checksum of its location.
   */
  putEntry({ key, value, revision }: Entry): number {
    const record = encodeWrite(encodeKey(key), { revision, type: "put", previous: undefined }, value);
    this.#writes.putSync(encodeRevision(revision), record);
    return this.#putLocation({ key, revision }, value);
  }

  /** Records a deletion behind all other writes. */
  removeKey(write: HistoryRecord): void {
    this.#append(write, undefined);
    this.#index.removeSync(encodeKey(write.key).bytes);
  }

  #append(write: HistoryRecord, value: Buffer | undefined): void {
    const record = encodeWrite(encodeKey(write.key), write, value);
    // Where a page is full, LMDB begins another instead of dividing it. What lmdb says is not in its types.
    const isDone: unknown = this.#writes.putSync(encodeRevision(write.revision), record, behindAll);
    if (isDone !== true) {
      throw new DamagedError(`a write of revision ${write.revision} or later is there already`);
    }
  }

  #putLocation({ key, revision }: { key: string; revision: number }, value: Buffer): number {
    const encodedKey = encodeKey(key);
    const location = encodeLocation(encodedKey, { revision, valueBytes: value.length });
    this.#index.putSync(encodedKey.bytes, location);
    return checksumOf(location);
  }

  /** Removes an event from the history, and what only it still needed. */
  removeHistory({ revision, type, previous }: HistoryRecord): void {
    if (type === "delete") this.#writes.removeSync(encodeRevision(revision));
    if (previous !== undefined) this.#writes.removeSync(encodeRevision(previous.revision));
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
    if (damagedCodes.includes(code) || error instanceof DamagedError || error instanceof RangeError) {
      return new StoreError(
        "unusable",
        `${this.#directory} is damaged: ${messageOf(error)}. Restore a backup into another directory: ` +
          "minik8s-apiserver restore --in FILE --store file:DIR",
        { cause: error },
      );
    }
    if (unwritableCodes.includes(code)) {
      return new StoreError("unwritable", `Cannot write to ${this.#directory}: ${messageOf(error)}`, { cause: error });
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
      this.#snapshot?.transaction.done();
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

/** The first event after a revision that is not compacted: the first write of a store has revision 2. */
function firstEvent(afterRevision: number): number {
  return Math.max(afterRevision, 1) + 1;
}

function missingEvent(revision: number): DamagedError {
  return new DamagedError(`the event of revision ${revision} is missing`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** How many records a database should have. Those that are there may be fewer, when its pages are damaged. */
function entryCount(database: Database<Buffer, Buffer>): number {
  return (database.getStats() as { readonly entryCount: number }).entryCount;
}
