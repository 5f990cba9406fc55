import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, posix } from "node:path";
import type { OutputFile } from "./emitters/emitter.js";
import { FileError } from "./file-error.js";

/** How an output directory differs from what was generated. Paths are relative to it, with forward slashes. */
export interface Changes {
  /** New files, and files with other content. */
  readonly stale: readonly { readonly path: string; readonly before: string | undefined; readonly after: string }[];
  /** Files that an earlier run wrote and that are no longer produced. */
  readonly dropped: readonly string[];
}

const listName = "manifest.json";

/** What stands near the beginning of every generated file but the list. */
const mark = "by codegen/emitters/";
const markWithinBytes = 400;

/**
 * Compares the output directory with the generated files; changes nothing.
 *
 * @throws FileError if the directory cannot be read, or holds a file of that name that was not generated.
 */
export function compare(directory: string, files: readonly OutputFile[]): Changes {
  return explained(directory, () => {
    const listed = listedFiles(directory);
    const produced = new Set(files.map(({ path }) => path));
    const stale = files
      .map(({ path, text }) => ({ path, before: read(join(directory, path)), after: text }))
      .filter(({ before, after }) => before !== after);
    for (const { path, before } of stale) {
      if (before !== undefined && !listed.has(path) && !before.slice(0, markWithinBytes).includes(mark)) {
        throw new Error(`${path} is there and was not generated`);
      }
    }
    // Only where files of these are: below the directory there may be what was generated from other manifests.
    const folders = new Set([".", ...[...produced, ...listed].map((path) => dirname(path))]);
    const dropped = [...folders]
      .flatMap((folder) => filesIn(directory, folder))
      .filter((path) => !produced.has(path) && (listed.has(path) || isMarked(join(directory, path))))
      .sort();
    return { stale, dropped };
  });
}

/**
 * Brings the output directory up to date. Every new content is complete on disk before the first file changes, and
 * each file is replaced atomically: a reader sees the old file or the new one.
 *
 * @throws FileError if something cannot be written.
 */
export function write(directory: string, { stale, dropped }: Changes): void {
  explained(directory, () => {
    const prepared = stale.map(({ path }) => {
      const to = join(directory, path);
      return { from: `${to}.${process.pid}.tmp`, to };
    });
    try {
      createFolders(directory, stale);
      for (const [index, { after }] of stale.entries()) writeFileSync(prepared[index]?.from ?? "", after);
    } catch (error) {
      for (const { from } of prepared) rmSync(from, { force: true });
      throw error;
    }
    for (const { from, to } of prepared) renameSync(from, to);
    for (const path of dropped) remove(directory, path);
  });
}

/** Runs `action`; what fails in it is told as a mistake in the choice of the directory. */
function explained<Result>(directory: string, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    throw new FileError(`Cannot write to ${directory}`, error, "--out names another directory.");
  }
}

function createFolders(directory: string, files: Changes["stale"]): void {
  // Without `recursive` first: with it, Node never ends where the file system refuses a name that has a parent.
  if (!existsSync(directory) && existsSync(dirname(directory))) mkdirSync(directory);
  for (const folder of new Set(files.map(({ path }) => dirname(join(directory, path))))) {
    mkdirSync(folder, { recursive: true });
  }
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

/** The files that an earlier run wrote, by its own list; with the list itself. */
function listedFiles(directory: string): ReadonlySet<string> {
  let list: unknown;
  try {
    list = JSON.parse(read(join(directory, listName)) ?? "");
  } catch {
    return new Set();
  }
  if (!Array.isArray(list)) return new Set();
  const isBelow = (path: unknown) => typeof path === "string" && posix.join("/", path) === `/${path}`;
  return new Set([listName, ...list.filter(isBelow)]);
}

/** The files of a folder of the output directory, without those of the folders in it. */
function filesIn(directory: string, folder: string): string[] {
  if (!existsSync(join(directory, folder))) return [];
  return readdirSync(join(directory, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => (folder === "." ? name : `${folder}/${name}`));
}

function isMarked(path: string): boolean {
  const beginning = Buffer.alloc(markWithinBytes);
  const file = openSync(path, "r");
  try {
    return beginning.toString("utf8", 0, readSync(file, beginning)).includes(mark);
  } finally {
    closeSync(file);
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
