import type { ObjectKey } from "./object-key.js";

/** Values of an object to find it by, for instance `(pod) => [pod.spec.nodeName ?? ""]`. */
export type Indexer<T> = (object: T) => readonly string[];

/** How an informer works. */
export interface InformerOptions<T, Index extends string = never> {
  /** Only objects with these labels. An object that stops to match counts as deleted. Default: all. */
  readonly labelSelector?: string | undefined;
  /** Only objects with these fields. An object that stops to match counts as deleted. Default: all. */
  readonly fieldSelector?: string | undefined;
  /** The indexes of the store, by name. Default: none. */
  readonly indexers?: Readonly<Record<Index, Indexer<T>>> | undefined;
  /**
   * When nothing comes in for so long, in milliseconds, the connection is taken for dead and made anew. The server sends
   * a bookmark every ten seconds of silence. Default: 30000, three of those.
   */
  readonly silenceTimeoutMs?: number | undefined;
  /** How long it waits after a failure. */
  readonly backoff?: BackoffOptions | undefined;
}

/**
 * Waits that double with every failure, each plus a random part of itself, so that clients which lost their server at
 * the same moment do not come back at the same moment.
 */
export interface BackoffOptions {
  /**
   * The first wait, in milliseconds. No two attempts follow each other faster than this. The waits start over with it
   * when a watch has lived for so long. Default: 800.
   */
  readonly minMs?: number | undefined;
  /** The longest wait without its random part, in milliseconds. Default: 30000. */
  readonly maxMs?: number | undefined;
}

/**
 * What to do at a change; each function may be left out, and may be asynchronous. A handler gets one change at a time:
 * the next one when it is done with the last. Meanwhile the others wait in a queue of the handler, and neither the store
 * nor other handlers wait for it; that queue has no bound, so a handler does little, such as to put a key into a work
 * queue. What it throws goes to the listeners of `onError`, and the next change to the handler.
 *
 * The changes of one object come in their order: added, any number of updated, deleted. Objects are those of the store:
 * they must not be modified.
 */
export interface InformerHandler<T> {
  /** The object is new. `isInInitialList`: it was there before the informer, or the handler, began. */
  added?(object: T, info: { readonly isInInitialList: boolean }): unknown;
  /** The object has changed. Several changes can come as one when the connection was lost in between. */
  updated?(oldObject: T, newObject: T): unknown;
  /**
   * The object is gone, or matches the selectors no longer. `isFinalStateUnknown`: that was found out afterwards, and the
   * object is how it was last seen.
   */
  deleted?(object: T, info: { readonly isFinalStateUnknown: boolean }): unknown;
}

/** The local copy of the objects. They must not be modified: handlers and other readers see the same ones. */
export interface InformerStore<T, Index extends string = never> {
  /** The object, or undefined if there is none. */
  get(key: ObjectKey): T | undefined;
  /** All objects, in no particular order. */
  list(): T[];
  /** The objects for which the indexer of that name gave this value. Throws a `RangeError` if there is no such index. */
  byIndex(index: Index, value: string): T[];
}

/** What an informer is doing. */
export interface InformerState {
  /**
   * `idle` before `start`, `listing` while it fetches all objects, `watching` while changes come in, `backing-off` while
   * it waits to try again and until that has succeeded, `stopped` after `stop`.
   */
  readonly name: "idle" | "listing" | "watching" | "backing-off" | "stopped";
  /** Since when. */
  readonly since: Date;
  /** What went wrong last; undefined while it watches, and when nothing did. */
  readonly lastError: unknown;
}

/** Ends what was begun. Calling it again does nothing. */
export type Remove = () => void;

/**
 * Keeps a local copy of objects up to date by a list and a watch, as client-go's SharedInformer does. It recovers by
 * itself from every failure, and goes on where it was: it lists again only when the server has forgotten what came after
 * that.
 */
export interface Informer<T, Index extends string = never> {
  /** The local copy. It changes before the handlers are told. */
  readonly store: InformerStore<T, Index>;
  /** Whether the store has been filled from a list of the server. It stays true, also while there is no connection. */
  readonly hasSynced: boolean;
  /** What it is doing. */
  readonly state: InformerState;
  /** Begins. Does nothing when it has begun before, also when it was stopped since: make another one then. */
  start(): void;
  /** Ends it for good, and closes its connection. No handler is called any more; the store stays as it is. */
  stop(): void;
  /**
   * Resolves when `hasSynced` is true. Rejects with the signal's reason when that aborts, with an `Error` when the
   * informer is stopped before, and with a `RangeError` for options that cannot be.
   */
  waitForSync(signal?: AbortSignal): Promise<void>;
  /** Adds a handler. It first gets `added` for every object in the store. Does nothing after `stop`. */
  addHandler(handler: InformerHandler<T>): Remove;
  /** Calls `listener` at every change of `state`. */
  onStateChange(listener: (state: InformerState) => unknown): Remove;
  /**
   * Calls `listener` with every failure, of the connection as of handlers, indexers and listeners. As long as there is
   * none, failures are written to the console.
   */
  onError(listener: (error: unknown) => unknown): Remove;
}
