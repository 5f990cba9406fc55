/**
 * The storage interface that the API server needs, and nothing more. It is owned by its user: both
 * implementations (embedded-store.ts and etcd-store.ts) import it and pass the same contract suite
 * (test/storage/store-contract.ts).
 *
 * A store is an ordered map from key to bytes with one history. Every successful write gets the next
 * revision of the whole store, greater than every revision before it, over all keys. An empty store is at
 * revision 1 or more, so that 0 is free to mean "none". This is etcd's model
 * (https://etcd.io/docs/v3.5/learning/data_model/), but for transactions: no two writes have one revision. There may be
 * revisions that no write has.
 */

/** One stored value and the revision of the write that put it there. */
export interface Entry {
  readonly key: string;
  /** Never changed by the store or by its users once handed over. */
  readonly value: Buffer;
  readonly revision: number;
}

/** One change in the store's history. */
export type StoreEvent =
  /** `previous` is the value that was replaced; undefined if and only if the key was absent. */
  | {
      readonly type: "put";
      readonly key: string;
      readonly value: Buffer;
      readonly revision: number;
      readonly previous: Buffer | undefined;
    }
  /** `previous` is the last value before the deletion, `revision` that of the deletion itself. */
  | { readonly type: "delete"; readonly key: string; readonly revision: number; readonly previous: Buffer };

/**
 * What a watch yields: events in the order of their revisions, and the revision up to which the watcher has
 * now seen everything. A batch without events only says how far the history has got, which grows with writes of
 * every key, whatever the prefix. So who has been told a revision, by `revision()` or by a write, may wait for a
 * batch that reaches it: as long as the store answers, it comes at once.
 */
export interface WatchBatch {
  readonly events: readonly StoreEvent[];
  readonly revision: number;
}

/**
 * Takes all entries of a store, in the order of their keys, a part at a time.
 *
 * @param revision The store's, of all parts.
 */
export type EntriesListener = (entries: readonly Entry[], revision: number) => void;

export interface RangeOptions {
  /** At most this many entries, 1 or more. Default: no limit. */
  readonly limit?: number;
  /** Only keys greater than this one; it continues a range after its last key. */
  readonly afterKey?: string;
  /** Read the state as it was at this revision, 1 or more. Default: the newest. */
  readonly revision?: number;
  /** Whether to count what `limit` leaves off. If not, some positive number may stand for it. Default: true. */
  readonly counts?: boolean;
}

export interface RangeResult {
  /** In the order of their keys (by UTF-8 bytes). */
  readonly entries: readonly Entry[];
  /** The revision of the snapshot that was read. */
  readonly revision: number;
  /** How many keys of the range were left off because of `limit`. */
  readonly remaining: number;
}

/** Outcome of a compare-and-swap: the revision of the write, or what stood in its way. */
export type WriteResult =
  | { readonly done: true; readonly revision: number }
  /** Nothing was written. `current` is what is stored instead of what was expected; undefined: nothing is. */
  | { readonly done: false; readonly current: Entry | undefined };

/** All methods may reject with a `StoreError`. */
export interface Store {
  /** Largest value in bytes that the store accepts. */
  readonly maxValueBytes: number;
  /** By how much the revision grows with a write, roughly: a guess at how far back so many writes lie. */
  readonly revisionsPerWrite: number;
  /** Linearizable read: sees every write that was acknowledged before the call. */
  get(key: string): Promise<Entry | undefined>;
  /**
   * Consistent read of all keys that begin with `prefix`, which is not empty. Rejects with `compacted` for a
   * revision that is gone and with `future-revision` for one that is not there yet.
   */
  range(prefix: string, options?: RangeOptions): Promise<RangeResult>;
  /** Writes if the key is absent. Resolves when the write is durable. The value is JSON: it does not end in a space. */
  create(key: string, value: Buffer): Promise<WriteResult>;
  /** Writes, like `create`, if the key's revision is still `revision`, which the store gave for it. */
  replace(key: string, value: Buffer, revision: number): Promise<WriteResult>;
  /** Deletes, like `replace`. Resolves when the deletion is durable. */
  delete(key: string, revision: number): Promise<WriteResult>;
  /**
   * Every event with a revision greater than `afterRevision` on keys that begin with `prefix`, exactly once and
   * in order, durable ones only. Ends when `signal` aborts or the store is closed. Throws `compacted`, with
   * `oldestRevision`, if the history no longer reaches back to `afterRevision`, or to where a watcher is that fell
   * too far behind, and `future-revision` if the store has not got to `afterRevision`, as after a restore from a backup. Survives
   * everything else, also a lost connection.
   */
  watch(
    prefix: string,
    options: { readonly afterRevision: number; readonly signal: AbortSignal },
  ): AsyncIterable<WatchBatch>;
  /** The newest revision, linearizable: at least that of every write acknowledged before the call. Also tells whether the store can answer. */
  revision(): Promise<number>;
  /**
   * The same without asking anyone, of stores that only this process writes to; absent from others. Costs next to
   * nothing.
   * @throws StoreError `closed`.
   */
  localRevision?(): number;
  /** Waits for writes under way, ends all watches and frees everything. Later calls reject with `closed`. */
  close(): Promise<void>;
}

/** Why a store could not do what it was asked. */
export type StoreErrorCode =
  /** The store cannot answer now; nothing was written. */
  | "unavailable"
  /** No answer came in time, and a write may or may not have been applied. */
  | "outcome-unknown"
  /** The revision asked for has been removed from the history. */
  | "compacted"
  /** The revision asked for is greater than the newest one. */
  | "future-revision"
  /** The value is larger than the store takes. */
  | "too-large"
  /** No room for the write. Reads go on. */
  | "no-space"
  /** The disk refuses writes: it is read-only, or fails. Reads go on. */
  | "unwritable"
  /** The data cannot be read as what this version wrote, or is in use by another process. */
  | "unusable"
  /** The store was closed. */
  | "closed";

/** What a {@link StoreError} may say besides its code. */
export interface StoreErrorOptions extends ErrorOptions {
  readonly oldestRevision?: number;
}

/** The only error that a store's methods reject with; anything else is a bug. */
export class StoreError extends Error {
  override readonly name = "StoreError";
  /** With `compacted` of a watch: the oldest revision after which one could have begun. It may be gone by now. */
  readonly oldestRevision: number | undefined;

  constructor(
    readonly code: StoreErrorCode,
    message: string,
    options?: StoreErrorOptions,
  ) {
    super(message, options);
    this.oldestRevision = options?.oldestRevision;
  }

  /** Whether the same call may succeed later and cannot have been applied now. */
  get retryable(): boolean {
    return this.code === "unavailable" || this.code === "no-space" || this.code === "unwritable";
  }
}
