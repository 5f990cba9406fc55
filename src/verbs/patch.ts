import { readPatch } from "../patch/read-patch.js";
import { doneMessage, objectData, objectHeaders } from "./answers.js";
import { readAddress, readWriteQuery } from "./parameters.js";
import type { VerbHandler } from "./verb.js";

/** Changes a part of an object, but not of its status. Never creates. */
export const patchVerb: VerbHandler = async (request, target) => {
  const address = readAddress(request, target);
  const { fieldValidation, dryRun } = readWriteQuery(request, target);
  const { registry, route } = target;
  const { contentType, ifMatch } = request;
  const patch = readPatch(request.body, contentType);

  const written = await registry.patch(address, { patch, fieldValidation, ifMatch, dryRun });
  return {
    status: route.status,
    headers: objectHeaders(written.revision, { warnings: written.warnings, dryRun }),
    body: { data: objectData(written), message: doneMessage(registry.describe(address), "patched", dryRun, written) },
  };
};
