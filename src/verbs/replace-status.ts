import { decodePayload } from "../payload/decode.js";
import { doneMessage, objectHeaders } from "./answers.js";
import { readAddress, readWriteQuery } from "./parameters.js";
import type { VerbHandler } from "./verb.js";

/** Replaces the status of an object and nothing else. Never creates. */
export const replaceStatus: VerbHandler = async (request, target) => {
  const address = readAddress(request, target);
  const { fieldValidation, dryRun } = readWriteQuery(request, target);
  const { registry, route } = target;
  const { contentType, ifMatch } = request;
  const body = decodePayload(request.body, contentType, registry.resource.maxBodyBytes);

  const written = await registry.replaceStatus(address, { body, fieldValidation, ifMatch, dryRun });
  return {
    status: route.status,
    headers: objectHeaders(written.revision, { warnings: written.warnings, dryRun }),
    body: {
      data: written.status,
      message: doneMessage(`Status of ${registry.describe(address)}`, "replaced", dryRun),
    },
  };
};
