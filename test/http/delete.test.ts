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

  test("refuses a body: what it asks for would not happen", async () => {
    const { path } = await createPod();
    const answer = await server.send("DELETE", path, { preconditions: { uid: "x" } });
    expect(answer).toMatchObject({ status: 400, body: { reason: "BadRequest" } });
    expect((await server.send("GET", path)).status).toBe(200);
  });
});
