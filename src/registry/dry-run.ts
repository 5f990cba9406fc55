import type { Store } from "../storage/store.js";

/** The methods of a store that change something. */
export type Writes = Pick<Store, "create" | "replace" | "delete">;

/**
 * Writes that come to what they would come to in a store, but are not done (Kubernetes API concept "dry run"). A
 * successful one leaves the revision of the key as it is; 0 stands for that of a key that would have been created.
 */
export function dryRunWrites(store: Pick<Store, "get">): Writes {
  const swap = async (key: string, revision: number) => {
    const current = await store.get(key);
    return current?.revision === revision ? { done: true as const, revision } : { done: false as const, current };
  };
  return {
    create: async (key) => {
      const current = await store.get(key);
      return current === undefined ? { done: true, revision: 0 } : { done: false, current };
    },
    replace: (key, _value, revision) => swap(key, revision),
    delete: swap,
  };
}
