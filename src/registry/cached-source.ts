import type { CachedKind } from "../cache/cached-kind.js";
import type { CachedState } from "../cache/cached-state.js";
import { endOfPrefix, successor } from "../cache/key-order.js";
import type { ObjectRange, ObjectSequence } from "../cache/object-sequence.js";
import type { ValueIndex } from "../cache/value-index.js";
import type { Selector } from "../selectors/selector.js";
import type { RangeOptions } from "../storage/store.js";
import type { EncodedObject, EncodedObjects } from "./encoded-object.js";
import { ObjectArray } from "./object-array.js";
import type { ObjectSource, SourceRange } from "./object-source.js";

/** An index that finds more than one in so many is not used: going through all of them in order costs as much. */
const worthwhileShare = 8;
/** More would cost more than they spare. */
const maxUsedIndexes = 4;

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
    let wanted = this.#indexes(prefix, selector);
    try {
      for (let next = stale(wanted); next !== undefined; next = stale(wanted)) await next.index.update();
    } catch {
      // An object cannot be read. Those who look at it hear of it; it may be in another namespace.
      wanted = [];
    }
    // From here on nothing is waited for, so that all is of one revision.
    const indexed = wanted.filter(({ index }) => this.#kind.keeps(index));
    const { revision = this.#state.revision, afterKey, limit } = options;
    const isShown = revision <= this.#state.revision && this.#kind.lastChange(prefix) <= revision;
    if (!isShown || !this.#kind.isWhole) return this.#store.range(prefix, options, selector);
    const sequence = this.#kind.sequence();
    const end = endOfPrefix(prefix);
    const from = afterKey === undefined ? prefix : successor(afterKey);
    // All that a selector may pick is at hand; a limit would only make several ranges of it.
    const range = sequence.range(from, end, selector === undefined ? limit : undefined);
    const parts = { revision, sequence, end, range };
    // With fewer indexes than values, because some are not used, or were given up meanwhile, they do not tell all.
    const arePicked = selector?.isRequiredOnly === true && indexed.length === selector.required?.length;
    const objects = this.#found(indexed, from, end) ?? (arePicked ? havingAll(range.all(), indexed) : undefined);
    return new CachedRange(
      objects === undefined ? { ...parts, objects: range, arePicked: false } : { ...parts, objects, arePicked },
    );
  }

  revision(): Promise<number> {
    return this.#store.revision();
  }

  /** Values that a selector wants, with the indexes that can tell who has them; none if these would spare nothing. */
  #indexes(prefix: string, selector: Selector | undefined): readonly IndexedValue[] {
    const required = (selector?.required ?? []).slice(0, maxUsedIndexes);
    const unread = required.reduce((sum, { property }) => sum + this.#kind.unindexedCount(property), 0);
    // A small namespace is read sooner than what has changed in all of them.
    const isDear = () => unread > required.length * this.#kind.sequence().range(prefix, endOfPrefix(prefix)).count;
    if (unread > 0 && isDear()) return [];
    return required.map(({ property, value }) => ({ index: this.#kind.index(property), value }));
  }

  /** The objects between two keys that have all values; undefined if the indexes would spare little. */
  #found(indexed: readonly IndexedValue[], from: string, end: string): EncodedObjects | undefined {
    const [fewest, ...others] = indexed.toSorted((a, b) => a.index.countOf(a.value) - b.index.countOf(b.value));
    if (fewest === undefined) return undefined;
    const { index, value } = fewest;
    if (index.countOf(value) * worthwhileShare > this.#kind.count) return undefined;
    const objects = index.objectsOf(value, from, end);
    return others.length === 0 ? objects : havingAll(objects.all(), others);
  }
}

interface IndexedValue {
  readonly index: ValueIndex;
  readonly value: string;
}

function stale(indexed: readonly IndexedValue[]): IndexedValue | undefined {
  return indexed.find(({ index }) => index.changedCount > 0);
}

function havingAll(objects: readonly EncodedObject[], indexed: readonly IndexedValue[]): EncodedObjects {
  return new ObjectArray(
    objects.filter(({ key }) => indexed.every(({ index, value }) => index.valueOf(key) === value)),
  );
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
  readonly arePicked: boolean;
}

class CachedRange implements SourceRange {
  readonly #parts: CachedRangeParts;

  constructor(parts: CachedRangeParts) {
    this.#parts = parts;
  }

  get revision(): number {
    return this.#parts.revision;
  }

  get arePicked(): boolean {
    return this.#parts.arePicked;
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
