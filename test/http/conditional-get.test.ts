import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newNamespace, startServer, type TestServer } from "../helpers/server.js";
import { pod } from "./bodies.js";

let server: TestServer;
let pods: string;
beforeAll(async () => {
  server = await startServer();
  pods = `/api/v1/namespaces/${newNamespace()}/pods`;
  for (const name of ["a", "b", "c"]) await server.send("POST", pods, pod(name));
});
afterAll(() => server.stop());

const paths = [
  ["an object", () => `${pods}/a`],
  ["a status", () => `${pods}/a/status`],
  ["a list", () => pods],
  ["a page", () => `${pods}?limit=2&labelSelector=!x`],
  ["a list of all namespaces", () => "/api/v1/pods"],
] as const;

async function tagOf(path: string): Promise<string> {
  const { headers } = await server.send("GET", path);
  expect(headers.get("etag")).toMatch(/^"\d+"$/);
  return headers.get("etag") ?? "";
}

describe.each(paths)("If-None-Match for %s", (_, pathOf) => {
  test.each(["GET", "HEAD"])("%s answers 304 without a body for the version that the client has", async (method) => {
    const tag = await tagOf(pathOf());
    for (const ifNoneMatch of [tag, `W/${tag}`, `"1", ${tag} ,"0"`, "*"]) {
      const answer = await server.send(method, pathOf(), undefined, { "If-None-Match": ifNoneMatch });
      expect(answer).toMatchObject({ status: 304, text: "" });
      expect(answer.headers.get("etag")).toBe(tag);
    }
  });

  test("answers all for another version", async () => {
    const plain = await server.send("GET", pathOf());
    for (const ifNoneMatch of ['"1"', 'W/"1", "0"', '"*"']) {
      const answer = await server.send("GET", pathOf(), undefined, { "If-None-Match": ifNoneMatch });
      expect(answer).toMatchObject({ status: 200, text: plain.text });
    }
  });

  test.each(["12", '"12', '"1" "2"', ""])("refuses %j, which is no such header", async (ifNoneMatch) => {
    const answer = await server.send("GET", pathOf(), undefined, { "If-None-Match": ifNoneMatch });
    expect(answer).toMatchObject({ status: 400, body: { causes: [{ field: "If-None-Match" }] } });
  });
});

describe("an entity tag", () => {
  test("of an object and its status changes with every write of it", async () => {
    const tag = await tagOf(`${pods}/b`);
    await server.send("PUT", `${pods}/b/status`, { phase: "Running" });
    for (const path of [`${pods}/b`, `${pods}/b/status`]) {
      const answer = await server.send("GET", path, undefined, { "If-None-Match": tag });
      expect(answer).toMatchObject({ status: 200 });
      expect(answer.headers.get("etag")).not.toBe(tag);
    }
  });

  test("of a list changes when an object is created, changed or deleted", async () => {
    let tag = await tagOf(pods);
    for (const change of [
      () => server.send("POST", pods, pod("new")),
      () => server.send("PUT", `${pods}/new/status`, { phase: "Running" }),
      () => server.send("DELETE", `${pods}/new`),
    ]) {
      await change();
      const answer = await server.send("GET", pods, undefined, { "If-None-Match": tag });
      expect(answer.status).toBe(200);
      tag = answer.headers.get("etag") ?? "";
    }
  });

  test("of a later page stays that of the first one, whatever is written", async () => {
    const first = await server.send("GET", `${pods}?limit=2`);
    const next = `${pods}?limit=2&continue=${first.body.metadata.continue}`;
    const page = await server.send("GET", next);
    expect(page.headers.get("etag")).toBe(first.headers.get("etag"));
    await server.send("PUT", `${pods}/c/status`, { phase: "Running" });
    const answer = await server.send("GET", next, undefined, { "If-None-Match": page.headers.get("etag") ?? "" });
    expect(answer.status).toBe(304);
    expect((await server.send("GET", next)).text).toBe(page.text);
  });

  test("does not hide that nothing is there", async () => {
    const answer = await server.send("GET", `${pods}/nobody`, undefined, { "If-None-Match": "*" });
    expect(answer.status).toBe(404);
  });
});
