import { ApiError } from "../errors.js";
import { deleteCollection } from "../registry/delete-collection.js";
import { doneMessage } from "./answers.js";
import { type DeleteQuery, readDeleteOptions } from "./delete-options.js";
import { readNamespace, readQuery, readSelector } from "./parameters.js";
import type { VerbHandler } from "./verb.js";

interface DeleteCollectionQuery extends DeleteQuery {
  readonly labelSelector: string;
  readonly fieldSelector: string;
}

/** Deletes the objects of one namespace, or all of a kind of cluster scope, or those of them that a selector selects. */
export const deleteCollectionVerb: VerbHandler = async (request, target) => {
  const namespace = readNamespace(request, target);
  const query = readQuery<DeleteCollectionQuery>(request, target);
  const { preconditions, ...options } = readDeleteOptions(query, request, target);
  if (Object.values(preconditions).some((value) => value !== undefined)) {
    const message = "Preconditions and If-Match are about one object; a collection can be narrowed down by selectors";
    throw new ApiError("BadRequest", message);
  }
  const { registry, route } = target;

  const deleted = await deleteCollection(registry, namespace, { ...options, selector: readSelector(query, target) });
  const { kind } = registry.resource;
  const count = `${deleted.length} ${kind} ${deleted.length === 1 ? "object" : "objects"}`;
  const marked = deleted.filter(({ outcome }) => outcome === "marked").length;
  const done = marked === 0 ? "deleted" : `deleted, ${marked} of them as soon as their finalizers are gone`;
  return {
    status: route.status,
    headers: {},
    body: { data: deleted.map(({ object }) => object), message: doneMessage(count, done, options.dryRun) },
  };
};
