import { objectHeaders } from "./answers.js";
import { unlessNotModified } from "./not-modified.js";
import { invalidQuery, readAddress, readQuery } from "./parameters.js";
import type { VerbHandler } from "./verb.js";

/** Reads one object. */
export const get: VerbHandler = async (request, target) => {
  const address = readAddress(request, target);
  refuseWatchQuery(readQuery<Record<string, unknown>>(request, target));

  const { registry, route } = target;
  const object = await registry.get(address);
  return unlessNotModified(request.ifNoneMatch, {
    status: route.status,
    headers: objectHeaders(object),
    body: { data: object, message: registry.describe(address) },
  });
};

/**
 * Without `watch=true` the newest object is read, so there is nothing that the other parameters could mean. An empty
 * resourceVersion means nothing.
 */
function refuseWatchQuery(query: Readonly<Record<string, unknown>>): void {
  const causes = Object.keys(query)
    .filter((field) => field !== "watch" && query[field] !== "")
    .map((field) => ({ field, message: "is for watch=true only" }));
  if (causes.length > 0) throw invalidQuery(causes);
}
