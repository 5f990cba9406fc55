import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newNamespace, startServer, type TestServer } from "../helpers/server.js";
import { pod, smallest } from "./bodies.js";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const pods = (namespace: string) => `/api/v1/namespaces/${namespace}/pods`;

describe("POST", () => {
  test("answers the object with its defaults and what the server adds", async () => {
    const namespace = newNamespace();
    const before = Math.floor(Date.now() / 1000) * 1000;
    const answer = await server.send("POST", pods(namespace), {
      ...pod("web"),
      metadata: { name: "web", labels: { "app.kubernetes.io/name": "web" }, annotations: { note: "x" } },
    });
    expect(answer.status).toBe(201);
    expect(answer.body.message).toBe(`Pod ${namespace}/web created`);
    const { metadata } = answer.body.data;
    expect(answer.body.data).toEqual({
      apiVersion: "v1",
      kind: "Pod",
      metadata: {
        name: "web",
        namespace,
        labels: { "app.kubernetes.io/name": "web" },
        annotations: { note: "x" },
        uid: expect.stringMatching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/),
        resourceVersion: expect.stringMatching(/^\d+$/),
        generation: 1,
        creationTimestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      },
      spec: {
        restartPolicy: "Always",
        containers: [{ name: "app", image: "docker.io/library/nginx", imagePullPolicy: "IfNotPresent", tty: false }],
      },
      status: { phase: "Pending" },
    });
    expect(Date.parse(metadata.creationTimestamp)).toBeGreaterThanOrEqual(before);
    expect(answer.headers.get("etag")).toBe(`"${metadata.resourceVersion}"`);
    expect(answer.headers.get("location")).toBe(`${pods(namespace)}/web`);
    expect((await server.send("GET", `${pods(namespace)}/web`)).body.data).toEqual(answer.body.data);
  });

  test("ignores what only the server decides about, and status", async () => {
    const namespace = newNamespace();
    const metadata = { name: "web", uid: 5, resourceVersion: "99", generation: "x", creationTimestamp: null };
    const sent = { ...pod("web"), metadata, status: { phase: "Running", nonsense: 1 } };
    const answer = await server.send("POST", pods(namespace), sent);
    expect(answer.status).toBe(201);
    expect(answer.headers.get("warning")).toBeNull();
    expect(answer.body.data).toMatchObject({ status: { phase: "Pending" }, metadata: { generation: 1 } });
    expect(answer.body.data.metadata.uid).toMatch(/^[\da-f-]{36}$/);
  });

  test("refuses a name that is taken, also under the same body", async () => {
    const namespace = newNamespace();
    const first = await server.send("POST", pods(namespace), pod("web"));
    const second = await server.send("POST", pods(namespace), pod("web"));
    expect(second).toMatchObject({
      status: 409,
      body: { reason: "AlreadyExists", code: 409, error: `Pod ${namespace}/web already exists` },
    });
    expect((await server.send("GET", `${pods(namespace)}/web`)).body.data).toEqual(first.body.data);
  });

  test("gives a new uid when a name is used again", async () => {
    const namespace = newNamespace();
    const first = await server.send("POST", pods(namespace), pod("web"));
    await server.send("DELETE", `${pods(namespace)}/web`);
    const second = await server.send("POST", pods(namespace), pod("web"));
    expect(second.body.data.metadata.uid).not.toBe(first.body.data.metadata.uid);
    expect(Number(second.body.data.metadata.resourceVersion)).toBeGreaterThan(
      Number(first.body.data.metadata.resourceVersion) + 1,
    );
  });

  test.each([
    { kind: "Pod", want: { phase: "Pending" }, path: (namespace: string) => pods(namespace) },
    { kind: "ReplicaSet", want: {}, path: (namespace: string) => `/apis/v1/namespaces/${namespace}/replicasets` },
    { kind: "Function", want: undefined, path: (namespace: string) => `/apis/v1/namespaces/${namespace}/functions` },
    { kind: "Node", want: {}, path: () => "/api/v1/nodes" },
  ])("$kind begins with the status $want", async ({ kind, want, path }) => {
    const namespace = newNamespace();
    const answer = await server.send("POST", path(namespace), smallest(kind, namespace));
    expect(answer.status).toBe(201);
    expect(answer.body.data.status).toEqual(want);
  });

  test("a cluster-scoped object has no namespace", async () => {
    const name = newNamespace();
    const answer = await server.send("POST", "/api/v1/nodes", { metadata: { name, namespace: "default" } });
    expect(answer.body.data.metadata).not.toHaveProperty("namespace");
    expect(answer.headers.get("warning")).toBe('299 - "unknown field \\"metadata.namespace\\""');
    expect(answer.headers.get("location")).toBe(`/api/v1/nodes/${name}`);
  });

  test.each([
    { title: "no name", body: { spec: pod("x").spec }, field: "metadata.name", message: "is required" },
    {
      title: "no name but metadata",
      body: { ...pod("x"), metadata: {} },
      field: "metadata.name",
      message: "is required",
    },
    { title: "an empty name", body: pod(""), field: "metadata.name", message: "must not be empty" },
    {
      title: "metadata that is text",
      body: { ...pod("x"), metadata: "x" },
      field: "metadata",
      message: 'must be an object, not "x"',
    },
    {
      title: "a name that is a number",
      body: pod(5 as unknown as string),
      field: "metadata.name",
      message: "must be a string, not 5",
    },
    {
      title: "a name with a slash",
      body: pod("a/b"),
      field: "metadata.name",
      message:
        'must be a name: letters, digits, `.`, `_` and `-`, beginning and ending in a letter or digit; got "a/b"',
    },
  ])("refuses $title", async ({ body, field, message }) => {
    const answer = await server.send("POST", pods(newNamespace()), body);
    expect(answer).toMatchObject({ status: 422, body: { reason: "Invalid", code: 422 } });
    expect(answer.body.causes).toEqual([{ field, message }]);
    expect(answer.body.error).toContain(field);
  });

  test.each([
    {
      title: "another kind",
      body: { ...pod("x"), kind: "Node" },
      cause: { field: "kind", message: 'is "Node", but this path takes "Pod"' },
    },
    {
      title: "another version",
      body: { ...pod("x"), apiVersion: "v2" },
      cause: { field: "apiVersion", message: 'is "v2", but this path takes "v1"' },
    },
    {
      title: "another namespace",
      body: { ...pod("x"), metadata: { name: "x", namespace: "elsewhere" } },
      cause: { field: "metadata.namespace", message: 'is "elsewhere", but this path takes "here"' },
    },
  ])("refuses $title", async ({ body, cause }) => {
    const answer = await server.send("POST", pods("here"), body);
    expect(answer).toMatchObject({ status: 400, body: { reason: "BadRequest", causes: [cause] } });
  });

  test.each(["ReplicaSet", "Replicaset", "replicaSet", null, undefined])(
    "takes the kind %s for ReplicaSet",
    async (kind) => {
      const namespace = newNamespace();
      const path = `/apis/v1/namespaces/${namespace}/replicasets`;
      const answer = await server.send("POST", path, { ...smallest("ReplicaSet", "rs"), kind });
      expect(answer).toMatchObject({ status: 201, body: { data: { kind: "ReplicaSet" } } });
    },
  );
});
