import { readPatch } from "../patch/read-patch.js";
import { doneMessage, objectHeaders } from "./answers.js";
import { readAddress, readWriteQuery } from "./parameters.js";
import type { VerbHandler } from "./verb.js";

/** Changes a part of the status of an object and nothing else. Never creates. */
export const patchStatus: VerbHandler = async (request, target) => {
  const address = readAddress(request, target);
  const { fieldValidation, dryRun } = readWriteQuery(request, target);
  const { registry, route } = target;
  const { contentType, ifMatch } = request;
  const patch = readPatch(request.body, contentType);

  const written = await registry.patchStatus(address, { patch, fieldValidation, ifMatch, dryRun });
  return {
    status: route.status,
    headers: objectHeaders(written.revision, { warnings: written.warnings, dryRun }),
    body: {
      data: written.status,
      message: doneMessage(`Status of ${registry.describe(address)}`, "patched", dryRun),
    },
  };
};
