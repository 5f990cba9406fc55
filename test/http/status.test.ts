import { expect, test } from "vitest";
import { describeOnEachStore, newNamespace, type TestObject } from "../helpers/server.js";
import { pod, smallest, statuses } from "./bodies.js";

describeOnEachStore("the status of an object", (context) => {
  const createPod = async (): Promise<{ path: string; created: TestObject }> => {
    const pods = `/api/v1/namespaces/${newNamespace()}/pods`;
    const { body } = await context.server.send("POST", pods, pod("web", { nodeName: "n1" }));
    return { path: `${pods}/web`, created: body.data };
  };

  test.each(["PUT", "POST"])("%s of a bare status replaces it and nothing else", async (method) => {
    const { server } = context;
    const { path, created } = await createPod();
    const answer = await server.send(method, `${path}/status`, statuses.Pod);
    expect(answer).toMatchObject({ status: 200, body: { data: statuses.Pod } });
    expect(answer.body.message).toContain("/web replaced");
    const after = await server.send("GET", path);
    expect(after.body.data).toEqual({
      ...created,
      status: statuses.Pod,
      metadata: { ...created.metadata, resourceVersion: after.body.data.metadata.resourceVersion },
    });
    expect(answer.headers.get("etag")).toBe(after.headers.get("etag"));
    const read = await server.send("GET", `${path}/status`);
    expect(read.body.data).toEqual(statuses.Pod);
    expect(read.headers.get("etag")).toBe(after.headers.get("etag"));
  });

  test("is replaced, not merged", async () => {
    const { server } = context;
    const { path } = await createPod();
    await server.send("PUT", `${path}/status`, { phase: "Running", podIP: "10.0.0.7" });
    expect((await server.send("PUT", `${path}/status`, { phase: "Failed" })).body.data).toEqual({ phase: "Failed" });
    expect((await server.send("PUT", `${path}/status`, {})).body.data).toEqual({});
  });

  test("of a whole object only the status counts", async () => {
    const { server } = context;
    const { path, created } = await createPod();
    const metadata = { ...created.metadata, labels: { not: "taken" } };
    const sent = { ...created, metadata, spec: { containers: "nonsense" }, status: { phase: "Running" } };
    const answer = await server.send("PUT", `${path}/status`, sent);
    expect(answer).toMatchObject({ status: 200, body: { data: { phase: "Running" } } });
    expect(answer.headers.get("warning")).toBeNull();
    const after = (await server.send("GET", path)).body.data;
    expect(after).toMatchObject({ spec: created.spec, status: { phase: "Running" } });
    expect(after.metadata).toEqual({ ...created.metadata, resourceVersion: after.metadata.resourceVersion });
  });

  test.each([{ metadata: {} }, { kind: "Pod" }, { apiVersion: "v1", status: null }])(
    "the object %j has none to write",
    async (body) => {
      const { path } = await createPod();
      const answer = await context.server.send("PUT", `${path}/status`, body);
      expect(answer).toMatchObject({ status: 422, body: { reason: "Invalid" } });
      expect(answer.body.causes).toEqual([{ field: "status", message: "is required" }]);
    },
  );

  test("is never created on its own", async () => {
    const path = `/api/v1/namespaces/${newNamespace()}/pods/web`;
    const answer = await context.server.send("PUT", `${path}/status`, { phase: "Running" });
    expect(answer).toMatchObject({ status: 404, body: { reason: "NotFound" } });
    expect((await context.server.send("GET", path)).status).toBe(404);
  });

  test("names that contradict the path are refused, spelled-out ones are not needed", async () => {
    const { path } = await createPod();
    const answer = await context.server.send("PUT", `${path}/status`, { metadata: { name: "other" }, status: {} });
    expect(answer).toMatchObject({ status: 400, body: { causes: [{ field: "metadata.name" }] } });
  });

  test("mistakes are named with their place in the body", async () => {
    const { path } = await createPod();
    const want = 'must be one of "Pending", "Running", "Succeeded", "Failed", "Unknown", "Terminating", not "running"';
    const bare = await context.server.send("PUT", `${path}/status`, { phase: "running" });
    expect(bare.body.causes).toEqual([{ field: "phase", message: want }]);
    const whole = await context.server.send("PUT", `${path}/status`, { status: { phase: "running" } });
    expect(whole.body.causes).toEqual([{ field: "status.phase", message: want }]);
  });

  test("unknown fields are dropped and named", async () => {
    const { path } = await createPod();
    const answer = await context.server.send("PUT", `${path}/status`, { Phase: "Running", podIP: "10.0.0.7" });
    expect(answer.body.data).toEqual({ podIP: "10.0.0.7" });
    expect(answer.headers.get("warning")).toBe('299 - "unknown field \\"Phase\\", did you mean \\"phase\\"?"');
  });

  test("a writer that names another version or another object gets a conflict", async () => {
    const { server } = context;
    const { path, created } = await createPod();
    const status = { phase: "Running" };
    const { uid, resourceVersion } = created.metadata;
    await server.send("DELETE", path);
    const again = await server.send("POST", path.replace(/\/web$/, ""), pod("web"));
    for (const metadata of [{ uid }, { resourceVersion }]) {
      expect(await server.send("PUT", `${path}/status`, { metadata, status })).toMatchObject({
        status: 409,
        body: { reason: "Conflict" },
      });
    }
    const stale = { "If-Match": `"${resourceVersion}"` };
    expect((await server.send("PUT", `${path}/status`, status, stale)).status).toBe(409);
    expect((await server.send("GET", path)).body.data).toEqual(again.body.data);

    const { uid: newUid, resourceVersion: newVersion } = again.body.data.metadata;
    const metadata = { uid: newUid, resourceVersion: newVersion };
    expect((await server.send("PUT", `${path}/status`, { metadata, status })).status).toBe(200);
  });

  test.each([
    { kind: "Node", path: (_: string, name: string) => ["/api/v1/nodes", `/${name}`] },
    {
      kind: "Service",
      path: (namespace: string, name: string) => [`/api/v1/namespaces/${namespace}/services`, `/${name}`],
    },
    { kind: "Job", path: (namespace: string, name: string) => [`/apis/v1/namespaces/${namespace}/jobs`, `/${name}`] },
    {
      kind: "ReplicaSet",
      path: (namespace: string, name: string) => [`/apis/v1/namespaces/${namespace}/replicasets`, `/${name}`],
    },
    { kind: "DNS", path: (namespace: string, name: string) => [`/apis/v1/namespaces/${namespace}/dns`, `/${name}`] },
    { kind: "HPA", path: (namespace: string, name: string) => [`/apis/v1/namespaces/${namespace}/hpa`, `/${name}`] },
    {
      kind: "Workflow",
      path: (namespace: string, name: string) => [`/apis/v1/namespaces/${namespace}/workflow`, `/${name}`],
    },
  ])("$kind has one", async ({ kind, path }) => {
    const { server } = context;
    const name = newNamespace();
    const [collection = "", item = ""] = path(name, name);
    await server.send("POST", collection, smallest(kind, name));
    expect((await server.send("GET", `${collection}${item}/status`)).body.data).toEqual({});
    expect((await server.send("PUT", `${collection}${item}/status`, statuses[kind])).body.data).toEqual(statuses[kind]);
    expect((await server.send("GET", collection + item)).body.data).toMatchObject({ status: statuses[kind] });
  });
});
