import { once } from "node:events";
import type { Store } from "../../src/storage/store.js";

/** A watch that never tells anything: a server that has no other fills no cache, and reads from its store. */
export const silentWatch: Store["watch"] = (_prefix, { signal }) => ({
  [Symbol.asyncIterator]: () => ({
    next: async () => {
      if (!signal.aborted) await once(signal, "abort");
      return { done: true, value: undefined };
    },
  }),
});
