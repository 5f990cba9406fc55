import { accessSync, constants, existsSync } from "node:fs";
import { join } from "node:path";
import { EmbeddedDatabase } from "./embedded-database.js";
import type { Snapshot } from "./snapshot.js";
import { type Entry, StoreError } from "./store.js";

/**
 * Takes a snapshot of the embedded store in a directory, also while another process serves it: LMDB lets other processes
 * read, each on a state of its own, and the writer neither waits for them nor overwrites what they see. As long as the
 * snapshot is open the store's file grows with every write instead of using its room again.
 * @throws StoreError `unusable` if the directory holds no store, or one that this version does not read, or if a writer could
 *   not be told of the snapshot.
 */
export function openEmbeddedSnapshot(directory: string): Snapshot {
  if (!existsSync(join(directory, "data.mdb"))) {
    throw new StoreError("unusable", `There is no store in ${directory}`);
  }
  assertAnnounced(join(directory, "lock.mdb"));
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

/**
 * Readers say in this file what they read. LMDB goes on without that where it may not write there, and then a server that
 * knows of no reader uses the room of what is being read for something else.
 */
function assertAnnounced(lockFile: string): void {
  if (!existsSync(lockFile)) return;
  try {
    accessSync(lockFile, constants.R_OK | constants.W_OK);
  } catch (error) {
    const { message } = error as Error;
    const need = `Cannot write to ${lockFile}, where a server looks for what it must not overwrite: ${message}`;
    const remedy = "Let this user write to it, or back up a copy that was made while no server ran";
    throw new StoreError("unusable", `${need}. ${remedy}`, { cause: error });
  }
}
