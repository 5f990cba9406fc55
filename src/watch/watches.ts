import { tooLargeResourceVersion } from "../registry/resource-version.js";
import type { Selector } from "../selectors/selector.js";
import type { KeyScope } from "../storage/keys.js";
import type { Store } from "../storage/store.js";
import type { EventFormat } from "./event-format.js";
import { type InitialState, readInitialState } from "./initial-state.js";
import { type StoreFollower, shuttingDown, WatchCache } from "./watch-cache.js";
import { type StreamOutput, WatchStream, type WatchStreamOptions } from "./watch-stream.js";

/** A watch that its client limits in no way ends after this, and up to twice as much. */
const minTimeoutMs = 30 * 60 * 1_000;
/** How often the watches are looked through for what time brings, unless bookmarks come more often. */
const maxTickMs = 250;

export interface WatchesOptions {
  readonly store: Store;
  /** What follows the store together with the watches. */
  readonly follower?: StoreFollower;
  /** After how much silence a watch sends a bookmark. */
  readonly bookmarkIntervalMs: number;
  /** Called for every failure of the one watch on the store, which is begun again by itself. */
  readonly onError: (error: unknown) => void;
}

/** A watch as a client asks for it. */
export interface WatchRequest {
  readonly scope: KeyScope;
  /** Undefined: everything in the scope. */
  readonly selector: Selector | undefined;
  readonly format: EventFormat;
  /** apiVersion and kind of the objects, for bookmarks; undefined: no bookmarks. */
  readonly bookmarks: WatchStreamOptions["bookmarks"];
  /**
   * `state`: what there is, which must be as new as the revision if there is one, then all changes.
   * `changes`: all changes after the revision or, if there is none, from now on.
   */
  readonly begin: "state" | "changes";
  /** 1 or more. */
  readonly revision: number | undefined;
  readonly marksInitialEventsEnd: boolean;
  /** How long it lasts. Undefined: 30 to 60 minutes, at random. */
  readonly timeoutMs: number | undefined;
}

/** All watches of one server. */
export class Watches {
  /** Feeds them. */
  readonly cache: WatchCache;
  readonly #store: Store;
  readonly #bookmarkIntervalMs: number;
  readonly #streams = new Set<WatchStream>();
  #timer: NodeJS.Timeout | undefined;
  #hasEnded = false;

  constructor({ store, follower, bookmarkIntervalMs, onError }: WatchesOptions) {
    this.cache = new WatchCache(store, { onError, follower });
    this.#store = store;
    this.#bookmarkIntervalMs = bookmarkIntervalMs;
  }

  /** Begins to follow the store, in the background. */
  start(): void {
    this.cache.start();
  }

  /** Ends all watches so that their clients can resume them elsewhere, and lets no new one begin. */
  end(): void {
    this.#hasEnded = true;
    clearInterval(this.#timer);
    for (const stream of this.#streams) stream.end();
  }

  /** Ends all watches, and follows the store no longer. */
  close(): void {
    this.end();
    this.cache.stop();
  }

  /**
   * Prepares a watch.
   *
   * @returns Begins it; to be called soon, once at most.
   * @throws ApiError Timeout for a revision that the store has not reached, ServiceUnavailable once watches have ended;
   *   StoreError if the store does not answer. A revision that is too old is told by an ERROR event.
   */
  async prepare(request: WatchRequest): Promise<(output: StreamOutput) => void> {
    if (this.#hasEnded) throw shuttingDown();
    await this.cache.ready();
    const { initialState, afterRevision } = await this.#begin(request);
    const timeoutMs = request.timeoutMs ?? minTimeoutMs * (1 + Math.random());
    const options = { ...request, initialState, afterRevision, timeoutMs };
    return (output) => this.#start(options, output);
  }

  async #begin({
    scope,
    begin,
    revision,
  }: WatchRequest): Promise<{ initialState: InitialState | undefined; afterRevision: number }> {
    if (begin === "state") {
      const initialState = await readInitialState(this.#store, scope);
      if (revision !== undefined && initialState.revision < revision) {
        throw tooLargeResourceVersion(revision, initialState.revision);
      }
      return { initialState, afterRevision: initialState.revision };
    }
    if (revision !== undefined && revision <= this.cache.revision) {
      return { initialState: undefined, afterRevision: revision };
    }
    // The cache may be behind, so that only the store knows.
    const newest = await this.#store.revision();
    if (revision !== undefined && revision > newest) throw tooLargeResourceVersion(revision, newest);
    return { initialState: undefined, afterRevision: revision ?? newest };
  }

  #start(options: WatchStreamOptions, output: StreamOutput): void {
    const stream = new WatchStream(this.cache, options, output);
    this.#streams.add(stream);
    output.onClose(() => this.#forget(stream));
    stream.start();
    if (this.#hasEnded) stream.end();
    else this.#timer ??= setInterval(() => this.#tick(), Math.min(maxTickMs, this.#bookmarkIntervalMs / 10));
  }

  #forget(stream: WatchStream): void {
    this.#streams.delete(stream);
    if (this.#streams.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #tick(): void {
    const nowMs = performance.now();
    for (const stream of this.#streams) stream.tick(nowMs, this.#bookmarkIntervalMs);
  }
}
