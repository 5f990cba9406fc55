import { isInScope, type KeyScope } from "../storage/keys.js";
import type { Entry, Store } from "../storage/store.js";

/** So many objects at a time, so that a watcher that reads slowly costs little memory. */
const pageEntries = 500;

/** What there is when a watch begins. */
export interface InitialState {
  /** All pages show the state at this revision. */
  readonly revision: number;
  /** In the order of their keys. Iterating throws a StoreError `compacted` if it takes too long. */
  readonly pages: AsyncIterable<readonly Entry[]>;
}

/** Reads the newest state of a scope, its first page at once. Rejects with a StoreError. */
export async function readInitialState(store: Store, scope: KeyScope): Promise<InitialState> {
  // A key comes before all others that begin with it.
  const limit = scope.isKey ? 1 : pageEntries;
  const { entries, revision, remaining } = await store.range(scope.prefix, { limit });
  const first = entries.filter(({ key }) => isInScope(key, scope));
  const hasMore = remaining > 0 && !scope.isKey;
  return { revision, pages: readPages(store, scope, { first, hasMore, revision }) };
}

async function* readPages(
  store: Store,
  { prefix }: KeyScope,
  { first, hasMore, revision }: { first: readonly Entry[]; hasMore: boolean; revision: number },
): AsyncGenerator<readonly Entry[]> {
  yield first;
  let afterKey = first.at(-1)?.key;
  for (let isLast = !hasMore; !isLast; ) {
    const { entries, remaining } = await store.range(prefix, { limit: pageEntries, afterKey, revision });
    yield entries;
    afterKey = entries.at(-1)?.key;
    isLast = remaining === 0;
  }
}
