import { expect, test } from "vitest";
import { type Api, api, type Route } from "../../src/api.js";
import { checkRoutes } from "../../src/start-checks.js";
import { verbs } from "../../src/verbs/index.js";

const replaceRoute = (path: string, changes: Partial<Route>): Api => ({
  ...api,
  routes: api.routes.map((route) => (route.path === path && route.method === "PUT" ? { ...route, ...changes } : route)),
});
const firstGet = api.routes.find(({ action }) => action === "get") as Route;
const item = "/api/v1/namespaces/:namespace/pods/:name";

test("the generated table can be served", () => {
  expect(checkRoutes(api, verbs)).toEqual([]);
});

test.each<{ title: string; api: Api; verbs?: Record<string, unknown>; want: string }>([
  {
    title: "a route twice",
    api: { ...api, routes: [...api.routes, api.routes[0] as Route] },
    want: "GET /api/v1/nodes: is there more than once",
  },
  {
    title: "a route twice under other names",
    api: { ...api, routes: [...api.routes, { ...firstGet, path: "/api/v1/nodes/:node" }] },
    want: "GET /api/v1/nodes/:node: is there more than once",
  },
  {
    title: "an action that nothing does",
    api,
    verbs: { ...verbs, replace: undefined },
    want: `PUT ${item}: nothing does replace`,
  },
  {
    title: "an unknown query parameter",
    api: replaceRoute(item, { queryParameters: ["pretty"] }),
    want: `PUT ${item}: the parameter pretty is not known`,
  },
  {
    title: "a missing validator",
    api: { ...api, validators: { ...api.validators, Pod: { ...api.validators.Pod, status: undefined } } },
    want: `PUT ${item}/status: no validator for its status`,
  },
  {
    title: "no name",
    api: replaceRoute(item, { path: "/api/v1/namespaces/:namespace/pod" }),
    want: "PUT /api/v1/namespaces/:namespace/pod: replace needs the parameter name",
  },
  {
    title: "no namespace",
    api: replaceRoute(item, { path: "/api/v1/pods/:name" }),
    want: "PUT /api/v1/pods/:name: needs the parameter namespace",
  },
])("$title is found", ({ api, verbs: given = verbs, want }) => {
  expect(checkRoutes(api, given)).toContain(want);
});
