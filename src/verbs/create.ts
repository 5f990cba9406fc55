import { decodePayload } from "../payload/decode.js";
import { doneMessage, objectData, objectHeaders } from "./answers.js";
import { readNamespace, readWriteQuery } from "./parameters.js";
import type { VerbHandler } from "./verb.js";

/** Creates an object under the name in its body, or under a generated one. */
export const create: VerbHandler = async (request, target) => {
  const namespace = readNamespace(request, target);
  const { fieldValidation, dryRun } = readWriteQuery(request, target);
  const { registry, route, locate } = target;
  const body = decodePayload(request.body, request.contentType, registry.resource.maxBodyBytes);

  const written = await registry.create(namespace, { body, fieldValidation, dryRun });
  const { name, revision, warnings } = written;
  const address = { namespace, name };
  return {
    status: route.status,
    headers: { ...objectHeaders(revision, { warnings, dryRun }), Location: locate(address) },
    body: { data: objectData(written), message: doneMessage(registry.describe(address), "created", dryRun) },
  };
};
