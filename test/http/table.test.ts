import { expect, test } from "vitest";
import rows from "../fixtures/api-table.json" with { type: "json" };
import { describeOnEachStore, newNamespace } from "../helpers/server.js";
import { smallest, statuses } from "./bodies.js";

describeOnEachStore("every row of the API table", (context) => {
  test.each(rows)("$row $method $uri", async ({ method, uri, kind, status }) => {
    const { server } = context;
    const namespace = newNamespace();
    const name = `row-${namespace}`;
    const path = uri.replace(":namespace", namespace).replace(":name", name);
    const collection = path.split(`/${name}`)[0] ?? "";
    const isItem = /\/:name\b/.test(uri);
    const object = smallest(kind, name);
    if (isItem) expect(await server.send("POST", collection, object)).toMatchObject({ status: 201 });
    const isStatus = uri.endsWith("/status");
    const sent = isStatus ? statuses[kind] : object;

    const answer = await server.send(method, path, method === "POST" || method === "PUT" ? sent : undefined);

    expect(answer.status).toBe(status);
    if (method === "DELETE") {
      expect(answer.text).toBe("");
      expect(await server.send("GET", path)).toMatchObject({ status: 404, body: { reason: "NotFound", code: 404 } });
      return;
    }
    expect(answer.body.message).toMatch(/\w/);
    if (!isItem && method === "GET") {
      expect(answer.body.data).toBeInstanceOf(Array);
      expect(answer.body.metadata.resourceVersion).toMatch(/^\d+$/);
      return;
    }
    expect(answer.headers.get("etag")).toMatch(/^"\d+"$/);
    if (isStatus) expect(answer.body.data).toMatchObject(method === "GET" ? {} : (sent ?? {}));
    else expect(answer.body.data).toMatchObject({ ...object, kind, apiVersion: "v1" });
  });
});
