import { endpointRole, parametersOf } from "../conventions.js";
import type { Scope } from "../manifest.js";
import type { EndpointRole } from "../model.js";
import type { CheckContext } from "./check-context.js";
import type { EndpointOutline, Place, ResourceOutline } from "./outline.js";

/** Parameters of a path, in order, by scope and by the part of a kind that the path addresses. */
const expectedParameters: Readonly<Record<Scope, Readonly<Record<EndpointRole, readonly string[]>>>> = {
  Namespaced: {
    collection: ["namespace"],
    item: ["namespace", "name"],
    status: ["namespace", "name"],
    global: [],
  },
  Cluster: { collection: [], item: ["name"], status: ["name"], global: [] },
};

/** One or more segments, each a parameter or plain text. */
const pathShape = /^(\/(:[A-Za-z]\w*|[A-Za-z0-9_~][A-Za-z0-9._~-]*))+$/;

/**
 * Reports what is wrong with the path of an endpoint, which was written out. Returns the part of the kind that it
 * addresses, or undefined if that cannot be told.
 */
export function checkPath(
  context: CheckContext,
  resource: ResourceOutline,
  { url, place }: EndpointOutline,
): EndpointRole | undefined {
  if (url === undefined) return undefined;
  if (!pathShape.test(url)) {
    context.report("bad-path", place, { path: url });
    return undefined;
  }
  const names = parametersOf(url);
  const known = names.map((name) => checkDeclared(context, name, { ...place, text: `:${name}` }));
  const { scope } = resource;
  if (scope === undefined || known.includes(false)) return undefined;
  const role = endpointRole(url, scope);
  const expected = expectedParameters[scope][role];
  if (names.join() === expected.join()) return role;
  const example = pathLike(url, scope, role);
  context.report("path-parameters", place, { kind: resource.title, scope, role, expected, found: names, example });
  return undefined;
}

/** A path with the beginning and the name of another one, for a part of a kind. */
export function pathLike(url: string, scope: Scope, role: EndpointRole): string {
  const segments = url.split("/").slice(1);
  const name = segments.findLast((segment) => !/^(:.*|status|namespaces)$/.test(segment)) ?? "";
  const root = segments.slice(0, Math.max(0, Math.min(segments.indexOf(name), 2)));
  const namespace = scope === "Namespaced" && role !== "global" ? ["namespaces", ":namespace"] : [];
  const rest = { collection: [], global: [], item: [":name"], status: [":name", "status"] }[role];
  return ["", ...root, ...namespace, name, ...rest].join("/");
}

/** The conventional paths use parameters as well, which the manifest has to describe. */
export function checkConventionalPaths(context: CheckContext, { endpoints }: ResourceOutline): void {
  const names = new Set(endpoints.flatMap(({ url }) => parametersOf(url ?? "")));
  for (const name of names) checkDeclared(context, name, { path: ["parameters"], part: "key" });
}

/** Whether a name is that of a path parameter, as far as that can be told. */
function checkDeclared({ outline, report }: CheckContext, name: string, place: Place): boolean {
  if (outline.parameters === undefined) return true;
  const parameter = outline.parameters.find((candidate) => candidate.name === name);
  if (parameter === undefined) {
    const known = outline.parameters.filter((candidate) => candidate.in !== "query");
    const details = { name, known: known.map((candidate) => candidate.name), conventional: place.text === undefined };
    report("undeclared-parameter", place, details);
    return false;
  }
  if (parameter.in === "query") {
    // What the conventions do can only be mended where the parameter is declared.
    const declaration: Place = { path: [...parameter.path, "in"], part: "value" };
    report("query-parameter-in-path", place.text === undefined ? declaration : place, { name });
    return false;
  }
  return true;
}

/** The status of an object is found below the object itself. */
export function checkStatusPath(
  { report }: CheckContext,
  item: EndpointOutline | undefined,
  status: EndpointOutline | undefined,
): void {
  if (item?.url === undefined || status?.url === undefined || status.url === `${item.url}/status`) return;
  report("status-path", status.place, { constant: item.constant.name, expected: `${item.url}/status` });
}
