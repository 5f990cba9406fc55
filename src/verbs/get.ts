import { objectHeaders } from "./answers.js";
import { type ListQuery, readRevision } from "./list-query.js";
import { unlessNotModified } from "./not-modified.js";
import { invalidQuery, readAddress, readQuery } from "./parameters.js";
import type { VerbHandler } from "./verb.js";

/** Reads one object. */
export const get: VerbHandler = async (request, target) => {
  const address = readAddress(request, target);
  const query = readQuery<Record<string, unknown> & Pick<ListQuery, "resourceVersion">>(request, target);
  refuseWatchQuery(query);

  const { registry, route } = target;
  await registry.checkReached(readRevision(query.resourceVersion) ?? 0);
  const object = await registry.get(address);
  return unlessNotModified(request.ifNoneMatch, {
    status: route.status,
    headers: objectHeaders(object),
    body: { data: object, message: registry.describe(address) },
  });
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
