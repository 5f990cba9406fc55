import { describe, expect, test } from "vitest";
import { type Client, createClient, type FetchInit, isExpired } from "../../src/client/index.js";
import { fail, pod, sendJson, startFakeApi, succeed } from "./fake-api.js";

const inDefault = { namespace: "default", name: "web" };
const input = { metadata: { name: "web" }, spec: { containers: [{ name: "nginx", image: "nginx" }] } };

describe("every verb is one request", () => {
  const cases: [
    string,
    (client: Client) => Promise<unknown>,
    { method: string; url: string; headers?: object; body?: unknown },
  ][] = [
    [
      "list",
      (client) => client.pods.list({ namespace: "default" }),
      { method: "GET", url: "/api/v1/namespaces/default/pods" },
    ],
    ["list of a cluster-scoped kind", (client) => client.nodes.list(), { method: "GET", url: "/api/v1/nodes" }],
    ["listAll", (client) => client.pods.listAll(), { method: "GET", url: "/api/v1/pods" }],
    ["get", (client) => client.pods.get(inDefault), { method: "GET", url: "/api/v1/namespaces/default/pods/web" }],
    [
      "create",
      (client) => client.pods.create({ namespace: "default", object: input }),
      { method: "POST", url: "/api/v1/namespaces/default/pods?fieldValidation=Strict", body: input },
    ],
    [
      "replace",
      (client) => client.pods.replace({ ...inDefault, object: input }),
      { method: "PUT", url: "/api/v1/namespaces/default/pods/web?fieldValidation=Strict", body: input },
    ],
    [
      "delete",
      (client) => client.pods.delete(inDefault),
      { method: "DELETE", url: "/api/v1/namespaces/default/pods/web" },
    ],
    [
      "delete of a cluster-scoped kind",
      (c) => c.nodes.delete({ name: "n1" }),
      { method: "DELETE", url: "/api/v1/nodes/n1" },
    ],
    [
      "getStatus",
      (client) => client.pods.getStatus(inDefault),
      { method: "GET", url: "/api/v1/namespaces/default/pods/web/status" },
    ],
    [
      "replaceStatus",
      (client) => client.pods.replaceStatus({ ...inDefault, status: { phase: "Running" } }),
      {
        method: "PUT",
        url: "/api/v1/namespaces/default/pods/web/status?fieldValidation=Strict",
        body: { phase: "Running" },
      },
    ],
    [
      "list with everything",
      (client) =>
        client.pods.list({
          ...{ namespace: "default", labelSelector: "app in (a, b)", fieldSelector: "spec.nodeName=n1" },
          ...{ limit: 0, continue: "c=", resourceVersion: "7", resourceVersionMatch: "Exact" },
        }),
      {
        method: "GET",
        url: "/api/v1/namespaces/default/pods?labelSelector=app%20in%20(a%2C%20b)&fieldSelector=spec.nodeName%3Dn1&limit=0&continue=c%3D&resourceVersion=7&resourceVersionMatch=Exact",
      },
    ],
    [
      "merge patch",
      (client) => client.pods.patch({ ...inDefault, patch: { metadata: { labels: { old: null } } } }),
      {
        method: "PATCH",
        url: "/api/v1/namespaces/default/pods/web?fieldValidation=Strict",
        headers: expect.objectContaining({ "content-type": "application/merge-patch+json" }),
        body: { metadata: { labels: { old: null } } },
      },
    ],
    [
      "JSON patch",
      (client) => client.pods.patch({ ...inDefault, operations: [{ op: "remove", path: "/spec/nodeName" }] }),
      {
        method: "PATCH",
        url: "/api/v1/namespaces/default/pods/web?fieldValidation=Strict",
        headers: expect.objectContaining({ "content-type": "application/json-patch+json" }),
        body: [{ op: "remove", path: "/spec/nodeName" }],
      },
    ],
    [
      "patchStatus",
      (client) => client.pods.patchStatus({ ...inDefault, patch: { phase: "Running" }, dryRun: "All" }),
      {
        method: "PATCH",
        url: "/api/v1/namespaces/default/pods/web/status?fieldValidation=Strict&dryRun=All",
        body: { phase: "Running" },
      },
    ],
    [
      "create as a dry run",
      (client) => client.pods.create({ namespace: "default", object: input, dryRun: "All" }),
      { method: "POST", url: "/api/v1/namespaces/default/pods?fieldValidation=Strict&dryRun=All", body: input },
    ],
    [
      "delete of what an object was, by what is known of it",
      (client) => client.pods.delete({ ...inDefault, preconditions: pod("4").metadata, propagationPolicy: "Orphan" }),
      {
        method: "DELETE",
        url: "/api/v1/namespaces/default/pods/web?propagationPolicy=Orphan",
        body: { preconditions: { uid: "u1", resourceVersion: "4" } },
      },
    ],
    [
      "delete with the metadata of an object takes no more of it than where it is",
      (client) => client.pods.delete(pod("4").metadata),
      { method: "DELETE", url: "/api/v1/namespaces/default/pods/web" },
    ],
    [
      "deleteCollection",
      (client) => client.pods.deleteCollection({ namespace: "default", labelSelector: "app=a", dryRun: "All" }),
      { method: "DELETE", url: "/api/v1/namespaces/default/pods?labelSelector=app%3Da&dryRun=All" },
    ],
  ];

  test.each(cases)("%s", async (_, call, want) => {
    const api = await startFakeApi((response, { method }) =>
      method === "DELETE" ? response.writeHead(204).end() : succeed(response, pod("1")),
    );
    await call(createClient({ baseUrl: api.url }));
    expect(api.received).toEqual([expect.objectContaining(want)]);
    expect(api.received[0]?.body).toEqual(want.body);
  });
});

test("what an answer carries is what the call resolves to", async () => {
  const api = await startFakeApi((response, { method, url }) => {
    if (method === "DELETE") return response.writeHead(204).end();
    if (url.endsWith("/pods")) return sendJson(response, 200, { data: [pod("4")], metadata: { resourceVersion: "7" } });
    succeed(response, url.includes("/status") ? { phase: "Pending" } : pod("4"), method === "POST" ? 201 : 200);
  });
  const { pods } = createClient({ baseUrl: api.url });
  expect(await pods.list({ namespace: "default" })).toEqual({ items: [pod("4")], resourceVersion: "7" });
  expect(await pods.listAll()).toEqual({ items: [pod("4")], resourceVersion: "7" });
  expect(await pods.get(inDefault)).toEqual(pod("4"));
  expect(await pods.create({ namespace: "default", object: input })).toEqual(pod("4"));
  expect(await pods.replace({ ...inDefault, object: input })).toEqual(pod("4"));
  expect(await pods.delete(inDefault)).toBeUndefined();
  expect(await pods.getStatus(inDefault)).toEqual({ phase: "Pending" });
  expect(await pods.replaceStatus({ ...inDefault, status: {} })).toEqual({ phase: "Pending" });
});

test("a page says where the next one begins", async () => {
  const metadata = { resourceVersion: "7", continue: "c", remainingItemCount: 3 };
  const api = await startFakeApi((response) => sendJson(response, 200, { data: [pod("4")], metadata }));
  const { pods } = createClient({ baseUrl: api.url });
  expect(await pods.list({ namespace: "default", limit: 1 })).toEqual({ items: [pod("4")], ...metadata });
});

test("a delete resolves to the object that is only marked, and one of a collection to the objects", async () => {
  const marked = pod("9");
  const api = await startFakeApi((response, { url }) =>
    url.endsWith("/web") ? succeed(response, marked, 202) : succeed(response, [marked]),
  );
  const { pods } = createClient({ baseUrl: api.url });
  expect(await pods.delete(inDefault)).toEqual(marked);
  expect(await pods.deleteCollection({ namespace: "default" })).toEqual([marked]);
});

describe("iterate", () => {
  /** Pods in pages of one, until the given number of them has been sent. */
  const startPages = (count: number) =>
    startFakeApi((response, _, index) => {
      if (index >= count) return fail(response, 410, "Expired", "the list is too old");
      const more = index < count - 1 || count === 2 ? { continue: `page ${index + 1}` } : {};
      sendJson(response, 200, { data: [pod(String(index))], metadata: { resourceVersion: "7", ...more } });
    });

  test("fetches the next page when the one before is used up, and asks for a version only at the first", async () => {
    const api = await startPages(3);
    const versions: string[] = [];
    const { pods } = createClient({ baseUrl: api.url });
    const parameters = { labelSelector: "a", resourceVersion: "5", resourceVersionMatch: "NotOlderThan" } as const;
    for await (const { metadata } of pods.iterateAll(parameters)) {
      versions.push(metadata.resourceVersion);
      expect(api.received).toHaveLength(versions.length);
    }
    expect(versions).toEqual(["0", "1", "2"]);
    expect(api.received.map(({ url }) => url)).toEqual([
      "/api/v1/pods?labelSelector=a&limit=500&resourceVersion=5&resourceVersionMatch=NotOlderThan",
      "/api/v1/pods?labelSelector=a&limit=500&continue=page%201",
      "/api/v1/pods?labelSelector=a&limit=500&continue=page%202",
    ]);
  });

  test("rejects with Expired when the server has forgotten the state of the first page", async () => {
    const api = await startPages(2);
    const versions: string[] = [];
    const call = async () => {
      const pages = createClient({ baseUrl: api.url }).pods.iterate({ namespace: "default", limit: 1 });
      for await (const { metadata } of pages) versions.push(metadata.resourceVersion);
    };
    await expect(call()).rejects.toSatisfy(isExpired);
    expect(versions).toEqual(["0", "1"]);
  });

  test("asks for nothing more when the loop is left", async () => {
    const api = await startPages(3);
    for await (const _ of createClient({ baseUrl: api.url }).nodes.iterate()) break;
    expect(api.received).toHaveLength(1);
  });
});

test("kinds have the methods that the API has for them, and no others", () => {
  const client = createClient({ baseUrl: "http://localhost" });
  const writes = ["create", "delete", "deleteCollection", "patch", "replace", "update"];
  const objects = [...writes, "get", "informer", "iterate", "list", "watch"];
  const namespaced = ["iterateAll", "listAll", "watchAll"];
  const status = ["getStatus", "patchStatus", "replaceStatus", "updateStatus"];
  expect(Object.keys(client.pods).sort()).toEqual([...objects, ...namespaced, ...status].sort());
  expect(Object.keys(client.nodes).sort()).toEqual([...objects, ...status].sort());
  expect(Object.keys(client.jobFiles).sort()).toEqual([...objects, ...namespaced].sort());
});

describe("headers", () => {
  test("a read accepts JSON; a write also says that it sends some", async () => {
    const api = await startFakeApi((response) => succeed(response, pod("1")));
    const { pods } = createClient({ baseUrl: api.url, headers: { Authorization: "Bearer t" } });
    await pods.get(inDefault);
    await pods.replace({ ...inDefault, object: input });
    const [read, write] = api.received;
    expect(read?.headers).toMatchObject({ accept: "application/json", authorization: "Bearer t" });
    expect(read?.headers).not.toHaveProperty("content-type");
    expect(write?.headers).toMatchObject({ "content-type": "application/json", authorization: "Bearer t" });
  });

  test("a status write is conditional on the version that it names", async () => {
    const api = await startFakeApi((response) => succeed(response, {}));
    const { pods } = createClient({ baseUrl: api.url });
    await pods.replaceStatus({ ...inDefault, status: {}, resourceVersion: "12" });
    await pods.replaceStatus({ ...inDefault, status: {} });
    expect(api.received.map(({ headers }) => headers["if-match"])).toEqual(['"12"', undefined]);
  });

  test("a status write that names a uid carries it in an object", async () => {
    const api = await startFakeApi((response) => succeed(response, {}));
    const { pods } = createClient({ baseUrl: api.url });
    await pods.replaceStatus({ ...inDefault, status: { phase: "Running" }, uid: "u1" });
    expect(api.received[0]?.body).toEqual({ metadata: { name: "web", uid: "u1" }, status: { phase: "Running" } });
  });
});

describe("names in paths", () => {
  test.each([
    ["a/b", "a%2Fb"],
    ["..%2f..", "..%252f.."],
    ["x?y#z", "x%3Fy%23z"],
    ["ü %", "%C3%BC%20%25"],
    ["...", "..."],
    ["$&", "%24%26"],
  ])("%j is one segment", async (name, encoded) => {
    const api = await startFakeApi((response) => succeed(response, pod("1")));
    await createClient({ baseUrl: api.url }).pods.get({ namespace: "default", name });
    expect(api.received[0]?.url).toBe(`/api/v1/namespaces/default/pods/${encoded}`);
  });

  test.each(["", ".", "..", undefined, null, 7])("%j is refused before anything is sent", async (bad) => {
    const api = await startFakeApi((response) => response.writeHead(204).end());
    const { pods, nodes } = createClient({ baseUrl: api.url });
    const value = bad as string;
    const refused = [
      [
        nodes.delete({ name: value }),
        /^name (is missing|cannot be .+); it is part of the path \/api\/v1\/nodes\/:name$/,
      ],
      [pods.delete({ namespace: value, name: "web" }), /^namespace /],
      [pods.delete({ namespace: "default", name: value }), /^name /],
      [pods.list({ namespace: value }), /^namespace /],
      [pods.getStatus({ namespace: "default", name: value }), /^name /],
      [pods.update({ namespace: "default", name: value }, () => undefined), /^name /],
    ] as const;
    for (const [call, message] of refused) {
      await expect(call).rejects.toThrow(RangeError);
      await expect(call).rejects.toThrow(message);
    }
    expect(api.received).toEqual([]);
  });
});

describe("options", () => {
  const urls = async (baseUrl: string | undefined) => {
    const asked: string[] = [];
    const fetch = async (url: string) => {
      asked.push(url);
      return new Response('{"data": {}}');
    };
    await createClient({ baseUrl, fetch }).nodes.get({ name: "n1" });
    return asked[0];
  };

  test.each([
    ["http://h:1", "http://h:1/api/v1/nodes/n1"],
    ["http://h:1/", "http://h:1/api/v1/nodes/n1"],
    ["https://h/proxy/", "https://h/proxy/api/v1/nodes/n1"],
    ["http://[::1]:8", "http://[::1]:8/api/v1/nodes/n1"],
    [undefined, "http://127.0.0.1:8080/api/v1/nodes/n1"],
  ])("baseUrl %s", async (baseUrl, want) => {
    expect(await urls(baseUrl)).toBe(want);
  });

  test.each(["", "h:1", "localhost:8080", "ftp://h", "http://u:p@h", "http://h?a", "http://h#a"])(
    "baseUrl %s is refused",
    (baseUrl) => {
      expect(() => createClient({ baseUrl })).toThrow(TypeError);
      expect(() => createClient({ baseUrl })).toThrow(/^baseUrl ".*" is not an http or https URL without user/);
    },
  );

  test("in a browser baseUrl is by default the origin of the page, and may be relative to it", async () => {
    const scope = globalThis as { location?: { href: string } };
    scope.location = { href: "https://host:8443/app/index.html?q#top" };
    try {
      expect(await urls(undefined)).toBe("https://host:8443/api/v1/nodes/n1");
      expect(await urls("/proxy")).toBe("https://host:8443/proxy/api/v1/nodes/n1");
    } finally {
      delete scope.location;
    }
  });

  test("headers that no request can have are refused at once", () => {
    expect(() => createClient({ baseUrl: "http://h", headers: { "a b": "c" } })).toThrow(TypeError);
  });

  test.each([0, -1, Number.NaN])("timeoutMs %d is refused", async (timeoutMs) => {
    expect(() => createClient({ baseUrl: "http://h", timeoutMs })).toThrow(RangeError);
    await expect(createClient({ baseUrl: "http://h" }).nodes.list({ timeoutMs })).rejects.toThrow(RangeError);
  });

  test.each([Number.POSITIVE_INFINITY, 2 ** 40])(
    "timeoutMs %d is no limit that a timer would trip over",
    async (timeoutMs) => {
      const api = await startFakeApi((response) => setTimeout(() => succeed(response, pod("1")), 50));
      await createClient({ baseUrl: api.url, timeoutMs }).nodes.get({ name: "n1" });
    },
  );

  test("a stand-in for fetch sees what it needs and no more", async () => {
    const seen: FetchInit[] = [];
    const fetch = async (_: string, init: FetchInit) => {
      seen.push(init);
      return new Response('{"data": {}}');
    };
    await createClient({ baseUrl: "http://h", fetch, headers: { X: "1" } }).nodes.get({ name: "n1" });
    expect(seen).toEqual([
      {
        method: "GET",
        headers: { accept: "application/json", x: "1" },
        redirect: "manual",
        signal: expect.any(AbortSignal),
      },
    ]);
  });
});
