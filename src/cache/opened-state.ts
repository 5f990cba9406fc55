import type { EntriesListener } from "../storage/store.js";
import { CachedState } from "./cached-state.js";

/** Gathers the state of a store that tells its entries while it is opened. */
export class OpenedState {
  #state: CachedState | undefined;

  readonly add: EntriesListener = (entries, revision) => {
    this.#state ??= new CachedState(revision);
    this.#state.load(entries, revision);
  };

  /** Once the store is open: its state, or undefined if it has told nothing. */
  end(): CachedState | undefined {
    this.#state?.endLoad();
    return this.#state;
  }
}
