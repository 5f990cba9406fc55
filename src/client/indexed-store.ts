import type { Indexer, InformerStore } from "./informer.js";
import { keyOf, type ObjectKey, toKey } from "./object-key.js";

/** What is known of every object. */
export interface Identified {
  readonly metadata: {
    readonly namespace?: string | undefined;
    readonly name: string;
    readonly uid: string;
    readonly resourceVersion: string;
  };
}

/** Objects by key, and by the values that indexers give them. */
export class IndexedStore<T extends Identified> implements InformerStore<T, string> {
  readonly #objects = new Map<string, T>();
  readonly #indexes: ReadonlyMap<string, Index<T>>;

  /** `failed` gets what an indexer throws; the object then has no values in that index. */
  constructor(indexers: Readonly<Record<string, Indexer<T>>>, failed: (error: unknown) => void) {
    this.#indexes = new Map(Object.entries(indexers).map(([name, indexer]) => [name, new Index(indexer, failed)]));
  }

  get(key: ObjectKey): T | undefined {
    return this.#objects.get(toKey(key));
  }

  list(): T[] {
    return [...this.#objects.values()];
  }

  byIndex(name: string, value: string): T[] {
    const index = this.#indexes.get(name);
    if (index === undefined) throw new RangeError(`There is no index ${JSON.stringify(name)}`);
    return index.keys(value).flatMap((key) => this.#objects.get(key) ?? []);
  }

  set(object: T): void {
    const key = keyOf(object);
    this.#objects.set(key, object);
    for (const index of this.#indexes.values()) index.set(key, object);
  }

  delete(key: string): void {
    this.#objects.delete(key);
    for (const index of this.#indexes.values()) index.delete(key);
  }
}

class Index<T> {
  readonly #indexer: Indexer<T>;
  readonly #failed: (error: unknown) => void;
  readonly #keys = new Map<string, Set<string>>();
  /** What the indexer gave for each key: asked again, it may answer otherwise. */
  readonly #values = new Map<string, readonly string[]>();

  constructor(indexer: Indexer<T>, failed: (error: unknown) => void) {
    this.#indexer = indexer;
    this.#failed = failed;
  }

  keys(value: string): string[] {
    return [...(this.#keys.get(value) ?? [])];
  }

  set(key: string, object: T): void {
    this.delete(key);
    const values = this.#valuesOf(object);
    this.#values.set(key, values);
    for (const value of values) {
      const keys = this.#keys.get(value);
      if (keys === undefined) this.#keys.set(value, new Set([key]));
      else keys.add(key);
    }
  }

  delete(key: string): void {
    for (const value of this.#values.get(key) ?? []) {
      const keys = this.#keys.get(value);
      keys?.delete(key);
      if (keys?.size === 0) this.#keys.delete(value);
    }
    this.#values.delete(key);
  }

  #valuesOf(object: T): readonly string[] {
    try {
      return [...this.#indexer(object)];
    } catch (error) {
      this.#failed(error);
      return [];
    }
  }
}
