import { resolve as resolvePath } from "node:path";
import { acquireDirectory, type DirectoryLock } from "./directory-lock.js";
import { EmbeddedDatabase } from "./embedded-database.js";
import {
  addToSum,
  DamagedError,
  type EmbeddedState,
  type HistoryRecord,
  type RecordedLocation,
  removeFromSum,
} from "./embedded-records.js";
import { type Change, compacted, EmbeddedWatchers, futureRevision } from "./embedded-watch.js";
import { type KeyRange, keyRange, successor } from "./key-range.js";
import { RecentMap } from "./recent-map.js";
import {
  type EntriesListener,
  type Entry,
  type RangeOptions,
  type RangeResult,
  type Store,
  StoreError,
  type WatchBatch,
  type WriteResult,
} from "./store.js";
import { refuseUnfinishedRestore } from "./unfinished-restore.js";

const maxValueBytes = 32 * 1024 * 1024;
/** Writes wait for the next transaction when one has this much to write, so that memory stays bounded. */
const maxBatchBytes = 32 * 1024 * 1024;
/**
 * Puts are refused before the disk is as full as this, so that deletions still find room, and because lmdb 3.5.6
 * may abort the process when the disk refuses a write (it formats its error message into too small a buffer).
 */
const reservedDiskBytes = 8 * 1024 * 1024;
/** Room that a put may need besides its value: copies of the pages on the way to it in each table. */
const putOverheadBytes = 64 * 1024;
/** A large range lets other work have its turn whenever it has read this much. */
const bytesPerTurn = 4 * 1024 * 1024;
/** What an event takes on disk besides values and its key, roughly. */
const historyRecordBytes = 64;
/** Events of the history that one transaction removes, at least; more if it writes more. */
const minTrimSteps = 16;

/** Where an embedded store lies and what it keeps. */
export interface EmbeddedStoreOptions {
  /** Directory of the data. It is created if it is missing. */
  readonly directory: string;
  /**
   * Whether writes survive a crash of the machine. Default: true. False: nothing is synced, and a crash of the
   * machine may leave data that cannot be opened.
   */
  readonly durable?: boolean;
  /** Most events that the history keeps for watches and for reads of older revisions. Default: 200,000. */
  readonly historyMaxEvents?: number;
  /** Most bytes that the history takes beyond the current objects, roughly. Default: 268,435,456 (256 MiB). */
  readonly historyMaxBytes?: number;
  /**
   * Told of all entries while the opening reads them to check that they are intact, so that they need not be read again.
   * If the opening fails, they may be wrong. Default: nobody is told.
   */
  readonly onEntries?: EntriesListener;
}

/**
 * Opens the store that lies in a directory, for this process alone.
 * @throws StoreError `unusable` if the directory is in use by another process, cannot be written, is damaged, or holds
 * data that this version does not read.
 */
export function openEmbeddedStore(options: EmbeddedStoreOptions): Promise<Store> {
  return Promise.resolve().then(() => new EmbeddedStore(resolveOptions(options)));
}

function resolveOptions(options: EmbeddedStoreOptions): Required<EmbeddedStoreOptions> {
  return Object.freeze({
    durable: true,
    historyMaxEvents: 200_000,
    historyMaxBytes: 256 * 1024 * 1024,
    onEntries: () => {},
    ...options,
    directory: resolvePath(options.directory),
  });
}

interface PendingWrite {
  readonly key: string;
  /** Undefined: delete. */
  readonly value: Buffer | undefined;
  /** The revision that the key must have; 0: it must be absent. */
  readonly expected: number;
  readonly resolve: (result: WriteResult) => void;
  readonly reject: (error: StoreError) => void;
}

/** What a key holds since it was last replaced. */
interface RecentWrite extends RecordedLocation {
  readonly value: Buffer;
}

/** What a transaction did. */
interface AppliedBatch {
  /** One for each write. An error: it was refused, and the others were not. */
  readonly results: readonly (WriteResult | StoreError)[];
  readonly changes: readonly Change[];
  readonly state: EmbeddedState;
}

class EmbeddedStore implements Store {
  readonly maxValueBytes = maxValueBytes;
  readonly revisionsPerWrite = 1;
  readonly #options: Required<EmbeddedStoreOptions>;
  readonly #lock: DirectoryLock;
  readonly #database: EmbeddedDatabase;
  readonly #watchers: EmbeddedWatchers;
  /**
   * What keys hold that were replaced last, so that their next write reads neither where the value before lies nor that
   * value. It is so once the transaction that is under way is done; when that fails, all is forgotten.
   */
  readonly #recent = new RecentMap<RecentWrite>();
  /** As of the last transaction. Only the writer changes it. */
  #state: EmbeddedState;
  /**
   * The newest revision that a reader has seen. LMDB shows a transaction a moment before its writer hears that it is
   * done.
   */
  #seenRevision = 0;
  readonly #queue: PendingWrite[] = [];
  #writer: Promise<void> | undefined;
  #needsRecovery = false;
  #closing: Promise<void> | undefined;

  constructor(options: Required<EmbeddedStoreOptions>) {
    this.#options = options;
    this.#lock = acquireDirectory(options.directory);
    try {
      refuseUnfinishedRestore(options.directory);
      const access = options.durable ? "durable" : "volatile";
      this.#database = new EmbeddedDatabase(options.directory, access, options.onEntries);
      this.#state = this.#database.state();
      this.#watchers = new EmbeddedWatchers(this.#database, this.#state.revision);
    } catch (error) {
      this.#lock.release();
      throw error;
    }
  }

  async get(key: string): Promise<Entry | undefined> {
    return this.#read(() => {
      const entry = this.#entry(key);
      this.#see(this.#database.state());
      return entry;
    });
  }

  async revision(): Promise<number> {
    return this.#read(() => this.#see(this.#database.state()).revision);
  }

  /** Every write is in the state before it is acknowledged, and what readers have seen counts as well. */
  localRevision(): number {
    this.#assertOpen();
    return Math.max(this.#state.revision, this.#seenRevision);
  }

  #see(state: EmbeddedState): EmbeddedState {
    this.#seenRevision = Math.max(this.#seenRevision, state.revision);
    return state;
  }

  async range(prefix: string, options: RangeOptions = {}): Promise<RangeResult> {
    for (;;) {
      const selection = this.#read(() => this.#select(prefix, options));
      const entries = await this.#load(selection.locations);
      if (entries !== undefined) {
        return { entries, revision: selection.revision, remaining: selection.remaining };
      }
      // The history was trimmed meanwhile. Selecting again finds the newest state, or that the revision is gone.
    }
  }

  create(key: string, value: Buffer): Promise<WriteResult> {
    return this.#write(key, value, 0);
  }

  replace(key: string, value: Buffer, revision: number): Promise<WriteResult> {
    return this.#write(key, value, revision);
  }

  delete(key: string, revision: number): Promise<WriteResult> {
    return this.#write(key, undefined, revision);
  }

  async *watch(
    prefix: string,
    options: { readonly afterRevision: number; readonly signal: AbortSignal },
  ): AsyncGenerator<WatchBatch> {
    this.#assertOpen();
    try {
      yield* this.#watchers.watch(prefix, options.afterRevision, options.signal);
    } catch (error) {
      throw this.#database.translate(error, 0);
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#watchers.close();
    await this.#writer;
    await this.#database.close();
    this.#lock.release();
  }

  #assertOpen(): void {
    if (this.#closing !== undefined) {
      throw new StoreError("closed", "The store was closed");
    }
  }

  #read<Result>(action: () => Result): Result {
    this.#assertOpen();
    try {
      return action();
    } catch (error) {
      throw this.#database.translate(error, 0);
    }
  }

  #entry(key: string): Entry | undefined {
    const location = this.#database.locate(key);
    if (location === undefined) {
      return undefined;
    }
    const value = this.#database.value(location.revision);
    if (value === undefined) {
      throw new DamagedError(`the value of ${key} is missing`);
    }
    return { key, value, revision: location.revision };
  }

  #select(prefix: string, { limit, afterKey, revision, counts = true }: RangeOptions): Selection {
    const range = keyRange(prefix, afterKey);
    const state = this.#see(this.#database.state());
    if (revision !== undefined && revision > state.revision) {
      throw futureRevision(revision, state.revision);
    }
    if (revision !== undefined && revision < state.compactedRevision) {
      throw compacted(revision, state.compactedRevision);
    }
    const undo = this.#undo(prefix, range, revision ?? state.revision, state.revision);
    const selected =
      undo.size === 0 ? this.#selectCurrent(range, limit, counts) : this.#selectOlder(range, limit, undo);
    return { ...selected, revision: revision ?? state.revision };
  }

  #selectCurrent(range: KeyRange, limit: number | undefined, counts: boolean): Omit<Selection, "revision"> {
    const locations = [...this.#database.locations(range, limit)];
    const last = locations.at(-1);
    if (limit === undefined || last === undefined || locations.length < limit) return { locations, remaining: 0 };
    const rest = { ...range, start: successor(last[0]) };
    return {
      locations,
      remaining: counts ? this.#database.count(rest) : [...this.#database.locations(rest, 1)].length,
    };
  }

  #selectOlder(
    range: KeyRange,
    limit: number | undefined,
    undo: ReadonlyMap<string, number | undefined>,
  ): Omit<Selection, "revision"> {
    const locations: [key: string, revision: number][] = [];
    for (const location of this.#olderLocations(range, undo)) {
      locations.push(location);
      if (locations.length === limit) {
        return { locations, remaining: this.#countOlder({ ...range, start: successor(location[0]) }, undo) };
      }
    }
    return { locations, remaining: 0 };
  }

  /** The keys of a range in order as they were before the changes to undo, with the revisions of their values then. */
  *#olderLocations(
    range: KeyRange,
    undo: ReadonlyMap<string, number | undefined>,
  ): Generator<[key: string, revision: number]> {
    const restored = [...undo]
      .filter((location): location is [string, number] => location[1] !== undefined)
      .map((location) => ({ location, bytes: Buffer.from(location[0]) }))
      .sort((left, right) => left.bytes.compare(right.bytes));
    let next = 0;
    for (const [key, revision] of this.#database.locations(range)) {
      if (undo.has(key)) {
        continue;
      }
      const bytes = Buffer.from(key);
      for (let entry = restored[next]; entry && entry.bytes.compare(bytes) < 0; entry = restored[next]) {
        yield entry.location;
        next += 1;
      }
      yield [key, revision];
    }
    for (const { location } of restored.slice(next)) {
      yield location;
    }
  }

  #countOlder(range: KeyRange, undo: ReadonlyMap<string, number | undefined>): number {
    let count = this.#database.count(range);
    for (const [key, revision] of undo) {
      if (Buffer.from(key).compare(range.start) >= 0) {
        count += (revision === undefined ? 0 : 1) - (this.#database.locate(key) === undefined ? 0 : 1);
      }
    }
    return count;
  }

  /** For every key of a range that was changed after a revision: the revision of its value then, if it had one. */
  #undo(prefix: string, range: KeyRange, revision: number, newest: number): Map<string, number | undefined> {
    const undo = new Map<string, number | undefined>();
    for (const record of this.#database.history(revision, newest)) {
      if (record.key.startsWith(prefix) && !undo.has(record.key) && range.start.compare(Buffer.from(record.key)) <= 0) {
        undo.set(record.key, record.previous?.revision);
      }
    }
    return undo;
  }

  /** Undefined: a value was trimmed after it was selected. */
  async #load(locations: Selection["locations"]): Promise<Entry[] | undefined> {
    const entries: Entry[] = [];
    let bytes = 0;
    for (const [key, revision] of locations) {
      if (bytes > bytesPerTurn) {
        await nextTurn();
        bytes = 0;
      }
      const value = this.#read(() => this.#database.value(revision));
      if (value === undefined) {
        this.#read(() => this.#assertTrimmed(key, revision));
        return undefined;
      }
      bytes += value.length;
      entries.push({ key, value, revision });
    }
    return entries;
  }

  #assertTrimmed(key: string, revision: number): void {
    if (this.#database.state().compactedRevision < revision || this.#database.locate(key)?.revision === revision) {
      throw new DamagedError(`the value of ${key} is missing`);
    }
  }

  #write(key: string, value: Buffer | undefined, expected: number): Promise<WriteResult> {
    return new Promise((resolve, reject) => {
      this.#assertOpen();
      if (value !== undefined && value.length > maxValueBytes) {
        throw new StoreError(
          "too-large",
          `${value.length} bytes are more than the ${maxValueBytes} that a value may have`,
        );
      }
      this.#queue.push({ key, value, expected, resolve, reject });
      this.#writer ??= this.#runWriter();
    });
  }

  /** The only one that writes. Everything that is queued when a transaction begins shares its sync. */
  async #runWriter(): Promise<void> {
    while (this.#queue.length > 0) {
      await this.#commitBatch();
    }
    this.#writer = undefined;
  }

  async #commitBatch(): Promise<void> {
    let batch: readonly PendingWrite[] = [];
    try {
      if (this.#needsRecovery) {
        await this.#recover();
      }
      const applied = await this.#database.transaction(() => {
        batch = takeBatch(this.#queue);
        return this.#apply(batch);
      });
      this.#state = applied.state;
      this.#watchers.publish(applied.changes, applied.state.revision);
      batch.forEach((write, position) => {
        settle(write, applied.results[position] as WriteResult | StoreError);
      });
    } catch (error) {
      await this.#fail(batch.length > 0 ? batch : takeBatch(this.#queue), error);
    }
  }

  async #fail(batch: readonly PendingWrite[], error: unknown): Promise<void> {
    let failure = this.#database.translate(error, batchBytes(batch));
    try {
      const before = this.#state.revision;
      await this.#recover();
      if (this.#state.revision > before) {
        failure = new StoreError("outcome-unknown", `The write may be done: ${failure.message}`, { cause: error });
      }
    } catch {
      // The next batch tries again.
    }
    for (const write of batch) {
      write.reject(failure);
    }
  }

  /** After a failed transaction the disk says what is true. */
  async #recover(): Promise<void> {
    this.#needsRecovery = true;
    this.#recent.clear();
    await this.#database.recover();
    const state = this.#database.state();
    this.#needsRecovery = false;
    if (state.revision > this.#state.revision) {
      this.#state = state;
      this.#watchers.resynchronize(state.revision);
    }
  }

  #apply(batch: readonly PendingWrite[]): AppliedBatch {
    const changes: Change[] = [];
    let { revision, historyBytes, keySum } = this.#state;
    let roomBytes = this.#database.freeDiskBytes() - reservedDiskBytes;
    const results = batch.map((write): WriteResult | StoreError => {
      const recent = this.#recent.get(write.key);
      const previous = recent ?? this.#database.locate(write.key);
      if ((previous?.revision ?? 0) !== write.expected) {
        return { done: false, current: this.#entry(write.key) };
      }
      if (previous === undefined && write.value === undefined) {
        return { done: false, current: undefined };
      }
      const { key, value } = write;
      roomBytes -= value === undefined ? 0 : value.length + putOverheadBytes;
      if (value !== undefined && roomBytes < 0) {
        return new StoreError("no-space", `Little space left in ${this.#options.directory}`);
      }
      revision += 1;
      if (previous !== undefined) {
        keySum = removeFromSum(keySum, previous.checksum);
      }
      const type = value === undefined ? "delete" : "put";
      const change: Change = { revision, type, key, value, previous, previousValue: recent?.value };
      if (value === undefined) {
        this.#database.removeKey(change);
        this.#recent.delete(key);
      } else {
        const checksum = this.#database.putValue(change, value);
        keySum = addToSum(keySum, checksum);
        // Objects that are written again and again are worth it, and what is created may never be.
        if (previous !== undefined) {
          this.#recent.set(key, { revision, valueBytes: value.length, checksum, value }, value.length);
        }
      }
      historyBytes += recordBytes(change);
      changes.push(change);
      return { done: true, revision };
    });
    // Refused writes change nothing, not even the history: that would need another state.
    if (changes.length === 0) return { results, changes, state: this.#state };
    const state = this.#trim({ ...this.#state, revision, historyBytes, keySum }, minTrimSteps + 2 * changes.length);
    this.#database.putState(state);
    return { results, changes, state };
  }

  /** Removes the oldest events while the history is too long, `steps` at most. */
  #trim(state: EmbeddedState, steps: number): EmbeddedState {
    const { historyMaxEvents, historyMaxBytes } = this.#options;
    let { compactedRevision, historyBytes } = state;
    // The first write of a store has revision 2.
    const first = Math.max(compactedRevision, 1) + 1;
    for (let oldest = first; oldest < first + steps && oldest <= state.revision; oldest++) {
      if (state.revision - oldest < historyMaxEvents && historyBytes <= historyMaxBytes) {
        break;
      }
      const record = this.#database.historyRecord(oldest);
      if (record !== undefined) {
        this.#database.removeHistory(record);
        historyBytes -= recordBytes(record);
      }
      compactedRevision = oldest;
    }
    return { ...state, compactedRevision, historyBytes };
  }
}

/** What a range will return, before its values are read. */
interface Selection {
  readonly locations: readonly (readonly [key: string, revision: number])[];
  readonly revision: number;
  readonly remaining: number;
}

function takeBatch(queue: PendingWrite[]): PendingWrite[] {
  let bytes = 0;
  const end = queue.findIndex((write, position) => {
    bytes += write.value?.length ?? 0;
    return position > 0 && bytes > maxBatchBytes;
  });
  return queue.splice(0, end === -1 ? queue.length : end);
}

function settle(write: PendingWrite, result: WriteResult | StoreError): void {
  if (result instanceof StoreError) {
    write.reject(result);
  } else {
    write.resolve(result);
  }
}

function batchBytes(batch: readonly PendingWrite[]): number {
  return batch.reduce((bytes, write) => bytes + (write.value?.length ?? 0), 0);
}

function recordBytes(record: HistoryRecord): number {
  return historyRecordBytes + record.key.length + (record.previous?.valueBytes ?? 0);
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
