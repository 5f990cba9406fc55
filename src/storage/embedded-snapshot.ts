import { existsSync } from "node:fs";
import { join } from "node:path";
import { EmbeddedDatabase } from "./embedded-database.js";
import type { Snapshot } from "./snapshot.js";
import { type Entry, StoreError } from "./store.js";

/**
 * Takes a snapshot of the embedded store in a directory, also while another process serves it: LMDB lets other processes
 * read, each on a state of its own, and the writer neither waits for them nor overwrites what they see. As long as the
 * snapshot is open the store's file grows with every write instead of using its room again.
 * @throws StoreError `unusable` if the directory holds no store, or one that this version does not read.
 */
export function openEmbeddedSnapshot(directory: string): Snapshot {
  if (!existsSync(join(directory, "data.mdb"))) {
    throw new StoreError("unusable", `There is no store in ${directory}`);
  }
  const database = new EmbeddedDatabase(directory, "snapshot");
  const { revision } = database.state();
  return {
    revision,
    async *entries(): AsyncGenerator<Entry> {
      try {
        yield* database.entries();
      } catch (error) {
        throw database.translate(error, 0);
      }
    },
    close: () => database.close(),
  };
}
