import { ApiError } from "../errors.js";
import type { Selector } from "../selectors/selector.js";
import { type Entry, type RangeResult, type Store, StoreError } from "../storage/store.js";
import { type ContinuePosition, continueMistake, createContinueToken, readContinueToken } from "./continue-token.js";
import type { ApiObject } from "./object.js";
import { decodeObject } from "./object-codec.js";
import { tooLargeResourceVersion } from "./resource-version.js";

/** Most objects that are read at a time to find those that a selector picks. */
const maxReadCount = 10_000;

/** Which objects of a prefix, and as of when. Without any of it: all of them, as they are now. */
export interface ListRequest {
  /** Only objects that it picks. */
  readonly selector?: Selector | undefined;
  /** At most so many objects, 1 or more. */
  readonly limit?: number | undefined;
  /** Goes on after the page that had this token, at that page's revision. Excludes the two below. */
  readonly continueToken?: string | undefined;
  /** The objects as they were at this revision. */
  readonly exactRevision?: number | undefined;
  /** The newest objects, which must be of this revision or a later one. */
  readonly minRevision?: number | undefined;
}

/**
 * Objects of one kind, consistent at one revision, in the order of their keys: by the bytes of `NAMESPACE/NAME`, where
 * `-` and `.` come before `/`, so that all of namespace `a-b` is before `a`.
 */
export interface ObjectList {
  readonly objects: readonly ApiObject[];
  readonly resourceVersion: string;
  /** Continues after these objects; undefined if they are the last ones. */
  readonly continueToken?: string;
  /** How many objects are left for later pages. Undefined if there are none, or a selector leaves it unknown. */
  readonly remainingItemCount?: number;
}

/**
 * Lists the objects whose keys begin with a prefix. Pages of a list show the revision of its first page, whatever is
 * written between them; selectors and limits may differ from page to page
 * (https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks).
 *
 * A page may be the last one but empty: that no later object is picked shows only when it is read.
 *
 * @throws ApiError BadRequest for a token that is not of this list, Expired if the revision is no longer kept, and
 * Timeout if it has not been reached.
 */
export async function listObjects(store: Store, prefix: string, request: ListRequest): Promise<ObjectList> {
  const { limit, minRevision = 0 } = request;
  const objects: ApiObject[] = [];
  let position = readPosition(prefix, request);
  for (let count = limit; ; count = grown(count)) {
    const range = await readRange(store, prefix, request, position, count);
    if (range.revision < minRevision) throw tooLargeResourceVersion(minRevision, range.revision);
    const seen = pick(range.entries, request, objects);
    const last = range.entries[seen - 1];
    const remaining = range.remaining + range.entries.length - seen;
    if (last === undefined || remaining === 0) return { objects, resourceVersion: String(range.revision) };
    const next = { revision: range.revision, afterKey: last.key };
    if (objects.length === limit) return withContinue(objects, prefix, next, request, remaining);
    position = next;
  }
}

/** Where a list begins, as far as the request says it. */
function readPosition(prefix: string, { continueToken, exactRevision }: ListRequest): Partial<ContinuePosition> {
  return continueToken === undefined ? { revision: exactRevision } : readContinueToken(prefix, continueToken);
}

async function readRange(
  store: Store,
  prefix: string,
  { continueToken }: ListRequest,
  { revision, afterKey }: Partial<ContinuePosition>,
  limit: number | undefined,
): Promise<RangeResult> {
  try {
    return await store.range(prefix, { limit, afterKey, revision });
  } catch (error) {
    if (!(error instanceof StoreError) || revision === undefined) throw error;
    if (error.code === "compacted") throw expired(revision, afterKey !== undefined);
    if (error.code !== "future-revision") throw error;
    if (continueToken !== undefined) throw continueMistake("is of a revision that the store has not reached");
    throw tooLargeResourceVersion(revision, await store.revision());
  }
}

/** Adds the objects that the selector picks until there are enough. Returns how many entries it has looked at. */
function pick(entries: readonly Entry[], { selector, limit }: ListRequest, objects: ApiObject[]): number {
  for (const [index, entry] of entries.entries()) {
    const object = decodeObject(entry);
    if (selector === undefined || selector.matches(object)) objects.push(object);
    if (objects.length === limit) return index + 1;
  }
  return entries.length;
}

/** If few of the objects are picked, many must be read for a page; larger reads make that few round trips. */
function grown(count: number | undefined): number | undefined {
  return count === undefined ? undefined : Math.min(2 * count, maxReadCount);
}

function withContinue(
  objects: readonly ApiObject[],
  prefix: string,
  next: ContinuePosition,
  { selector }: ListRequest,
  remaining: number,
): ObjectList {
  const resourceVersion = String(next.revision);
  const continueToken = createContinueToken(prefix, next);
  const list = { objects, resourceVersion, continueToken };
  return selector === undefined ? { ...list, remainingItemCount: remaining } : list;
}

function expired(revision: number, isUnderWay: boolean): ApiError {
  const message = isUnderWay
    ? `The list began at revision ${revision}, which is no longer kept; start it over without continue`
    : `Revision ${revision} is no longer kept; list without resourceVersion, or with resourceVersionMatch=NotOlderThan`;
  const field = isUnderWay ? "continue" : "resourceVersion";
  return new ApiError("Expired", message, { causes: [{ field, message: `revision ${revision} is no longer kept` }] });
}
