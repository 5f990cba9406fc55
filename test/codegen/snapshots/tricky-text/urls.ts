// Generated from tricky-text.yaml by codegen/emitters/urls.ts. Do not edit; run npm run generate.

/** Name of a path parameter. Namespace of the object. */
export const NamespaceParameter = "namespace";

/** Name of a path parameter. Name of the object. */
export const NameParameter = "name";

/** Trap. GET: List all Traps; POST: Create a Trap; DELETE: Delete a collection of Traps. */
export const TrapsURL = "/apis/v1/namespaces/:namespace/traps";

/** The path of {@link TrapsURL} for one namespace. */
export function trapsURL(parameters: { namespace: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/traps`;
}

/** Trap. GET: Read a Trap; PUT: Replace a Trap; PATCH: Change a part of a Trap; DELETE: Delete a Trap. */
export const TrapSpecURL = "/apis/v1/namespaces/:namespace/traps/:name";

/** The path of {@link TrapSpecURL} for one object. */
export function trapSpecURL(parameters: { namespace: string; name: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/traps/${segment(NameParameter, parameters.name)}`;
}

/** Trap. GET: List the Traps of every namespace. */
export const GlobalTrapsURL = "/apis/v1/traps";

/** The path of {@link GlobalTrapsURL}. */
export function globalTrapsURL(): string {
  return GlobalTrapsURL;
}

/**
 * One path segment, percent-encoded (RFC 3986, section 2.1).
 *
 * @throws RangeError for an empty text, `.` and `..`: with them the path would name something else.
 */
function segment(parameter: string, value: string): string {
  if (value === "" || value === "." || value === "..") {
    throw new RangeError(`path parameter "${parameter}" cannot be ${JSON.stringify(value)}`);
  }
  return encodeURIComponent(value);
}
