import { restoreStore } from "../../src/storage/open-store.js";
import type { Entry } from "../../src/storage/store.js";

// A process that is killed in the middle of a restore to the store in its argument.
async function* entries(): AsyncGenerator<Entry> {
  yield { key: "/registry/things/a", value: Buffer.from("a"), revision: 2 };
  process.kill(process.pid, "SIGKILL");
}

await restoreStore(String(process.argv[2]), { revision: 5, entries: entries() });
