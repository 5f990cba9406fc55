import { kindPrefixOf } from "../storage/keys.js";
import type { Entry, WatchBatch } from "../storage/store.js";
import { CachedKind } from "./cached-kind.js";
import type { ObjectSequence } from "./object-sequence.js";

/**
 * All objects of a store as they are at one revision, which only grows. One that has lost the connection to the history
 * is given up for another, and then stays as it was.
 */
export class CachedState {
  readonly #kinds = new Map<string, CachedKind>();
  readonly #beginRevision: number;
  #revision: number;
  /** What events have told of while not everything was loaded. Undefined: everything is. */
  #told: Set<string> | undefined = new Set();
  /** The newest revision that something of it was loaded at. */
  #loadedRevision = 0;

  /** @param revision Events of all later ones will be applied, and what is loaded is as new at least. */
  constructor(revision: number) {
    this.#beginRevision = revision;
    this.#revision = revision;
  }

  /** Everything up to here was seen. */
  get revision(): number {
    return this.#revision;
  }

  /** Whether it has all objects, so that they can be read from it. */
  get isComplete(): boolean {
    return this.#told === undefined && this.#revision >= this.#loadedRevision;
  }

  /**
   * The objects whose keys begin with the prefix of a kind; undefined if there are values among them that are no objects,
   * which the store knows how to tell of.
   */
  kind(prefix: string): CachedKind | undefined {
    const kind = this.#kind(prefix);
    return kind.isWhole ? kind : undefined;
  }

  /** All objects as they are now, kind by kind, without the values that are none. */
  sequences(): readonly ObjectSequence[] {
    return Array.from(this.#kinds.values(), (kind) => kind.sequence());
  }

  /** Takes in the events that come next. Those that are older than the state mean nothing to it. */
  apply({ events, revision }: WatchBatch): void {
    for (const event of events) {
      if (event.revision <= this.#beginRevision) continue;
      this.#kind(kindPrefixOf(event.key)).apply(event);
      this.#told?.add(event.key);
    }
    this.#revision = Math.max(this.#revision, revision);
  }

  /**
   * Takes in a part of the store, as it was at any time after this state began. What events tell of a key counts more,
   * whichever is newer: they bring the key up to date by themselves, while a part may have been read before or after them.
   *
   * @param revision Of the part. The state is complete only once events have been seen up to there.
   */
  load(entries: readonly Entry[], revision: number): void {
    for (const entry of entries) {
      if (this.#told?.has(entry.key) === false) this.#kind(kindPrefixOf(entry.key)).load(entry);
    }
    this.#loadedRevision = Math.max(this.#loadedRevision, revision);
  }

  /** Tells that all parts were loaded. */
  endLoad(): void {
    this.#told = undefined;
  }

  #kind(prefix: string): CachedKind {
    let kind = this.#kinds.get(prefix);
    if (kind === undefined) {
      kind = new CachedKind(this.#beginRevision);
      this.#kinds.set(prefix, kind);
    }
    return kind;
  }
}
