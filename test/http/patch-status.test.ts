import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newNamespace, startServer, type TestObject, type TestServer } from "../helpers/server.js";
import { pod } from "./bodies.js";
import { jsonPatch, mergePatch } from "./patches.js";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

/** A Pod that runs. */
async function createPod(): Promise<{ path: string; created: TestObject }> {
  const path = `/api/v1/namespaces/${newNamespace()}/pods/web`;
  await server.send("POST", path.replace(/\/web$/, ""), pod("web"));
  await server.send("PUT", `${path}/status`, { phase: "Running", podIP: "10.0.0.1" });
  return { path, created: (await server.send("GET", path)).body.data };
}
const send = (path: string, patch: unknown, headers: Readonly<Record<string, string>>) =>
  server.send("PATCH", `${path}/status`, JSON.stringify(patch), headers);
const read = async (path: string) => (await server.send("GET", path)).body.data;

describe("PATCH of a status", () => {
  test.each([
    { title: "a merge patch of the bare status", patch: { podIP: "10.0.0.2" }, headers: mergePatch },
    {
      title: "a merge patch of the whole object",
      patch: { metadata: { labels: { a: "b" } }, spec: { nodeName: "n1" }, status: { podIP: "10.0.0.2" } },
      headers: mergePatch,
    },
    {
      title: "a JSON Patch of the bare status",
      patch: [
        { op: "test", path: "/phase", value: "Running" },
        { op: "replace", path: "/podIP", value: "10.0.0.2" },
      ],
      headers: jsonPatch,
    },
    {
      title: "a JSON Patch of the whole object",
      patch: [
        { op: "test", path: "/kind", value: "Pod" },
        { op: "add", path: "/metadata/labels", value: { a: "b" } },
        { op: "replace", path: "/status/podIP", value: "10.0.0.2" },
      ],
      headers: jsonPatch,
    },
  ])("$title changes the status and nothing else", async ({ patch, headers }) => {
    const { path, created } = await createPod();
    const answer = await send(path, patch, headers);
    expect(answer).toMatchObject({ status: 200, body: { data: { phase: "Running", podIP: "10.0.0.2" } } });
    const { resourceVersion } = (await read(path)).metadata;
    expect(Number(resourceVersion)).toBeGreaterThan(Number(created.metadata.resourceVersion));
    expect(await read(path)).toEqual({
      ...created,
      metadata: { ...created.metadata, resourceVersion },
      status: { phase: "Running", podIP: "10.0.0.2" },
    });
  });

  test.each([
    [
      { op: "replace", path: "/status/podIP", value: "x" },
      { op: "remove", path: "/podIP" },
    ],
    [
      { op: "move", from: "/spec/nodeName", path: "/status/podIP" },
      { op: "remove", path: "/status/podIP" },
    ],
  ])("does not guess what a JSON Patch of both kinds means", async (...operations) => {
    const { path, created } = await createPod();
    const answer = await send(path, operations, jsonPatch);
    expect(answer).toMatchObject({ status: 400, body: { reason: "BadRequest" } });
    expect(answer.body.error).toContain("/status");
    expect(await read(path)).toEqual(created);
  });

  test("takes tests of uid and resourceVersion as preconditions, and If-Match too", async () => {
    const { path, created } = await createPod();
    const { uid, resourceVersion } = created.metadata;
    const change = { op: "add", path: "/status/podIP", value: "10.0.0.3" };
    for (const field of ["uid", "resourceVersion"]) {
      const operations = [{ op: "test", path: `/metadata/${field}`, value: "1" }, change];
      expect(await send(path, operations, jsonPatch)).toMatchObject({ status: 409, body: { reason: "Conflict" } });
      const merge = { metadata: { [field]: "1" }, status: { podIP: "10.0.0.3" } };
      expect(await send(path, merge, mergePatch)).toMatchObject({ status: 409, body: { reason: "Conflict" } });
    }
    const headers = { ...mergePatch, "If-Match": '"1"' };
    expect(await send(path, { podIP: "10.0.0.3" }, headers)).toMatchObject({ status: 409 });
    expect(await read(path)).toEqual(created);

    const operations = [
      { op: "test", path: "/metadata/uid", value: uid },
      { op: "test", path: "/metadata/resourceVersion", value: resourceVersion },
      change,
    ];
    expect((await send(path, operations, jsonPatch)).status).toBe(200);
  });

  test("tells mistakes with their place in the document that was patched", async () => {
    const { path } = await createPod();
    const bare = await send(path, { phase: "running" }, mergePatch);
    expect(bare).toMatchObject({ status: 422, body: { causes: [{ field: "phase" }] } });
    const whole = await send(path, { status: { phase: "running" } }, mergePatch);
    expect(whole).toMatchObject({ status: 422, body: { causes: [{ field: "status.phase" }] } });
    const none = await send(path, { status: null }, mergePatch);
    expect(none).toMatchObject({ status: 422, body: { causes: [{ field: "status", message: "is required" }] } });
    const other = await send(path, { metadata: { name: "other" }, status: {} }, mergePatch);
    expect(other).toMatchObject({ status: 400, body: { causes: [{ field: "metadata.name" }] } });
  });

  test("begins with an empty status where nothing has been reported", async () => {
    const path = `/api/v1/nodes/${newNamespace()}`;
    await server.send("POST", "/api/v1/nodes", { metadata: { name: path.split("/").at(-1) } });
    const answer = await send(path, [{ op: "add", path: "/condition", value: "Ready" }], jsonPatch);
    expect(answer).toMatchObject({ status: 200, body: { data: { condition: "Ready" } } });
  });

  test("never creates", async () => {
    const path = `/api/v1/namespaces/${newNamespace()}/pods/web`;
    expect(await send(path, { phase: "Running" }, mergePatch)).toMatchObject({ status: 404 });
    expect((await server.send("GET", path)).status).toBe(404);
  });
});
