import { backOff } from "../back-off.js";
import type { EtcdClient } from "./etcd-client.js";
import { translateEtcdError } from "./etcd-errors.js";
import type { EtcdWatchStream } from "./etcd-member.js";
import type { EtcdEvent, EtcdWatchResponse } from "./etcd-messages.js";
import { PreviousValues } from "./etcd-previous.js";
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
    const progress = new Progress(prefix, afterRevision, new PreviousValues(client));
    for await (const response of stream) {
      if (response.created) {
        clearTimeout(timeout);
        await assertReached(options, response, afterRevision);
      }
      const batch = await progress.accept(response);
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
  readonly #previous: PreviousValues;
  /** Events of a revision of which more may come, when etcd cuts a response into fragments. */
  #held: readonly EtcdEvent[] = [];

  constructor(prefix: string, afterRevision: number, previous: PreviousValues) {
    this.#prefix = prefix;
    this.#position = afterRevision;
    this.#previous = previous;
  }

  async accept(response: EtcdWatchResponse): Promise<WatchBatch | undefined> {
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
  async #advance(events: readonly EtcdEvent[], reached: number): Promise<WatchBatch | undefined> {
    const revision = wholeRevision(reached);
    if (revision <= this.#position) {
      return undefined;
    }
    const concerned = events.filter(({ key }) => key.startsWith(this.#prefix));
    // Values are parts of a whole response, and keep all of it in memory, also what is of no concern.
    const keep = concerned.length === events.length ? (value: Buffer) => value : (value: Buffer) => Buffer.from(value);
    const changes = concerned.map((event) => this.#toChange(event, keep));
    const newChanges = changes.filter((change) => change.revision > this.#position);
    await this.#completeAll(newChanges);
    this.#position = revision;
    return { events: newChanges.map(toStoreEvent), revision };
  }

  #toChange({ key, isDeletion, createRevision, modRevision, value: stored }: EtcdEvent, keep: Keep): Change {
    const value = isDeletion ? undefined : keep(withoutPlace(stored));
    const isCreation = !isDeletion && createRevision === modRevision;
    const revision = isDeletion ? writeRevision(modRevision, 0) : revisionOf(modRevision, stored);
    const previous = isCreation ? undefined : this.#previous.get(key);
    this.#previous.set(key, value);
    return { key, revision, modRevision, value, isCreation, previous };
  }

  /** Finds out the values before changes that are not known yet. */
  async #completeAll(changes: readonly Change[]): Promise<void> {
    const incomplete = changes.filter(({ previous, isCreation }) => previous === undefined && !isCreation);
    if (incomplete.length === 0) return;
    const values = await this.#previous.read(incomplete).catch((error) => {
      const isCompacted = error instanceof StoreError && error.code === "compacted";
      throw isCompacted ? lost(incomplete[0] as Change) : error;
    });
    for (const [index, change] of incomplete.entries()) {
      change.previous = values[index];
      if (change.previous === undefined) throw lost(change);
    }
  }
}

/** What a value is kept as, which is a part of a response. */
type Keep = (value: Buffer) => Buffer;

/** An event as the store tells it, and what it takes to find the value before it. */
interface Change {
  readonly key: string;
  readonly revision: number;
  readonly modRevision: number;
  /** Undefined: it was deleted. */
  readonly value: Buffer | undefined;
  /** Whether there was no value before. */
  readonly isCreation: boolean;
  previous: Buffer | undefined;
}

function toStoreEvent({ key, revision, value, previous }: Change): StoreEvent {
  return value === undefined
    ? { type: "delete", key, revision, previous: previous as Buffer }
    : { type: "put", key, revision, value, previous };
}

function lost({ revision, modRevision }: Change): StoreError {
  const message = `The value before revision ${revision} is no longer in the history of etcd`;
  return new StoreError("compacted", message, { oldestRevision: wholeRevision(modRevision) });
}

function canceled(response: EtcdWatchResponse): StoreError {
  const { compactRevision } = response;
  return compactRevision > 0
    ? new StoreError("compacted", `The history of etcd begins at its revision ${compactRevision}`, {
        oldestRevision: wholeRevision(compactRevision),
      })
    : new StoreError("unavailable", `etcd ended a watch: ${response.cancelReason}`);
}
