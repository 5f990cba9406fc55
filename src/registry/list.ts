import { setImmediate as nextTurn } from "node:timers/promises";
import { ApiError } from "../errors.js";
import type { Selector } from "../selectors/selector.js";
import { StoreError } from "../storage/store.js";
import { type ContinuePosition, continueMistake, createContinueToken, readContinueToken } from "./continue-token.js";
import type { EncodedObject, EncodedObjects } from "./encoded-object.js";
import { ObjectArray } from "./object-array.js";
import { parseObject } from "./object-codec.js";
import type { ObjectSource, SourceRange } from "./object-source.js";
import { tooLargeResourceVersion } from "./resource-version.js";

/** Most objects that are read at a time to find those that a selector picks. */
const maxReadCount = 10_000;
/** After so many of them other work gets its turn. */
const objectsPerTurn = 256;

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
  /** Whether the client knows already what the same list shows at a revision; the objects are then left out. */
  readonly isKnown?: ((revision: number) => boolean) | undefined;
}

/**
 * Objects of one kind, consistent at one revision, in the order of their keys: by the bytes of `NAMESPACE/NAME`, where
 * `-` and `.` come before `/`, so that all of namespace `a-b` is before `a`.
 */
export interface ObjectList {
  /** Undefined if the client knows them. */
  readonly objects: EncodedObjects | undefined;
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
export async function listObjects(source: ObjectSource, prefix: string, request: ListRequest): Promise<ObjectList> {
  const { selector, limit, minRevision = 0, isKnown } = request;
  const picked: EncodedObject[] = [];
  let position = readPosition(prefix, request);
  for (let count = limit; ; count = grown(count)) {
    const range = await readRange(source, prefix, request, position, count);
    if (range.revision < minRevision) throw tooLargeResourceVersion(minRevision, range.revision);
    const resourceVersion = String(range.revision);
    if (isKnown?.(range.revision)) return { objects: undefined, resourceVersion };
    const isWhole = selector === undefined || (range.arePicked && limit === undefined);
    const afterKey = isWhole ? range.lastKey : await pick(range, selector, limit, picked);
    const objects = isWhole ? range : new ObjectArray(picked);
    const remaining = afterKey === undefined ? 0 : range.countAfter(afterKey);
    if (afterKey === undefined || remaining === 0) return { objects, resourceVersion };
    const next = { revision: range.revision, afterKey };
    if (objects.count === limit) {
      const list = { objects, resourceVersion, continueToken: createContinueToken(prefix, next) };
      return selector === undefined ? { ...list, remainingItemCount: remaining } : list;
    }
    position = next;
  }
}

/** Where a list begins, as far as the request says it. */
function readPosition(prefix: string, { continueToken, exactRevision }: ListRequest): Partial<ContinuePosition> {
  return continueToken === undefined ? { revision: exactRevision } : readContinueToken(prefix, continueToken);
}

async function readRange(
  source: ObjectSource,
  prefix: string,
  { continueToken, selector }: ListRequest,
  { revision, afterKey }: Partial<ContinuePosition>,
  limit: number | undefined,
): Promise<SourceRange> {
  try {
    return await source.range(prefix, { limit, afterKey, revision }, selector);
  } catch (error) {
    if (!(error instanceof StoreError) || revision === undefined) throw error;
    if (error.code === "compacted") throw expired(revision, afterKey !== undefined);
    if (error.code !== "future-revision") throw error;
    if (continueToken !== undefined) throw continueMistake("is of a revision that the store has not reached");
    throw tooLargeResourceVersion(revision, await source.revision());
  }
}

/** Adds the objects that the selector picks until there are enough. Returns the key of the last one it has looked at. */
async function pick(
  range: SourceRange,
  selector: Selector,
  limit: number | undefined,
  picked: EncodedObject[],
): Promise<string | undefined> {
  let count = 0;
  for (const object of range.all()) {
    if (range.arePicked || selector.matches(parseObject(object))) picked.push(object);
    if (picked.length === limit) return object.key;
    count += 1;
    if (count % objectsPerTurn === 0) await nextTurn();
  }
  return range.lastKey;
}

/** If few of the objects are picked, many must be read for a page; larger reads make that few round trips. */
function grown(count: number | undefined): number | undefined {
  return count === undefined ? undefined : Math.min(2 * count, maxReadCount);
}

function expired(revision: number, isUnderWay: boolean): ApiError {
  const message = isUnderWay
    ? `The list began at revision ${revision}, which is no longer kept; start it over without continue`
    : `Revision ${revision} is no longer kept; list without resourceVersion, or with resourceVersionMatch=NotOlderThan`;
  const field = isUnderWay ? "continue" : "resourceVersion";
  return new ApiError("Expired", message, { causes: [{ field, message: `revision ${revision} is no longer kept` }] });
}
