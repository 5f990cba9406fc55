import type { ServerResponse } from "node:http";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createClient, type Fetch, isConflict, TimeoutError } from "../../src/client/index.js";
import { fail, pod, type Received, startFakeApi, succeed } from "./fake-api.js";

const web = { namespace: "default", name: "web" };

/** A server with one Pod, whose first `conflicts` writes come too late. */
async function startWithConflicts(conflicts: number) {
  let revision = 10;
  const api = await startFakeApi((response: ServerResponse, { method, body, url }: Received) => {
    if (method === "GET") return succeed(response, pod(String(revision)));
    if (revision++ - 10 < conflicts) return fail(response, 409, "Conflict", "the object has changed");
    succeed(response, url.includes("/status") ? body : { ...pod(String(revision)), ...(body as object) });
  });
  const sent = () => api.received.filter(({ method }) => method === "PUT");
  return { ...api, sent, client: createClient({ baseUrl: api.url }) };
}

describe("update", () => {
  test("writes what change has modified, under the version that was read", async () => {
    const { client, sent } = await startWithConflicts(0);
    const updated = await client.pods.update(web, (current) => {
      current.spec.nodeName = "n1";
    });
    expect(updated.spec.nodeName).toBe("n1");
    expect(sent()).toEqual([
      expect.objectContaining({
        url: "/api/v1/namespaces/default/pods/web?fieldValidation=Strict",
        body: { ...pod("10"), spec: { ...pod("10").spec, nodeName: "n1" } },
      }),
    ]);
  });

  test("writes what change returns, and keeps the version even if that has none or another", async () => {
    const { client, sent } = await startWithConflicts(0);
    const spec = { containers: [{ name: "redis", image: "redis" }] };
    await client.pods.update(web, () => ({ metadata: { name: "web" }, spec }));
    await client.pods.update(web, async (current) => {
      current.metadata.resourceVersion = "99";
    });
    const bodies = sent().map(({ body }) => body as { metadata: object });
    expect(bodies[0]).toEqual({ metadata: { name: "web", resourceVersion: "10" }, spec });
    expect(bodies[1]?.metadata).toMatchObject({ resourceVersion: "11" });
  });

  test("on a Conflict it reads again and changes what it then finds", async () => {
    const { client, sent } = await startWithConflicts(3);
    const seen: string[] = [];
    await client.pods.update(web, ({ metadata }) => {
      seen.push(metadata.resourceVersion);
    });
    expect(seen).toEqual(["10", "11", "12", "13"]);
    expect(sent().map(({ body }) => (body as ReturnType<typeof pod>).metadata.resourceVersion)).toEqual(seen);
  });

  test("gives up with the last Conflict: after 12 attempts, or as many as it was told", async () => {
    const random = vi.spyOn(Math, "random").mockReturnValue(0);
    onTestFinished(() => random.mockRestore());
    for (const [options, want] of [
      [{}, 12],
      [{ attempts: 3 }, 3],
      [{ attempts: 1 }, 1],
    ] as const) {
      const { client, sent } = await startWithConflicts(Number.POSITIVE_INFINITY);
      const error = await client.pods.update({ ...web, ...options }, () => {}).catch((error: unknown) => error);
      expect(isConflict(error)).toBe(true);
      expect(sent()).toHaveLength(want);
    }
  });

  test("what change throws ends it, and nothing is written", async () => {
    const { client, sent } = await startWithConflicts(0);
    const problem = new Error("no such container");
    const change = () => {
      throw problem;
    };
    await expect(client.pods.update(web, change)).rejects.toBe(problem);
    await expect(client.pods.update(web, async () => change())).rejects.toBe(problem);
    expect(sent()).toEqual([]);
  });

  test("the time and a signal end it while change is at work, and nothing is written", async () => {
    const methods: string[] = [];
    const fetch: Fetch = async (_url, { method }) => {
      methods.push(method);
      return Response.json({ data: { metadata: { name: "web", resourceVersion: "1" } } });
    };
    const { pods } = createClient({ fetch });
    const controller = new AbortController();
    const ends: (() => void)[] = [];
    const change = () => {
      controller.abort("enough");
      return new Promise<void>((resolve) => ends.push(resolve));
    };
    await expect(pods.update({ ...web, signal: controller.signal }, change)).rejects.toBe("enough");
    await expect(pods.update({ ...web, timeoutMs: 50 }, change)).rejects.toThrow(TimeoutError);
    for (const end of ends) end();
    await new Promise(setImmediate);
    expect(methods).toEqual(["GET", "GET"]);
  });

  test("a signal ends the waiting, too", async () => {
    const controller = new AbortController();
    const methods: string[] = [];
    const fetch: Fetch = async (_url, { method }) => {
      methods.push(method);
      if (method === "GET") return Response.json({ data: { metadata: { name: "web", resourceVersion: "1" } } });
      const conflict = Response.json({ error: "changed", reason: "Conflict", code: 409 }, { status: 409 });
      // The call is over when the body has been read; what comes next is the wait.
      const text = async () => {
        controller.abort("enough");
        return conflict.text();
      };
      return { status: 409, statusText: "Conflict", headers: conflict.headers, text };
    };
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const call = createClient({ fetch }).pods.update({ ...web, signal: controller.signal }, () => {});
    await expect(call).rejects.toBe("enough");
    await vi.advanceTimersByTimeAsync(0);
    expect(vi.getTimerCount()).toBe(0);
    expect(methods).toEqual(["GET", "PUT"]);
  });
});

describe("updateStatus", () => {
  test("writes the bare status, under the version that was read", async () => {
    const { client, sent } = await startWithConflicts(2);
    const status = await client.pods.updateStatus(web, (current) => {
      current.podIP = "10.0.0.1";
    });
    expect(status).toEqual({ phase: "Pending", podIP: "10.0.0.1" });
    expect(sent().map(({ headers }) => headers["if-match"])).toEqual(['"10"', '"11"', '"12"']);
    expect(sent()[2]).toMatchObject({
      url: "/api/v1/namespaces/default/pods/web/status?fieldValidation=Strict",
      body: { phase: "Pending", podIP: "10.0.0.1" },
    });
  });

  test("writes what change returns", async () => {
    const { client } = await startWithConflicts(0);
    expect(await client.pods.updateStatus(web, () => ({ phase: "Running" }))).toEqual({ phase: "Running" });
  });
});
