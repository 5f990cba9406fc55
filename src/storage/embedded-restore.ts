import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { acquireDirectory } from "./directory-lock.js";
import { EmbeddedDatabase } from "./embedded-database.js";
import { addToSum } from "./embedded-records.js";
import type { RestoredState } from "./snapshot.js";
import { type Entry, StoreError } from "./store.js";
import { syncDirectory } from "./sync-directory.js";
import { unfinishedRestore } from "./unfinished-restore.js";

/**
 * How far behind the backup's revision a restored store goes on: farther than the store that was lost can have got
 * after the backup. So whatever resourceVersion a client has from that time is too old for a watch (410), and is never
 * given to another state. etcd's documentation recommends the same number to Kubernetes (`--bump-revision`).
 */
export const revisionGap = 1_000_000_000;

const maxBatchBytes = 16 * 1024 * 1024;
const maxBatchEntries = 10_000;
/** lmdb 3.5.6 may abort the process when the disk refuses a write, so this much is left. */
const reservedDiskBytes = 8 * 1024 * 1024;

/**
 * Makes an embedded store in a directory that has none. Entries keep their revisions, new writes get revisions from
 * {@link revisionGap} behind the snapshot's on, and there is no history. It is there as a whole or, if this fails, not
 * at all. Returns how many entries it has.
 * @throws StoreError `unusable` if the directory holds a store, is in use, or cannot be written, `no-space` if the disk
 * is full, and whatever reading the entries throws.
 */
export async function restoreEmbeddedStore(directory: string, state: RestoredState): Promise<number> {
  const lock = acquireDirectory(directory);
  const unfinished = unfinishedRestore(directory);
  try {
    if (existsSync(join(directory, "data.mdb"))) {
      throw new StoreError(
        "unusable",
        `${directory} holds a store already: choose another directory, or move that store away`,
      );
    }
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { mode: 0o700 });
    const count = await fill(unfinished, state);
    renameSync(join(unfinished, "data.mdb"), join(directory, "data.mdb"));
    syncDirectory(directory);
    return count;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
    lock.release();
  }
}

/** Writes a database, and reads it back. */
async function fill(directory: string, state: RestoredState): Promise<number> {
  const database = new EmbeddedDatabase(directory, "durable");
  try {
    const loader = new Loader(database, state.revision);
    for await (const entry of state.entries) {
      await loader.add(entry);
    }
    await loader.flush();
    loader.verify();
    return loader.count;
  } finally {
    await database.close();
  }
}

/** Puts entries into an empty database. */
class Loader {
  readonly #database: EmbeddedDatabase;
  readonly #newest: number;
  #batch: Entry[] = [];
  #batchBytes = 0;
  #keySum = 0;
  /** Each value lies at a revision of its own. In etcd one transaction may have written several keys. */
  readonly #usedRevisions = new Set<number>();
  #spareRevision: number;
  count = 0;

  constructor(database: EmbeddedDatabase, revision: number) {
    this.#database = database;
    this.#spareRevision = revision;
    // Not before the time either, with which new stores begin.
    this.#newest = Math.max(revision + revisionGap, Date.now());
  }

  async add(entry: Entry): Promise<void> {
    this.#batch.push(entry);
    this.#batchBytes += entry.value.length;
    this.count += 1;
    if (this.#batch.length === maxBatchEntries || this.#batchBytes > maxBatchBytes) {
      await this.flush();
    }
  }

  async flush(): Promise<void> {
    const bytes = this.#batchBytes;
    if (this.#database.freeDiskBytes() < 2 * bytes + reservedDiskBytes) {
      throw new StoreError("no-space", "There is not enough space on the disk");
    }
    try {
      await this.#database.transaction(() => this.#write());
    } catch (error) {
      throw this.#database.translate(error, bytes);
    }
    this.#batch = [];
    this.#batchBytes = 0;
  }

  #write(): void {
    for (const entry of this.#batch) {
      const revision = this.#usedRevisions.has(entry.revision) ? ++this.#spareRevision : entry.revision;
      this.#usedRevisions.add(revision);
      this.#keySum = addToSum(this.#keySum, this.#database.putEntry({ ...entry, revision }));
    }
    const revision = this.#newest;
    this.#database.putState({ revision, compactedRevision: revision, historyBytes: 0, keySum: this.#keySum });
  }

  /** @throws StoreError `unusable` if what was written is not what is there. */
  verify(): void {
    let found = 0;
    try {
      for (const _ of this.#database.entries()) found += 1;
    } catch (error) {
      throw this.#database.translate(error, 0);
    }
    if (found !== this.count) {
      throw new StoreError("unusable", `Of ${this.count} entries that were written, ${found} are there`);
    }
  }
}
