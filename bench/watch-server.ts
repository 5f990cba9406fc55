import { setTimeout as delay } from "node:timers/promises";
import { createServer } from "../src/server.js";

// The server of bench/watch.ts, in a process of its own: `--expose-gc`, the store as its argument. Answers every message
// with what it uses.

/** What the server uses: memory in bytes, and how long it has kept processors busy so far. */
export interface ServerUse {
  readonly rss: number;
  readonly heapUsed: number;
  readonly cpuMs: number;
}

const server = await createServer({
  listen: "127.0.0.1:0",
  store: process.argv[2] ?? "memory:",
  logLevel: "silent",
  maxWatchesPerClient: 0,
});
await server.start();
process.send?.({ url: server.url });
process.on("message", async () => {
  const { user, system } = process.cpuUsage();
  const cpuMs = (user + system) / 1_000;
  // What connections leave behind is freed in several steps.
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc?.();
    await delay(50);
  }
  const { rss, heapUsed } = process.memoryUsage();
  process.send?.({ rss, heapUsed, cpuMs } satisfies ServerUse);
});
process.on("SIGTERM", async () => {
  await server.stop();
  process.exit();
});
