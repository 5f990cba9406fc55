// Loaded into every server that is measured, before its own code: tells the bench what the process uses when it asks.
import { setTimeout as delay } from "node:timers/promises";

process.on("message", async (question) => {
  process.send(question === "cpu" ? process.cpuUsage() : await memory());
});
// Listening keeps no process alive.
process.channel.unref();

async function memory() {
  // What connections leave behind is freed in several steps.
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc();
    await delay(50);
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  return { objects: heapUsed + external, resident: rss };
}
