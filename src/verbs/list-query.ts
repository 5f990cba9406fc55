import type { ApiError } from "../errors.js";
import type { ListRequest } from "../registry/list.js";
import { invalidQuery, readSelector } from "./parameters.js";
import type { VerbTarget } from "./verb.js";

/** The query parameters of a list, as they were sent. */
export interface ListQuery {
  readonly labelSelector: string;
  readonly fieldSelector: string;
  readonly limit: number;
  readonly continue: string;
  readonly resourceVersion: string;
  readonly resourceVersionMatch: "Exact" | "NotOlderThan";
  readonly sendInitialEvents: boolean;
}

/**
 * What a query asks of a list. Which `resourceVersion` and `resourceVersionMatch` mean what, and which exclude each
 * other, is as in Kubernetes (https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions).
 *
 * @throws ApiError BadRequest for a query that contradicts itself, or that cannot be understood.
 */
export function readListRequest(query: Partial<ListQuery>, target: VerbTarget): ListRequest {
  if (query.sendInitialEvents !== undefined) throw mistake("sendInitialEvents", "is for watch=true only");
  const selector = readSelector(query, target);
  // Kubernetes takes 0 for no limit, and the empty text, which clients written in Go send, for what is not set.
  const limit = query.limit === 0 ? undefined : query.limit;
  const continueToken = query.continue === "" ? undefined : query.continue;
  const revision = readRevision(query.resourceVersion);
  const match = query.resourceVersionMatch;
  if (continueToken !== undefined) {
    refuseBesideContinue(revision, match);
    return { selector, limit, continueToken };
  }
  if (match !== undefined && revision === undefined) {
    throw mistake("resourceVersionMatch", "needs a resourceVersion");
  }
  if (match === "Exact" && revision === 0) {
    throw mistake("resourceVersionMatch", "cannot be Exact for resourceVersion 0, which stands for any");
  }
  // A resourceVersion of 0 takes any state; so the newest one will do.
  if (revision === undefined || revision === 0) return { selector, limit };
  const isExact = match === "Exact" || (match === undefined && limit !== undefined);
  return isExact ? { selector, limit, exactRevision: revision } : { selector, limit, minRevision: revision };
}

/**
 * The revision that a `resourceVersion` names; undefined if it is absent or empty.
 *
 * @throws ApiError BadRequest if there can be no such revision.
 */
export function readRevision(text: string | undefined): number | undefined {
  if (text === undefined || text === "") return undefined;
  const revision = Number(text);
  if (!Number.isSafeInteger(revision)) throw mistake("resourceVersion", "is larger than any that there can be");
  return revision;
}

/** All pages show the revision of the first one, so they can ask for no other. */
function refuseBesideContinue(revision: number | undefined, match: string | undefined): void {
  if (revision !== undefined && revision !== 0) {
    throw mistake("resourceVersion", "cannot be given with continue, which goes on at the revision of the first page");
  }
  if (match !== undefined) throw mistake("resourceVersionMatch", "cannot be given with continue");
}

function mistake(field: string, message: string): ApiError {
  return invalidQuery([{ field, message }]);
}
