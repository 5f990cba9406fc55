import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import type { OutputFile } from "../../codegen/emitters/emitter.js";

/**
 * Compares generated files with the tree below `directory`, file by file, and the set of their names as well: a file
 * that is no longer produced must not linger. `npm run test:update` writes and deletes.
 */
export async function expectTree(directory: string, files: readonly OutputFile[]): Promise<void> {
  const produced = files.map(({ path }) => path).sort();
  if (isUpdating()) {
    for (const path of namesBelow(directory)) {
      if (!produced.includes(path)) rmSync(join(directory, path));
    }
  }
  for (const { path, text } of files) {
    await expect(text, path).toMatchFileSnapshot(join(directory, path));
  }
  // Updates are written when the run ends.
  if (!isUpdating()) expect(namesBelow(directory), "the set of files").toEqual(produced);
}

function isUpdating(): boolean {
  const { snapshotState } = expect.getState() as unknown as { snapshotState?: { _updateSnapshot?: string } };
  return snapshotState?._updateSnapshot === "all";
}

function namesBelow(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
    .sort();
}
