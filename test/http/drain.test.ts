import { setImmediate as turn } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { openHeldStore } from "../helpers/held-store.js";
import { openRaw } from "../helpers/raw-client.js";
import { startServer, type TestServer } from "../helpers/server.js";

const get = (name: string) => `GET /api/v1/namespaces/default/pods/${name} HTTP/1.1\r\nHost: x\r\n\r\n`;
const answers = (text: string) => text.match(/^HTTP\/1\.1 \d+/gm)?.length;
const lastSaysClose = /^(?:(?!Connection: close).)*HTTP\/1\.1 404(?:(?!HTTP\/1\.1).)*Connection: close/s;

let server: TestServer;
afterEach(() => server.stop());

test("requests that were sent in advance are all answered, and then the connection ends", async () => {
  const held = await openHeldStore("/held");
  server = await startServer(held.store);
  const raw = await openRaw(server.url, get("held-1") + get("held-2") + get("held-3"));
  await held.waiting(3);
  const stopped = server.stop();
  held.release();
  const received = await raw.closed();
  expect(answers(received)).toBe(3);
  expect(received).toMatch(lastSaysClose);
  await stopped;
});

test("so are those that come on the same connection while it ends", async () => {
  const held = await openHeldStore("/held");
  server = await startServer(held.store);
  const raw = await openRaw(server.url, get("held-1"));
  await held.waiting(1);
  const stopped = server.stop();
  raw.socket.write(get("held-2"));
  await held.waiting(2);
  held.release();
  const received = await raw.closed();
  expect(answers(received)).toBe(2);
  expect(received).toMatch(lastSaysClose);
  await stopped;
});

test("a client that still sends when the connection ends can read its answer all the same", async () => {
  const held = await openHeldStore("/held");
  server = await startServer(held.store);
  const raw = await openRaw(server.url, get("held-1"));
  await held.waiting(1);
  const stopped = server.stop();
  raw.socket.pause();
  held.release();
  // It is slow to read, and on a connection that is reset one of these fails.
  for (let count = 0; count < 100; count += 1) {
    raw.socket.write(get("later"));
    await turn();
  }
  raw.socket.resume();
  const received = await raw.closed();
  expect(answers(received)).toBe(1);
  expect(received).toMatch(lastSaysClose);
  await stopped;
});

test("a connection on which nothing was sent does not hold it up", async () => {
  server = await startServer("memory:", { shutdownTimeoutMs: 600_000 });
  const raw = await openRaw(server.url);
  await server.stop();
  expect(await raw.closed()).toBe("");
});

test("a connection that is no longer HTTP is cut off in time as well", async () => {
  const held = await openHeldStore("/held");
  server = await startServer(held.store, { shutdownTimeoutMs: 100 });
  const raw = await openRaw(server.url, `${get("held-1")}CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n`);
  await held.waiting(1);
  const stopped = server.stop();
  expect(await raw.closed()).toBe("");
  held.release();
  await stopped;
});
