import { decodePayload } from "../payload/decode.js";
import { objectHeaders } from "./answers.js";
import { readAddress, readWriteQuery } from "./parameters.js";
import type { VerbHandler } from "./verb.js";

/** Replaces everything of an object but its status. Never creates. */
export const replace: VerbHandler = async (request, target) => {
  const address = readAddress(request, target);
  const { fieldValidation } = readWriteQuery(request, target);
  const { registry, route } = target;
  const { contentType, ifMatch } = request;
  const body = decodePayload(request.body, contentType, registry.resource.maxBodyBytes);

  const { object, warnings } = await registry.replace(address, { body, fieldValidation, ifMatch });
  return {
    status: route.status,
    headers: objectHeaders(object, warnings),
    body: { data: object, message: `${registry.describe(address)} replaced` },
  };
};
