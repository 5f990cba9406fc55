import { ReadyJson } from "../payload/ready-json.js";
import { versionHeaders } from "./answers.js";
import { type ListQuery, readListRequest } from "./list-query.js";
import { isKnown, notModified } from "./not-modified.js";
import { readNamespace, readQuery } from "./parameters.js";
import type { VerbHandler } from "./verb.js";

const beginOfArray = Buffer.from("[");
const endOfArray = Buffer.from("]");

/** Lists the objects of one namespace or, where the path names none, of all. */
export const list: VerbHandler = async (request, target) => {
  const namespace = readNamespace(request, target);
  const listRequest = readListRequest(readQuery<ListQuery>(request, target), target);

  const { registry, route } = target;
  const { objects, resourceVersion, continueToken, remainingItemCount } = await registry.list(namespace, {
    ...listRequest,
    // The same query at the same revision gives the same answer.
    isKnown: (revision) => isKnown(request.ifNoneMatch, versionHeaders(revision)),
  });
  const headers = versionHeaders(resourceVersion);
  if (objects === undefined) return notModified(headers);
  const { kind } = registry.resource;
  const count = `${objects.count} ${kind} ${objects.count === 1 ? "object" : "objects"}`;
  return {
    status: route.status,
    headers,
    body: {
      data: new ReadyJson([beginOfArray, ...objects.pieces(), endOfArray]),
      metadata: { resourceVersion, continue: continueToken, remainingItemCount },
      message: namespace === undefined ? count : `${count} in namespace ${namespace}`,
    },
  };
};
