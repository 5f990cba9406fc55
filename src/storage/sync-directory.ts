import { closeSync, fsyncSync, openSync } from "node:fs";

/** Makes the names in a directory durable. */
export function syncDirectory(directory: string): void {
  if (process.platform === "win32") {
    return; // Directories cannot be opened there, and need not be.
  }
  const fd = openSync(directory, "r");
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
