import type { CachedKind } from "../cache/cached-kind.js";
import type { CachedState } from "../cache/cached-state.js";
import { endOfPrefix, keyAfter } from "../cache/key-order.js";
import type { ObjectRange, ObjectSequence } from "../cache/object-sequence.js";
import type { Selector } from "../selectors/selector.js";
import type { RangeOptions } from "../storage/store.js";
import type { EncodedObject } from "./encoded-object.js";
import type { ObjectSource, SourceRange } from "./object-source.js";

/** Reads lists of one kind from the cache, and from the store what the cache no longer shows. */
export class CachedSource implements ObjectSource {
  readonly #state: CachedState;
  readonly #kind: CachedKind;
  readonly #store: ObjectSource;

  constructor(state: CachedState, kind: CachedKind, store: ObjectSource) {
    this.#state = state;
    this.#kind = kind;
    this.#store = store;
  }

  async range(prefix: string, options: RangeOptions, selector: Selector | undefined): Promise<SourceRange> {
    const { revision = this.#state.revision, afterKey, limit } = options;
    const isShown = revision <= this.#state.revision && this.#kind.lastChange(prefix) <= revision;
    if (!isShown) return this.#store.range(prefix, options, selector);
    const sequence = this.#kind.sequence();
    const end = endOfPrefix(prefix);
    const from = afterKey === undefined ? prefix : keyAfter(afterKey);
    // All that a selector may pick is at hand; a limit would only make several ranges of it.
    const objects = sequence.range(from, end, selector === undefined ? limit : undefined);
    return new CachedRange(revision, sequence, objects, end);
  }

  revision(): Promise<number> {
    return this.#store.revision();
  }
}

class CachedRange implements SourceRange {
  readonly revision: number;
  readonly #sequence: ObjectSequence;
  readonly #objects: ObjectRange;
  readonly #end: string;

  constructor(revision: number, sequence: ObjectSequence, objects: ObjectRange, end: string) {
    this.revision = revision;
    this.#sequence = sequence;
    this.#objects = objects;
    this.#end = end;
  }

  get count(): number {
    return this.#objects.count;
  }

  get lastKey(): string | undefined {
    return this.#objects.lastKey;
  }

  pieces(): readonly Buffer[] {
    return this.#objects.pieces();
  }

  all(): readonly EncodedObject[] {
    return this.#objects.all();
  }

  countAfter(key: string): number {
    return this.#sequence.range(keyAfter(key), this.#end).count;
  }
}
