import { isInScope, type KeyScope } from "../storage/keys.js";
import type { Entry, Store } from "../storage/store.js";

/** Most objects that are read at a time. */
const maxPageEntries = 500;
/** Most bytes that are kept for a watcher that does not read, unless a single object is larger. */
const maxPageBytes = 128 * 1024;

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
  const limit = scope.isKey ? 1 : maxPageEntries;
  const { entries, revision, remaining } = await store.range(scope.prefix, { limit });
  const inScope = entries.filter(({ key }) => isInScope(key, scope));
  const first = fitting(inScope);
  const hasMore = first.length < inScope.length || (remaining > 0 && !scope.isKey);
  return { revision, pages: readPages(store, scope, { first, hasMore, revision }) };
}

async function* readPages(
  store: Store,
  { prefix }: KeyScope,
  { first, hasMore, revision }: { first: readonly Entry[]; hasMore: boolean; revision: number },
): AsyncGenerator<readonly Entry[]> {
  yield first;
  let page = first;
  for (let isLast = !hasMore; !isLast; ) {
    // As many as fit if they are as large as those before them.
    const limit = Math.min(maxPageEntries, Math.max(1, Math.floor((maxPageBytes / sizeOf(page)) * page.length)));
    const { entries, remaining } = await store.range(prefix, { limit, afterKey: page.at(-1)?.key, revision });
    page = fitting(entries);
    isLast = remaining === 0 && page.length === entries.length;
    yield page;
  }
}

/** The first of these that take no more than a page may, at least one. */
function fitting(entries: readonly Entry[]): readonly Entry[] {
  let bytes = 0;
  const end = entries.findIndex(({ value }, index) => {
    bytes += value.length;
    return bytes > maxPageBytes && index > 0;
  });
  return end === -1 ? entries : entries.slice(0, end);
}

function sizeOf(entries: readonly Entry[]): number {
  return entries.reduce((bytes, { value }) => bytes + value.length, 0);
}
