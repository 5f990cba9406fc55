import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newNamespace, startServer, type TestObject, type TestServer } from "../helpers/server.js";
import { pod } from "./bodies.js";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

/** Creates a Pod and gives its path and itself. */
async function createPod(): Promise<{ path: string; created: TestObject }> {
  const pods = `/api/v1/namespaces/${newNamespace()}/pods`;
  const { body } = await server.send("POST", pods, { ...pod("web"), metadata: { name: "web", labels: { a: "1" } } });
  return { path: `${pods}/web`, created: body.data };
}

describe("PUT", () => {
  test("replaces labels, annotations and spec, and keeps what is the server's, and status", async () => {
    const { path, created } = await createPod();
    await server.send("PUT", `${path}/status`, { phase: "Running" });
    const metadata = { annotations: { b: "2" }, generation: 77, creationTimestamp: "2001-01-01T00:00:00Z" };
    const sent = { ...pod("web", { nodeName: "n1" }), metadata, status: { phase: "Failed" } };
    const answer = await server.send("PUT", path, sent);
    expect(answer).toMatchObject({ status: 200, body: { message: `Pod ${created.metadata.namespace}/web replaced` } });
    const { uid, creationTimestamp, namespace } = created.metadata;
    expect(answer.body.data.metadata).toEqual({
      name: "web",
      namespace,
      annotations: { b: "2" },
      uid,
      creationTimestamp,
      generation: 2,
      resourceVersion: expect.any(String),
    });
    expect(answer.body.data.spec).toMatchObject({ nodeName: "n1" });
    expect(answer.body.data.status).toEqual({ phase: "Running" });
    expect(answer.headers.get("etag")).toBe(`"${answer.body.data.metadata.resourceVersion}"`);
    expect((await server.send("GET", path)).body.data).toEqual(answer.body.data);
  });

  test("takes back what it gave", async () => {
    const { path, created } = await createPod();
    const answer = await server.send("PUT", path, created);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("warning")).toBeNull();
    const { resourceVersion } = answer.body.data.metadata;
    expect(answer.body.data).toEqual({ ...created, metadata: { ...created.metadata, resourceVersion } });
    expect(Number(resourceVersion)).toBeGreaterThan(Number(created.metadata.resourceVersion));
  });

  test("the generation counts changes of anything but metadata and status", async () => {
    const { path } = await createPod();
    const generationAfter = async (body: object) =>
      (await server.send("PUT", path, body)).body.data.metadata.generation;
    expect(await generationAfter({ ...pod("web"), metadata: { labels: { other: "label" } } })).toBe(1);
    expect(await generationAfter(pod("web", { nodeName: "n1" }))).toBe(2);
    expect(await generationAfter(pod("web", { nodeName: "n1" }))).toBe(2);
    await server.send("PUT", `${path}/status`, { phase: "Running" });
    expect(await generationAfter(pod("web"))).toBe(3);
    const reordered = {
      ...pod("web"),
      spec: Object.fromEntries(Object.entries(pod("web", { nodeName: "n1" }).spec).reverse()),
    };
    expect(await generationAfter(pod("web", { nodeName: "n1" }))).toBe(4);
    expect(await generationAfter(reordered)).toBe(4);
  });

  test("the generation of a Node counts its address too", async () => {
    const name = newNamespace();
    await server.send("POST", "/api/v1/nodes", { metadata: { name }, ip: "10.0.0.1" });
    const answer = await server.send("PUT", `/api/v1/nodes/${name}`, { ip: "10.0.0.2" });
    expect(answer.body.data).toMatchObject({ ip: "10.0.0.2", metadata: { name, generation: 2 }, status: {} });
  });

  test("never creates", async () => {
    const path = `/api/v1/namespaces/${newNamespace()}/pods/web`;
    expect(await server.send("PUT", path, pod("web"))).toMatchObject({ status: 404, body: { reason: "NotFound" } });
    expect((await server.send("GET", path)).status).toBe(404);
  });

  test.each([
    { metadata: { name: "other" }, field: "metadata.name" },
    { metadata: { namespace: "other" }, field: "metadata.namespace" },
  ])("refuses $metadata", async ({ metadata, field }) => {
    const { path } = await createPod();
    const answer = await server.send("PUT", path, { ...pod("web"), metadata });
    expect(answer).toMatchObject({ status: 400, body: { reason: "BadRequest", causes: [{ field }] } });
  });

  test("says everything that is wrong with both name and kind", async () => {
    const { path } = await createPod();
    const answer = await server.send("PUT", path, { ...pod("other"), kind: "Node" });
    expect(answer.body.causes?.map(({ field }) => field)).toEqual(["kind", "metadata.name"]);
  });
});

describe("conditions of PUT", () => {
  test("a resourceVersion that is no longer the newest is a conflict that names the newest", async () => {
    const { path, created } = await createPod();
    const second = await server.send("PUT", path, pod("web"));
    const answer = await server.send("PUT", path, created);
    expect(answer).toMatchObject({ status: 409, body: { reason: "Conflict" } });
    expect(answer.body.error).toContain(`resourceVersion ${second.body.data.metadata.resourceVersion}`);
    expect((await server.send("GET", path)).body.data).toEqual(second.body.data);
  });

  test("the newest resourceVersion fits", async () => {
    const { path, created } = await createPod();
    expect((await server.send("PUT", path, created)).status).toBe(200);
  });

  test("a uid of another object is a conflict", async () => {
    const { path, created } = await createPod();
    await server.send("DELETE", path);
    const again = await server.send("POST", path.replace(/\/web$/, ""), pod("web"));
    const { resourceVersion: _, ...metadata } = created.metadata;
    const answer = await server.send("PUT", path, { ...created, metadata });
    expect(answer).toMatchObject({ status: 409, body: { reason: "Conflict", causes: [{ field: "metadata.uid" }] } });
    expect((await server.send("GET", path)).body.data).toEqual(again.body.data);
  });

  test.each([null, "", undefined])("uid and resourceVersion %j count as absent", async (nothing) => {
    const { path } = await createPod();
    const metadata = { name: "web", uid: nothing, resourceVersion: nothing };
    expect((await server.send("PUT", path, { ...pod("web"), metadata })).status).toBe(200);
  });

  test("a resourceVersion must be text", async () => {
    const { path } = await createPod();
    const answer = await server.send("PUT", path, { ...pod("web"), metadata: { resourceVersion: 5 } });
    expect(answer).toMatchObject({ status: 400, body: { causes: [{ field: "metadata.resourceVersion" }] } });
  });

  test.each([
    { header: (version: string) => `"${version}"`, status: 200 },
    { header: (version: string) => `"0", "${version}"`, status: 200 },
    { header: (version: string) => `,"0",,"${version}" ,`, status: 200 },
    { header: () => "*", status: 200 },
    { header: () => '"0"', status: 409 },
    // Compared strongly, as RFC 9110 (section 13.1.1) wants it.
    { header: (version: string) => `W/"${version}"`, status: 409 },
    { header: (version: string) => version, status: 400 },
    { header: (version: string) => `"${version}`, status: 400 },
    { header: () => "", status: 400 },
  ])("If-Match case %#: $status", async ({ header, status }) => {
    const { path, created } = await createPod();
    const headers = { "If-Match": header(created.metadata.resourceVersion) };
    expect((await server.send("PUT", path, pod("web"), headers)).status).toBe(status);
  });
});
