import { objectHeaders } from "./answers.js";
import { unlessNotModified } from "./not-modified.js";
import { readAddress, refuseQuery } from "./parameters.js";
import type { VerbHandler } from "./verb.js";

/** Reads one object. */
export const get: VerbHandler = async (request, target) => {
  const address = readAddress(request, target);
  refuseQuery(request, target);

  const { registry, route } = target;
  const object = await registry.get(address);
  return unlessNotModified(request.ifNoneMatch, {
    status: route.status,
    headers: objectHeaders(object),
    body: { data: object, message: registry.describe(address) },
  });
};
