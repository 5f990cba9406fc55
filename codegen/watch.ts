import { type FSWatcher, watch as watchFiles } from "node:fs";
import { basename, dirname } from "node:path";
import { FileError } from "./file-error.js";

/** Editors write a file in several steps; what comes within this time counts as one change. */
const settleMs = 2;

/**
 * Calls `onChange` once now and again after every change of a file, until `signal` aborts. Watches the folder, since
 * many editors replace a file instead of writing into it.
 *
 * @throws FileError if there is no such folder, or it cannot be watched.
 */
export async function watchFile(path: string, onChange: () => void, signal: AbortSignal): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const watcher = watchFolder(dirname(path), signal, (name) => {
    if (name !== null && name !== basename(path)) return;
    clearTimeout(timer);
    timer = setTimeout(onChange, settleMs);
  });
  const closed = new Promise<void>((resolve, reject) => watcher.once("close", resolve).once("error", reject));
  onChange();
  await closed;
  clearTimeout(timer);
}

function watchFolder(folder: string, signal: AbortSignal, onEvent: (name: string | null) => void): FSWatcher {
  try {
    return watchFiles(folder, { signal }, (_event, name) => onEvent(name));
  } catch (error) {
    throw new FileError(`Cannot watch the folder ${folder}`, error, "--manifest names a file in another one.");
  }
}
