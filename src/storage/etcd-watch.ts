import { backOff } from "../back-off.js";
import type { EtcdClient } from "./etcd-client.js";
import { translateEtcdError } from "./etcd-errors.js";
import type { EtcdWatchStream } from "./etcd-member.js";
import type { EtcdEvent, EtcdWatchResponse } from "./etcd-messages.js";
import { etcdRevisionOf, isWhole, revisionOf, wholeRevision, withoutPlace, writeRevision } from "./etcd-revision.js";
import { StoreError, type StoreEvent, type WatchBatch } from "./store.js";

/** etcd's way to say: from the first key on, to the last one. */
const everyKey = Buffer.from([0]);
/** Of etcd when nothing was ever written. */
const firstRevision = 1;
const maxBackoffMs = 1_000;

/** What a watch needs from its store. */
export interface EtcdWatchOptions {
  readonly client: EtcdClient;
  readonly prefix: string;
  readonly afterRevision: number;
  readonly signal: AbortSignal;
  /** The newest revision, linearizable. */
  readonly newestRevision: () => Promise<number>;
}

/** Implements `Store.watch`: one watch call after the other, each beginning where the last one ended. */
export async function* watchEtcd(options: EtcdWatchOptions): AsyncGenerator<WatchBatch> {
  const { signal } = options;
  let position = options.afterRevision;
  let failures = 0;
  while (!signal.aborted) {
    try {
      for await (const batch of watchOnce(options, position)) {
        failures = 0;
        position = batch.revision;
        yield batch;
      }
    } catch (error) {
      const failure = translateEtcdError(error, "read");
      if (signal.aborted) {
        return;
      }
      if (failure.code !== "unavailable") {
        throw failure;
      }
    }
    await backOff(failures, maxBackoffMs, signal);
    failures += 1;
  }
}

/**
 * One watch call, until it fails or the signal aborts. It watches every key, and hands on the events of the prefix. So
 * there is an event for every revision, and the watcher knows at once how far the history has got: etcd tells of the
 * progress of other keys only every few minutes, and before 3.4.25 and 3.5.8 it told wrong when it was asked.
 */
async function* watchOnce(options: EtcdWatchOptions, afterRevision: number): AsyncGenerator<WatchBatch> {
  const { client, prefix, signal } = options;
  const { stream, end } = await client.watch();
  const timeout = setTimeout(() => stream.cancel(), client.attemptTimeoutMs);
  signal.addEventListener("abort", end);
  try {
    if (signal.aborted) {
      return;
    }
    begin(stream, afterRevision);
    const progress = new Progress(prefix, afterRevision);
    for await (const response of stream) {
      if (response.created) {
        clearTimeout(timeout);
        await assertReached(options, response, afterRevision);
      }
      const batch = progress.accept(response);
      if (batch !== undefined && !signal.aborted) {
        yield batch;
      }
    }
  } finally {
    clearTimeout(timeout);
    signal.removeEventListener("abort", end);
    end();
  }
}

function begin(stream: EtcdWatchStream, afterRevision: number): void {
  // Not the revision after it: etcd begins a watch also at the very revision it was compacted to, where deletions may be
  // missing. And not one amid which the watch goes on, for the values before its writes may be missing. What was seen
  // already is dropped.
  const seen = etcdRevisionOf(afterRevision) - (isWhole(afterRevision) ? 0 : 1);
  const startRevision = Math.max(firstRevision, seen);
  stream.write({ key: everyKey, rangeEnd: everyKey, startRevision });
}

/** etcd lets a watch wait for a revision that never comes, as after a restore from a backup. */
async function assertReached(options: EtcdWatchOptions, response: EtcdWatchResponse, revision: number): Promise<void> {
  // A member may lag behind, so its word alone does not count.
  if (response.revision < etcdRevisionOf(revision)) {
    const newest = await options.newestRevision();
    if (newest < revision) {
      throw new StoreError("future-revision", `Revision ${revision} is not written yet; the newest is ${newest}`);
    }
  }
}

/** Turns the responses of one watch call into batches. */
class Progress {
  readonly #prefix: string;
  #position: number;
  /** Events of a revision of which more may come, when etcd cuts a response into fragments. */
  #held: readonly EtcdEvent[] = [];

  constructor(prefix: string, afterRevision: number) {
    this.#prefix = prefix;
    this.#position = afterRevision;
  }

  accept(response: EtcdWatchResponse): WatchBatch | undefined {
    if (response.canceled) {
      throw canceled(response);
    }
    // Before the first write there is nothing to wait for.
    if (response.created) {
      return this.#advance([], firstRevision);
    }
    const received = this.#held.length === 0 ? response.events : [...this.#held, ...response.events];
    const last = received.at(-1);
    if (last === undefined) {
      return undefined;
    }
    this.#held = response.fragment ? received.filter(({ modRevision }) => modRevision === last.modRevision) : [];
    const complete = received.slice(0, received.length - this.#held.length);
    const newest = complete.at(-1);
    // Not the revision of the header, which may be ahead of events that are still to come.
    return newest && this.#advance(complete, newest.modRevision);
  }

  /** @param events All that have come, up to a revision of etcd. */
  #advance(events: readonly EtcdEvent[], reached: number): WatchBatch | undefined {
    const revision = wholeRevision(reached);
    if (revision <= this.#position) {
      return undefined;
    }
    const concerned = events.filter(({ key }) => key.startsWith(this.#prefix));
    // Values are parts of a whole response, and keep all of it in memory, also what is of no concern.
    const keep = concerned.length === events.length ? (value: Buffer) => value : (value: Buffer) => Buffer.from(value);
    const made: StoreEvent[] = [];
    for (const event of concerned) {
      const storeRevision = eventRevision(event);
      if (storeRevision > this.#position) made.push(toStoreEvent(event, storeRevision, keep));
    }
    this.#position = revision;
    return { events: made, revision };
  }
}

function canceled(response: EtcdWatchResponse): StoreError {
  const { compactRevision } = response;
  return compactRevision > 0
    ? new StoreError("compacted", `The history of etcd begins at its revision ${compactRevision}`, {
        oldestRevision: wholeRevision(compactRevision),
      })
    : new StoreError("unavailable", `etcd ended a watch: ${response.cancelReason}`);
}

function toStoreEvent(event: EtcdEvent, revision: number, keep: (value: Buffer) => Buffer): StoreEvent {
  const { key, isDeletion } = event;
  const previous = event.previous && keep(withoutPlace(event.previous));
  if (previous === undefined && (isDeletion || event.createRevision !== event.modRevision)) {
    throw new StoreError("compacted", `The value before revision ${revision} is no longer in the history of etcd`, {
      oldestRevision: wholeRevision(event.modRevision),
    });
  }
  return isDeletion
    ? { type: "delete", key, revision, previous: previous as Buffer }
    : { type: "put", key, revision, value: keep(withoutPlace(event.value)), previous };
}

function eventRevision({ isDeletion, modRevision, value }: EtcdEvent): number {
  return isDeletion ? writeRevision(modRevision, 0) : revisionOf(modRevision, value);
}
