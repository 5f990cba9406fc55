import { once } from "node:events";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startServer, type TestServer } from "../helpers/server.js";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  await server.send("POST", "/api/v1/nodes", { metadata: { name: "a" } });
});
afterAll(() => server.stop());

/** Sends text over a connection of its own, and gives all that comes back until the server ends it. */
async function exchange(request: string): Promise<string> {
  const { hostname, port } = new URL(server.url);
  const socket = connect({ port: Number(port), host: hostname });
  socket.write(request);
  return text(socket);
}

/** Status and body of every answer in what a connection brought. */
function answersIn(received: string): { status: number; body: unknown }[] {
  return received.split(/(?=HTTP\/1\.1 \d)/).map((answer) => ({
    status: Number(answer.slice(9, 12)),
    body: JSON.parse(answer.slice(answer.indexOf("\r\n\r\n"))),
  }));
}

const close = "Host: x\r\nConnection: close\r\n";

test.each([
  { what: "no Host", request: "GET /livez HTTP/1.1\r\nConnection: close\r\n\r\n", error: "Host" },
  { what: "a target that is no URL", request: `GET http://xn--a/livez HTTP/1.1\r\n${close}\r\n`, error: "target" },
  { what: "an expectation", request: `GET /livez HTTP/1.1\r\n${close}Expect: magic\r\n\r\n`, error: "Expect" },
])("$what is refused in the envelope", async ({ request, error }) => {
  expect(answersIn(await exchange(request))).toEqual([
    {
      status: 400,
      body: expect.objectContaining({ error: expect.stringContaining(error), reason: "BadRequest", code: 400 }),
    },
  ]);
});

test.each([
  { target: "http://other/api/v1/nodes/a", status: 200 },
  { target: "/api/v1/nodes/a#part", status: 200 },
  { target: "/api/v1/nodes/a?", status: 200 },
  { target: "http://other/livez?x", status: 200 },
  { target: "http://other/api/v1/nodes/%zz", status: 400 },
  { target: "http://other/api/v1/nodes/a?limit=1", status: 400 },
  { target: "xapi/v1/nodes/a", status: 400 },
  { target: "//api/v1/nodes/a", status: 404 },
  { target: "*", status: 404 },
])("the target $target is answered with $status", async ({ target, status }) => {
  const [answer] = answersIn(await exchange(`GET ${target} HTTP/1.1\r\n${close}\r\n`));
  expect(answer?.status).toBe(status);
});

test("CONNECT is refused, and the connection ends although its client stays", async () => {
  expect(answersIn(await exchange("CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n"))).toEqual([
    { status: 405, body: expect.objectContaining({ reason: "MethodNotAllowed", code: 405 }) },
  ]);
});

test("CONNECT is refused after the requests before it are answered", async () => {
  const requests = "GET /api/v1/nodes/a HTTP/1.1\r\nHost: x\r\n\r\nCONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n";
  expect(answersIn(await exchange(requests)).map(({ status }) => status)).toEqual([200, 405]);
});

test("clients that reset their connection after CONNECT do no harm", async () => {
  const { hostname, port } = new URL(server.url);
  const closed = Array.from({ length: 50 }, async () => {
    const socket = connect({ port: Number(port), host: hostname });
    socket.write("CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n", () => socket.resetAndDestroy());
    await once(socket, "close");
  });
  await Promise.all(closed);
  // What nobody handles would end the server's process, and here fails the run.
  expect((await server.send("GET", "/api/v1/nodes/a")).status).toBe(200);
});

test("what is no request is answered after the requests before it", async () => {
  const get = "GET /api/v1/nodes/a HTTP/1.1\r\nHost: x\r\n\r\n";
  const answers = answersIn(await exchange(`${get}${get}garbage\r\n\r\n`));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 400]);
});

test("what breaks off a body that was answered early is not answered again", async () => {
  const head = "POST /api/v1/nodes HTTP/1.1\r\nHost: x\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n";
  const { hostname, port } = new URL(server.url);
  const socket = connect({ port: Number(port), host: hostname });
  socket.write(head);
  let received = String((await once(socket, "data"))[0]);
  socket.on("data", (chunk) => {
    received += chunk;
  });
  socket.write("no chunk\r\n");
  await once(socket, "end");
  socket.end();
  expect(answersIn(received).map(({ status }) => status)).toEqual([415]);
});

test.each([
  ["Host: x\r\nHost: x\r\n", "more than one Host header"],
  ["Host: x\r\nhOST: y\r\n", "more than one Host header"],
  ["Host: a b\r\n", "names no host"],
  ["Host: a/b\r\n", "names no host"],
  ["", "no Host header"],
])("a request with the hosts %j is refused", async (hosts, error) => {
  const answers = answersIn(await exchange(`GET /api/v1/nodes/a HTTP/1.1\r\n${hosts}Connection: close\r\n\r\n`));
  expect(answers).toMatchObject([{ status: 400, body: { error: expect.stringContaining(error) } }]);
});

test.each(["x", "X:80", "127.0.0.1:8080", "[::1]:80", "a-b.example.com", ""])(
  "a request of the host %j is served",
  async (host) => {
    const answers = answersIn(
      await exchange(`GET /api/v1/nodes/a HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`),
    );
    expect(answers).toMatchObject([{ status: 200 }]);
  },
);

test("a transfer coding beside chunked is refused", async () => {
  const head = `${close}Content-Type: application/json\r\nTransfer-Encoding: gzip, chunked\r\n\r\n`;
  const answers = answersIn(await exchange(`PUT /api/v1/nodes/a HTTP/1.1\r\n${head}0\r\n\r\n`));
  expect(answers).toMatchObject([{ status: 415, body: { error: expect.stringContaining("gzip, chunked") } }]);
});

test("a precondition behind thousands of other headers counts", async () => {
  const fields = `${close}${"a:\r\n".repeat(2_500)}If-Match: "none"\r\n`;
  const [answer] = answersIn(await exchange(`DELETE /api/v1/nodes/a HTTP/1.1\r\n${fields}\r\n`));
  expect(answer?.status).toBe(409);
});

test.each(["0", "00", "0000"])("a body of %s bytes is none", async (length) => {
  const head = `${close}Content-Length: ${length}\r\n\r\n`;
  expect(answersIn(await exchange(`DELETE /api/v1/nodes/none HTTP/1.1\r\n${head}`))).toMatchObject([{ status: 404 }]);
  expect(answersIn(await exchange(`PUT /api/v1/nodes/a HTTP/1.1\r\n${head}`))).toMatchObject([
    { status: 400, body: { error: "The body is empty" } },
  ]);
});
