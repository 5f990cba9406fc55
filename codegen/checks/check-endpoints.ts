import { defaultRoot } from "../conventions.js";
import { type Action, actions, type Method, methods } from "../manifest.js";
import type { EndpointRole } from "../model.js";
import type { CheckContext } from "./check-context.js";
import { checkConventionalPaths, checkPath, checkStatusPath, pathLike } from "./check-paths.js";
import type { EndpointOutline, OperationOutline, Place, ResourceOutline } from "./outline.js";

interface ActionRule {
  /** The part of a kind that the action belongs to. */
  readonly role: EndpointRole;
  readonly methods: readonly Method[];
  /** Answer of success. */
  readonly status: number;
}

const rules: Readonly<Record<Action, ActionRule>> = {
  list: { role: "collection", methods: ["GET"], status: 200 },
  create: { role: "collection", methods: ["POST"], status: 201 },
  deleteCollection: { role: "collection", methods: ["DELETE"], status: 200 },
  get: { role: "item", methods: ["GET"], status: 200 },
  replace: { role: "item", methods: ["PUT"], status: 200 },
  patch: { role: "item", methods: ["PATCH"], status: 200 },
  delete: { role: "item", methods: ["DELETE"], status: 204 },
  getStatus: { role: "status", methods: ["GET"], status: 200 },
  replaceStatus: { role: "status", methods: ["PUT", "POST"], status: 200 },
  patchStatus: { role: "status", methods: ["PATCH"], status: 200 },
  listAll: { role: "global", methods: ["GET"], status: 200 },
};

/** Every endpoint addresses a part of its kind and does what that part allows, and no action of the kind is missing. */
export function checkEndpoints(context: CheckContext): void {
  for (const resource of context.outline.resources) {
    if (resource.endpointsAre === "conventional") checkConventionalPaths(context, resource);
    if (resource.endpointsAre === "written") checkWritten(context, resource);
  }
}

function checkWritten(context: CheckContext, resource: ResourceOutline): void {
  const byRole = new Map<EndpointRole, EndpointOutline>();
  const answered = new Set<Action>();
  for (const endpoint of resource.endpoints) {
    const role = checkPath(context, resource, endpoint);
    checkRole(context, resource, byRole, endpoint, role);
    for (const operation of endpoint.operations ?? []) checkOperation(context, operation, role);
    for (const action of actions) if (mayAnswer(endpoint, role, action)) answered.add(action);
  }
  checkStatusPath(context, byRole.get("item"), byRole.get("status"));
  reportMissing(context, resource, byRole, answered);
}

/** Enters an endpoint in `byRole`; there is one for each part of a kind. */
function checkRole(
  context: CheckContext,
  { title, hasStatus }: ResourceOutline,
  byRole: Map<EndpointRole, EndpointOutline>,
  endpoint: EndpointOutline,
  role: EndpointRole | undefined,
): void {
  if (role === undefined) return;
  const first = byRole.get(role);
  if (first) {
    const at = context.locate(first.constant.place);
    context.report("duplicate-role", endpoint.constant.place, { kind: title, role, first: first.constant.name, at });
    return;
  }
  byRole.set(role, endpoint);
  if (role === "status" && hasStatus === false) {
    context.report("status-without-schema", endpoint.constant.place, { kind: title });
  }
}

function checkOperation(
  { report }: CheckContext,
  { method, path, action, status }: OperationOutline,
  role: EndpointRole | undefined,
): void {
  if (action === undefined) return;
  const rule = rules[action];
  const place: Place = { path: [...path, "action"], part: "value" };
  if (role !== undefined && rule.role !== role) {
    const fitting = actions.filter((candidate) => fits(candidate, method, role));
    report("action-misfits-path", place, { action, method, role, needs: rule.role, fitting });
  } else if (isMethod(method) && !allows(action, method)) {
    const fitting = actions.filter((candidate) => fits(candidate, method, role));
    report("action-misfits-method", place, { action, method, methods: rule.methods, fitting });
  } else if (status !== undefined && status !== rule.status) {
    report("wrong-status", { path: [...path, "status"], part: "value" }, { action, status, expected: rule.status });
  }
}

/** Actions that every kind like this one has to answer, and none of its endpoints does. */
function reportMissing(
  { report }: CheckContext,
  { path, title, plural, scope, hasStatus, endpoints }: ResourceOutline,
  byRole: ReadonlyMap<EndpointRole, EndpointOutline>,
  answered: ReadonlySet<Action>,
): void {
  const needed: EndpointRole[] = ["collection", "item"];
  if (hasStatus) needed.push("status");
  if (scope === "Namespaced") needed.push("global");
  const written = endpoints.find(({ url }) => url !== undefined)?.url;
  for (const role of needed) {
    const missing = actions.filter((action) => rules[action].role === role && !answered.has(action));
    if (missing.length === 0) continue;
    const endpoint = byRole.get(role);
    const operations = missing.map((action) => {
      const { methods, status } = rules[action];
      return `${methods[0]}: { action: ${action}, status: ${status}, description: ... }`;
    });
    report("missing-action", endpoint?.constant.place ?? { path: [...path, "endpoints"], part: "key" }, {
      kind: title,
      missing,
      constant: endpoint?.constant.name,
      example: pathLike(written ?? `${defaultRoot}/${plural?.name ?? "foos"}`, scope ?? "Namespaced", role),
      operations,
    });
  }
}

/** Whether an endpoint answers an action, or has a mistake that is reported and may be why it seems not to. */
function mayAnswer({ operations }: EndpointOutline, role: EndpointRole | undefined, action: Action): boolean {
  if (operations === undefined) return true;
  const rule = rules[action];
  return operations.some((operation) => {
    if (operation.action === action) return true;
    if (role !== undefined && rule.role !== role) return false;
    if (isMethod(operation.method) && !allows(action, operation.method)) return false;
    return operation.action === undefined || !fits(operation.action, operation.method, role);
  });
}

function fits(action: Action, method: string, role: EndpointRole | undefined): boolean {
  return allows(action, method) && (role === undefined || rules[action].role === role);
}

function allows(action: Action, method: string): boolean {
  return rules[action].methods.some((candidate) => candidate === method);
}

function isMethod(method: string): boolean {
  return methods.some((candidate) => candidate === method);
}
