// Generated from rules.yaml by codegen/emitters/urls.ts. Do not edit; run npm run generate.

/** Name of a path parameter. Namespace of the object. */
export const NamespaceParameter = "namespace";

/** Name of a path parameter. Name of the object. */
export const NameParameter = "name";

/** Scale. GET: List all Scales; POST: Create a Scale; DELETE: Delete a collection of Scales. */
export const ScalesURL = "/apis/v1/namespaces/:namespace/scales";

/** The path of {@link ScalesURL} for one namespace. */
export function scalesURL(parameters: { namespace: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/scales`;
}

/** Scale. GET: Read a Scale; PUT: Replace a Scale; PATCH: Change a part of a Scale; DELETE: Delete a Scale. */
export const ScaleSpecURL = "/apis/v1/namespaces/:namespace/scales/:name";

/** The path of {@link ScaleSpecURL} for one object. */
export function scaleSpecURL(parameters: { namespace: string; name: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/scales/${segment(NameParameter, parameters.name)}`;
}

/**
 * Scale. GET: Read the status of a Scale; PUT: Update the status of a Scale; PATCH: Change a part of the status of a
 * Scale.
 */
export const ScaleSpecStatusURL = "/apis/v1/namespaces/:namespace/scales/:name/status";

/** The path of {@link ScaleSpecStatusURL} for one object. */
export function scaleSpecStatusURL(parameters: { namespace: string; name: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/scales/${segment(NameParameter, parameters.name)}/status`;
}

/** Scale. GET: List the Scales of every namespace. */
export const GlobalScalesURL = "/apis/v1/scales";

/** The path of {@link GlobalScalesURL}. */
export function globalScalesURL(): string {
  return GlobalScalesURL;
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
