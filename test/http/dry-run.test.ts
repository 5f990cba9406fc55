import { expect, test } from "vitest";
import { describeOnEachStore, newNamespace } from "../helpers/server.js";
import { pod } from "./bodies.js";
import { mergePatch } from "./patches.js";

describeOnEachStore("dryRun=All", (context) => {
  const send = (method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>) =>
    context.server.send(method, `${path}?dryRun=All`, body, headers);
  const read = (path: string) => context.server.send("GET", path);
  /** The list shows any write by its objects or its resourceVersion. */
  const list = async (pods: string) => (await read(pods)).text;

  const createPod = async (metadata: object = {}) => {
    const pods = `/api/v1/namespaces/${newNamespace()}/pods`;
    await context.server.send("POST", pods, { ...pod("web"), metadata: { name: "web", ...metadata } });
    return { pods, path: `${pods}/web`, before: await list(pods), created: (await read(`${pods}/web`)).body.data };
  };

  test("creates as if, and nothing is there", async () => {
    const pods = `/api/v1/namespaces/${newNamespace()}/pods`;
    const before = await list(pods);
    const answer = await send("POST", pods, pod("web"));
    expect(answer).toMatchObject({ status: 201, body: { message: expect.stringContaining("(dry run") } });
    const { metadata, status } = answer.body.data;
    expect(metadata).toMatchObject({ name: "web", generation: 1, uid: expect.any(String) });
    expect(metadata.resourceVersion).toBeUndefined();
    expect(status).toEqual({ phase: "Pending" });
    expect(answer.headers.get("etag")).toBeNull();
    expect(await list(pods)).toBe(before);

    const generated = await send("POST", pods, { ...pod(""), metadata: { generateName: "web-" } });
    expect(generated.body.data.metadata.name).toMatch(/^web-.{5}$/);
    expect(await list(pods)).toBe(before);
  });

  test("writes as if, and nothing changes", async () => {
    const { pods, path, before, created } = await createPod();
    const { resourceVersion } = created.metadata;
    const spec = { nodeName: "n1" };
    for (const answer of [
      await send("PUT", path, pod("web", spec)),
      await send("PATCH", path, JSON.stringify({ spec }), mergePatch),
    ]) {
      expect(answer).toMatchObject({
        status: 200,
        body: {
          data: { metadata: { generation: 2, resourceVersion }, spec },
          message: expect.stringContaining("(dry run"),
        },
      });
      // With the tag of what is stored, If-None-Match would take what a dry run has shown for that.
      expect(answer.headers.get("etag")).toBeNull();
      expect(await list(pods)).toBe(before);
    }
    const status = { phase: "Running" };
    for (const answer of [
      await send("PUT", `${path}/status`, status),
      await send("PATCH", `${path}/status`, JSON.stringify(status), mergePatch),
    ]) {
      expect(answer).toMatchObject({ status: 200, body: { data: status } });
      expect(answer.headers.get("etag")).toBeNull();
      expect(await list(pods)).toBe(before);
    }
  });

  test("deletes as if, and everything stays", async () => {
    const { pods, path, before } = await createPod();
    expect((await send("DELETE", path)).status).toBe(204);
    expect((await context.server.send("DELETE", path, { dryRun: ["All"] })).status).toBe(204);
    const marked = await context.server.send("DELETE", `${path}?dryRun=All&propagationPolicy=Foreground`);
    expect(marked).toMatchObject({
      status: 202,
      body: { data: { metadata: { generation: 2, finalizers: ["foregroundDeletion"] } } },
    });
    expect(marked.headers.get("etag")).toBeNull();
    const all = await send("DELETE", pods);
    expect(all).toMatchObject({ status: 200, body: { data: [{ metadata: { name: "web" } }] } });
    expect(await list(pods)).toBe(before);
  });

  test("does not remove the last finalizer of a marked object", async () => {
    const { pods, path } = await createPod({ finalizers: ["example.com/a"] });
    await context.server.send("DELETE", path);
    const before = await list(pods);
    const answer = await send("PATCH", path, '{"metadata":{"finalizers":null}}', mergePatch);
    expect(answer).toMatchObject({ status: 200, body: { message: expect.stringContaining("deleted") } });
    expect(await list(pods)).toBe(before);
  });

  test("fails as the write would", async () => {
    const { pods, path, before } = await createPod();
    const stale = { "If-Match": '"1"' };
    const answers = [
      await send("POST", pods, pod("web")),
      await send("POST", pods, { metadata: { name: "other" }, spec: {} }),
      await send("PUT", `${pods}/other`, pod("other")),
      await send("PUT", path, pod("web"), stale),
      await send("PATCH", path, '{"spec":{"containers":null}}', mergePatch),
      await send("PATCH", `${path}/status`, "{}", { ...mergePatch, ...stale }),
      await send("DELETE", `${pods}/other`),
      await send("DELETE", path, { preconditions: { uid: "other" } }),
    ];
    expect(answers.map(({ status, body }) => `${status} ${body.reason}`)).toEqual([
      "409 AlreadyExists",
      "422 Invalid",
      "404 NotFound",
      "409 Conflict",
      "422 Invalid",
      "409 Conflict",
      "404 NotFound",
      "409 Conflict",
    ]);
    expect(await list(pods)).toBe(before);
  });

  test("is the only value", async () => {
    const { pods, path, before } = await createPod();
    for (const [method, target, body, headers] of [
      ["POST", pods, pod("other"), {}],
      ["PUT", path, pod("web"), {}],
      ["PATCH", path, "{}", mergePatch],
      ["DELETE", path, undefined, {}],
    ] as const) {
      const answer = await context.server.send(method, `${target}?dryRun=`, body, headers);
      expect(answer).toMatchObject({ status: 400, body: { reason: "BadRequest", causes: [{ field: "dryRun" }] } });
    }
    expect(await list(pods)).toBe(before);
  });
});
