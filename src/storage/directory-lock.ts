import { closeSync, existsSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { tryLock } from "fs-native-extensions";
import { StoreError } from "./store.js";

/** Beyond the pid that the file holds, because locked bytes cannot be read on every system. */
const lockedOffset = 4096;

/** The right to be the only one who opens a directory's data. */
export interface DirectoryLock {
  release(): void;
}

/**
 * Creates a directory if it is missing, and locks it against other processes (and other stores of this process). The
 * operating system drops the lock when the process ends, however it ends; the file stays and means nothing by itself.
 * @throws StoreError `unusable` if the directory cannot be written, or if someone else has the lock, naming its process.
 */
export function acquireDirectory(directory: string): DirectoryLock {
  try {
    createDirectory(directory);
    return lockDirectory(directory);
  } catch (error) {
    throw error instanceof StoreError
      ? error
      : new StoreError("unusable", `Cannot write to ${directory}: ${(error as Error).message}`, { cause: error });
  }
}

/**
 * Creates a directory and those above it. Node's own `recursive` never ends where the file system refuses a name with
 * "no such file" although the directory above is there, as /proc does.
 */
function createDirectory(directory: string): void {
  const parent = dirname(directory);
  if (!existsSync(parent)) createDirectory(parent);
  try {
    mkdirSync(directory, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

function lockDirectory(directory: string): DirectoryLock {
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
