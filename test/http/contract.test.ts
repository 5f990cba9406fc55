import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { checkReady } from "../../src/http/health.js";
import { openStore } from "../../src/storage/open-store.js";
import { type Store, StoreError, type StoreErrorCode } from "../../src/storage/store.js";
import { newNamespace, startServer, type TestServer, wrapStore } from "../helpers/server.js";
import { withoutCache } from "../helpers/without-cache.js";
import { pod } from "./bodies.js";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const pods = "/api/v1/namespaces/default/pods";
const yaml = { "Content-Type": "application/yaml" };
const json = { "Content-Type": "application/json" };

describe("what is no HTTP request", () => {
  test.each([
    { request: "FOO / HTTP/1.1\r\n\r\n", code: 400, error: "method" },
    { request: "hello\r\n\r\n", code: 400, error: "HTTP" },
    { request: `GET / HTTP/1.1\r\nX-Big: ${"a".repeat(20_000)}\r\n\r\n`, code: 431, error: "too large" },
  ])("is answered with $code in the envelope, and the connection ends", async ({ request, code, error }) => {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    socket.end(request);
    const answer = await text(socket);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${code} .*\r\nConnection: close\r\n`));
    const body = JSON.parse(answer.slice(answer.indexOf("\r\n\r\n")));
    expect(body).toEqual({ error: expect.stringContaining(error), reason: "BadRequest", code });
  });
});

describe("paths and methods", () => {
  test.each([
    "/nowhere",
    "/api/v1/nodes/",
    "/api/v1/Nodes",
    "/api/v1/namespaces/default/pods/",
    "/api/v1/namespaces//pods",
    "/api/v2/nodes",
    "/apis/v1/namespaces/default/pods",
  ])("%s does not exist, and the answer leads to the documentation", async (path) => {
    const answer = await server.send("GET", path);
    expect(answer).toMatchObject({ status: 404, body: { reason: "NotFound", code: 404 } });
    expect(answer.body.error).toContain("/docs");
  });

  test.each([
    { method: "PATCH", path: pods, allow: "DELETE, GET, HEAD, OPTIONS, POST" },
    { method: "DELETE", path: "/api/v1/pods", allow: "GET, HEAD, OPTIONS" },
    { method: "POST", path: `${pods}/web`, allow: "DELETE, GET, HEAD, OPTIONS, PATCH, PUT" },
    { method: "DELETE", path: `${pods}/web/status`, allow: "GET, HEAD, OPTIONS, PATCH, POST, PUT" },
    { method: "POST", path: "/api/v1/pods", allow: "GET, HEAD, OPTIONS" },
    { method: "PUT", path: "/docs", allow: "GET, HEAD, OPTIONS" },
    { method: "POST", path: "/readyz", allow: "GET, HEAD, OPTIONS" },
  ])("$method $path is not allowed", async ({ method, path, allow }) => {
    const answer = await server.send(method, path);
    expect(answer).toMatchObject({ status: 405, body: { reason: "MethodNotAllowed", code: 405 } });
    expect(answer.headers.get("allow")).toBe(allow);
  });

  test("OPTIONS tells what works", async () => {
    const answer = await server.send("OPTIONS", `${pods}/web`);
    expect(answer).toMatchObject({ status: 204, text: "" });
    expect(answer.headers.get("allow")).toBe("DELETE, GET, HEAD, OPTIONS, PATCH, PUT");
  });

  test.each(["/api/v1/nodes", "/docs", "/openapi.json", "/livez", "/readyz", "/version"])("HEAD %s", async (path) => {
    const [get, head] = [await server.send("GET", path), await server.send("HEAD", path)];
    expect(head).toMatchObject({ status: 200, text: "" });
    expect(head.headers.get("content-length")).toBe(String(Buffer.byteLength(get.text)));
  });

  test.each(["/api/v1/nodes/%zz", "/api/v1/nodes/%", "/api/v1/nodes/%ff", `${pods}/%e0%a4`])(
    "%s is not encoded as paths are",
    async (path) => {
      const answer = await server.send("GET", path);
      expect(answer).toMatchObject({ status: 400, body: { reason: "BadRequest" } });
    },
  );

  test("/ leads browsers to the documentation, others are told", async () => {
    const browser = await server.send("GET", "/", undefined, { Accept: "text/html,application/xhtml+xml,*/*;q=0.8" });
    expect(browser.status).toBe(302);
    expect(browser.headers.get("location")).toBe("/docs");
    expect(await server.send("GET", "/")).toMatchObject({ status: 404, body: { reason: "NotFound" } });
  });
});

describe("query parameters", () => {
  test.each([
    { query: "labelSelector=a%3Db&limit=5", fields: ["labelSelector", "limit"] },
    { query: "fieldValidation=Strict", fields: ["fieldValidation"] },
    { query: "__proto__=1&constructor=2", fields: ["__proto__", "constructor"] },
    { query: "=", fields: [""] },
  ])("a read of a status with ?$query is refused", async ({ query, fields }) => {
    const answer = await server.send("GET", `${pods}/web/status?${query}`);
    expect(answer).toMatchObject({ status: 400, body: { reason: "BadRequest" } });
    expect(answer.body.error).toContain("takes no query parameters");
    expect(answer.body.causes).toEqual(fields.map((field) => ({ field, message: "is not supported" })));
  });

  test.each([
    {
      query: "limit=1",
      cause: { field: "limit", message: "is not supported" },
      what: "takes the query parameters fieldValidation, dryRun: limit is not supported",
    },
    { query: "dryRun=true", cause: { field: "dryRun", message: 'must be one of "All", not true' } },
    {
      query: "fieldValidation=Warn&fieldValidation=Warn",
      cause: { field: "fieldValidation", message: "is there more than once" },
    },
    {
      query: "fieldValidation=strict",
      cause: { field: "fieldValidation", message: 'must be one of "Strict", "Warn", "Ignore", not "strict"' },
    },
  ])("a write with ?$query is refused, and it is told what could be instead", async ({ query, cause, what }) => {
    const path = `/api/v1/namespaces/${newNamespace()}/pods`;
    const answer = await server.send("POST", `${path}?${query}`, pod("web"));
    expect(answer).toMatchObject({ status: 400, body: { reason: "BadRequest", causes: [cause] } });
    expect(answer.body.error).toContain(what ?? `The query is not valid: ${cause.field} ${cause.message}`);
    expect((await server.send("GET", `${path}/web`)).status).toBe(404);
  });

  test("a lone ? is no parameter", async () => {
    expect((await server.send("GET", `${pods}?`)).status).toBe(200);
  });
});

describe("bodies", () => {
  const post = (body: unknown, headers: Record<string, string>) =>
    server.send("POST", `/api/v1/namespaces/${newNamespace()}/pods`, body, headers);
  const podYaml = "metadata: {name: web}\nspec:\n  containers:\n    - {name: app, image: nginx}\n";

  test.each(["application/yaml", "application/x-yaml", "text/yaml", "Application/YAML; charset=UTF-8"])(
    "may be %s",
    async (type) => {
      expect((await post(podYaml, { "Content-Type": type })).status).toBe(201);
    },
  );

  test("without a type are JSON", async () => {
    expect((await post(Buffer.from(JSON.stringify(pod("web"))), {})).status).toBe(201);
  });

  test.each([
    { type: "text/plain", want: "application/json or application/yaml, not text/plain" },
    { type: "application/x-www-form-urlencoded", want: "-H 'Content-Type: application/json'" },
    { type: "application/merge-patch+json", want: "not application/merge-patch+json" },
    { type: "application/json; charset=latin1", want: "UTF-8, not in latin1" },
  ])("cannot be $type", async ({ type, want }) => {
    const answer = await post(JSON.stringify(pod("web")), { "Content-Type": type });
    expect(answer).toMatchObject({ status: 415, body: { reason: "UnsupportedMediaType" } });
    expect(answer.body.error).toContain(want);
    expect(answer.headers.get("accept")).toBe("application/json, application/yaml");
  });

  test("cannot be compressed", async () => {
    const answer = await post("x", { ...json, "Content-Encoding": "gzip" });
    expect(answer).toMatchObject({ status: 415, body: { reason: "UnsupportedMediaType" } });
    expect(answer.headers.get("accept-encoding")).toBe("identity");
  });

  test.each([
    { body: "", headers: json, want: "The body is empty" },
    { body: "{", headers: json, want: "it ends too early (line 1, column 2)" },
    { body: '{\n  "a": 1,\n  b: 2\n}', headers: json, want: 'unexpected "b" at line 3, column 3' },
    { body: '{"a":}', headers: json, want: 'unexpected "}" at line 1, column 6' },
    { body: '{"a": 1} x', headers: json, want: 'unexpected "x" at line 1, column 10' },
    { body: "[]", headers: json, want: "must be an object, not an array" },
    { body: "null", headers: json, want: "must be an object, not null" },
    { body: '"text"', headers: json, want: "must be an object, not a string" },
    { body: Buffer.from([0x7b, 0xff, 0x7d]), headers: json, want: "not UTF-8" },
    { body: `{"a":${"[".repeat(200)}${"]".repeat(200)}}`, headers: json, want: "nested too deeply" },
    { body: '{"spec": {"a": [0, 1e400]}}', headers: json, want: "spec.a[1] must be a finite number" },
    { body: "spec: {a: [0, -.inf]}", headers: yaml, want: "spec.a[1] must be a finite number" },
    { body: "metadata: !!omap [name: a]", headers: yaml, want: "Unresolved tag" },
    { body: "a: 1\nb: [1\n", headers: yaml, want: "line 3, column 1" },
    { body: "a: 1\na: 2\n", headers: yaml, want: 'the key "a" is there twice, again at line 2, column 1' },
    { body: 'x:\n  1: a\n  "1": b\n', headers: yaml, want: 'the key "1" is there twice' },
    {
      body: "a: 1\n---\na: 2\n",
      headers: yaml,
      want: "only one document can be sent at a time, and a second one begins at line 2",
    },
    { body: "a: *nobody\n", headers: yaml, want: "nobody" },
    { body: "# nothing\n", headers: yaml, want: "must be an object, not null" },
    { body: "just text", headers: yaml, want: "must be an object, not a string" },
    { body: "[".repeat(5000), headers: yaml, want: "nested too deeply" },
    { body: `${"a: &a [x]\n"}b: [${Array(30).fill("*a").join(",")}]\n`, headers: yaml, want: "Excessive alias count" },
  ])("case %#: $want", async ({ body, headers, want }) => {
    const answer = await post(body, headers);
    expect(answer.body?.error).toContain(want);
    expect(answer).toMatchObject({ status: 400, body: { reason: "BadRequest", code: 400 } });
  });

  test("YAML aliases cannot blow a body up", async () => {
    const big = "x".repeat(200_000);
    const answer = await post(`a: &a "${big}"\nb: [${Array(10).fill("*a").join(",")}]\n`, yaml);
    expect(answer).toMatchObject({ status: 413, body: { reason: "RequestEntityTooLarge" } });
  });

  test("what YAML aliases repeat is as many values, each with its own defaults and its own mistakes", async () => {
    const namespace = newNamespace();
    const ports = "{name: c, image: i, ports: &p [{containerPort: 80}], volumeMounts: *p}";
    const mounts = await server.send(
      "POST",
      `/api/v1/namespaces/${namespace}/pods`,
      `metadata: {name: web}\nspec: {containers: [${ports}]}`,
      yaml,
    );
    expect(mounts).toMatchObject({ status: 422, body: { reason: "Invalid" } });

    const replicaSets = `/apis/v1/namespaces/${namespace}/replicasets`;
    const template = "template: {metadata: *m, spec: {containers: [{name: c, image: i}]}}";
    const spec = `spec: {replicas: 1, selector: {matchLabels: {app: web}}, ${template}}`;
    const created = await server.send(
      "POST",
      replicaSets,
      `metadata: &m {name: web, labels: {app: web}}\n${spec}`,
      yaml,
    );
    expect(created).toMatchObject({ status: 201, body: { data: { metadata: { namespace, labels: { app: "web" } } } } });
    expect(await server.send("GET", `${replicaSets}/web`)).toMatchObject({ status: 200 });
  });

  test("a megabyte of YAML keys does not hold the server up", async () => {
    const keys = Array.from({ length: 40_000 }, (_, index) => `  key${index}: v\n`).join("");
    const begin = performance.now();
    const answer = await post(
      `metadata:\n  name: web\nspec:\n  containers: [{name: a, image: b}]\nextra:\n${keys}`,
      yaml,
    );
    expect(answer.status).toBe(201);
    expect(performance.now() - begin).toBeLessThan(10_000);
  });

  test.each([
    { path: "/api/v1/namespaces/default/pods", limit: 1_048_576 },
    { path: "/apis/v1/namespaces/default/functions", limit: 16_777_216 },
  ])("of more than $limit bytes are too large for $path", async ({ path, limit }) => {
    const answer = await server.send("POST", path, Buffer.alloc(limit + 1, " "), json);
    expect(answer).toMatchObject({ status: 413, body: { reason: "RequestEntityTooLarge", code: 413 } });
    expect(answer.body.error).toContain(String(limit));
    const fits = await server.send("POST", path, Buffer.alloc(limit, " "), json);
    expect(fits).toMatchObject({ status: 400 });
  });

  test("that do not tell their length are counted", async () => {
    const chunk = new Uint8Array(600_000).fill(32);
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(chunk);
        controller.enqueue(chunk);
        controller.close();
      },
    });
    const response = await fetch(server.url + pods, { method: "POST", body, duplex: "half" } as RequestInit);
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ reason: "RequestEntityTooLarge" });
  });

  test("that a client breaks off harm nobody", async () => {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    socket.write(`POST ${pods} HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{`);
    socket.end();
    await text(socket);
    expect((await server.send("GET", "/livez")).status).toBe(200);
  });
});

describe("Accept", () => {
  test.each(["text/html", "application/yaml", "application/json;q=0", "image/*"])(
    "%s excludes JSON",
    async (accept) => {
      const path = `/api/v1/namespaces/${newNamespace()}/pods`;
      const answer = await server.send("POST", path, pod("web"), { Accept: accept });
      expect(answer).toMatchObject({ status: 406, body: { reason: "NotAcceptable", code: 406 } });
      expect((await server.send("GET", `${path}/web`)).status).toBe(404);
    },
  );

  test.each(["*/*", "application/*", "application/json;as=Table;v=v1,application/json", "text/html, */*;q=0.1"])(
    "%s includes JSON",
    async (accept) => {
      expect((await server.send("GET", pods, undefined, { Accept: accept })).status).toBe(200);
    },
  );
});

describe("headers", () => {
  test("tell nothing about the server's insides", async () => {
    const { headers } = await server.send("GET", "/version");
    expect(headers.get("x-powered-by")).toBeNull();
    expect(headers.get("etag")).toBeNull();
    expect(headers.get("content-type")).toBe("application/json");
  });

  test("a sane request id comes back, another is replaced", async () => {
    const sane = await server.send("GET", "/livez", undefined, { "X-Request-Id": "abc-123" });
    expect(sane.headers.get("x-request-id")).toBe("abc-123");
    for (const id of ["a b", "a".repeat(200), 'x"y']) {
      const answer = await server.send("GET", "/livez", undefined, { "X-Request-Id": id });
      expect(answer.headers.get("x-request-id")).toMatch(/^[\da-f-]{36}$/);
    }
  });
});

describe("documents", () => {
  test("/docs is a page that can load nothing from elsewhere", async () => {
    const answer = await server.send("GET", "/docs");
    expect(answer).toMatchObject({ status: 200 });
    expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(answer.headers.get("content-security-policy")).toMatch(/^default-src 'none'/);
    expect(answer.headers.get("content-security-policy")).not.toContain("http");
    expect(answer.text).toContain("PodSpecURL");
  });

  test("/openapi.json is the document itself", async () => {
    const answer = await server.send("GET", "/openapi.json");
    expect(answer.body).toMatchObject({ openapi: expect.stringMatching(/^3\./), paths: expect.anything() });
  });

  test("/version tells what runs", async () => {
    const answer = await server.send("GET", "/version");
    expect(answer.body.data).toEqual({
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      apiVersion: "v1",
      node: process.versions.node,
    });
  });
});

describe("when the store fails", () => {
  const never = () => new Promise<never>(() => {});
  let broken: TestServer | undefined;
  let memory: Store;
  const start = async (replaced: (store: Store) => Partial<Store>) => {
    memory = await openStore("memory:");
    broken = await startServer(wrapStore(memory, replaced(memory)));
    return broken;
  };
  afterEach(() => broken?.stop());

  test.each<{ code: StoreErrorCode; status: number; reason: string; retryAfter: string | null }>([
    { code: "unavailable", status: 503, reason: "ServiceUnavailable", retryAfter: "1" },
    { code: "outcome-unknown", status: 504, reason: "Timeout", retryAfter: null },
    { code: "compacted", status: 410, reason: "Expired", retryAfter: null },
    { code: "too-large", status: 413, reason: "RequestEntityTooLarge", retryAfter: null },
    { code: "no-space", status: 503, reason: "ServiceUnavailable", retryAfter: "10" },
    { code: "unusable", status: 500, reason: "InternalError", retryAfter: null },
    { code: "closed", status: 503, reason: "ServiceUnavailable", retryAfter: "1" },
  ])("$code is answered with $status", async ({ code, status, reason, retryAfter }) => {
    const { send } = await start(() => ({ create: () => Promise.reject(new StoreError(code, "told by the store")) }));
    const answer = await send("POST", pods, pod("web"));
    expect(answer).toMatchObject({ status, body: { reason, code: status } });
    expect(answer.headers.get("retry-after")).toBe(retryAfter);
  });

  test("a bug of ours is told to nobody but the log", async () => {
    const { send } = await start((store) => ({
      get: () => Promise.reject(new TypeError("secret")),
      range: withoutCache((...args) => store.range(...args)),
    }));
    const answer = await send("GET", `${pods}/web`);
    expect(answer).toMatchObject({ status: 500, body: { reason: "InternalError" } });
    expect(answer.text).not.toContain("secret");
  });

  test("an object that is larger than the store takes is refused with the store's limit", async () => {
    const { send } = await start(() => ({ maxValueBytes: 1000 }));
    const answer = await send("POST", pods, pod("web", { nodeName: "n".repeat(1000) }));
    expect(answer).toMatchObject({ status: 413, body: { reason: "RequestEntityTooLarge" } });
    expect(answer.body.error).toContain("1000");
  });

  test("a write that others always beat gives up", async () => {
    const { send } = await start((store) => ({
      replace: async (key) => ({ done: false, current: await store.get(key) }),
    }));
    await send("POST", pods, pod("web"));
    const answer = await send("PUT", `${pods}/web`, pod("web", { nodeName: "n1" }));
    expect(answer).toMatchObject({ status: 503, body: { reason: "ServiceUnavailable" } });
    expect(answer.headers.get("retry-after")).toBe("1");
  });

  test("/readyz says so, /livez does not mind", { timeout: 10_000 }, async () => {
    const { send } = await start(() => ({ revision: never }));
    expect((await send("GET", "/livez")).status).toBe(200);
    const answer = await send("GET", "/readyz");
    expect(answer).toMatchObject({ status: 503, body: { reason: "ServiceUnavailable", code: 503 } });
    expect(answer.headers.get("cache-control") ?? answer.headers.get("retry-after")).toBe("1");
  });

  test("a server that stops is not ready", async () => {
    const store = await openStore("memory:");
    await expect(checkReady(store, false)).resolves.toBeUndefined();
    await expect(checkReady(store, true)).rejects.toMatchObject({ reason: "ServiceUnavailable" });
    await store.close();
  });
});
