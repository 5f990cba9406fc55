import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStore } from "../../src/storage/open-store.js";
import type { Store } from "../../src/storage/store.js";
import { newNamespace, startServer, type TestServer } from "../helpers/server.js";
import { pod } from "./bodies.js";

let store: Store;
let server: TestServer;
beforeAll(async () => {
  store = await openStore("memory:");
  server = await startServer(store);
});
afterAll(() => server.stop());

describe("GET of one object", () => {
  test("answers it with its version as entity tag", async () => {
    const namespace = newNamespace();
    const created = await server.send("POST", `/api/v1/namespaces/${namespace}/pods`, pod("web"));
    const answer = await server.send("GET", `/api/v1/namespaces/${namespace}/pods/web`);
    expect(answer).toMatchObject({ status: 200, body: { message: `Pod ${namespace}/web` } });
    expect(answer.body.data).toEqual(created.body.data);
    expect(answer.headers.get("etag")).toBe(`"${created.body.data.metadata.resourceVersion}"`);
  });

  test("HEAD answers the same without the body", async () => {
    const namespace = newNamespace();
    const path = `/api/v1/namespaces/${namespace}/pods/web`;
    await server.send("POST", `/api/v1/namespaces/${namespace}/pods`, pod("web"));
    const [get, head] = [await server.send("GET", path), await server.send("HEAD", path)];
    expect(head).toMatchObject({ status: 200, text: "" });
    for (const name of ["etag", "content-type", "content-length"])
      expect(head.headers.get(name)).toBe(get.headers.get(name));
  });

  test("does not find what is not there", async () => {
    const answer = await server.send("GET", "/api/v1/namespaces/default/pods/nobody");
    expect(answer).toMatchObject({ status: 404 });
    expect(answer.body).toEqual({ error: "Pod default/nobody does not exist", reason: "NotFound", code: 404 });
  });

  test("refuses parameters that only a watch has", async () => {
    const path = "/api/v1/namespaces/default/pods/nobody";
    for (const query of ["resourceVersionMatch=Exact", "timeoutSeconds=5&watch=false", "allowWatchBookmarks=false"]) {
      const answer = await server.send("GET", `${path}?${query}`);
      const field = query.split("=")[0];
      expect(answer).toMatchObject({ status: 400, body: { causes: [{ field, message: "is for watch=true only" }] } });
    }
    expect(await server.send("GET", `${path}?watch=false&resourceVersion=`)).toMatchObject({ status: 404 });
  });

  test("is never older than the resourceVersion that is asked for", async () => {
    const namespace = newNamespace();
    const created = await server.send("POST", `/api/v1/namespaces/${namespace}/pods`, pod("web"));
    const { resourceVersion } = created.body.data.metadata;
    const path = `/api/v1/namespaces/${namespace}/pods/web?resourceVersion=`;
    for (const version of ["0", resourceVersion]) {
      expect((await server.send("GET", path + version)).body.data).toEqual(created.body.data);
    }
    const later = await server.send("GET", `${path}${Number(resourceVersion) + 1_000_000}`);
    expect(later).toMatchObject({ status: 504, body: { reason: "Timeout", causes: [{ field: "resourceVersion" }] } });
  });

  test.each([
    { path: "/api/v1/nodes/a%2Fb", field: "name" },
    { path: "/api/v1/nodes/-a", field: "name" },
    { path: "/api/v1/nodes/a%00", field: "name" },
    { path: "/api/v1/nodes/%C3%A4", field: "name" },
    { path: `/api/v1/nodes/${"a".repeat(254)}`, field: "name" },
    { path: "/api/v1/namespaces/a%20b/pods/web", field: "namespace" },
  ])("$path is no possible path", async ({ path, field }) => {
    const answer = await server.send("GET", path);
    expect(answer).toMatchObject({ status: 400, body: { reason: "BadRequest", causes: [{ field }] } });
  });

  test("names every part of a path that is wrong", async () => {
    const answer = await server.send("GET", "/api/v1/namespaces/a%20b/pods/-");
    expect(answer.body.causes?.map(({ field }) => field).sort()).toEqual(["name", "namespace"]);
  });

  test.each(["not json", '{"metadata":{}}', "[]"])("a stored value that is %j is an error of ours", async (value) => {
    const namespace = newNamespace();
    const key = `/registry/pods/${namespace}/broken`;
    await store.create(key, Buffer.from(value));
    for (const path of [`/api/v1/namespaces/${namespace}/pods/broken`, `/api/v1/namespaces/${namespace}/pods`]) {
      const answer = await server.send("GET", path);
      expect(answer).toMatchObject({
        status: 500,
        body: { reason: "InternalError", error: `The value stored at ${key} is corrupt` },
      });
    }
  });

  test("is stored as JSON without resourceVersion, in the order of Kubernetes", async () => {
    const namespace = newNamespace();
    await server.send("POST", `/api/v1/namespaces/${namespace}/pods`, pod("web"));
    const entry = await store.get(`/registry/pods/${namespace}/web`);
    const text = entry?.value.toString() ?? "";
    expect(text).toMatch(/^\{"apiVersion":"v1","kind":"Pod","metadata":\{"name":"web",/);
    expect(text).not.toContain("resourceVersion");
  });
});
