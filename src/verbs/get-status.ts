import { objectHeaders, statusOf } from "./answers.js";
import { readAddress, refuseQuery } from "./parameters.js";
import type { VerbHandler } from "./verb.js";

/** Reads the status of one object. */
export const getStatus: VerbHandler = async (request, target) => {
  const address = readAddress(request, target);
  refuseQuery(request, target);

  const { registry, route } = target;
  const object = await registry.get(address);
  return {
    status: route.status,
    headers: objectHeaders(object),
    body: { data: statusOf(object), message: `Status of ${registry.describe(address)}` },
  };
};
