import { writeSync } from "node:fs";
import { openEmbeddedStore } from "../../src/storage/embedded-store.js";
import type { Entry, Store } from "../../src/storage/store.js";

// Run as a process of its own by embedded-crash.test.ts, and killed by it: counts in several keys at once, and
// prints "<key> <count> <revision>" for each write as soon as it is acknowledged.
const [directory = "", writers = ""] = process.argv.slice(2);
const store = await openEmbeddedStore({ directory });
await Promise.all(Array.from({ length: Number(writers) }, (_, writer) => count(store, `/registry/counters/${writer}`)));

async function count(target: Store, key: string): Promise<never> {
  let current: Pick<Entry, "revision"> | undefined = await target.get(key);
  for (let next = 1 + Number((await target.get(key))?.value.toString().split(" ")[0] ?? 0); ; next++) {
    // Padding of changing length, so that pages are split and values need pages of their own.
    const value = Buffer.from(`${next} ${"x".repeat((next * 997) % 9_000)}`);
    const result = current ? await target.replace(key, value, current.revision) : await target.create(key, value);
    if (!result.done) {
      throw new Error(`${key} was written by someone else`);
    }
    writeSync(1, `${key} ${next} ${result.revision}\n`);
    current = { revision: result.revision };
  }
}
