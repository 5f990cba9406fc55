import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readMetrics } from "../helpers/metrics.js";
import { startServer, type TestServer } from "../helpers/server.js";

const pods = "/api/v1/namespaces/default/pods";
const functions = "/apis/v1/namespaces/default/functions";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

async function open(text: string): Promise<Socket> {
  const socket = connect(Number(new URL(server.url).port), "127.0.0.1")
    .pause()
    .on("error", () => {});
  await once(socket, "connect");
  socket.write(text);
  return socket;
}

async function becomes(name: string, wanted: number): Promise<void> {
  await expect.poll(async () => (await readMetrics(server.url)).sum(name), { timeout: 20_000 }).toBe(wanted);
}

const watch = `GET ${functions}?watch=true HTTP/1.1\r\nHost: x\r\n\r\n`;

async function writeFunctions(count: number, bytes: number): Promise<void> {
  const spec = { userUploadFile: "eHh4".repeat(bytes / 4) };
  for (let index = 0; index < count; index += 1) {
    const answer = await server.send("POST", functions, { metadata: { generateName: "f-" }, spec });
    expect(answer.status).toBe(201);
  }
}

test("hundreds of watchers that do not read cost little memory", { timeout: 60_000 }, async () => {
  const watchers = await Promise.all(Array.from({ length: 300 }, () => open(watch)));
  await becomes("apiserver_longrunning_requests", 300);
  const before = process.memoryUsage.rss();
  // 600 MB, and more as text, if it were kept for each of them.
  await writeFunctions(20, 100_000);
  expect(process.memoryUsage.rss() - before).toBeLessThan(300_000_000);
  for (const socket of watchers) socket.destroy();
  await becomes("apiserver_longrunning_requests", 0);
});

test("connections that come and go leave nothing behind", { timeout: 60_000 }, async () => {
  const sockets = () => process.getActiveResourcesInfo().filter((name) => name === "TCPSocketWrap").length;
  // The client of the tests keeps some connections.
  await expect.poll(sockets, { timeout: 20_000 }).toBeLessThan(20);
  const shapes = [
    "",
    "GET /livez HT",
    `GET ${pods} HTTP/1.1\r\nHost: x\r\n\r\n`,
    `GET ${pods}?watch=true HTTP/1.1\r\nHost: x\r\n\r\n`,
    `POST ${pods} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{`,
  ];
  for (let round = 0; round < 5; round += 1) {
    const opened = await Promise.all(
      Array.from({ length: 200 }, (_, index) => open(shapes[index % shapes.length] ?? "")),
    );
    for (const socket of opened) socket.destroy();
  }
  await expect.poll(sockets, { timeout: 20_000 }).toBeLessThan(20);
  await becomes("apiserver_longrunning_requests", 0);
  await becomes("apiserver_current_inflight_requests", 0);
  await becomes("apiserver_current_inflight_body_bytes", 0);
  expect((await server.send("GET", pods)).status).toBe(200);
});
