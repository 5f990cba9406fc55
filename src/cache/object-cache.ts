import { setImmediate as nextTurn } from "node:timers/promises";
import { backOff } from "../back-off.js";
import { registryPrefix } from "../storage/keys.js";
import { type Store, StoreError, type WatchBatch } from "../storage/store.js";
import { CachedState } from "./cached-state.js";

/** So many objects are loaded at a time, so that requests get their turn between. */
const pageEntries = 1_000;
const maxBackoffMs = 2_000;

export interface ObjectCacheOptions {
  /** Called for every failure to load, which is tried again by itself. */
  readonly onError: (error: unknown) => void;
  /** What the store had when it was opened, all of it. Default: it is loaded. */
  readonly opened?: CachedState | undefined;
}

/**
 * All objects of a store in memory, ready to be sent. It is fed by a watch that covers all keys of the API server, and
 * loads in the background what there was before.
 */
export class ObjectCache {
  readonly #store: Store;
  readonly #onError: (error: unknown) => void;
  readonly #stopping = new AbortController();
  #opened: CachedState | undefined;
  #state: CachedState | undefined;
  readonly #waiting = new Set<() => void>();

  constructor(store: Store, { onError, opened }: ObjectCacheOptions) {
    this.#store = store;
    this.#onError = onError;
    this.#opened = opened;
  }

  /** The newest state; undefined as long as not everything is loaded. */
  get state(): CachedState | undefined {
    return this.#state?.isComplete ? this.#state : undefined;
  }

  /** Begins anew. All events after a revision, which the store has reached, are to be applied; older ones may be. */
  begin(revision: number): void {
    const opened = this.#opened?.revision === revision ? this.#opened : undefined;
    this.#opened = undefined;
    const state = opened ?? new CachedState(revision);
    this.#state = state;
    if (opened === undefined) void this.#load(state);
    else this.#wake();
  }

  /** Takes in the events that come next. */
  apply(batch: WatchBatch): void {
    this.#state?.apply(batch);
    this.#wake();
  }

  /** Loads no more. */
  stop(): void {
    this.#stopping.abort();
    this.#wake();
  }

  /**
   * Resolves to the newest state as soon as there is one, and to undefined once the cache is stopped.
   *
   * @param timeoutMs Resolves to undefined if it takes longer. Default: it may take for ever.
   */
  async loaded(timeoutMs?: number): Promise<CachedState | undefined> {
    const endMs = timeoutMs && performance.now() + timeoutMs;
    for (;;) {
      if (this.#stopping.signal.aborted) return undefined;
      if (this.state !== undefined) return this.state;
      const leftMs = endMs && endMs - performance.now();
      if (leftMs !== undefined && leftMs <= 0) return undefined;
      await this.#changed(leftMs);
    }
  }

  /** Resolves to the state once it has seen everything up to a revision, and to undefined if that takes too long. */
  async reach(revision: number, timeoutMs: number): Promise<CachedState | undefined> {
    const endMs = performance.now() + timeoutMs;
    for (;;) {
      const { state } = this;
      if (state === undefined || state.revision >= revision) return state;
      const leftMs = endMs - performance.now();
      if (leftMs <= 0) return undefined;
      await this.#changed(leftMs);
    }
  }

  /** Resolves when something was taken in, or after some time if it is given. */
  #changed(timeoutMs?: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.#waiting.delete(wake);
        resolve();
      };
      const timer = timeoutMs === undefined ? undefined : setTimeout(wake, timeoutMs);
      this.#waiting.add(wake);
    });
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
  }

  /** Each part is read as it is then; {@link CachedState.load} tells why that is good enough. */
  async #load(state: CachedState): Promise<void> {
    let afterKey: string | undefined;
    for (let failures = 0; this.#state === state && !this.#stopping.signal.aborted; ) {
      try {
        const { entries, revision, remaining } = await this.#store.range(registryPrefix, {
          limit: pageEntries,
          afterKey,
          counts: false,
        });
        failures = 0;
        state.load(entries, revision);
        afterKey = entries.at(-1)?.key;
        if (remaining === 0) {
          state.endLoad();
          this.#wake();
          return;
        }
        // A store that answers at once leaves nobody else a turn.
        await nextTurn();
      } catch (error) {
        if (error instanceof StoreError && error.code === "closed") return;
        this.#onError(error);
        await backOff(failures, maxBackoffMs, this.#stopping.signal);
        failures += 1;
      }
    }
  }
}
