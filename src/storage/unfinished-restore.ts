import { existsSync } from "node:fs";
import { join } from "node:path";
import { StoreError } from "./store.js";

/** Where a restore makes the store of a directory before it moves it into place. Only one that was killed leaves it. */
export function unfinishedRestore(directory: string): string {
  return join(directory, "unfinished-restore");
}

/**
 * Refuses a directory whose store should have come out of a backup and did not: opened, it would be an empty store, which
 * serves as if all objects had been deleted.
 * @throws StoreError `unusable`
 */
export function refuseUnfinishedRestore(directory: string): void {
  const unfinished = unfinishedRestore(directory);
  if (!existsSync(unfinished) || existsSync(join(directory, "data.mdb"))) return;
  throw new StoreError(
    "unusable",
    `A restore into ${directory} was broken off: run it again, or remove ${unfinished} to begin with an empty store`,
  );
}
