import { setImmediate as nextTurn } from "node:timers/promises";
import type { EmbeddedDatabase } from "./embedded-database.js";
import { DamagedError, type HistoryRecord } from "./embedded-records.js";
import { StoreError, type StoreEvent, type WatchBatch } from "./store.js";

/** A watcher that has more than this waiting goes back to reading the history, so memory stays bounded. */
const maxQueuedEvents = 1_000;
const maxQueuedBytes = 16 * 1024 * 1024;
/** One step through the history ends after this much, so that other work gets its turn. */
const maxStepRecords = 1_000;
const maxStepBytes = 4 * 1024 * 1024;

/** A committed write. */
export interface Change extends HistoryRecord {
  /** Undefined for a deletion. */
  readonly value: Buffer | undefined;
  /** What the key held before, if it need not be read. */
  readonly previousValue: Buffer | undefined;
}

/** All watchers of one embedded store. */
export class EmbeddedWatchers {
  readonly #database: EmbeddedDatabase;
  readonly #watchers = new Set<Watcher>();
  #revision: number;
  #closed = false;

  /** @param revision Of the newest write that watchers may see. */
  constructor(database: EmbeddedDatabase, revision: number) {
    this.#database = database;
    this.#revision = revision;
  }

  /** Hands writes over that became durable, in order. */
  publish(changes: readonly Change[], revision: number): void {
    this.#revision = revision;
    try {
      for (const change of changes) {
        this.#offer(change);
      }
    } catch {
      // A previous value cannot be read. The watchers meet that again in the history, and report it.
      this.resynchronize(revision);
      return;
    }
    for (const watcher of this.#watchers) {
      watcher.advance(revision);
    }
  }

  #offer(change: Change): void {
    let event: StoreEvent | undefined;
    for (const watcher of this.#watchers) {
      if (watcher.wants(change)) {
        event ??= readEvent(this.#database, change, change.value, change.previousValue);
        watcher.offer(event);
      }
    }
  }

  /** Sends all watchers to the history, because its end is not what was published. */
  resynchronize(revision: number): void {
    this.#revision = revision;
    for (const watcher of this.#watchers) {
      watcher.fallBehind();
    }
  }

  /** Implements `Store.watch`. */
  async *watch(prefix: string, afterRevision: number, signal: AbortSignal): AsyncGenerator<WatchBatch> {
    const watcher = new Watcher(prefix, afterRevision);
    const wake = () => watcher.wake();
    signal.addEventListener("abort", wake);
    this.#watchers.add(watcher);
    try {
      while (!signal.aborted && !this.#closed) {
        if (!watcher.live) {
          const batch = this.#readHistory(prefix, watcher.position);
          if (batch.revision >= this.#revision) {
            watcher.goLive(batch.revision);
          }
          if (batch.revision > watcher.position) {
            watcher.position = batch.revision;
            yield batch;
            await nextTurn();
          }
        } else {
          const batch = watcher.take();
          if (batch === undefined) {
            await watcher.woken();
          } else {
            yield batch;
          }
        }
      }
    } finally {
      signal.removeEventListener("abort", wake);
      this.#watchers.delete(watcher);
    }
  }

  #readHistory(prefix: string, afterRevision: number): WatchBatch {
    const state = this.#database.state();
    if (afterRevision < state.compactedRevision) {
      throw compacted(afterRevision, state.compactedRevision);
    }
    if (afterRevision > state.revision) {
      throw futureRevision(afterRevision, state.revision);
    }
    const events: StoreEvent[] = [];
    let revision = afterRevision;
    let records = 0;
    let bytes = 0;
    for (const record of this.#database.history(afterRevision, this.#revision)) {
      if (record.key.startsWith(prefix)) {
        const value = record.type === "put" ? this.#database.value(record.revision) : undefined;
        const event = readEvent(this.#database, record, value);
        bytes += eventBytes(event);
        events.push(event);
      }
      revision = record.revision;
      records += 1;
      if (records >= maxStepRecords || bytes >= maxStepBytes) {
        return { events, revision };
      }
    }
    return { events, revision: Math.max(afterRevision, this.#revision) };
  }

  /** Ends all watches. */
  close(): void {
    this.#closed = true;
    for (const watcher of this.#watchers) {
      watcher.wake();
    }
  }
}

/** One watch: what waits to be taken by its reader, and how far the reader has got. */
class Watcher {
  readonly #prefix: string;
  /** Everything up to here was taken. */
  position: number;
  /** Whether new writes are handed over; else they are read from the history. */
  live = false;
  #queue: StoreEvent[] = [];
  #queuedBytes = 0;
  /** Everything up to here was taken or is queued. */
  #offered: number;
  #wake: (() => void) | undefined;

  constructor(prefix: string, afterRevision: number) {
    this.#prefix = prefix;
    this.position = afterRevision;
    this.#offered = afterRevision;
  }

  wants(change: Change): boolean {
    return this.live && change.revision > this.#offered && change.key.startsWith(this.#prefix);
  }

  offer(event: StoreEvent): void {
    this.#queue.push(event);
    this.#queuedBytes += eventBytes(event);
    if (this.#queue.length > maxQueuedEvents || this.#queuedBytes > maxQueuedBytes) {
      this.fallBehind();
    }
  }

  advance(revision: number): void {
    if (this.live && revision > this.#offered) {
      this.#offered = revision;
    }
    this.wake();
  }

  goLive(revision: number): void {
    this.live = true;
    this.#offered = revision;
  }

  fallBehind(): void {
    this.live = false;
    this.#queue = [];
    this.#queuedBytes = 0;
    this.wake();
  }

  take(): WatchBatch | undefined {
    if (this.#offered <= this.position) {
      return undefined;
    }
    const batch = { events: this.#queue, revision: this.#offered };
    this.#queue = [];
    this.#queuedBytes = 0;
    this.position = this.#offered;
    return batch;
  }

  /** Resolves when there may be something to do. */
  woken(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  /** Makes the reader look again. */
  wake(): void {
    this.#wake?.();
    this.#wake = undefined;
  }
}

/** The error for a revision that the history no longer reaches. */
export function compacted(revision: number, compactedRevision: number): StoreError {
  return new StoreError(
    "compacted",
    `Revision ${revision} is no longer in the history, which begins at ${compactedRevision}`,
    { oldestRevision: compactedRevision },
  );
}

/** The error for a revision that no write has reached. */
export function futureRevision(revision: number, newest: number): StoreError {
  return new StoreError("future-revision", `Revision ${revision} is not written yet; the newest is ${newest}`);
}

/** @param known The previous value, if it need not be read. */
function readEvent(
  database: EmbeddedDatabase,
  record: HistoryRecord,
  value: Buffer | undefined,
  known?: Buffer,
): StoreEvent {
  const { key, revision, type } = record;
  const previous = known ?? (record.previous && database.value(record.previous.revision));
  if ((type === "put" && value === undefined) || (record.previous !== undefined && previous === undefined)) {
    throw new DamagedError(`a value of revision ${revision} is missing`);
  }
  return type === "put"
    ? { type, key, revision, value: value as Buffer, previous }
    : { type, key, revision, previous: previous as Buffer };
}

function eventBytes(event: StoreEvent): number {
  return (event.type === "put" ? event.value.length : 0) + (event.previous?.length ?? 0);
}
