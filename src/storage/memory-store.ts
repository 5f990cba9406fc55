import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEmbeddedStore } from "./embedded-store.js";
import type { Store } from "./store.js";

/** Directories of the stores that are open; one exit handler removes them all. */
const directories = new Set<string>();

/**
 * A store that starts empty and is gone when it is closed or the process exits: an embedded store in a temporary
 * directory, without syncs.
 * @throws StoreError `unusable` if there is no room for temporary files.
 */
export async function openMemoryStore(): Promise<Store> {
  const directory = mkdtempSync(join(tmpdir(), "minik8s-apiserver-"));
  if (directories.size === 0) {
    process.once("exit", removeAll);
  }
  directories.add(directory);
  const store = await openEmbeddedStore({ directory, durable: false });
  const close = store.close.bind(store);
  store.close = async () => {
    await close();
    remove(directory);
  };
  return store;
}

function remove(directory: string): void {
  rmSync(directory, { recursive: true, force: true });
  directories.delete(directory);
  if (directories.size === 0) {
    process.removeListener("exit", removeAll);
  }
}

function removeAll(): void {
  for (const directory of directories) {
    rmSync(directory, { recursive: true, force: true });
  }
}
