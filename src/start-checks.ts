import type { Api, Route } from "./api.js";

/** The actions whose requests carry an object or a status. */
const validatorOf: Readonly<Partial<Record<Route["action"], "object" | "status">>> = {
  create: "object",
  replace: "object",
  patch: "object",
  replaceStatus: "status",
  patchStatus: "status",
};

/**
 * Proves that every route can be served, before the server listens: it has a verb and a kind and, where it has a body, a
 * validator; all its parameters are known; and no method and path repeats.
 *
 * @returns What is wrong, in words; empty if nothing is.
 */
export function checkRoutes(api: Api, verbs: Readonly<Record<string, unknown>>): string[] {
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const route of api.routes) {
    const name = `${route.method} ${route.path}`;
    const report = (problem: string) => problems.push(`${name}: ${problem}`);

    // Names of parameters do not tell paths apart.
    const shape = name.replace(/:\w+/g, ":");
    if (seen.has(shape)) report("is there more than once");
    seen.add(shape);

    const resource = api.resources.find(({ kind }) => kind === route.kind);
    if (resource === undefined) report(`the kind ${route.kind} does not exist`);
    if (verbs[route.action] === undefined) report(`nothing does ${route.action}`);
    const part = validatorOf[route.action];
    if (part !== undefined && api.validators[route.kind]?.[part] === undefined) report(`no validator for its ${part}`);

    const parameters = [...route.path.matchAll(/:(\w+)/g)].map(([, parameter]) => String(parameter));
    for (const parameter of [...parameters, ...route.queryParameters]) {
      if (!Object.hasOwn(api.parameterValidators, parameter)) report(`the parameter ${parameter} is not known`);
    }
    if (isOfOne(route) && !parameters.includes("name")) report(`${route.action} needs the parameter name`);
    const needsNamespace = resource?.namespaced === true && route.action !== "listAll";
    if (needsNamespace !== parameters.includes("namespace")) {
      report(needsNamespace ? "needs the parameter namespace" : "cannot have the parameter namespace");
    }
    if (route.action === "create" && itemPath(api, route) === undefined) report("created objects cannot be read");
  }
  return problems;
}

/** The path of one object of a route's kind. */
export function itemPath(api: Api, { kind }: Route): string | undefined {
  return api.routes.find((route) => route.kind === kind && route.action === "get")?.path;
}

function isOfOne({ action }: Route): boolean {
  return !["list", "listAll", "create", "deleteCollection"].includes(action);
}
