import { renameSync, rmSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { BackupError } from "../errors.js";
import { openSnapshot } from "../storage/open-store.js";
import { syncDirectory } from "../storage/sync-directory.js";
import { type BackupSummary, verifyBackup, writeBackup } from "./backup-file.js";
import { toBackupError } from "./failure.js";

/** What to back up, and where to. */
export interface BackupOptions {
  /** URL of the store. */
  readonly store: string;
  readonly out: string;
}

/**
 * Writes a backup of a store and reads it back; only then the file gets its name. Every write that was acknowledged
 * before this was called is in it. Returns what it says when it is done.
 * @throws OptionError for a URL that names no store, BackupError for everything else that may happen.
 */
export async function backup({ store, out }: BackupOptions): Promise<string> {
  const unfinished = `${out}.unfinished`;
  try {
    const summary = await writeFrom(store, unfinished);
    const found = await verifyBackup(unfinished);
    if (found.entries !== summary.entries || found.revision !== summary.revision) {
      throw new BackupError(`${out} was not written: what was read back is another backup`);
    }
    renameSync(unfinished, out);
    syncDirectory(dirname(resolve(out)));
    return `Wrote and verified ${out}: ${summary.entries} objects at revision ${summary.revision}`;
  } catch (error) {
    throw toBackupError(error, `Cannot back up ${store} to ${out}`);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

async function writeFrom(store: string, path: string): Promise<BackupSummary> {
  const snapshot = await openSnapshot(store);
  try {
    rmSync(path, { force: true });
    return await writeBackup(path, snapshot);
  } finally {
    await snapshot.close();
  }
}
