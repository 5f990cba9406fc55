import type { Store } from "../storage/store.js";
import type { CachedState } from "./cached-state.js";
import type { ObjectCache } from "./object-cache.js";
import { SharedCheck } from "./shared-check.js";

/** So long a read waits for the cache to hear of what the store has, before it asks the store itself. */
const maxLagMs = 100;

/**
 * The cache for reads that must see every write which was acknowledged before they came, also through another server of
 * the same store. It is as new as that once it has reached a revision that the store was asked for after the read came.
 */
export class FreshCache {
  readonly #cache: ObjectCache;
  readonly #store: Store;
  readonly #newest: SharedCheck<number>;
  /** The cache has not got there in time; nobody waits for it before it has. */
  #missedRevision = 0;
  /** What the store said last. */
  #newestRevision = 0;
  /** The answer of the store that was asked for last, and what comes of it, for all who wait. */
  #heard: { readonly newest: Promise<number>; readonly state: Promise<CachedState | undefined> } | undefined;
  /** A state of a history that the store no longer has, as after a restore from a backup. */
  #lostState: CachedState | undefined;
  /** The last revision that was waited for, by all who needed it together. */
  #awaited: { readonly revision: number; readonly state: Promise<CachedState | undefined> } | undefined;

  constructor(cache: ObjectCache, store: Store) {
    this.#cache = cache;
    this.#store = store;
    this.#newest = new SharedCheck(() => store.revision());
  }

  /**
   * A state that is new enough for a read that begins now; undefined if the store has to be read. A promise only where
   * something has to be waited for.
   *
   * @throws StoreError if the store does not answer, as reading it would; a promise then rejects.
   */
  state(): CachedState | undefined | Promise<CachedState | undefined> {
    const { state } = this.#cache;
    if (state === undefined || state === this.#lostState || state.revision < this.#missedRevision) return undefined;
    const revision = this.#store.localRevision?.();
    if (revision === undefined) return this.#ask();
    return revision <= state.revision ? state : this.#reach(revision);
  }

  /** Whether there is nothing in it yet. */
  get isLoading(): boolean {
    return this.#cache.state === undefined;
  }

  /** Resolves when it is loaded, or after some time. */
  async loaded(timeoutMs: number): Promise<void> {
    await this.#cache.loaded(timeoutMs);
  }

  /** The newest state that is there, which may be out of date; undefined if there is none. */
  get anyState(): CachedState | undefined {
    return this.#cache.state;
  }

  #ask(): Promise<CachedState | undefined> {
    const newest = this.#newest.run();
    if (this.#heard?.newest === newest) return this.#heard.state;
    const heard = { newest, state: newest.then((revision) => this.#hear(revision)) };
    this.#heard = heard;
    // It would keep a state in memory that was given up meanwhile.
    const forget = () => {
      if (this.#heard === heard) this.#heard = undefined;
    };
    heard.state.then(forget, forget);
    return heard.state;
  }

  #hear(newest: number): CachedState | undefined | Promise<CachedState | undefined> {
    // Revisions only grow, so it is another history, which the watch will find out too.
    if (newest < this.#newestRevision) {
      this.#lostState = this.#cache.state;
      this.#missedRevision = 0;
    }
    this.#newestRevision = newest;
    return this.#cache.state === this.#lostState ? undefined : this.#reach(newest);
  }

  #reach(revision: number): CachedState | undefined | Promise<CachedState | undefined> {
    const { state } = this.#cache;
    if (state !== undefined && state.revision >= revision) return state;
    if (this.#awaited?.revision !== revision) this.#awaited = { revision, state: this.#await(revision) };
    return this.#awaited.state;
  }

  async #await(revision: number): Promise<CachedState | undefined> {
    const state = await this.#cache.reach(revision, maxLagMs);
    if (state === undefined) this.#missedRevision = revision;
    if (this.#awaited?.revision === revision) this.#awaited = undefined;
    return state;
  }
}
