import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A directory of its own, removed after the test. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "minik8s-test-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** A small file system, unmounted after the test. Undefined where this process may not mount one. */
export function mountSmallFileSystem(sizeBytes: number): { path: string; remount(options: string): void } | undefined {
  const path = temporaryDirectory();
  if (spawnSync("mount", ["-t", "tmpfs", "-o", `size=${sizeBytes}`, "tmpfs", path]).status !== 0) {
    return undefined;
  }
  onTestFinished(() => {
    spawnSync("umount", ["--lazy", path]);
  });
  return {
    path,
    remount: (options) => {
      const { status, stderr } = spawnSync("mount", ["-o", `remount,${options}`, path]);
      if (status !== 0) {
        throw new Error(`mount: ${stderr}`);
      }
    },
  };
}
