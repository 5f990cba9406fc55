import { registryPrefix } from "./keys.js";
import type { Snapshot } from "./snapshot.js";
import type { Entry, Store } from "./store.js";

const pageEntries = 500;

/** Takes a snapshot of what an etcd holds for API servers. Closing it closes the store. */
export async function openEtcdSnapshot(store: Store): Promise<Snapshot> {
  const revision = await store.revision();
  return {
    revision,
    async *entries(): AsyncGenerator<Entry> {
      let afterKey: string | undefined;
      do {
        const page = await store.range(registryPrefix, { revision, limit: pageEntries, ...(afterKey && { afterKey }) });
        yield* page.entries;
        afterKey = page.remaining > 0 ? page.entries.at(-1)?.key : undefined;
      } while (afterKey !== undefined);
    },
    close: () => store.close(),
  };
}
