import type { EncodedObject } from "../registry/encoded-object.js";
import type { Property } from "../selectors/selector.js";
import type { Entry, StoreEvent } from "../storage/store.js";
import { CachedObject } from "./cached-object.js";
import { LastChanges } from "./last-changes.js";
import { ObjectMap } from "./object-map.js";
import type { ObjectSequence } from "./object-sequence.js";
import { ValueIndex } from "./value-index.js";

/** Clients choose labels, so there may be any number of them; indexes that nobody has used for longest are given up. */
const maxIndexes = 16;
/** Fewer changes than this are kept for an index in any case. */
const minForgottenCount = 1_000;

/** The objects of one kind in the cache. */
export class CachedKind {
  readonly #objects = new ObjectMap();
  /** Keys of values that are no objects. Whoever reads these is to hear it from the store. */
  readonly #damaged = new Set<string>();
  readonly #changes: LastChanges;
  /** By the name of what is indexed; those that were used last come last. */
  readonly #indexes = new Map<string, ValueIndex>();

  /** @param revision All changes after it will be applied. */
  constructor(revision: number) {
    this.#changes = new LastChanges(revision);
  }

  /** Whether all that is stored can be read from here. */
  get isWhole(): boolean {
    return this.#damaged.size === 0;
  }

  get(key: string): EncodedObject | undefined {
    return this.#objects.get(key);
  }

  /** All of them as they are now. */
  sequence(): ObjectSequence {
    return this.#objects.sequence();
  }

  /** How many there are. */
  get count(): number {
    return this.#objects.count;
  }

  /** Finds objects by the value of a field or a label. It is made when it is first asked for. */
  index(property: Property): ValueIndex {
    const { name } = property;
    const index = this.#indexes.get(name) ?? new ValueIndex(property, this.#objects.keys(), (key) => this.get(key));
    this.#indexes.delete(name);
    this.#indexes.set(name, index);
    const [oldest] = this.#indexes.keys();
    if (oldest !== undefined && this.#indexes.size > maxIndexes) this.#indexes.delete(oldest);
    return index;
  }

  /** How many objects must be read before {@link index} knows all. */
  unindexedCount({ name }: Property): number {
    return this.#indexes.get(name)?.changedCount ?? this.count;
  }

  /** Whether an index is still told of changes. */
  keeps(index: ValueIndex): boolean {
    return this.#indexes.get(index.name) === index;
  }

  /** Nothing below the prefix of the kind or of a namespace has changed after this revision. */
  lastChange(prefix: string): number {
    return this.#changes.of(prefix);
  }

  /** Takes in a change. */
  apply(event: StoreEvent): void {
    this.#changes.note(event.key, event.revision);
    if (event.type === "put") this.load(event);
    else this.#delete(event.key);
  }

  /** Takes in what is stored under a key. */
  load(entry: Entry): void {
    this.#note(entry.key);
    try {
      this.#objects.set(new CachedObject(entry));
      this.#damaged.delete(entry.key);
    } catch {
      this.#delete(entry.key);
      this.#damaged.add(entry.key);
    }
  }

  #delete(key: string): void {
    this.#note(key);
    this.#objects.delete(key);
    this.#damaged.delete(key);
  }

  #note(key: string): void {
    for (const [name, index] of this.#indexes) {
      index.note(key);
      // To make it anew costs no more, and nobody may ever ask for it again.
      if (index.changedCount > Math.max(minForgottenCount, 2 * this.count)) this.#indexes.delete(name);
    }
  }
}
