import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newNamespace, startServer, type TestServer } from "../helpers/server.js";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const hpa = (spec: object) => ({ metadata: { name: "web" }, spec: { workload: { kind: "ReplicaSet" }, ...spec } });
const step = (name: string, nextNodeName?: string) => ({
  name,
  type: "func",
  funcData: { funcName: "f", ...(nextNodeName === undefined ? {} : { nextNodeName }) },
});
const workflow = (entryNodeName: string, workflowNodes: object[]) => ({
  metadata: { name: "flow" },
  spec: { entryNodeName, workflowNodes },
});
const replicaSet = (selector: object, replicas = 1) => ({
  metadata: { name: "web" },
  spec: { replicas, selector, template: { spec: { containers: [{ name: "web", image: "nginx" }] } } },
});

describe("validation rules of resources.yaml", () => {
  it("refuse an object at creation, at the field and with the message of the rule", async () => {
    const path = `/apis/v1/namespaces/${newNamespace()}/hpa`;
    const { status, body } = await server.send("POST", path, hpa({ minReplicas: 3, maxReplicas: 2 }));
    expect(status).toBe(422);
    expect(body).toEqual({
      error: "The object is not valid: spec.maxReplicas must be at least minReplicas, which is 3",
      reason: "Invalid",
      code: 422,
      causes: [{ field: "spec.maxReplicas", message: "must be at least minReplicas, which is 3" }],
    });
    expect((await server.send("GET", path)).body.data).toEqual([]);
  });

  it.each([{ minReplicas: 2, maxReplicas: 2 }, { maxReplicas: 2 }])("accept %j", async (bounds) => {
    const path = `/apis/v1/namespaces/${newNamespace()}/hpa`;
    expect((await server.send("POST", path, hpa(bounds))).status).toBe(201);
  });

  it("refuse a replacement, and leave the object as it was", async () => {
    const path = `/apis/v1/namespaces/${newNamespace()}/hpa`;
    const created = await server.send("POST", path, hpa({ minReplicas: 1, maxReplicas: 2 }));
    const { status, body } = await server.send("PUT", `${path}/web`, hpa({ minReplicas: 3, maxReplicas: 2 }));
    expect([status, body.causes?.[0]?.field]).toEqual([422, "spec.maxReplicas"]);
    expect((await server.send("GET", `${path}/web`)).body.data).toEqual(created.body.data);
  });

  it("are all told that do not hold", async () => {
    const path = `/apis/v1/namespaces/${newNamespace()}/workflow`;
    const wrong = workflow("d", [step("a", "b"), step("b", "c"), step("b")]);
    const { body } = await server.send("POST", path, wrong);
    expect(body.causes).toEqual([
      { field: "spec.entryNodeName", message: 'must be the name of a step; there is none named "d"' },
      { field: "spec.workflowNodes", message: "must have steps with names that differ, but has several named b, b" },
      { field: "spec.workflowNodes", message: "must have a step of the name in every nextNodeName" },
    ]);
    expect(body.error).toMatch(/named "d" \(and 2 more, see causes\)$/);
  });

  it("let a step lead nowhere", async () => {
    const path = `/apis/v1/namespaces/${newNamespace()}/workflow`;
    const { status } = await server.send("POST", path, workflow("a", [step("a", "b"), step("b", "")]));
    expect(status).toBe(201);
  });

  it("keep what is immutable, and nothing else", async () => {
    const path = `/apis/v1/namespaces/${newNamespace()}/replicasets`;
    expect((await server.send("POST", path, replicaSet({ matchLabels: { app: "web" } }))).status).toBe(201);
    const item = `${path}/web`;
    expect((await server.send("PUT", item, replicaSet({ matchLabels: { app: "web" } }, 5))).status).toBe(200);
    const { status, body } = await server.send("PUT", item, replicaSet({ matchLabels: { app: "api" } }));
    expect([status, body.causes]).toEqual([422, [{ field: "spec.selector", message: "is immutable" }]]);
  });

  it("of the status are looked at when it is written, in both forms, and never when the object is", async () => {
    const path = `/apis/v1/namespaces/${newNamespace()}/replicasets`;
    await server.send("POST", path, replicaSet({}));
    const status = { replicas: 1, readyReplicas: 2 };
    for (const wrong of [status, { status }]) {
      const answer = await server.send("PUT", `${path}/web/status`, wrong);
      const causes = [{ field: "status.readyReplicas", message: "cannot be greater than replicas" }];
      expect(answer).toMatchObject({ status: 422, body: { reason: "Invalid", causes } });
    }
    expect((await server.send("GET", `${path}/web`)).body.data.status).toEqual({});
    expect((await server.send("PUT", `${path}/web/status`, { replicas: 2, readyReplicas: 2 })).status).toBe(200);
    expect((await server.send("PUT", `${path}/web`, { ...replicaSet({}), status })).status).toBe(200);
  });

  it("are looked at fast, also for the largest object that they take", async () => {
    const path = `/apis/v1/namespaces/${newNamespace()}/workflow`;
    const steps = Array.from({ length: 250 }, (_, index) => step(`step-${index}`, `step-${(index + 1) % 250}`));
    expect((await server.send("POST", path, workflow("step-0", steps))).status).toBe(201);
  });
});
