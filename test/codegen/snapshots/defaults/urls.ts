// Generated from defaults.yaml by codegen/emitters/urls.ts. Do not edit; run npm run generate.

/** Name of a path parameter. Namespace of the object. */
export const NamespaceParameter = "namespace";

/** Name of a path parameter. Name of the object. */
export const NameParameter = "name";

/** Listener. GET: List all Listeners; POST: Create a Listener; DELETE: Delete a collection of Listeners. */
export const ListenersURL = "/apis/v1/namespaces/:namespace/listeners";

/** The path of {@link ListenersURL} for one namespace. */
export function listenersURL(parameters: { namespace: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/listeners`;
}

/**
 * Listener. GET: Read a Listener; PUT: Replace a Listener; PATCH: Change a part of a Listener; DELETE: Delete a
 * Listener.
 */
export const ListenerSpecURL = "/apis/v1/namespaces/:namespace/listeners/:name";

/** The path of {@link ListenerSpecURL} for one object. */
export function listenerSpecURL(parameters: { namespace: string; name: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/listeners/${segment(NameParameter, parameters.name)}`;
}

/**
 * Listener. GET: Read the status of a Listener; PUT: Update the status of a Listener; PATCH: Change a part of the
 * status of a Listener.
 */
export const ListenerSpecStatusURL = "/apis/v1/namespaces/:namespace/listeners/:name/status";

/** The path of {@link ListenerSpecStatusURL} for one object. */
export function listenerSpecStatusURL(parameters: { namespace: string; name: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/listeners/${segment(NameParameter, parameters.name)}/status`;
}

/** Listener. GET: List the Listeners of every namespace. */
export const GlobalListenersURL = "/apis/v1/listeners";

/** The path of {@link GlobalListenersURL}. */
export function globalListenersURL(): string {
  return GlobalListenersURL;
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
