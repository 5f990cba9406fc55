import { type ListQuery, readListRequest } from "./list-query.js";
import { unlessNotModified } from "./not-modified.js";
import { readNamespace, readQuery } from "./parameters.js";
import type { VerbHandler } from "./verb.js";

/** Lists the objects of one namespace or, where the path names none, of all. */
export const list: VerbHandler = async (request, target) => {
  const namespace = readNamespace(request, target);
  const listRequest = readListRequest(readQuery<ListQuery>(request, target), target);

  const { registry, route } = target;
  const { objects, resourceVersion, continueToken, remainingItemCount } = await registry.list(namespace, listRequest);
  const { kind } = registry.resource;
  const count = `${objects.length} ${kind} ${objects.length === 1 ? "object" : "objects"}`;
  return unlessNotModified(request.ifNoneMatch, {
    status: route.status,
    // The same query at the same revision gives the same answer.
    headers: { ETag: `"${resourceVersion}"` },
    body: {
      data: objects,
      metadata: { resourceVersion, continue: continueToken, remainingItemCount },
      message: namespace === undefined ? count : `${count} in namespace ${namespace}`,
    },
  });
};
