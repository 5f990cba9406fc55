import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { items, startServer, type TestServer } from "../helpers/server.js";
import { pod, smallest } from "./bodies.js";

let server: TestServer;
const pods = "/api/v1/namespaces/default/pods";

beforeAll(async () => {
  server = await startServer();
  const create = async (path: string, name: string, labels?: object, spec = {}) => {
    const answer = await server.send("POST", path, { ...pod(name, spec), metadata: { name, labels } });
    expect(answer.status).toBe(201);
  };
  await create(pods, "web-1", { app: "web", tier: "front" }, { nodeName: "node-1" });
  await create(pods, "web-2", { app: "web", tier: "back" }, { nodeName: "node-2" });
  await create(pods, "db", { app: "db", shard: "3" }, { nodeName: "node-1" });
  await create(pods, "bare");
  await create("/api/v1/namespaces/other/pods", "web-1", { app: "web" });
  expect((await server.send("PUT", `${pods}/db/status`, { phase: "Running" })).status).toBe(200);
});
afterAll(() => server.stop());

/** The names of the objects that a query finds. */
async function find(path: string, query: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const answer = await server.send("GET", `${path}?${new URLSearchParams(query)}`);
  expect(answer).toMatchObject({ status: 200 });
  return items(answer).map(({ metadata }) => metadata.name);
}

describe("the selectors of a list", () => {
  test.each<[query: Record<string, string>, names: readonly string[]]>([
    [{ labelSelector: "app=web" }, ["web-1", "web-2"]],
    [{ labelSelector: "app in (web, db),tier!=front" }, ["db", "web-2"]],
    [{ labelSelector: "!app" }, ["bare"]],
    [{ labelSelector: "shard>2" }, ["db"]],
    [{ labelSelector: "" }, ["bare", "db", "web-1", "web-2"]],
    [{ fieldSelector: "" }, ["bare", "db", "web-1", "web-2"]],
    [{ fieldSelector: "metadata.name=db" }, ["db"]],
    [{ fieldSelector: "metadata.name!=db,metadata.namespace=default" }, ["bare", "web-1", "web-2"]],
    [{ fieldSelector: "metadata.namespace=other" }, []],
    [{ fieldSelector: "spec.nodeName=node-1" }, ["db", "web-1"]],
    [{ fieldSelector: "spec.nodeName=" }, ["bare"]],
    [{ fieldSelector: "status.phase!=Pending" }, ["db"]],
    [{ fieldSelector: "spec.nodeName=node-1", labelSelector: "app=web" }, ["web-1"]],
    [{ fieldSelector: "spec.nodeName=node-1", labelSelector: "app!=web", limit: "1" }, ["db"]],
  ])("%j find %j", async (query, names) => {
    expect(await find(pods, query)).toEqual(names);
  });

  test("find over all namespaces", async () => {
    expect(await find("/api/v1/pods", { labelSelector: "app=web" })).toEqual(["web-1", "web-2", "web-1"]);
    expect(await find("/api/v1/pods", { fieldSelector: "metadata.namespace=other" })).toEqual(["web-1"]);
  });

  test.each([
    { parameter: "labelSelector", selector: "app==(", character: 6 },
    { parameter: "labelSelector", selector: "app in (web,", character: 13 },
    { parameter: "fieldSelector", selector: "metadata.name=a,spec.x=1", character: 17 },
  ])("are refused with the place of the mistake: $selector", async ({ parameter, selector, character }) => {
    const answer = await server.send("GET", `${pods}?${new URLSearchParams({ [parameter]: selector })}`);
    expect(answer).toMatchObject({ status: 400, body: { reason: "BadRequest", causes: [{ field: parameter }] } });
    expect(answer.body.error).toContain(`The ${parameter} is not valid at character ${character}: `);
  });

  test("name the fields of the kind: a kind of cluster scope has no namespace to select by", async () => {
    expect((await server.send("POST", "/api/v1/nodes", smallest("Node", "node-1"))).status).toBe(201);
    expect(await find("/api/v1/nodes", { fieldSelector: "metadata.name=node-1" })).toEqual(["node-1"]);
    const answer = await server.send("GET", "/api/v1/nodes?fieldSelector=metadata.namespace%3Dx");
    expect(answer.body.error).toBe(
      'The fieldSelector is not valid at character 1: the field "metadata.namespace" is not among those that can be ' +
        "selected by, metadata.name, status.condition; did you mean metadata.name?",
    );
  });
});
