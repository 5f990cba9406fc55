import type { EncodedObject } from "../registry/encoded-object.js";
import { encodedObject } from "../registry/object-codec.js";
import type { Entry, StoreEvent } from "../storage/store.js";
import { FieldIndex } from "./field-index.js";
import { LastChanges } from "./last-changes.js";
import { ObjectMap } from "./object-map.js";
import type { ObjectSequence } from "./object-sequence.js";

/** The objects of one kind in the cache. */
export class CachedKind {
  readonly #objects = new ObjectMap();
  /** Keys of values that are no objects. Whoever reads these is to hear it from the store. */
  readonly #damaged = new Set<string>();
  readonly #changes: LastChanges;
  readonly #indexes = new Map<string, FieldIndex>();

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

  /** Finds objects by the value of a field, such as `spec.nodeName`. It is made when it is first asked for. */
  index(field: string): FieldIndex {
    let index = this.#indexes.get(field);
    if (index === undefined) {
      index = new FieldIndex(field, this.#objects.keys(), (key) => this.get(key));
      this.#indexes.set(field, index);
    }
    return index;
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
      this.#objects.set(encodedObject(entry));
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
    for (const index of this.#indexes.values()) index.note(key);
  }
}
