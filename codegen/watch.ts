import { watch as watchFiles } from "node:fs";
import { basename, dirname } from "node:path";

/** Editors write a file in several steps; what comes within this time counts as one change. */
const settleMs = 2;

/**
 * Calls `onChange` once now and again after every change of a file, until `signal` aborts. Watches the folder, since
 * many editors replace a file instead of writing into it.
 */
export async function watchFile(path: string, onChange: () => void, signal: AbortSignal): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const watcher = watchFiles(dirname(path) || ".", { signal }, (_event, name) => {
    if (name !== null && name !== basename(path)) return;
    clearTimeout(timer);
    timer = setTimeout(onChange, settleMs);
  });
  const closed = new Promise<void>((resolve, reject) => watcher.once("close", resolve).once("error", reject));
  onChange();
  await closed;
  clearTimeout(timer);
}
