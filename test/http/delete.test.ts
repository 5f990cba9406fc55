import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newNamespace, startServer, type TestObject, type TestServer } from "../helpers/server.js";
import { pod } from "./bodies.js";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

async function createPod(): Promise<{ path: string; created: TestObject }> {
  const pods = `/api/v1/namespaces/${newNamespace()}/pods`;
  const { body } = await server.send("POST", pods, pod("web"));
  return { path: `${pods}/web`, created: body.data };
}

describe("DELETE", () => {
  test("answers 204 without a body, and the object is gone", async () => {
    const { path } = await createPod();
    const answer = await server.send("DELETE", path);
    expect(answer).toMatchObject({ status: 204, text: "" });
    expect(answer.headers.get("content-type")).toBeNull();
    expect((await server.send("GET", path)).status).toBe(404);
    expect((await server.send("GET", `${path}/status`)).status).toBe(404);
  });

  test("does not find what is not there", async () => {
    const { path } = await createPod();
    await server.send("DELETE", path);
    expect(await server.send("DELETE", path)).toMatchObject({ status: 404, body: { reason: "NotFound" } });
  });

  test("honours If-Match", async () => {
    const { path, created } = await createPod();
    const refused = await server.send("DELETE", path, undefined, { "If-Match": '"1"' });
    expect(refused).toMatchObject({ status: 409, body: { reason: "Conflict" } });
    const { resourceVersion } = created.metadata;
    expect((await server.send("DELETE", path, undefined, { "If-Match": `"${resourceVersion}"` })).status).toBe(204);
  });

  test.each(["uid", "resourceVersion"] as const)(
    "honours the precondition %s of a DeleteOptions body",
    async (field) => {
      const { path, created } = await createPod();
      const refused = await server.send("DELETE", path, { preconditions: { [field]: "1" } });
      expect(refused).toMatchObject({
        status: 409,
        body: { reason: "Conflict", causes: [{ field: `metadata.${field}` }] },
      });
      expect((await server.send("GET", path)).body.data).toEqual(created);
      const preconditions = { uid: null, resourceVersion: "", [field]: created.metadata[field] };
      const options = { apiVersion: "v1", kind: "DeleteOptions", preconditions, propagationPolicy: null, dryRun: [] };
      expect((await server.send("DELETE", path, options)).status).toBe(204);
    },
  );

  test("reads DeleteOptions in YAML as well", async () => {
    const { path } = await createPod();
    const yaml = { "Content-Type": "application/yaml" };
    const refused = await server.send("DELETE", path, "preconditions: {uid: other}\n", yaml);
    expect(refused).toMatchObject({ status: 409 });
    expect((await server.send("DELETE", path, "kind: DeleteOptions\n", yaml)).status).toBe(204);
  });

  test.each<{ body: object; field: string; message: string }>([
    { body: { gracePeriodSeconds: 0 }, field: "gracePeriodSeconds", message: "nothing is deleted gracefully" },
    { body: { orphanDependents: true }, field: "orphanDependents", message: "propagationPolicy" },
    { body: { precondition: {} }, field: "precondition", message: "is not supported" },
    { body: { toString: {} }, field: "toString", message: "is not supported" },
    { body: { preconditions: { name: "web" } }, field: "preconditions.name", message: "is not supported" },
    { body: { preconditions: { uid: 7 } }, field: "preconditions.uid", message: "must be a string" },
    { body: { preconditions: [] }, field: "preconditions", message: "must be an object" },
    { body: { propagationPolicy: "orphan" }, field: "propagationPolicy", message: "Background, Foreground, Orphan" },
    { body: { dryRun: "All" }, field: "dryRun", message: "must be an array" },
    { body: { dryRun: ["all"] }, field: "dryRun", message: '"All"' },
    { body: { kind: "Pod" }, field: "kind", message: "must be DeleteOptions" },
    { body: { apiVersion: "v2" }, field: "apiVersion", message: "must be v1" },
  ])("refuses $body: what it asks for would not happen", async ({ body, field, message }) => {
    const { path } = await createPod();
    const answer = await server.send("DELETE", path, body);
    expect(answer).toMatchObject({ status: 400, body: { reason: "BadRequest" } });
    expect(answer.body.causes).toEqual([{ field, message: expect.stringContaining(message) }]);
    expect((await server.send("GET", path)).status).toBe(200);
  });

  test("refuses a body and a query that contradict each other", async () => {
    const { path } = await createPod();
    const answer = await server.send("DELETE", `${path}?propagationPolicy=Orphan`, { propagationPolicy: "Background" });
    expect(answer).toMatchObject({ status: 400, body: { causes: [{ field: "propagationPolicy" }] } });
    expect((await server.send("GET", path)).status).toBe(200);
    const same = await server.send("DELETE", `${path}?propagationPolicy=Background`, {
      propagationPolicy: "Background",
    });
    expect(same.status).toBe(204);
  });
});
