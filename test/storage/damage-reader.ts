import { createHash } from "node:crypto";
import { writeSync } from "node:fs";
import { openEmbeddedStore } from "../../src/storage/embedded-store.js";
import type { Store, StoreError } from "../../src/storage/store.js";
import { firstEvents } from "./watch-reader.js";

// Run as a process of its own by damage-rounds.ts, because damaged files may end it: opens the stores in the
// directories that it is given, and prints for each one line of JSON, what it holds or why it was refused.
for (const directory of process.argv.slice(2)) {
  writeSync(1, `${JSON.stringify(await readAll(directory))}\n`);
}
process.exit();

async function readAll(directory: string): Promise<{ refused: string } | { holds: string }> {
  let store: Store;
  try {
    store = await openEmbeddedStore({ directory });
  } catch (error) {
    return { refused: (error as Error).message };
  }
  const { entries, revision } = await store.range("/registry/");
  const events = await readHistory(store, revision);
  const keys = await Promise.all(entries.map(({ key }) => store.get(key)));
  const text = JSON.stringify([revision, entries, events, keys]);
  return { holds: createHash("sha256").update(text).digest("hex") };
}

/** All events that there are. */
async function readHistory(store: Store, revision: number): Promise<readonly unknown[]> {
  const { oldestRevision = 0 } = await firstEvents(store, "/registry/", 0, 1).then(
    () => ({}) as Partial<StoreError>,
    (error: StoreError) => error,
  );
  return firstEvents(store, "/registry/", oldestRevision, revision - Math.max(oldestRevision, 1));
}
