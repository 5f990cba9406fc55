import { ApiError } from "../errors.js";
import { emptyAnswer } from "./answers.js";
import { readAddress, refuseQuery } from "./parameters.js";
import type { VerbHandler } from "./verb.js";

/** Deletes one object. */
export const deleteVerb: VerbHandler = async (request, target) => {
  const address = readAddress(request, target);
  refuseQuery(request, target);
  if (request.body.length > 0) {
    const message = "DELETE takes no body; a condition can be given as If-Match";
    throw new ApiError("BadRequest", message);
  }

  await target.registry.delete(address, request.ifMatch);
  return emptyAnswer(target.route.status);
};
