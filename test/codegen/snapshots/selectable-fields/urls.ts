// Generated from selectable-fields.yaml by codegen/emitters/urls.ts. Do not edit; run npm run generate.

/** Name of a path parameter. Namespace of the object. */
export const NamespaceParameter = "namespace";

/** Name of a path parameter. Name of the object. */
export const NameParameter = "name";

/** Task. GET: List all Tasks; POST: Create a Task; DELETE: Delete a collection of Tasks. */
export const TasksURL = "/apis/v1/namespaces/:namespace/tasks";

/** The path of {@link TasksURL} for one namespace. */
export function tasksURL(parameters: { namespace: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/tasks`;
}

/** Task. GET: Read a Task; PUT: Replace a Task; PATCH: Change a part of a Task; DELETE: Delete a Task. */
export const TaskSpecURL = "/apis/v1/namespaces/:namespace/tasks/:name";

/** The path of {@link TaskSpecURL} for one object. */
export function taskSpecURL(parameters: { namespace: string; name: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/tasks/${segment(NameParameter, parameters.name)}`;
}

/**
 * Task. GET: Read the status of a Task; PUT: Update the status of a Task; PATCH: Change a part of the status of a Task.
 */
export const TaskSpecStatusURL = "/apis/v1/namespaces/:namespace/tasks/:name/status";

/** The path of {@link TaskSpecStatusURL} for one object. */
export function taskSpecStatusURL(parameters: { namespace: string; name: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/tasks/${segment(NameParameter, parameters.name)}/status`;
}

/** Task. GET: List the Tasks of every namespace. */
export const GlobalTasksURL = "/apis/v1/tasks";

/** The path of {@link GlobalTasksURL}. */
export function globalTasksURL(): string {
  return GlobalTasksURL;
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
