// Generated from irregular-names.yaml by codegen/emitters/urls.ts. Do not edit; run npm run generate.

/** Name of a path parameter. Namespace of the object. */
export const NamespaceParameter = "namespace";

/** Name of a path parameter. Name of the object. */
export const NameParameter = "name";

/** HPA. GET: List all HPAs; POST: Create an HPA; DELETE: Delete HPAs. */
export const HPAURL = "/apis/v1/namespaces/:namespace/hpa";

/** The path of {@link HPAURL} for one namespace. */
export function hpaURL(parameters: { namespace: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/hpa`;
}

/** HPA. GET: Read an HPA; PUT: Replace an HPA; PATCH: Change a part of a HPA; DELETE: Delete an HPA. */
export const HPASpecURL = "/apis/v1/namespaces/:namespace/hpa/:name";

/** The path of {@link HPASpecURL} for one object. */
export function hpaSpecURL(parameters: { namespace: string; name: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/hpa/${segment(NameParameter, parameters.name)}`;
}

/** HPA. GET: List the HPAs of every namespace. */
export const EveryHPAURL = "/apis/v1/hpa";

/** The path of {@link EveryHPAURL}. */
export function everyHPAURL(): string {
  return EveryHPAURL;
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
