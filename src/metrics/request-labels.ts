import type { Resource, Route } from "../api.js";

/** What metrics tell apart of requests, as in Kubernetes. The values are few, whatever clients send. */
export interface RequestLabels {
  /** `LIST`, `GET`, `WATCH`, `POST`, `PUT`, `PATCH`, `DELETE`, `DELETECOLLECTION` or, for any other method, `OTHER`. */
  readonly verb: string;
  /** Plural of the kind; empty for everything but objects and lists. */
  readonly resource: string;
  /** `status` or, without a resource, the path, such as `/livez`. Empty for objects, lists, and what no route has taken. */
  readonly subresource: string;
  /** `resource` (one object), `namespace`, `cluster`, or empty without a resource. */
  readonly scope: string;
}

const methods: ReadonlySet<string> = new Set(["GET", "POST", "PUT", "PATCH", "DELETE"]);

/** Labels of the requests that a route takes. */
export function routeLabels({ action, method, path }: Route, { plural }: Resource): RequestLabels {
  const isOfObject = action === "create" || path.includes("/:name/") || path.endsWith("/:name");
  return {
    verb: action === "deleteCollection" ? "DELETECOLLECTION" : action.startsWith("list") ? "LIST" : method,
    resource: plural,
    subresource: action.endsWith("Status") ? "status" : "",
    scope: isOfObject ? "resource" : path.includes("/:namespace/") ? "namespace" : "cluster",
  };
}

/** Labels of the requests that ask a route for a watch. */
export function watchLabels(route: Route, resource: Resource): RequestLabels {
  return { ...routeLabels(route, resource), verb: "WATCH" };
}

/**
 * Labels of requests that are not about objects.
 *
 * @param path As the server knows it, not as the client sent it. Empty: no route has taken the request.
 */
export function pathLabels(method = "", path = ""): RequestLabels {
  // What answers a HEAD is what answers a GET.
  const known = method === "HEAD" ? "GET" : method;
  return { verb: methods.has(known) ? known : "OTHER", resource: "", subresource: path, scope: "" };
}
