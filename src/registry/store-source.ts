import type { RangeOptions, RangeResult, Store } from "../storage/store.js";
import { ObjectArray } from "./object-array.js";
import { encodedObject } from "./object-codec.js";
import type { ObjectSource, SourceRange } from "./object-source.js";

/** Reads lists from the store, at any revision that it keeps. Ranges reject with InternalError if a value is corrupt. */
export class StoreSource implements ObjectSource {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  async range(prefix: string, options: RangeOptions): Promise<SourceRange> {
    return new StoreRange(await this.#store.range(prefix, options));
  }

  revision(): Promise<number> {
    return this.#store.revision();
  }
}

class StoreRange extends ObjectArray implements SourceRange {
  readonly revision: number;
  readonly arePicked = false;
  readonly #remaining: number;

  constructor({ entries, revision, remaining }: RangeResult) {
    super(entries.map((entry) => encodedObject(entry)));
    this.revision = revision;
    this.#remaining = remaining;
  }

  countAfter(key: string): number {
    const index = this.all().findLastIndex((object) => object.key === key);
    return this.#remaining + this.count - 1 - index;
  }
}
