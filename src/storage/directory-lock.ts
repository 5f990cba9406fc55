import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { tryLock } from "fs-native-extensions";
import { StoreError } from "./store.js";

/** Beyond the pid that the file holds, because locked bytes cannot be read on every system. */
const lockedOffset = 4096;

/** The right to be the only one who opens a directory's data. */
export interface DirectoryLock {
  release(): void;
}

/**
 * Locks a directory against other processes (and other stores of this process). The operating system drops the
 * lock when the process ends, however it ends; the file stays and means nothing by itself.
 * @throws StoreError `unusable` if someone else has the lock, naming its process.
 */
export function lockDirectory(directory: string): DirectoryLock {
  const path = join(directory, "owner.lock");
  const fd = openSync(path, "a+");
  try {
    if (!tryLock(fd, lockedOffset, 1)) {
      throw new StoreError("unusable", `${directory} is in use by another process (pid ${readOwner(path)})`);
    }
    ftruncateSync(fd);
    writeSync(fd, `${process.pid}\n`);
  } catch (error) {
    closeSync(fd);
    throw error;
  }
  return { release: () => closeSync(fd) };
}

function readOwner(path: string): string {
  return readFileSync(path, "utf8").trim() || "unknown";
}
