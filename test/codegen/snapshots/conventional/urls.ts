// Generated from conventional.yaml by codegen/emitters/urls.ts. Do not edit; run npm run generate.

/** Name of a path parameter. Namespace of the object. */
export const NamespaceParameter = "namespace";

/** Name of a path parameter. Name of the object. */
export const NameParameter = "name";

/** Widget. GET: List all Widgets; POST: Create a Widget; DELETE: Delete a collection of Widgets. */
export const WidgetsURL = "/apis/v1/namespaces/:namespace/widgets";

/** The path of {@link WidgetsURL} for one namespace. */
export function widgetsURL(parameters: { namespace: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/widgets`;
}

/** Widget. GET: Read a Widget; PUT: Replace a Widget; PATCH: Change a part of a Widget; DELETE: Delete a Widget. */
export const WidgetSpecURL = "/apis/v1/namespaces/:namespace/widgets/:name";

/** The path of {@link WidgetSpecURL} for one object. */
export function widgetSpecURL(parameters: { namespace: string; name: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/widgets/${segment(NameParameter, parameters.name)}`;
}

/**
 * Widget. GET: Read the status of a Widget; PUT: Update the status of a Widget; PATCH: Change a part of the status of a
 * Widget.
 */
export const WidgetSpecStatusURL = "/apis/v1/namespaces/:namespace/widgets/:name/status";

/** The path of {@link WidgetSpecStatusURL} for one object. */
export function widgetSpecStatusURL(parameters: { namespace: string; name: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/widgets/${segment(NameParameter, parameters.name)}/status`;
}

/** Widget. GET: List the Widgets of every namespace. */
export const GlobalWidgetsURL = "/apis/v1/widgets";

/** The path of {@link GlobalWidgetsURL}. */
export function globalWidgetsURL(): string {
  return GlobalWidgetsURL;
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
