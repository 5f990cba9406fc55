import { ReadyJson } from "../payload/ready-json.js";
import type { EncodedObject } from "../registry/encoded-object.js";
import { versionHeaders } from "./answers.js";
import { type ListQuery, readRevision } from "./list-query.js";
import { isKnown, notModified } from "./not-modified.js";
import { invalidQuery, readAddress, readQuery } from "./parameters.js";
import type { VerbHandler, VerbResponse } from "./verb.js";

/** Reads one object. */
export const get: VerbHandler = (request, target) => {
  const address = readAddress(request, target);
  const query = readQuery<Record<string, unknown> & Pick<ListQuery, "resourceVersion">>(request, target);
  refuseWatchQuery(query);

  const { registry, route } = target;
  const minRevision = readRevision(query.resourceVersion) ?? 0;
  const isReached = minRevision === 0 ? undefined : registry.checkReached(minRevision);
  const found =
    isReached === undefined ? registry.getEncoded(address) : isReached.then(() => registry.getEncoded(address));
  const answer = ({ revision, json }: EncodedObject): VerbResponse => {
    const headers = versionHeaders(revision);
    if (isKnown(request.ifNoneMatch, headers)) return notModified(headers);
    const body = { data: new ReadyJson([json]), message: registry.describe(address) };
    return { status: route.status, headers, body };
  };
  return found instanceof Promise ? found.then(answer) : answer(found);
};

/**
 * Without `watch=true` the newest object is read, which is not older than any resourceVersion that there has been. There
 * is nothing that the other parameters could mean.
 */
function refuseWatchQuery(query: Readonly<Record<string, unknown>>): void {
  const causes = Object.keys(query)
    .filter((field) => field !== "watch" && field !== "resourceVersion")
    .map((field) => ({ field, message: "is for watch=true only" }));
  if (causes.length > 0) throw invalidQuery(causes);
}
