import { backOff } from "../back-off.js";
import { ApiError } from "../errors.js";
import { kindPrefixOf, registryPrefix } from "../storage/keys.js";
import { type Store, StoreError, type WatchBatch } from "../storage/store.js";
import { type CursorOptions, type EventCounts, EventCursor, EventLog } from "./event-log.js";
import { WatchEvent } from "./watch-event.js";

/** Of so many newest events what was made of them is kept, for watchers that are a little slower than others. */
const freshEvents = 1_024;
const maxBackoffMs = 2_000;

export interface WatchCacheOptions {
  /** Most events that are kept for watchers that begin later or are slow. Default: 16,384. */
  readonly maxEvents?: number;
  /** Most bytes that they take, roughly. Default: 67,108,864 (64 MiB). */
  readonly maxBytes?: number;
  /** Called for every failure of the watch on the store. It is begun again by itself. */
  readonly onError?: (error: unknown) => void;
  /** What follows the store together with the cache. Default: nothing. */
  readonly follower?: StoreFollower;
}

/** What is told of all that happens to the keys of a store. */
export interface StoreFollower {
  /** The store is at a revision; what was told of it before is not all, or no longer true. */
  begin(revision: number): void;
  /** What happened next, at the same moment at which the cache knows it. It may begin with what the store had before. */
  apply(batch: WatchBatch): void;
}

/**
 * The newest events of a store, from one watch that feeds any number of watchers of the server. It never waits for any
 * of them.
 */
export class WatchCache {
  readonly #store: Store;
  readonly #maxEvents: number;
  readonly #maxBytes: number;
  readonly #onError: (error: unknown) => void;
  readonly #follower: StoreFollower | undefined;
  readonly #stopping = new AbortController();
  /** The events of all kinds. */
  readonly #all = new EventLog(0);
  /** The same events by prefix of their kind, so that each concerns only those who watch its kind. */
  readonly #kinds = new Map<string, EventLog>();
  /** Of the events in the cache. */
  #sizeBytes = 0;
  /** Position of the first event that has not been told to forget what was made of it. */
  #fresh = 0;
  /** Everything up to here was seen. Undefined until the store has answered for the first time. */
  #revision: number | undefined;
  /** Where the history begins for kinds of which there has been no event. */
  #startRevision = 0;
  #beginning: Promise<void> = Promise.resolve();
  #hasStarted = false;
  /** Logs with events that their cursors have not been told of. */
  readonly #touched = new Set<EventLog>();
  #round: NodeJS.Immediate | undefined;

  constructor(
    store: Store,
    { maxEvents = 16_384, maxBytes = 64 * 1024 * 1024, onError = () => {}, follower }: WatchCacheOptions = {},
  ) {
    this.#store = store;
    this.#maxEvents = maxEvents;
    this.#maxBytes = maxBytes;
    this.#onError = onError;
    this.#follower = follower;
  }

  /** Begins to follow the store, in the background, as far back as the store's history and the cache's limits allow. */
  start(): void {
    if (this.#hasStarted) return;
    this.#hasStarted = true;
    void this.#run();
  }

  /** Ends all cursors with ServiceUnavailable. Does not wait for the store, which may never answer. */
  stop(): void {
    this.#stopping.abort();
    this.#failAll(shuttingDown());
  }

  /**
   * Resolves as soon as cursors can be opened.
   *
   * @throws StoreError if the store does not answer, ApiError ServiceUnavailable once the cache is stopped.
   */
  async ready(): Promise<void> {
    if (this.#stopping.signal.aborted) throw shuttingDown();
    if (this.#revision === undefined) await this.#beginning;
  }

  /** The revision up to which the cache has seen everything. Other revisions of the same store may be far ahead. */
  get revision(): number {
    if (this.#revision === undefined) throw new Error("The watch cache has not begun");
    return this.#revision;
  }

  /** Whether the store has answered, so that there is a revision. */
  get hasBegun(): boolean {
    return this.#revision !== undefined;
  }

  /** How many events there are, of all kinds. */
  get length(): number {
    return this.#all.length;
  }

  /** How many bytes they take, roughly. */
  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  /** Most events that there can be. */
  get capacity(): number {
    return this.#maxEvents;
  }

  /** What has come of the events of one kind. */
  countsOf(kindPrefix: string): Readonly<EventCounts> {
    return this.#kinds.get(kindPrefix)?.counts ?? { received: 0, sent: 0, terminatedWatchers: 0 };
  }

  /**
   * A cursor on every event of a scope after a revision, each exactly once and in order. To be closed.
   *
   * @throws ApiError Expired if the cache no longer has them all, ServiceUnavailable once it is stopped.
   */
  open(options: CursorOptions): EventCursor {
    if (this.#stopping.signal.aborted) throw shuttingDown();
    const log = this.#logOf(options.scope.prefix);
    if (options.afterRevision < log.oldestRevision) throw tooOld(options.afterRevision, log.oldestRevision);
    return new EventCursor(log, options);
  }

  /**
   * Every event of every kind after a revision, each exactly once and in order, as many at a time as there are, for use
   * within the server. Ends when the signal aborts.
   *
   * @throws ApiError Expired if the cache does not reach back, also later when the reader is too slow;
   *   ServiceUnavailable once the cache is stopped; StoreError if the store has not answered yet.
   */
  async *events(afterRevision: number, signal: AbortSignal): AsyncGenerator<readonly WatchEvent[]> {
    await this.ready();
    const scope = { prefix: registryPrefix, isKey: false };
    let wake = () => {};
    const onChange = () => wake();
    const cursor = this.open({ afterRevision, scope, onChange });
    signal.addEventListener("abort", onChange);
    try {
      while (!signal.aborted) {
        const events: WatchEvent[] = [];
        for (let event = cursor.next(); event !== undefined; event = cursor.next()) events.push(event);
        if (events.length > 0) yield events;
        else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    } finally {
      signal.removeEventListener("abort", onChange);
      cursor.close();
    }
  }

  #logOf(key: string): EventLog {
    const kind = kindPrefixOf(key);
    if (kind === "") return this.#all;
    const log = this.#kinds.get(kind) ?? new EventLog(this.#startRevision);
    this.#kinds.set(kind, log);
    return log;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    for (let failures = 0; !signal.aborted; failures += 1) {
      try {
        const afterRevision = this.#revision ?? (await this.#begin());
        for await (const batch of this.#store.watch(registryPrefix, { afterRevision, signal })) {
          failures = 0;
          this.#accept(batch);
        }
        if (!signal.aborted) throw new StoreError("closed", "The store has ended the watch");
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof StoreError && error.code === "closed") {
          this.#failAll(shuttingDown());
          return;
        }
        // How far back the history of a store reaches shows when one asks for more.
        const isBeginning = error instanceof StoreError && error.code === "compacted" && this.#all.length === 0;
        if (!isBeginning) this.#onError(error);
        await this.#recover(error).catch(this.#onError);
        if (!isBeginning || failures > 0) await backOff(failures, maxBackoffMs, signal);
      }
    }
  }

  /** @returns After which revision to watch first. */
  async #begin(): Promise<number> {
    const span = this.#maxEvents * this.#store.revisionsPerWrite;
    const beginning = this.#store.revision().then((newest) => this.#beginAt(Math.max(1, newest - span), newest));
    this.#beginning = beginning;
    await beginning;
    return this.revision;
  }

  /** Finds out where to go on after a failure that does not pass by itself. */
  async #recover(error: unknown): Promise<void> {
    if (!(error instanceof StoreError) || this.#revision === undefined) return;
    if (error.code === "compacted") {
      const { oldestRevision = 0 } = error;
      const newest = await this.#store.revision();
      this.#beginAt(oldestRevision > this.#revision ? oldestRevision : newest, newest);
    } else if (error.code === "future-revision") {
      // The store has an older state, as after a restore from a backup. What watchers saw since has not happened.
      const newest = await this.#store.revision();
      this.#failAll(lostHistory());
      this.#beginAt(newest, newest);
    }
  }

  /**
   * Begins a history. Watchers go on only if they want nothing of what is missing before it.
   *
   * @param newest Where the store is.
   */
  #beginAt(revision: number, newest: number): void {
    this.#revision = revision;
    this.#startRevision = revision;
    this.#sizeBytes = 0;
    for (const log of [this.#all, ...this.#kinds.values()]) {
      log.clear(revision);
      for (const cursor of log.cursors) {
        if (!cursor.rejoin()) cursor.fail(lostHistory());
      }
    }
    this.#fresh = this.#all.end;
    this.#follower?.begin(newest);
  }

  #accept(batch: WatchBatch): void {
    const { events, revision } = batch;
    this.#follower?.apply(batch);
    for (const storeEvent of events) {
      const event = new WatchEvent(storeEvent);
      const log = this.#logOf(event.key);
      this.#all.append(event);
      if (log !== this.#all) log.append(event);
      this.#sizeBytes += event.sizeBytes;
      this.#touched.add(log);
    }
    this.#revision = revision;
    // What comes in the same turn of the event loop is handed on together: with many watchers every round is dear.
    if (this.#touched.size > 0) this.#round ??= setImmediate(() => this.#handOn());
  }

  /** Tells watchers of their new events, then removes what is too much. */
  #handOn(): void {
    const touched = this.#touched.has(this.#all) ? [...this.#touched] : [...this.#touched, this.#all];
    this.#touched.clear();
    this.#round = undefined;
    for (const { cursors } of touched) {
      for (const cursor of cursors) cursor.notify();
    }
    this.#trim();
  }

  /** Keeps to the limits. Watchers that can keep up have read everything by now. */
  #trim(): void {
    const trimmed = new Set<EventLog>();
    while (this.#all.length > this.#maxEvents || (this.#sizeBytes > this.#maxBytes && this.#all.length > 0)) {
      const event = this.#all.removeFirst();
      const log = this.#logOf(event.key);
      if (log !== this.#all) log.removeFirst();
      this.#sizeBytes -= event.sizeBytes;
      trimmed.add(log).add(this.#all);
    }
    for (const log of trimmed) {
      for (const cursor of log.cursors) {
        if (!cursor.hasMissed()) continue;
        log.counts.terminatedWatchers += 1;
        cursor.fail(fellBehind());
      }
    }
    this.#fresh = Math.max(this.#fresh, this.#all.first);
    for (; this.#fresh < this.#all.end - freshEvents; this.#fresh += 1) this.#all.at(this.#fresh).forget();
  }

  #failAll(error: ApiError): void {
    for (const log of [this.#all, ...this.#kinds.values()]) {
      for (const cursor of log.cursors) cursor.fail(error);
    }
  }
}

function tooOld(revision: number, oldest: number): ApiError {
  return new ApiError("Expired", `too old resource version: ${revision} (${oldest}); list again, and watch from there`);
}

function fellBehind(): ApiError {
  const message = "The watch fell too far behind: it was read more slowly than changes came; list again";
  return new ApiError("Expired", message);
}

function lostHistory(): ApiError {
  return new ApiError("Expired", "The store no longer has all changes since the watch was last fed; list again");
}

/** The failure for a watch that begins when it is too late. */
export function shuttingDown(): ApiError {
  return new ApiError("ServiceUnavailable", "The server is shutting down", { headers: { "Retry-After": "1" } });
}
