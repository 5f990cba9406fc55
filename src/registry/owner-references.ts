import { ApiError } from "../errors.js";
import type { OwnerReference } from "./object.js";

/**
 * Refuses owner references of which more than one has `controller` set to true, as Kubernetes does. The rest is in the
 * schema: whether the owners exist is for the garbage collector to find out.
 *
 * @throws ApiError Invalid that names the controllers.
 */
export function checkOwnerReferences(references: readonly OwnerReference[] | undefined): void {
  if (references === undefined) return;
  const controllers = references.filter(({ controller }) => controller === true);
  if (controllers.length < 2) return;
  const names = controllers
    .slice(0, 10)
    .map(({ kind, name }) => `${kind} ${JSON.stringify(name)}`)
    .join(", ");
  const message = `only one reference can have controller set to true, found it in those to ${names}`;
  throw new ApiError("Invalid", `The object is not valid: metadata.ownerReferences ${message}`, {
    causes: [{ field: "metadata.ownerReferences", message }],
  });
}
