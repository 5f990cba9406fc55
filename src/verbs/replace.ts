import { decodePayload } from "../payload/decode.js";
import { doneMessage, objectData, objectHeaders } from "./answers.js";
import { readAddress, readWriteQuery } from "./parameters.js";
import type { VerbHandler } from "./verb.js";

/** Replaces everything of an object but its status. Never creates. */
export const replace: VerbHandler = async (request, target) => {
  const address = readAddress(request, target);
  const { fieldValidation, dryRun } = readWriteQuery(request, target);
  const { registry, route } = target;
  const { contentType, ifMatch } = request;
  const body = decodePayload(request.body, contentType, registry.resource.maxBodyBytes);

  const written = await registry.replace(address, { body, fieldValidation, ifMatch, dryRun });
  return {
    status: route.status,
    headers: objectHeaders(written.revision, { warnings: written.warnings, dryRun }),
    body: { data: objectData(written), message: doneMessage(registry.describe(address), "replaced", dryRun, written) },
  };
};
