import { getEventListeners } from "node:events";
import type { ServerResponse } from "node:http";
import { describe, expect, test } from "vitest";
import {
  ApiError,
  ConnectionError,
  createClient,
  isAlreadyExists,
  isConflict,
  isInvalid,
  isNotFound,
  TimeoutError,
  UnexpectedResponseError,
} from "../../src/client/index.js";
import { fail, pod, sendJson, startFakeApi, succeed } from "./fake-api.js";

const web = { namespace: "default", name: "web" };

/** What a call rejects with. */
async function rejection(call: Promise<unknown>): Promise<Error> {
  return call.then(
    () => expect.unreachable("it should have been rejected"),
    (error) => error,
  );
}

/** What reading a Pod rejects with, from a server that answers so. */
async function failedGet(answer: (response: ServerResponse) => void): Promise<Error> {
  const api = await startFakeApi(answer);
  return rejection(createClient({ baseUrl: api.url }).pods.get(web));
}

describe("the server says no", () => {
  test("code, reason, words and the request are on the error", async () => {
    const api = await startFakeApi((response) => fail(response, 404, "NotFound", "Pod default/web: not found"));
    const error = await rejection(createClient({ baseUrl: api.url }).pods.get(web));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      name: "ApiError",
      message: "Pod default/web: not found",
      code: 404,
      reason: "NotFound",
      causes: [],
      method: "GET",
      url: `${api.url}/api/v1/namespaces/default/pods/web`,
    });
  });

  test("every cause is in the message", async () => {
    const causes = [
      { field: "spec.containers", message: "must have at least 1 item" },
      { field: "metadata.name", message: "is required" },
    ];
    const error = await failedGet((response) => fail(response, 422, "Invalid", "Pod is not valid", causes));
    expect(error.message).toBe(
      "Pod is not valid\n  spec.containers: must have at least 1 item\n  metadata.name: is required",
    );
    expect(error).toMatchObject({ causes });
  });

  test("a cause that the server's words contain is not said twice", async () => {
    const causes = [
      { field: "spec.containers", message: "is required" },
      { field: "metadata.name", message: "is required" },
    ];
    const words = "Pod is not valid: spec.containers is required (and 1 more, see causes)";
    const error = await failedGet((response) => fail(response, 422, "Invalid", words, causes));
    expect(error.message).toBe(`${words}\n  metadata.name: is required`);
  });

  test.each([
    ["NotFound", 404, isNotFound],
    ["Conflict", 409, isConflict],
    ["AlreadyExists", 409, isAlreadyExists],
    ["Invalid", 422, isInvalid],
  ] as const)("%s is recognised, and nothing else is taken for it", async (reason, code, recognise) => {
    expect(recognise(await failedGet((response) => fail(response, code, reason, "no")))).toBe(true);
    expect(recognise(await failedGet((response) => fail(response, code, "Other", "no")))).toBe(false);
    for (const other of [undefined, null, new Error("no"), { reason, code }]) expect(recognise(other)).toBe(false);
  });

  test("a refused DELETE rejects too", async () => {
    const api = await startFakeApi((response) => fail(response, 404, "NotFound", "gone"));
    expect(isNotFound(await rejection(createClient({ baseUrl: api.url }).pods.delete(web)))).toBe(true);
  });

  test("nothing is tried twice, not even what could be", async () => {
    const api = await startFakeApi((response) => fail(response, 503, "ServiceUnavailable", "later"));
    const { pods } = createClient({ baseUrl: api.url });
    expect(await rejection(pods.get(web))).toMatchObject({ code: 503 });
    expect(await rejection(pods.update(web, () => {}))).toMatchObject({ code: 503 });
    expect(api.received).toHaveLength(2);
  });
});

describe("something else answers", () => {
  const html = "<html>\n  <body>Bad   Gateway</body>\n</html>";
  const cases: [string, (response: ServerResponse) => void, number, RegExp][] = [
    [
      "a proxy's error page",
      (r) => r.writeHead(502, { "content-type": "text/html" }).end(html),
      502,
      /^GET http:\S+\/pods\/web: 502 Bad Gateway, not JSON \(text\/html\): <html> <body>Bad Gateway<\/body> <\/html>$/,
    ],
    ["a login page", (r) => r.writeHead(200, { "content-type": "text/html" }).end(html), 200, /200 OK, not JSON/],
    ["nothing at all", (r) => r.writeHead(500).end(), 500, /500 Internal Server Error, not JSON \(no content type\)$/],
    ["no body where there should be one", (r) => r.writeHead(204).end(), 204, /204 No Content, not JSON/],
    ["JSON of another API", (r) => sendJson(r, 404, { message: "no route" }), 404, /404 .*not an answer of this API/],
    ["JSON without data", (r) => sendJson(r, 200, { ok: true }), 200, /not an answer of this API: \{"ok":true\}$/],
    ["JSON that is no object", (r) => sendJson(r, 200, "fine"), 200, /200 OK, not JSON|not an answer/],
    [
      "a redirect",
      (r) => r.writeHead(307, { location: "https://elsewhere/" }).end(),
      307,
      /redirect to https:\/\/else/,
    ],
    [
      "half an answer that claims to be whole",
      (r) => r.writeHead(200, { "content-type": "application/json" }).end('{"data": {"ki'),
      200,
      /200 OK, not JSON \(application\/json\): \{"data": \{"ki$/,
    ],
  ];

  test.each(cases)("%s", async (_, answer, code, message) => {
    const error = await failedGet(answer);
    expect(error).toBeInstanceOf(UnexpectedResponseError);
    expect(error).toMatchObject({ name: "UnexpectedResponseError", code, method: "GET" });
    expect(error.message).toMatch(message);
  });

  test("a long page is cut in the message and whole on the error", async () => {
    const page = "x".repeat(100_000);
    const error = await failedGet((response) => response.writeHead(502).end(page));
    expect(error.message.length).toBeLessThan(400);
    expect((error as UnexpectedResponseError).body).toBe(page);
  });

  test.each([301, 302, 303, 307, 308])("a %i of a DELETE is not followed", async (status) => {
    const api = await startFakeApi((response) => response.writeHead(status, { location: "/api/v1/pods" }).end());
    const error = await rejection(createClient({ baseUrl: api.url }).pods.delete(web));
    expect(error).toBeInstanceOf(UnexpectedResponseError);
    expect(api.received).toHaveLength(1);
  });
});

describe("the connection fails", () => {
  test("nobody listens", async () => {
    const api = await startFakeApi(() => {});
    await api.close();
    const error = await rejection(createClient({ baseUrl: api.url }).pods.get(web));
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error.message).toMatch(/^GET http:\S+\/pods\/web: connect ECONNREFUSED 127\.0\.0\.1:\d+$/);
    expect(error.cause).toBeInstanceOf(TypeError);
  });

  test("a name that does not resolve", async () => {
    const client = createClient({ baseUrl: "http://no-such-host.invalid" });
    expect((await rejection(client.nodes.list())).message).toMatch(/^GET http:\S+\/nodes: getaddrinfo \w+/);
  });

  const cases: [string, (response: ServerResponse) => void][] = [
    ["before the answer", (r) => r.socket?.resetAndDestroy()],
    [
      "in a body of known length",
      (r) => {
        r.writeHead(200, { "content-type": "application/json", "content-length": 100 }).write('{"data": ');
        setTimeout(() => r.socket?.destroy(), 20);
      },
    ],
    [
      "in a body of unknown length",
      (r) => {
        r.writeHead(200, { "content-type": "application/json" }).write('{"data": ');
        setTimeout(() => r.socket?.destroy(), 20);
      },
    ],
    ["by talking something else", (r) => r.socket?.end("SSH-2.0-OpenSSH\r\n\r\n")],
  ];
  test.each(cases)("it breaks %s", async (_, answer) => {
    const error = await failedGet(answer);
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ name: "ConnectionError", method: "GET" });
    expect(error.message).toMatch(/^GET http:\S+: .+/);
    expect(error.cause).toBeInstanceOf(Error);
  });
});

describe("time runs out", () => {
  const cases: [string, (response: ServerResponse) => void][] = [
    ["without an answer", () => {}],
    ["in the middle of an answer", (r) => r.writeHead(200, { "content-type": "application/json" }).write('{"data"')],
  ];
  test.each(cases)("%s", async (_, answer) => {
    const api = await startFakeApi(answer);
    const started = performance.now();
    const error = await rejection(createClient({ baseUrl: api.url }).pods.get({ ...web, timeoutMs: 60 }));
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({
      name: "TimeoutError",
      timeoutMs: 60,
      message: "get Pod default/web: not done within 60 ms",
    });
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test("the client's limit holds for calls without one of their own", async () => {
    const api = await startFakeApi(() => {});
    const { nodes } = createClient({ baseUrl: api.url, timeoutMs: 40 });
    expect((await rejection(nodes.list())).message).toBe("list Node: not done within 40 ms");
  });

  test("an update has one limit for all of its requests", async () => {
    const api = await startFakeApi((response, { method }) =>
      setTimeout(() => succeed(response, pod("1")), method === "GET" ? 100 : 290),
    );
    const { pods } = createClient({ baseUrl: api.url });
    const error = await rejection(pods.update({ ...web, timeoutMs: 300 }, () => {}));
    expect(error.message).toBe("update Pod default/web: not done within 300 ms");
    expect(api.received.map(({ method }) => method)).toEqual(["GET", "PUT"]);
  });
});

describe("the caller gives up", () => {
  const cases: [string, (response: ServerResponse) => void][] = [
    ["without an answer", () => {}],
    ["in the middle of an answer", (r) => r.writeHead(200).write('{"data"')],
  ];
  test.each(cases)("%s: the reason is thrown as it is", async (_, answer) => {
    const api = await startFakeApi(answer);
    for (const reason of [new Error("shutting down"), "just text", undefined]) {
      const controller = new AbortController();
      const call = createClient({ baseUrl: api.url }).pods.get({ ...web, signal: controller.signal });
      setTimeout(() => controller.abort(reason), 30);
      expect(await rejection(call)).toBe(controller.signal.reason);
    }
  });

  test("before the call: nothing is sent", async () => {
    const api = await startFakeApi((response) => succeed(response, {}));
    const reason = new Error("too late");
    const call = createClient({ baseUrl: api.url }).pods.get({ ...web, signal: AbortSignal.abort(reason) });
    expect(await rejection(call)).toBe(reason);
    expect(api.received).toEqual([]);
  });

  test("a stand-in for fetch that rejects with an error of its own changes nothing", async () => {
    const controller = new AbortController();
    const fetch = () =>
      new Promise<Response>((_, reject) => {
        controller.abort("enough");
        reject(new Error("AbortError, in its words"));
      });
    const client = createClient({ baseUrl: "http://h", fetch });
    expect(await rejection(client.nodes.list({ signal: controller.signal }))).toBe("enough");
  });

  test("a signal that serves many calls keeps nothing of them", async () => {
    const api = await startFakeApi((response, _, index) =>
      index % 2 === 0 ? succeed(response, pod("1")) : fail(response, 404, "NotFound", "no"),
    );
    const { pods } = createClient({ baseUrl: api.url });
    const { signal } = new AbortController();
    for (let call = 0; call < 20; call++) await pods.get({ ...web, signal }).catch(() => {});
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });
});

test("connections are used again after any answer", async () => {
  const answers: ((response: ServerResponse) => void)[] = [
    (response) => succeed(response, pod("1")),
    (response) => fail(response, 404, "NotFound", "no"),
    (response) => response.writeHead(502, { "content-type": "text/html" }).end("<html>".repeat(20_000)),
    (response) => response.writeHead(307, { location: "/" }).end("moved"),
    (response) => sendJson(response, 200, {}),
  ];
  const api = await startFakeApi((response, _, index) => answers[index % answers.length]?.(response));
  const { pods } = createClient({ baseUrl: api.url });
  for (let call = 0; call < 40; call++) {
    await (call % 8 === 0 ? pods.delete(web) : pods.get(web)).catch(() => {});
  }
  expect(api.received).toHaveLength(40);
  // Node opens a second one when a call follows so closely that the first is not yet seen to be free.
  expect(api.connections()).toBeLessThan(5);
});
