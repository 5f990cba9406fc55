import { restoreStore } from "../storage/open-store.js";
import { openBackup, verifyBackup } from "./backup-file.js";
import { toBackupError } from "./failure.js";

/** What to restore, and where to. */
export interface RestoreOptions {
  readonly in: string;
  /** URL of the store to make. */
  readonly store: string;
}

/**
 * Makes a store from a backup, after all of the backup was verified. Returns what it says when it is done.
 * @throws OptionError for a URL that names no store that can be made, BackupError for everything else that may happen.
 */
export async function restore({ in: file, store }: RestoreOptions): Promise<string> {
  try {
    await verifyBackup(file);
    const backup = await openBackup(file);
    try {
      const { revision } = backup;
      const count = await restoreStore(store, { revision, entries: backup.entries() });
      return `Restored and verified ${store}: ${count} objects as they were at revision ${revision} of ${file}`;
    } finally {
      await backup.close();
    }
  } catch (error) {
    throw toBackupError(error, `Cannot restore ${file} to ${store}`);
  }
}
