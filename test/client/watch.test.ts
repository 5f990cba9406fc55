import { getEventListeners, once } from "node:events";
import type { ServerResponse } from "node:http";
import { describe, expect, test } from "vitest";
import {
  ApiError,
  ConnectionError,
  createClient,
  isExpired,
  TimeoutError,
  UnexpectedResponseError,
} from "../../src/client/index.js";
import { bookmark, event, fail, pod, startFakeApi, startStream } from "./fake-api.js";

type Watch = ReturnType<ReturnType<typeof createClient>["pods"]["watchAll"]>;

/** A watch of all Pods at a server that answers so. */
async function watchAt(answer: (response: ServerResponse) => void, options: object = {}): Promise<Watch> {
  const api = await startFakeApi(answer);
  return createClient({ baseUrl: api.url }).pods.watchAll(options);
}

/** Everything that a watch yields, and what it rejects with. */
async function drain(watch: Watch): Promise<{ seen: string[]; error: Error | undefined }> {
  const seen: string[] = [];
  try {
    for await (const { type, object } of watch) seen.push(`${type} ${object.metadata.resourceVersion}`);
    return { seen, error: undefined };
  } catch (error) {
    return { seen, error: error as Error };
  }
}

test("what is asked for", async () => {
  const api = await startFakeApi((response) => startStream(response).end());
  const { pods, nodes } = createClient({ baseUrl: api.url });
  await drain(pods.watch({ namespace: "default", labelSelector: "a=b", resourceVersion: "7" }));
  await drain(pods.watch({ ...pod("5").metadata, timeoutSeconds: 9 }));
  await drain(pods.watchAll({ sendInitialEvents: true, fieldSelector: "spec.nodeName=n1" }));
  await drain(nodes.watch() as unknown as Watch);
  const asked = "?watch=true&allowWatchBookmarks=true";
  expect(api.received.map(({ url }) => url)).toEqual([
    `/api/v1/namespaces/default/pods${asked}&labelSelector=a%3Db&resourceVersion=7`,
    `/api/v1/namespaces/default/pods/web${asked}&resourceVersion=5&timeoutSeconds=9`,
    `/api/v1/pods${asked}&fieldSelector=spec.nodeName%3Dn1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan`,
    `/api/v1/nodes${asked}`,
  ]);
});

test("events come in as they happen, whole, and the end of the answer is the end of the watch", async () => {
  const api = await startFakeApi(async (response) => {
    startStream(response);
    const text = `${event("ADDED", pod("1", { smile: "☺" }))}${event("MODIFIED", pod("2"))}\n${bookmark("3")}`;
    const bytes = Buffer.from(text);
    for (let start = 0; start < bytes.length; start += 7) {
      response.write(bytes.subarray(start, start + 7));
      await new Promise(setImmediate);
    }
    response.end(event("DELETED", pod("4")).trimEnd());
  });
  const seen = [];
  for await (const { type, object } of createClient({ baseUrl: api.url }).pods.watchAll()) seen.push([type, object]);
  expect(seen).toEqual([
    ["ADDED", pod("1", { smile: "☺" })],
    ["MODIFIED", pod("2")],
    ["BOOKMARK", JSON.parse(bookmark("3")).object],
    ["DELETED", pod("4")],
  ]);
});

test("an event is there before the next one happens", async () => {
  let send = (_: string) => {};
  const watch = await watchAt((response) => {
    send = (line) => void response.write(line);
    startStream(response).write(event("ADDED", pod("1")));
  });
  expect((await watch.next()).value).toMatchObject({ type: "ADDED" });
  send(event("DELETED", pod("2")));
  expect((await watch.next()).value).toMatchObject({ type: "DELETED" });
  await watch.return();
});

describe("it rejects", () => {
  const first = event("ADDED", pod("1"));

  test("with the server's ERROR event", async () => {
    const object = { error: "the history begins at 9", reason: "Expired", code: 410 };
    const { seen, error } = await drain(
      await watchAt((response) => startStream(response).end(first + JSON.stringify({ type: "ERROR", object }))),
    );
    expect(seen).toEqual(["ADDED 1"]);
    expect(isExpired(error)).toBe(true);
    expect(error).toMatchObject({ code: 410, message: "the history begins at 9", method: "GET" });
  });

  test("when the server refuses, with how long it asks to wait", async () => {
    const { error } = await drain(
      await watchAt((response) => {
        response.setHeader("retry-after", "7");
        fail(response, 429, "TooManyRequests", "later");
      }),
    );
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ code: 429, retryAfterMs: 7_000 });
  });

  const malformed: [string, string | Buffer][] = [
    ["a line that is cut off", first.slice(0, 40)],
    ["a line that is not JSON", "MODIFIED web\n"],
    ["JSON that is no event", '{"kind":"Pod"}\n'],
    ["an unknown type", '{"type":"RENAMED","object":{"metadata":{"resourceVersion":"2"}}}\n'],
    ["an object without a version", '{"type":"ADDED","object":{"metadata":{"name":"web"}}}\n'],
    ["an error that says nothing", '{"type":"ERROR","object":{}}\n'],
    ["bytes that are not UTF-8", Buffer.from([0x22, 0xff, 0xfe, 0x22, 0x0a])],
  ];
  test.each(malformed)("with what came in: %s", async (_, line) => {
    const { seen, error } = await drain(
      await watchAt((response) => {
        startStream(response).write(first);
        setTimeout(() => response.end(line), 10);
      }),
    );
    expect(seen).toEqual(["ADDED 1"]);
    expect(error).toBeInstanceOf(UnexpectedResponseError);
    expect(error?.message).toMatch(
      /^GET http:\S+\/pods\?watch=true\S*: (a line of the watch is not an event: |what came)/,
    );
  });

  test("when the connection breaks", async () => {
    const { seen, error } = await drain(
      await watchAt((response) => {
        startStream(response).write(first);
        setTimeout(() => response.socket?.resetAndDestroy(), 10);
      }),
    );
    expect(seen).toEqual(["ADDED 1"]);
    expect(error).toBeInstanceOf(ConnectionError);
  });

  test("when the server does not begin to answer in time; after that it may take its time", async () => {
    const { error } = await drain(await watchAt(() => {}, { timeoutMs: 40 }));
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error?.message).toBe("watchAll Pod: not done within 40 ms");

    const slow = (response: ServerResponse) => {
      startStream(response);
      setTimeout(() => response.end(first), 120);
    };
    const patient = await watchAt(slow, { timeoutMs: 60 });
    expect((await drain(patient)).seen).toEqual(["ADDED 1"]);
  });

  test("when nothing comes in for too long, and not because the program was slow to ask", async () => {
    const watch = await watchAt((response) => startStream(response).write(first), { silenceTimeoutMs: 50 });
    expect((await watch.next()).value).toMatchObject({ type: "ADDED" });
    await new Promise((resolve) => setTimeout(resolve, 80));
    const started = performance.now();
    await expect(watch.next()).rejects.toThrow(/nothing came in for 50 ms: taken for dead$/);
    expect(performance.now() - started).toBeGreaterThan(40);
  });

  test("with a fetch that gives no body to read from", async () => {
    const fetch = async () => ({ status: 200, statusText: "OK", headers: new Headers(), text: async () => "" });
    const watch = createClient({ baseUrl: "http://h", fetch }).pods.watchAll();
    await expect(watch.next()).rejects.toThrow(TypeError);
  });

  test("with parameters that cannot be", async () => {
    const { pods } = createClient({ baseUrl: "http://h" });
    await expect(pods.watch({ namespace: "" }).next()).rejects.toThrow(RangeError);
    await expect(pods.watch({ namespace: "default", name: ".." }).next()).rejects.toThrow(RangeError);
    await expect(pods.watchAll({ timeoutMs: 0 }).next()).rejects.toThrow(/^timeoutMs must be/);
    await expect(pods.watchAll({ silenceTimeoutMs: 0 }).next()).rejects.toThrow(/^silenceTimeoutMs must be/);
  });
});

test.each([Number.POSITIVE_INFINITY, 2 ** 40])("a silenceTimeoutMs of %d is no limit", async (silenceTimeoutMs) => {
  const slow = (response: ServerResponse) => {
    startStream(response);
    setTimeout(() => response.end(event("ADDED", pod("1"))), 50);
  };
  expect(await drain(await watchAt(slow, { silenceTimeoutMs }))).toEqual({ seen: ["ADDED 1"], error: undefined });
});

describe("the connection is closed", () => {
  /** A watch that has had one event, and the response that it is at the other end of. */
  async function startWatch(options: object = {}) {
    let response: ServerResponse | undefined;
    const watch = await watchAt((given) => {
      response = given;
      startStream(given).write(event("ADDED", pod("1")).repeat(2));
    }, options);
    await watch.next();
    if (response === undefined) throw new Error("no request");
    return { watch, closed: once(response, "close") };
  }

  test("when the loop is left", async () => {
    const { watch, closed } = await startWatch();
    for await (const _ of watch) break;
    await closed;
  });

  test("when the signal aborts: the reason is thrown as it is, and nothing is left on the signal", async () => {
    const controller = new AbortController();
    const { watch, closed } = await startWatch({ signal: controller.signal });
    await watch.next();
    const next = watch.next();
    controller.abort("enough");
    await expect(next).rejects.toBe("enough");
    await closed;
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  });

  test("when the signal aborts between two events, which then do not come", async () => {
    const controller = new AbortController();
    const { watch, closed } = await startWatch({ signal: controller.signal });
    controller.abort("enough");
    await expect(watch.next()).rejects.toBe("enough");
    await closed;
  });
});

test("a watch that ended leaves its connection to the next one", async () => {
  const api = await startFakeApi((response) => startStream(response).end(event("ADDED", pod("1"))));
  const { pods } = createClient({ baseUrl: api.url });
  for (let count = 0; count < 10; count++) await drain(pods.watchAll());
  expect(api.received).toHaveLength(10);
  expect(api.connections()).toBeLessThan(4);
});
