import { ApiError, type Cause } from "../errors.js";
import { jsonLines, serverSentEvents } from "../watch/event-format.js";
import type { WatchRequest } from "../watch/watches.js";
import { type ListQuery, readRevision } from "./list-query.js";
import { invalidQuery, readAddress, readNamespace, readQuery, readSelector } from "./parameters.js";
import type { VerbHandler, VerbRequest, VerbStream, VerbTarget } from "./verb.js";

/** The query parameters of a watch, as they were sent. */
interface WatchQuery extends ListQuery {
  readonly watch: boolean;
  readonly allowWatchBookmarks: boolean;
  readonly timeoutSeconds: number;
}

/** What a watch can be sent as; the first one unless the client prefers another. */
export const watchMediaTypes: readonly string[] = [jsonLines.contentType, serverSentEvents.contentType];

/**
 * Whether a request asks for a watch rather than for what there is now.
 *
 * @throws ApiError BadRequest for parameters that are not supported, repeated, or not valid.
 */
export function isWatch(request: Pick<VerbRequest, "query">, target: VerbTarget): boolean {
  // Reading the query twice is for those who may want a watch; a % may hide a letter of it.
  return request.query !== "" && /watch|%/.test(request.query) && readQuery<WatchQuery>(request, target).watch === true;
}

/** A verb that answers with a watch where the query asks for one. */
export function orWatch(verb: VerbHandler): VerbHandler {
  return (request, target) => (isWatch(request, target) ? watch(request, target) : verb(request, target));
}

/**
 * Streams every change of the objects of a list, or of one object, as it happens
 * (https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes).
 */
async function watch(request: VerbRequest, target: VerbTarget): Promise<VerbStream> {
  const { registry, route, watches } = target;
  const { namespace, name } =
    route.action === "get"
      ? readAddress(request, target)
      : { namespace: readNamespace(request, target), name: undefined };
  const query = readQuery<WatchQuery>(request, target);
  refuseContradictions(query);
  const format = request.mediaType === serverSentEvents.contentType ? serverSentEvents : jsonLines;

  const run = await watches.prepare({
    ...readBegin(query, request.lastEventId),
    scope: registry.scope(namespace, name),
    selector: readSelector(query, target),
    format,
    bookmarks: query.allowWatchBookmarks === true ? registry.resource : undefined,
    // 0 stands for the default, as in Kubernetes.
    timeoutMs: query.timeoutSeconds ? query.timeoutSeconds * 1_000 : undefined,
  });
  const headers = { "Content-Type": format.contentType, "Cache-Control": "no-cache" };
  return { status: route.status, headers, run };
}

/** Where a watch begins, by the rules of Kubernetes for `resourceVersion` and `sendInitialEvents`. */
function readBegin(
  { resourceVersion, sendInitialEvents }: Partial<WatchQuery>,
  lastEventId: string | undefined,
): Pick<WatchRequest, "begin" | "revision" | "marksInitialEventsEnd"> {
  if (lastEventId !== undefined && lastEventId !== "") {
    // A client that repeats its request after it has lost the connection. It has had the initial events.
    return { begin: "changes", revision: readLastEventId(lastEventId), marksInitialEventsEnd: false };
  }
  // 0 stands for any state, so the newest one will do, as it does where nothing is said.
  const revision = readRevision(resourceVersion) || undefined;
  const begin = (sendInitialEvents ?? revision === undefined) ? "state" : "changes";
  return { begin, revision, marksInitialEventsEnd: sendInitialEvents === true };
}

function readLastEventId(text: string): number {
  const revision = Number(text);
  if (/^\d+$/.test(text) && revision > 0) return revision;
  const causes = [{ field: "Last-Event-ID", message: "must be the id of an event" }];
  throw new ApiError(
    "BadRequest",
    `Last-Event-ID must be the id of an event, not ${JSON.stringify(text.slice(0, 60))}`,
    {
      causes,
    },
  );
}

function refuseContradictions(query: Partial<WatchQuery>): void {
  const causes: Cause[] = [];
  for (const field of ["limit", "continue"] as const) {
    if (query[field] !== undefined) causes.push({ field, message: "cannot be given with watch=true" });
  }
  const { sendInitialEvents, resourceVersionMatch } = query;
  if (sendInitialEvents === undefined && resourceVersionMatch !== undefined) {
    causes.push({ field: "resourceVersionMatch", message: "is for watches with sendInitialEvents only" });
  }
  if (sendInitialEvents !== undefined && resourceVersionMatch !== "NotOlderThan") {
    causes.push({ field: "resourceVersionMatch", message: "must be NotOlderThan if sendInitialEvents is given" });
  }
  if (causes.length > 0) throw invalidQuery(causes);
}
