import { afterAll, beforeAll, expect, test } from "vitest";
import { CommandProcess } from "../helpers/command-process.js";
import { runConnections } from "./connections.js";
import { runSoak } from "./soak.js";

// In a process of its own, so that its memory and its sockets are those of the server.
let server: CommandProcess;
beforeAll(() => {
  server = new CommandProcess(["serve", "--listen", "127.0.0.1:0", "--store", "memory:", "--log-level", "error"]);
});
afterAll(async () => {
  server.signal("SIGKILL");
  await server.ended;
});

const long = { timeout: 60_000 };

test("connections that come and go, and watchers that do not read, leave nothing behind", long, async () => {
  const url = await server.url();
  const report = await runConnections({ url, connections: 400, watchers: 200, writes: 20 });
  expect(report.violations).toEqual([]);
});

test("a server that is used does not grow", long, async () => {
  const report = await runSoak({ url: await server.url(), pid: server.pid, durationMs: 2_000, seed: 1 });
  expect(report.violations).toEqual([]);
  expect(report.requests).toBeGreaterThan(0);
  expect(report.watches).toBeGreaterThan(0);
});
