// Generated from schema-shapes.yaml by codegen/emitters/urls.ts. Do not edit; run npm run generate.

/** Name of a path parameter. Namespace of the object. */
export const NamespaceParameter = "namespace";

/** Name of a path parameter. Name of the object. */
export const NameParameter = "name";

/** Shape. GET: List all Shapes; POST: Create a Shape; DELETE: Delete a collection of Shapes. */
export const ShapesURL = "/apis/v1/namespaces/:namespace/shapes";

/** The path of {@link ShapesURL} for one namespace. */
export function shapesURL(parameters: { namespace: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/shapes`;
}

/** Shape. GET: Read a Shape; PUT: Replace a Shape; PATCH: Change a part of a Shape; DELETE: Delete a Shape. */
export const ShapeSpecURL = "/apis/v1/namespaces/:namespace/shapes/:name";

/** The path of {@link ShapeSpecURL} for one object. */
export function shapeSpecURL(parameters: { namespace: string; name: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/shapes/${segment(NameParameter, parameters.name)}`;
}

/** Shape. GET: List the Shapes of every namespace. */
export const GlobalShapesURL = "/apis/v1/shapes";

/** The path of {@link GlobalShapesURL}. */
export function globalShapesURL(): string {
  return GlobalShapesURL;
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
