import { existsSync, mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { OutputFile } from "./emitters/emitter.js";

/** How an output directory differs from what was generated. Paths are relative to it. */
export interface Changes {
  /** New files, and files with other content. */
  readonly stale: readonly { readonly path: string; readonly before: string | undefined; readonly after: string }[];
  /** Files that an earlier run wrote and that are no longer produced. */
  readonly dropped: readonly string[];
}

const listName = "manifest.json";

/** Compares the output directory with the generated files; changes nothing. */
export function compare(directory: string, files: readonly OutputFile[]): Changes {
  const produced = new Set(files.map(({ path }) => path));
  return {
    stale: files
      .map(({ path, text }) => ({ path, before: read(join(directory, path)), after: text }))
      .filter(({ before, after }) => before !== after),
    dropped: ownedFiles(directory).filter((path) => !produced.has(path) && existsSync(join(directory, path))),
  };
}

/**
 * Brings the output directory up to date. Every new content is complete on disk before the first file changes, and
 * each file is replaced atomically: a reader sees the old file or the new one. The list of files goes last, so that
 * what an interrupted run left behind is still known to the next.
 */
export function write(directory: string, { stale, dropped }: Changes): void {
  const prepared: { from: string; to: string }[] = [];
  try {
    for (const folder of new Set(stale.map(({ path }) => dirname(join(directory, path))))) {
      mkdirSync(folder, { recursive: true });
    }
    for (const { path, after } of stale) {
      const to = join(directory, path);
      const from = `${to}.${process.pid}.tmp`;
      prepared.push({ from, to });
      writeFileSync(from, after);
    }
  } catch (error) {
    for (const { from } of prepared) rmSync(from, { force: true });
    throw error;
  }
  const last = join(directory, listName);
  for (const { from, to } of prepared.filter(({ to }) => to !== last)) renameSync(from, to);
  for (const path of dropped) remove(directory, path);
  for (const { from, to } of prepared.filter(({ to }) => to === last)) renameSync(from, to);
}

/** Deletes a file, and the folders below the output directory that it leaves empty. */
function remove(directory: string, path: string): void {
  rmSync(join(directory, path), { force: true });
  for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) {
    try {
      rmdirSync(join(directory, folder));
    } catch {
      return;
    }
  }
}

/** The files that an earlier run wrote, by its own list. Paths that lead out of the directory are ignored. */
function ownedFiles(directory: string): string[] {
  const text = read(join(directory, listName));
  if (text === undefined) return [];
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    return [];
  }
  if (!Array.isArray(list)) return [];
  return list.filter((path): path is string => {
    return typeof path === "string" && !relative(directory, join(directory, path)).startsWith("..");
  });
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
