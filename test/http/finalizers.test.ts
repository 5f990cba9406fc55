import { expect, test } from "vitest";
import { describeOnEachStore, newNamespace, type TestObject } from "../helpers/server.js";
import { pod } from "./bodies.js";
import { jsonPatch, mergePatch } from "./patches.js";

const timestamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

describeOnEachStore("an object with finalizers", (context) => {
  const create = async (finalizers: readonly string[] | undefined) => {
    const pods = `/api/v1/namespaces/${newNamespace()}/pods`;
    const body = { ...pod("web"), metadata: { name: "web", finalizers } };
    const answer = await context.server.send("POST", pods, body);
    return { pods, path: `${pods}/web`, created: answer.body.data };
  };
  const createMarked = async (finalizers: readonly string[]) => {
    const place = await create(finalizers);
    const marked = (await context.server.send("DELETE", place.path)).body.data;
    return { ...place, marked };
  };
  const read = async (path: string) => (await context.server.send("GET", path)).body.data;
  const withFinalizers = ({ metadata, ...rest }: TestObject, finalizers: readonly string[] | undefined) => ({
    ...rest,
    metadata: { ...metadata, finalizers },
  });

  test("is marked by DELETE, and waits for them", async () => {
    const { path, created } = await create(["example.com/a"]);
    const answer = await context.server.send("DELETE", path);
    expect(answer).toMatchObject({ status: 202, body: { message: expect.stringContaining("finalizers") } });
    const { data } = answer.body;
    const { resourceVersion, deletionTimestamp } = data.metadata;
    expect(deletionTimestamp).toMatch(timestamp);
    expect(Number(resourceVersion)).toBeGreaterThan(Number(created.metadata.resourceVersion));
    expect(answer.headers.get("etag")).toBe(`"${resourceVersion}"`);
    expect(data).toEqual({
      ...created,
      metadata: { ...created.metadata, generation: 2, resourceVersion, deletionTimestamp },
    });
    expect(await read(path)).toEqual(data);

    const again = await context.server.send("DELETE", path);
    expect(again).toMatchObject({ status: 202 });
    expect(again.body.data).toEqual(data);
  });

  test.each([
    {
      how: "replace",
      remove: (path: string, marked: TestObject) =>
        context.server.send("PUT", path, withFinalizers(marked, ["example.com/b"])),
      removeLast: (path: string, marked: TestObject) =>
        context.server.send("PUT", path, withFinalizers(marked, undefined)),
    },
    {
      how: "merge patch",
      remove: (path: string) =>
        context.server.send("PATCH", path, '{"metadata":{"finalizers":["example.com/b"]}}', mergePatch),
      removeLast: (path: string) => context.server.send("PATCH", path, '{"metadata":{"finalizers":null}}', mergePatch),
    },
    {
      how: "JSON Patch",
      remove: (path: string) =>
        context.server.send("PATCH", path, '[{"op":"remove","path":"/metadata/finalizers/0"}]', jsonPatch),
      removeLast: (path: string) =>
        context.server.send("PATCH", path, '[{"op":"remove","path":"/metadata/finalizers/0"}]', jsonPatch),
    },
  ])("goes when a $how removes the last one", async ({ remove, removeLast }) => {
    const { path, marked } = await createMarked(["example.com/a", "example.com/b"]);
    const first = await remove(path, marked);
    expect(first).toMatchObject({ status: 200, body: { data: { metadata: { finalizers: ["example.com/b"] } } } });
    expect(await read(path)).toEqual(first.body.data);

    const last = await removeLast(path, first.body.data);
    expect(last.status).toBe(200);
    expect(last.body.message).toContain("deleted");
    expect(last.body.data.metadata).toMatchObject({
      name: "web",
      deletionTimestamp: marked.metadata.deletionTimestamp,
    });
    expect(last.body.data.metadata.finalizers ?? []).toEqual([]);
    expect(Number(last.body.data.metadata.resourceVersion)).toBeGreaterThan(
      Number(first.body.data.metadata.resourceVersion),
    );
    expect((await context.server.send("GET", path)).status).toBe(404);
  });

  test("gets no new ones once it is marked", async () => {
    const { path, marked } = await createMarked(["example.com/a"]);
    const added = ["example.com/a", "example.com/new"];
    const answers = [
      await context.server.send("PUT", path, withFinalizers(marked, added)),
      await context.server.send("PATCH", path, JSON.stringify({ metadata: { finalizers: added } }), mergePatch),
      await context.server.send("PUT", path, withFinalizers(marked, ["example.com/new"])),
    ];
    for (const answer of answers) {
      expect(answer).toMatchObject({
        status: 422,
        body: { reason: "Invalid", causes: [{ field: "metadata.finalizers" }] },
      });
      expect(answer.body.error).toContain(
        'no new finalizers can be added if the object is being deleted, found new finalizers "example.com/new"',
      );
    }
    expect(await read(path)).toEqual(marked);
  });

  test("can be changed while it waits, and stays marked", async () => {
    const { path, marked } = await createMarked(["example.com/a"]);
    const { deletionTimestamp: _, ...metadata } = marked.metadata;
    const replaced = await context.server.send("PUT", path, {
      ...marked,
      metadata,
      spec: { ...marked.spec, nodeName: "n" },
    });
    expect(replaced.status).toBe(200);
    expect(replaced.body.data.metadata).toMatchObject({
      generation: 3,
      deletionTimestamp: marked.metadata.deletionTimestamp,
    });
    const status = await context.server.send("PUT", `${path}/status`, { phase: "Terminating" });
    expect(status).toMatchObject({ status: 200, body: { data: { phase: "Terminating" } } });
    expect(await read(path)).toMatchObject({
      metadata: { deletionTimestamp: marked.metadata.deletionTimestamp, finalizers: ["example.com/a"] },
      spec: { nodeName: "n" },
      status: { phase: "Terminating" },
    });
  });

  test("cannot be marked or unmarked by clients", async () => {
    const { path, created } = await create(["example.com/a"]);
    const deletionTimestamp = "2001-01-01T00:00:00Z";
    const set = await context.server.send(
      "PATCH",
      path,
      JSON.stringify({ metadata: { deletionTimestamp } }),
      mergePatch,
    );
    expect(set.body.data.metadata.uid).toBe(created.metadata.uid);
    expect(set.body.data.metadata.deletionTimestamp).toBeUndefined();
    const { marked, path: other } = await createMarked(["example.com/a"]);
    const unset = await context.server.send("PATCH", other, '{"metadata":{"deletionTimestamp":null}}', mergePatch);
    expect(unset.body.data.metadata.deletionTimestamp).toBe(marked.metadata.deletionTimestamp);
    const pods = `/api/v1/namespaces/${newNamespace()}/pods`;
    const body = { ...pod("web"), metadata: { name: "web", deletionTimestamp } };
    expect((await context.server.send("POST", pods, body)).body.data.metadata.deletionTimestamp).toBeUndefined();
  });

  test("keeps its name as long as it is there", async () => {
    const { pods, path } = await createMarked(["example.com/a"]);
    const taken = await context.server.send("POST", pods, pod("web"));
    expect(taken).toMatchObject({ status: 409, body: { reason: "AlreadyExists" } });
    expect(taken.body.error).toContain("is being deleted");
    await context.server.send("PATCH", path, '{"metadata":{"finalizers":[]}}', mergePatch);
    expect((await context.server.send("POST", pods, pod("web"))).status).toBe(201);
  });

  test("that is not to be deleted stays when they go", async () => {
    const { path } = await create(["example.com/a"]);
    const answer = await context.server.send("PATCH", path, '{"metadata":{"finalizers":null}}', mergePatch);
    expect(answer.body.data.metadata.finalizers).toBeUndefined();
    expect(await read(path)).toEqual(answer.body.data);
    expect((await context.server.send("DELETE", path)).status).toBe(204);
  });

  test.each([
    { policy: "Foreground", finalizer: "foregroundDeletion" },
    { policy: "Orphan", finalizer: "orphan" },
  ])("gets $finalizer for the garbage collector with propagationPolicy=$policy", async ({ policy, finalizer }) => {
    for (const own of [undefined, ["example.com/a"]]) {
      const { path } = await create(own);
      const answer = await context.server.send("DELETE", path, { propagationPolicy: policy });
      expect(answer).toMatchObject({ status: 202 });
      expect(answer.body.data.metadata.finalizers).toEqual([...(own ?? []), finalizer]);
      expect(answer.body.data.metadata.deletionTimestamp).toMatch(timestamp);
    }
  });

  test("that was deleted with one policy can be deleted with another", async () => {
    // Its own finalizer keeps it, as the garbage collector soon removes the others.
    const { path } = await create(["example.com/a"]);
    const first = await context.server.send("DELETE", `${path}?propagationPolicy=Background`);
    const same = await context.server.send("DELETE", path);
    expect(same.body.data).toEqual(first.body.data);
    const { deletionTimestamp } = first.body.data.metadata;
    for (const { policy, finalizers } of [
      { policy: "Foreground", finalizers: ["example.com/a", "foregroundDeletion"] },
      { policy: "Orphan", finalizers: ["example.com/a", "orphan"] },
      { policy: "Background", finalizers: ["example.com/a"] },
    ]) {
      const other = await context.server.send("DELETE", `${path}?propagationPolicy=${policy}`);
      expect(other).toMatchObject({ status: 202 });
      expect(other.body.data.metadata).toMatchObject({ finalizers, generation: 2, deletionTimestamp });
    }
  });
});
