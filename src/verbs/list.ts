import { readNamespace, refuseQuery } from "./parameters.js";
import type { VerbHandler } from "./verb.js";

/** Lists the objects of one namespace or, where the path names none, of all. */
export const list: VerbHandler = async (request, target) => {
  const namespace = readNamespace(request, target);
  refuseQuery(request, target);

  const { registry, route } = target;
  const { objects, resourceVersion } = await registry.list(namespace);
  const { kind } = registry.resource;
  const count = `${objects.length} ${kind} ${objects.length === 1 ? "object" : "objects"}`;
  return {
    status: route.status,
    headers: {},
    body: {
      data: objects,
      metadata: { resourceVersion },
      message: namespace === undefined ? count : `${count} in namespace ${namespace}`,
    },
  };
};
