import { parseObject } from "../registry/object-codec.js";
import { statusOf, versionHeaders } from "./answers.js";
import { isKnown, notModified } from "./not-modified.js";
import { readAddress, refuseQuery } from "./parameters.js";
import type { VerbHandler } from "./verb.js";

/** Reads the status of one object. */
export const getStatus: VerbHandler = async (request, target) => {
  const address = readAddress(request, target);
  refuseQuery(request, target);

  const { registry, route } = target;
  const object = await registry.getEncoded(address);
  const headers = versionHeaders(object.revision);
  if (isKnown(request.ifNoneMatch, headers)) return notModified(headers);
  const body = { data: statusOf(parseObject(object)), message: `Status of ${registry.describe(address)}` };
  return { status: route.status, headers, body };
};
