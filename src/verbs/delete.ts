import { doneMessage, emptyAnswer, objectHeaders } from "./answers.js";
import { type DeleteQuery, readDeleteOptions } from "./delete-options.js";
import { readAddress, readQuery } from "./parameters.js";
import type { VerbHandler } from "./verb.js";

/** Deletes one object, or marks it as to be deleted, which 202 tells, if finalizers keep it. */
export const deleteVerb: VerbHandler = async (request, target) => {
  const address = readAddress(request, target);
  const options = readDeleteOptions(readQuery<DeleteQuery>(request, target), request, target);
  const { registry, route } = target;

  const { object, outcome } = await registry.delete(address, options);
  if (outcome === "deleted") return emptyAnswer(route.status);
  const done = "is to be deleted, and goes when its finalizers are gone";
  return {
    status: 202,
    headers: objectHeaders(object.metadata.resourceVersion, options),
    body: { data: object, message: doneMessage(registry.describe(address), done, options.dryRun) },
  };
};
