import type { Selector } from "../selectors/selector.js";
import type { RangeOptions } from "../storage/store.js";
import type { EncodedObjects } from "./encoded-object.js";

/** What lists are read from: the store, or a cache of it. */
export interface ObjectSource {
  /**
   * Objects whose keys begin with a prefix, consistent at one revision. Rejects as {@link Store.range} does.
   *
   * @param selector What will be picked from them. Objects that it cannot pick may be left out, and there may be more than
   *   the limit says.
   */
  range(prefix: string, options: RangeOptions, selector: Selector | undefined): Promise<SourceRange>;
  /** The newest revision. Rejects as {@link Store.revision} does. */
  revision(): Promise<number>;
}

/** Objects of a prefix, or a part of them. */
export interface SourceRange extends EncodedObjects {
  /** What the objects are of. */
  readonly revision: number;
  /** Whether the selector is known to pick all of the objects; otherwise each must be looked at. */
  readonly arePicked: boolean;
  /** How many objects of the prefix, left out ones among them, come after one of the range, or after its end. */
  countAfter(key: string): number;
}
