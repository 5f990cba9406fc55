import { objectHeaders, statusOf } from "./answers.js";
import { unlessNotModified } from "./not-modified.js";
import { readAddress, refuseQuery } from "./parameters.js";
import type { VerbHandler } from "./verb.js";

/** Reads the status of one object. */
export const getStatus: VerbHandler = async (request, target) => {
  const address = readAddress(request, target);
  refuseQuery(request, target);

  const { registry, route } = target;
  const object = await registry.get(address);
  return unlessNotModified(request.ifNoneMatch, {
    status: route.status,
    headers: objectHeaders(object),
    body: { data: statusOf(object), message: `Status of ${registry.describe(address)}` },
  });
};
