import { ApiError, toApiError } from "../errors.js";
import type { EncodedObject } from "./encoded-object.js";
import type { ApiObject } from "./object.js";
import { parseObject } from "./object-codec.js";
import type { Registry } from "./registry.js";
import type { Deleted, DeleteRequest } from "./requests.js";

/** How many objects are deleted at the same time. */
const width = 16;

/** A deletion of many objects as a client asked for it. */
export type DeleteCollectionRequest = Omit<DeleteRequest, "preconditions">;

/**
 * Deletes the objects of one namespace, or all objects of a kind of cluster scope, that are there now and that
 * are selected. One that was created meanwhile stays, and so does one that changed so that it is not selected any more.
 *
 * @returns What became of each of them, in the order of their keys.
 * @throws ApiError as soon as a deletion fails; its message says how many objects were deleted before.
 */
export async function deleteCollection(
  registry: Registry,
  namespace: string | undefined,
  request: DeleteCollectionRequest,
): Promise<readonly Deleted[]> {
  const { objects } = await registry.list(namespace, { selector: request.selector });
  const listed = objects?.all() ?? [];
  const deleted: (Deleted | undefined)[] = [];
  let next = 0;
  let failure: ApiError | undefined;

  const work = async () => {
    while (next < listed.length && failure === undefined) {
      const index = next;
      next += 1;
      try {
        deleted[index] = await deleteListed(registry, parseObject(listed[index] as EncodedObject), request);
      } catch (error) {
        failure ??= toApiError(error);
      }
    }
  };
  await Promise.all(Array.from({ length: width }, work));
  const done = deleted.filter((one) => one !== undefined);
  if (failure !== undefined) throw partial(failure, done.length, listed.length);
  return done;
}

/** Gives undefined if there is nothing to delete any more. */
async function deleteListed(
  registry: Registry,
  { metadata: { namespace, name, uid } }: ApiObject,
  request: DeleteCollectionRequest,
): Promise<Deleted | undefined> {
  try {
    const deleted = await registry.delete({ namespace, name }, { ...request, preconditions: { uid } });
    return deleted.outcome === "left" ? undefined : deleted;
  } catch (error) {
    if (error instanceof ApiError && (error.reason === "NotFound" || error.reason === "Conflict")) return undefined;
    throw error;
  }
}

function partial({ reason, message, headers, cause }: ApiError, done: number, all: number): ApiError {
  return new ApiError(reason, `${message}; ${done} of ${all} objects were deleted before`, { headers, cause });
}
