import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { describeOnEachStore, newNamespace, startServer, type TestObject, type TestServer } from "../helpers/server.js";
import { container, pod } from "./bodies.js";
import { jsonPatch, mergePatch } from "./patches.js";

/** An object as another write leaves it that changes nothing but its version. */
function writtenAnew(before: TestObject, { metadata: { resourceVersion } }: TestObject): TestObject {
  expect(Number(resourceVersion)).toBeGreaterThan(Number(before.metadata.resourceVersion));
  return { ...before, metadata: { ...before.metadata, resourceVersion } };
}

describeOnEachStore("PATCH", (context) => {
  async function createPod(metadata: object = {}): Promise<{ path: string; created: TestObject }> {
    const pods = `/api/v1/namespaces/${newNamespace()}/pods`;
    const body = { ...pod("web"), metadata: { name: "web", labels: { app: "web" }, ...metadata } };
    const answer = await context.server.send("POST", pods, body);
    return { path: `${pods}/web`, created: answer.body.data };
  }
  const send = (path: string, patch: unknown, headers = mergePatch) =>
    context.server.send("PATCH", path, JSON.stringify(patch), headers);
  const read = async (path: string) => (await context.server.send("GET", path)).body.data;

  test("with a JSON Merge Patch changes what it names and nothing else", async () => {
    const { path, created } = await createPod();
    const answer = await send(path, { metadata: { labels: { app: null, tier: "front" } }, spec: { nodeName: "n1" } });
    expect(answer.status).toBe(200);
    const { data } = answer.body;
    expect(data).toEqual({
      ...created,
      metadata: {
        ...created.metadata,
        labels: { tier: "front" },
        generation: 2,
        resourceVersion: data.metadata.resourceVersion,
      },
      spec: { ...created.spec, nodeName: "n1" },
    });
    expect(answer.headers.get("etag")).toBe(`"${data.metadata.resourceVersion}"`);
    expect(await read(path)).toEqual(data);
  });

  test("with a JSON Patch carries out its operations on the object as clients see it", async () => {
    const { path, created } = await createPod();
    const answer = await send(
      path,
      [
        { op: "test", path: "/metadata/resourceVersion", value: created.metadata.resourceVersion },
        { op: "test", path: "/status/phase", value: "Pending" },
        { op: "add", path: "/metadata/labels/example.com~1tier", value: "front" },
        { op: "add", path: "/spec/containers/-", value: { ...container, name: "second" } },
        { op: "copy", from: "/spec/containers/0/image", path: "/spec/containers/1/image" },
      ],
      jsonPatch,
    );
    expect(answer.status).toBe(200);
    expect(answer.body.data.metadata.labels).toEqual({ app: "web", "example.com/tier": "front" });
    expect(answer.body.data.spec.containers).toMatchObject([{ name: "app" }, { name: "second" }]);
  });

  test("that does not apply changes nothing, and tells which operation failed", async () => {
    const { path, created } = await createPod();
    const operations = [
      { op: "add", path: "/metadata/labels/tier", value: "front" },
      { op: "test", path: "/metadata/labels/app", value: "api" },
    ];
    const answer = await send(path, operations, jsonPatch);
    expect(answer).toMatchObject({ status: 422, body: { reason: "Invalid" } });
    expect(answer.body.error).toContain('operation 1 (test "/metadata/labels/app")');
    expect(answer.body.causes).toEqual([
      { field: "[1]", message: 'test fails: "/metadata/labels/app" is "web", not "api"' },
    ]);
    expect(await read(path)).toEqual(created);
  });

  test("leaves the status to its own endpoint, and what the server owns to the server", async () => {
    const { path, created } = await createPod();
    const metadata = { creationTimestamp: "2001-01-01T00:00:00Z", generation: 99, deletionTimestamp: null };
    const answer = await send(path, { metadata, status: { phase: "Running" } });
    expect(answer.status).toBe(200);
    expect(answer.body.data).toEqual(writtenAnew(created, answer.body.data));
  });

  test("is validated as a whole, by the rules for unknown fields as well", async () => {
    const { path, created } = await createPod();
    const invalid = await send(path, [{ op: "replace", path: "/spec/containers/0/name", value: 7 }], jsonPatch);
    expect(invalid).toMatchObject({ status: 422, body: { reason: "Invalid" } });
    expect(invalid.body.causes).toEqual([{ field: "spec.containers[0].name", message: "must be a string, not 7" }]);
    const missing = await send(path, { spec: { containers: null } });
    expect(missing).toMatchObject({ status: 422, body: { causes: [{ field: "spec.containers" }] } });

    const misspelt = { spec: { nodename: "n1" } };
    expect(await send(`${path}?fieldValidation=Strict`, misspelt)).toMatchObject({ status: 400 });
    expect(await read(path)).toEqual(created);
    const warned = await send(path, misspelt);
    expect(warned.headers.get("warning")).toBe(
      '299 - "unknown field \\"spec.nodename\\", did you mean \\"nodeName\\"?"',
    );
    expect(warned.body.data).toEqual(writtenAnew(created, warned.body.data));
  });

  test.each([
    { metadata: { name: "other" } },
    { metadata: { namespace: "other" } },
    { kind: "Node" },
    { apiVersion: "v2" },
  ])("that contradicts the path is refused: %j", async (patch) => {
    const { path, created } = await createPod();
    expect(await send(path, patch)).toMatchObject({ status: 400, body: { reason: "BadRequest" } });
    expect(await read(path)).toEqual(created);
  });

  test("that names another object or version of it is a conflict", async () => {
    const { path, created } = await createPod();
    const { uid, resourceVersion } = created.metadata;
    const stale = "1";
    for (const metadata of [{ uid: "other" }, { resourceVersion: stale }]) {
      expect(await send(path, { metadata: { ...metadata, labels: { a: "b" } } })).toMatchObject({
        status: 409,
        body: { reason: "Conflict", causes: [{ field: `metadata.${Object.keys(metadata)[0]}` }] },
      });
    }
    for (const [field, value] of [
      ["uid", "other"],
      ["resourceVersion", stale],
    ]) {
      const operations = [{ op: "test", path: `/metadata/${field}`, value }];
      expect(await send(path, operations, jsonPatch)).toMatchObject({ status: 409, body: { reason: "Conflict" } });
    }
    const withTag = (tag: string) =>
      send(path, { spec: { nodeName: "n1" } }, { ...mergePatch, "If-Match": `"${tag}"` });
    expect(await withTag(stale)).toMatchObject({ status: 409, body: { reason: "Conflict" } });
    expect(await read(path)).toEqual(created);

    expect((await send(path, { metadata: { uid, resourceVersion, labels: { a: "b" } } })).status).toBe(200);
    expect((await withTag((await read(path)).metadata.resourceVersion)).status).toBe(200);
  });

  test("cannot make an object larger than the body of a PUT may be", async () => {
    const { path } = await createPod();
    const annotate = (name: string) => send(path, { metadata: { annotations: { [name]: "x".repeat(600_000) } } });
    const half = await annotate("first");
    expect(half.status).toBe(200);
    expect(await annotate("second")).toMatchObject({ status: 413, body: { reason: "RequestEntityTooLarge" } });
    const copies = [{ op: "copy", from: "/metadata", path: "/spec/copy" }];
    const copied = await send(path, [...copies, ...copies], jsonPatch);
    expect(copied).toMatchObject({ status: 413, body: { causes: [{ field: "[1]" }] } });
    expect(await read(path)).toEqual(half.body.data);
    expect((await send(path, { metadata: { annotations: { first: null, second: "x" } } })).status).toBe(200);
  });

  test("never creates", async () => {
    const path = `/api/v1/namespaces/${newNamespace()}/pods/web`;
    expect(await send(path, pod("web"))).toMatchObject({ status: 404, body: { reason: "NotFound" } });
    expect((await context.server.send("GET", path)).status).toBe(404);
  });
});

describe("the body of a PATCH", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  const path = "/api/v1/namespaces/default/pods/web";
  const send = (body: string, type: string) => server.send("PATCH", path, body, { "Content-Type": type });

  test.each(["application/json", "application/yaml", "application/strategic-merge-patch+json", "text/plain", ""])(
    "of type %j is refused, and the answer lists what is accepted",
    async (type) => {
      const answer = await send("{}", type);
      expect(answer).toMatchObject({ status: 415, body: { reason: "UnsupportedMediaType" } });
      const accepted = ["application/json-patch+json", "application/merge-patch+json"];
      expect(answer.headers.get("accept-patch")).toBe(accepted.join(", "));
      for (const one of accepted) expect(answer.body.error).toContain(one);
    },
  );

  test.each([
    { body: '{"a":1,"a":2}', type: "application/merge-patch+json", want: 'the key "a" twice' },
    { body: "[1]", type: "application/merge-patch+json", want: "must be an object" },
    { body: '{"spec":{"__proto__":{}}}', type: "application/merge-patch+json", want: "__proto__" },
    { body: "{}", type: "application/json-patch+json", want: "must be an array of operations" },
    { body: '[{"op":"remove","op":"add"}]', type: "application/json-patch+json", want: 'the key "op" twice' },
    {
      body: '[{"op":"remove","path":"x"}]',
      type: "application/json-patch+json",
      want: "[0].path must be a JSON Pointer",
    },
    { body: `${"[".repeat(200)}${"]".repeat(200)}`, type: "application/json-patch+json", want: "nested too deeply" },
    { body: "", type: "application/json-patch+json", want: "empty" },
    { body: "{}", type: "application/merge-patch+json; charset=latin1", want: "UTF-8, not in latin1" },
  ])("$body is refused before the object is looked for", async ({ body, type, want }) => {
    const answer = await send(body, type);
    expect([400, 415]).toContain(answer.status);
    expect(answer.body.error).toContain(want);
  });

  test("may say that it is in UTF-8", async () => {
    expect((await send("[]", "application/json-patch+json; charset=UTF-8")).status).toBe(404);
  });
});
