import type { CachedKind } from "../cache/cached-kind.js";
import type { CachedState } from "../cache/cached-state.js";
import type { FieldIndex } from "../cache/field-index.js";
import { compareKeys, endOfPrefix, successor } from "../cache/key-order.js";
import type { ObjectRange, ObjectSequence } from "../cache/object-sequence.js";
import type { Selector } from "../selectors/selector.js";
import type { RangeOptions } from "../storage/store.js";
import type { EncodedObject, EncodedObjects } from "./encoded-object.js";
import { ObjectArray } from "./object-array.js";
import type { ObjectSource, SourceRange } from "./object-source.js";

/** An index that picks more than one in so many is not used: going through all of them in order costs as much. */
const worthwhileShare = 8;

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
    const indexed = await this.#currentIndexes(selector);
    // From here on nothing is waited for, so that all is of one revision.
    const { revision = this.#state.revision, afterKey, limit } = options;
    const isShown = revision <= this.#state.revision && this.#kind.lastChange(prefix) <= revision;
    if (!isShown || !this.#kind.isWhole) return this.#store.range(prefix, options, selector);
    const sequence = this.#kind.sequence();
    const end = endOfPrefix(prefix);
    const from = afterKey === undefined ? prefix : successor(afterKey);
    // All that a selector may pick is at hand; a limit would only make several ranges of it.
    const range = sequence.range(from, end, selector === undefined ? limit : undefined);
    const isWithin = (key: string) => compareKeys(from, key) <= 0 && compareKeys(key, end) < 0;
    const found = this.#found(indexed, range.count, isWithin);
    return new CachedRange({ revision, sequence, end, range, objects: found ?? range });
  }

  revision(): Promise<number> {
    return this.#store.revision();
  }

  /** The indexes that know what a selector may pick, with the values that it wants. */
  async #currentIndexes(selector: Selector | undefined): Promise<readonly IndexedValue[]> {
    const indexed = (selector?.required ?? []).map(({ field, value }) => ({ index: this.#kind.index(field), value }));
    for (let next = stale(indexed); next !== undefined; next = stale(indexed)) await next.index.update();
    return indexed;
  }

  /**
   * The objects that the index picks which picks the fewest; undefined if that would spare little, among as many as there
   * are in the range.
   */
  #found(
    indexed: readonly IndexedValue[],
    count: number,
    isWithin: (key: string) => boolean,
  ): EncodedObjects | undefined {
    const [keys] = indexed.map(({ index, value }) => index.keysOf(value)).sort((a, b) => a.size - b.size);
    if (keys === undefined || keys.size * worthwhileShare > count) return undefined;
    const found = [...keys].filter(isWithin).sort(compareKeys);
    return new ObjectArray(found.map((key) => this.#kind.get(key) as EncodedObject));
  }
}

interface IndexedValue {
  readonly index: FieldIndex;
  readonly value: string;
}

function stale(indexed: readonly IndexedValue[]): IndexedValue | undefined {
  return indexed.find(({ index }) => !index.isCurrent);
}

interface CachedRangeParts {
  readonly revision: number;
  /** All objects of the kind. */
  readonly sequence: ObjectSequence;
  /** Where those of the prefix end. */
  readonly end: string;
  /** Those that were asked for. */
  readonly range: ObjectRange;
  /** Those of them that may be picked. */
  readonly objects: EncodedObjects;
}

class CachedRange implements SourceRange {
  readonly #parts: CachedRangeParts;

  constructor(parts: CachedRangeParts) {
    this.#parts = parts;
  }

  get revision(): number {
    return this.#parts.revision;
  }

  get count(): number {
    return this.#parts.objects.count;
  }

  /** Also of objects that cannot be picked, so that none are left after it. */
  get lastKey(): string | undefined {
    return this.#parts.range.lastKey;
  }

  pieces(): readonly Buffer[] {
    return this.#parts.objects.pieces();
  }

  all(): readonly EncodedObject[] {
    return this.#parts.objects.all();
  }

  countAfter(key: string): number {
    const { sequence, end } = this.#parts;
    return sequence.range(successor(key), end).count;
  }
}
