import type { Entry } from "./store.js";

/** All of a store as it was at one revision. */
export interface Snapshot {
  /** Of the newest write that it shows: every write acknowledged before it was taken, and nothing after it. */
  readonly revision: number;
  /**
   * What was stored, in the order of the keys.
   * @throws StoreError `compacted` if the store has forgotten that revision meanwhile, `unusable` if data is damaged.
   */
  entries(): AsyncIterable<Entry>;
  /** Ends it, so that the store may forget that state. */
  close(): Promise<void>;
}

/** What a store is made from. */
export interface RestoredState {
  /** Of the snapshot. No entry has a greater one. */
  readonly revision: number;
  readonly entries: AsyncIterable<Entry>;
}
