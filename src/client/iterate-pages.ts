import type { ObjectList } from "./resource-client.js";

/** Which page of a list. */
export interface PageParameters {
  readonly limit?: number | undefined;
  readonly continue?: string | undefined;
  readonly resourceVersion?: string | undefined;
  readonly resourceVersionMatch?: "Exact" | "NotOlderThan" | undefined;
}

/** How many objects to ask for at a time: as many as client-go's pager does. */
export const PAGE_SIZE = 500;

/** The objects of all pages, each of which `list` fetches when the one before is used up. */
export async function* iteratePages<T, Parameters extends PageParameters>(
  list: (parameters: Parameters) => Promise<ObjectList<T>>,
  parameters: Parameters,
): AsyncGenerator<T, void, undefined> {
  let next = { ...parameters, limit: parameters.limit ?? PAGE_SIZE };
  for (;;) {
    const page = await list(next);
    yield* page.items;
    if (page.continue === undefined) return;
    // The token also says which version the list shows.
    next = { ...next, continue: page.continue, resourceVersion: undefined, resourceVersionMatch: undefined };
  }
}
