import { once } from "node:events";
import { connect } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import type { ServerOptions } from "../../src/server.js";
import { openStore } from "../../src/storage/open-store.js";
import type { Store } from "../../src/storage/store.js";
import { openHeldStore } from "../helpers/held-store.js";
import { readMetrics } from "../helpers/metrics.js";
import { openRaw } from "../helpers/raw-client.js";
import { startServer, type TestServer, withoutClose } from "../helpers/server.js";
import { openWatch } from "../helpers/watch-client.js";
import { pod } from "./bodies.js";

const pods = "/api/v1/namespaces/default/pods";
const tooMany = { status: 429, body: { reason: "TooManyRequests", code: 429 } };

let server: TestServer;
afterEach(() => server.stop());

async function start(options: Omit<ServerOptions, "store">, store: string | Store = "memory:"): Promise<TestServer> {
  server = await startServer(store, options);
  return server;
}

/** A request whose body is yet to come. */
const post = (header: string) => `POST ${pods} HTTP/1.1\r\nHost: x\r\n${header}\r\n\r\n`;
const body = JSON.stringify(pod("web"));

async function dropped(reason: string): Promise<number> {
  return (await readMetrics(server.url)).sum("apiserver_dropped_requests_total", { reason });
}

describe("requests under way", () => {
  test("above the limit are refused, of the same kind only, until one of them is answered", async () => {
    const held = await openHeldStore("/held");
    const { send } = await start({ maxRequestsInflight: 2, maxMutatingRequestsInflight: 1 }, held.store);
    const reads = [send("GET", `${pods}/held`), send("GET", `${pods}/held`)];
    await held.waiting(2);
    const answer = await send("GET", `${pods}/web`);
    expect(answer).toMatchObject(tooMany);
    expect(answer.body.error).toContain("read");
    expect(answer.headers.get("retry-after")).toBe("1");
    expect((await send("POST", pods, pod("web"))).status).toBe(201);

    const write = send("POST", pods, pod("held"));
    await held.waiting(3);
    expect(await send("POST", pods, pod("other"))).toMatchObject(tooMany);
    expect(await send("DELETE", `${pods}/web`)).toMatchObject(tooMany);
    for (const path of ["/livez", "/readyz", "/version", "/docs"]) expect((await send("GET", path)).status).toBe(200);
    expect(await dropped("readOnly")).toBe(1);
    expect(await dropped("mutating")).toBe(2);

    held.release();
    expect((await Promise.all([...reads, write])).map(({ status }) => status)).toEqual([404, 404, 201]);
    await expect.poll(async () => (await send("GET", `${pods}/web`)).status).toBe(200);
    await expect.poll(async () => (await send("DELETE", `${pods}/web`)).status).toBe(204);
  });

  test("count also when their clients have left", async () => {
    const held = await openHeldStore("/held");
    const { send, url } = await start({ maxRequestsInflight: 1 }, held.store);
    const client = await openRaw(url, `GET ${pods}/held HTTP/1.1\r\nHost: x\r\n\r\n`);
    await held.waiting(1);
    client.socket.destroy();
    await expect
      .poll(async () => (await readMetrics(url)).sum("apiserver_request_total", { resource: "pods", code: 0 }))
      .toBe(1);
    expect(await send("GET", pods)).toMatchObject(tooMany);
    held.release();
    await expect.poll(async () => (await send("GET", pods)).status).toBe(200);
  });

  test("do not count for ever when their client has sent several in advance, and left", async () => {
    const held = await openHeldStore("/held");
    const { send, url } = await start({ maxRequestsInflight: 3 }, held.store);
    const client = await openRaw(url, `GET ${pods}/held HTTP/1.1\r\nHost: x\r\n\r\n`.repeat(3));
    await held.waiting(3);
    client.socket.resetAndDestroy();
    const unanswered = { resource: "pods", code: 0 };
    await expect.poll(async () => (await readMetrics(url)).sum("apiserver_request_total", unanswered)).toBe(3);
    held.release();
    await expect.poll(async () => (await send("GET", pods)).status).toBe(200);
    expect((await readMetrics(url)).sum("apiserver_current_inflight_requests")).toBe(0);
  });

  test("do not count before they are here", async () => {
    const { send, url } = await start({ maxMutatingRequestsInflight: 1 });
    const slow = await openRaw(url, post(`Content-Length: ${body.length}`) + body.slice(0, 10));
    expect((await send("POST", pods, pod("other"))).status).toBe(201);
    slow.socket.write(body.slice(10));
    await slow.receiving(/^HTTP\/1.1 201 /);
  });

  test("are not limited by 0", async () => {
    const held = await openHeldStore("/held");
    const { send } = await start({ maxRequestsInflight: 0 }, held.store);
    const answers = Array.from({ length: 450 }, () => send("GET", `${pods}/held`));
    await held.waiting(450);
    held.release();
    for (const { status } of await Promise.all(answers)) expect(status).toBe(404);
  });
});

describe("watches", () => {
  test("are limited in all and for each client, and take no place from reads", async () => {
    const { send, url } = await start({ maxWatches: 3, maxWatchesPerClient: 2, maxRequestsInflight: 1 });
    const path = `${pods}?watch=true`;
    const first = await openWatch(url, path);
    await openWatch(url, path);
    const third = await send("GET", path);
    expect(third).toMatchObject(tooMany);
    expect(third.headers.get("retry-after")).toBe("1");
    expect(third.body.error).toContain("this client");
    // The same machine under another address.
    const { port } = new URL(url);
    const fromElsewhere = async () => {
      const socket = connect({ port: Number(port), host: "127.0.0.1", localAddress: "127.0.0.2" });
      socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`);
      const [head] = (await once(socket, "data")) as [Buffer];
      return head.toString().split("\r\n")[0];
    };
    expect(await fromElsewhere()).toBe("HTTP/1.1 200 OK");
    expect(await fromElsewhere()).toBe("HTTP/1.1 429 Too Many Requests");
    expect((await send("GET", pods)).status).toBe(200);
    expect(await dropped("watchesPerClient")).toBe(1);
    expect(await dropped("watches")).toBe(1);

    first.close();
    await expect.poll(async () => (await openWatch(url, path)).response.statusCode).toBe(200);
  });

  test("that are refused for another reason take nothing", async () => {
    const { send, url } = await start({ maxWatches: 1 });
    for (let count = 0; count < 3; count += 1) {
      expect((await send("GET", `${pods}?watch=true&resourceVersion=9000000000000000`)).status).toBe(504);
      expect((await send("HEAD", `${pods}?watch=true`)).status).toBe(200);
    }
    expect((await openWatch(url, `${pods}?watch=true`)).response.statusCode).toBe(200);
  });
});

describe("bodies", () => {
  test("that do not fit with the others are refused before they are read", async () => {
    const { send, url } = await start({ maxBodyBytesInflight: body.length + 100 });
    const slow = await openRaw(url, post(`Content-Length: ${body.length}`));
    // Nothing says when the server has the headers of that, but that there is no room.
    await expect
      .poll(async () => (await readMetrics(url)).sum("apiserver_current_inflight_body_bytes"))
      .toBe(body.length);
    const late = await openRaw(url, post("Content-Length: 101"));
    expect(await late.receiving(/\}\s*$/)).toMatch(/^HTTP\/1.1 429 .*Retry-After: 1\r\n/s);
    const chunked = await openRaw(url, `${post("Transfer-Encoding: chunked")}65\r\n${" ".repeat(101)}\r\n`);
    expect(await chunked.receiving(/\}\s*$/)).toMatch(/^HTTP\/1.1 429 .*"reason":"TooManyRequests"/s);
    expect((await send("GET", pods)).status).toBe(200);
    expect((await send("DELETE", `${pods}/nobody`)).status).toBe(404);
    expect(await dropped("bodyBytes")).toBe(2);
    for (const { socket } of [late, chunked]) socket.destroy();

    slow.socket.write(body);
    await slow.receiving(/^HTTP\/1.1 201 /);
    await expect.poll(async () => (await send("POST", pods, pod("wub"))).status).toBe(201);
  });

  test("that are broken off give their room back", async () => {
    const { send, url } = await start({ maxBodyBytesInflight: 1_000 });
    for (const header of ["Content-Length: 1000", "Transfer-Encoding: chunked"]) {
      const broken = await openRaw(url, `${post(header)}384\r\n${" ".repeat(898)}`);
      await expect
        .poll(async () => (await readMetrics(url)).sum("apiserver_current_inflight_body_bytes"))
        .toBeGreaterThan(800);
      broken.socket.destroy();
      await expect.poll(async () => (await readMetrics(url)).sum("apiserver_current_inflight_body_bytes")).toBe(0);
    }
    expect((await send("POST", pods, pod("web"))).status).toBe(201);
  });
});

describe("clients that take their time", () => {
  const times = { headersTimeoutMs: 100, requestTimeoutMs: 200, idleTimeoutMs: 100 };

  test.each([
    { title: "half of the headers", sent: "GET /livez HTTP/1.1\r\nHost: x\r\n" },
    { title: "half of the body", sent: `${post("Content-Length: 100")}{` },
    { title: "half of a chunk", sent: `${post("Transfer-Encoding: chunked")}10\r\n{` },
  ])("$title: 408, and the connection ends", async ({ sent }) => {
    const { url } = await start(times);
    const raw = await openRaw(url, sent);
    expect(await raw.closed()).toMatch(/^HTTP\/1.1 408 .*"reason":"Timeout"/s);
  });

  test("nothing at all: the connection ends", async () => {
    const { url } = await start(times);
    await (await openRaw(url)).closed();
    const idle = await openRaw(url, "GET /livez HTTP/1.1\r\nHost: x\r\n\r\n");
    expect(await idle.closed()).toMatch(/^HTTP\/1.1 200 /);
  });

  test("an answer that is not read: the connection ends; a watch may be silent", async () => {
    const store = await openStore("memory:");
    const patient = await startServer(withoutClose(store));
    const large = { metadata: { name: "large" }, spec: { userUploadFile: "eHh4".repeat(3_750_000) } };
    expect((await patient.send("POST", "/apis/v1/namespaces/default/functions", large)).status).toBe(201);
    await patient.stop();
    const { send, url } = await start(times, store);
    const watch = await openWatch(url, `${pods}?watch=true`);
    const watchInTurn = `GET /livez HTTP/1.1\r\nHost: x\r\n\r\nGET ${pods}?watch=true HTTP/1.1\r\nHost: x\r\n\r\n`;
    const second = await openRaw(url, watchInTurn);
    const raw = await openRaw(url);
    raw.socket.pause();
    raw.socket.write("GET /apis/v1/namespaces/default/functions/large HTTP/1.1\r\nHost: x\r\n\r\n");
    const ended = async () => (await readMetrics(url)).sum("apiserver_request_total", { resource: "functions" });
    await expect.poll(ended, { timeout: 10_000 }).toBe(1);
    expect((await readMetrics(url)).sum("apiserver_current_inflight_requests")).toBe(0);
    raw.socket.destroy();

    await send("POST", pods, pod("web"));
    await watch.seeing(1);
    await second.receiving(/"type":"ADDED"/);
    second.socket.destroy();
  });

  test("more connections than the limit are closed", async () => {
    const { url } = await start({ maxConnections: 2 });
    const first = await openRaw(url);
    const second = await openRaw(url);
    await (await openRaw(url)).closed();
    first.socket.destroy();
    second.socket.write("GET /livez HTTP/1.1\r\nHost: x\r\n\r\n");
    await second.receiving(/^HTTP\/1.1 200 /);
  });
});
