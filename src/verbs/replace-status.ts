import { decodePayload } from "../payload/decode.js";
import { objectHeaders, statusOf } from "./answers.js";
import { readAddress, readWriteQuery } from "./parameters.js";
import type { VerbHandler } from "./verb.js";

/** Replaces the status of an object and nothing else. Never creates. */
export const replaceStatus: VerbHandler = async (request, target) => {
  const address = readAddress(request, target);
  const { fieldValidation } = readWriteQuery(request, target);
  const { registry, route } = target;
  const { contentType, ifMatch } = request;
  const body = decodePayload(request.body, contentType, registry.resource.maxBodyBytes);

  const { object, warnings } = await registry.replaceStatus(address, { body, fieldValidation, ifMatch });
  return {
    status: route.status,
    headers: objectHeaders(object, warnings),
    body: { data: statusOf(object), message: `Status of ${registry.describe(address)} replaced` },
  };
};
