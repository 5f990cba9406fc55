import type { EtcdClient } from "./etcd-client.js";
import { type EtcdKeyValue, type EtcdWrite, type EtcdWriteResult, writeBytes } from "./etcd-messages.js";
import { etcdRevisionOf, maxPlaces, revisionOf, withoutPlace, writeRevision } from "./etcd-revision.js";
import { type Entry, StoreError, type StoreErrorCode, type WriteResult } from "./store.js";

/** So many transactions are under way at a time before writes wait for the next one. */
const maxInFlight = 2;

/**
 * Compare-and-swap writes to etcd. A write goes out soon if little is under way; otherwise it shares the next
 * transaction with all that have come meanwhile, each as a transaction of its own in it, which succeeds or fails by itself.
 */
export class EtcdWriter {
  readonly #client: EtcdClient;
  readonly #maxRequestBytes: number;
  #waiting: PendingWrite[] = [];
  #inFlight = 0;
  #isSending = false;
  /** Writes that were not answered. */
  #unanswered = 0;
  /** Called when there are none. */
  readonly #onAnswered: (() => void)[] = [];

  constructor(client: EtcdClient, maxRequestBytes: number) {
    this.#client = client;
    this.#maxRequestBytes = maxRequestBytes;
  }

  /**
   * Writes if the key has a revision; 0: if it is not there. Resolves when that is durable.
   * @param value Undefined deletes.
   */
  write(key: string, value: Buffer | undefined, expected: number): Promise<WriteResult> {
    return new Promise((resolve, reject) => {
      this.#count(1);
      const write = new PendingWrite(key, value, expected, resolve, reject);
      // A deletion leaves nothing to keep its place with, so it has a transaction of its own.
      if (value === undefined) void this.#settle([write]);
      else this.#waiting.push(write);
      this.#sendWaiting();
    });
  }

  /** Resolves when every write was answered. */
  answered(): Promise<void> {
    return new Promise((resolve) => {
      this.#onAnswered.push(resolve);
      this.#count(0);
    });
  }

  #count(writes: number): void {
    this.#unanswered += writes;
    if (this.#unanswered > 0) return;
    for (const onAnswered of this.#onAnswered.splice(0)) onAnswered();
  }

  /**
   * After two turns of the event loop, in which the clients of the last transaction hear of it, and what they write next is
   * read: else that would need a transaction of its own.
   */
  #sendWaiting(): void {
    if (this.#isSending) return;
    this.#isSending = true;
    setImmediate(() =>
      setImmediate(() => {
        this.#isSending = false;
        while (this.#inFlight < maxInFlight && this.#waiting.length > 0) void this.#send(this.#takeWaiting());
      }),
    );
  }

  /** The writes of the next transaction. No key may be in it twice, and it must not get too large. */
  #takeWaiting(): PendingWrite[] {
    const taken: PendingWrite[] = [];
    const left: PendingWrite[] = [];
    const keys = new Set<string>();
    let bytes = 0;
    for (const write of this.#waiting) {
      const fits = taken.length === 0 || bytes + write.bytes <= this.#maxRequestBytes;
      const isTaken = fits && taken.length < maxPlaces && !keys.has(write.name);
      (isTaken ? taken : left).push(write);
      if (isTaken) bytes += write.bytes;
      // Also if it is left, so that writes of a key stay in their order.
      keys.add(write.name);
    }
    this.#waiting = left;
    return taken;
  }

  /** Commits them, and holds back others meanwhile; but not for ever, if etcd does not answer. */
  async #send(writes: readonly PendingWrite[]): Promise<void> {
    let isCounted = true;
    const leave = () => {
      if (!isCounted) return;
      isCounted = false;
      this.#inFlight -= 1;
      this.#sendWaiting();
    };
    this.#inFlight += 1;
    const slow = setTimeout(leave, this.#client.attemptTimeoutMs);
    await this.#settle(writes);
    clearTimeout(slow);
    leave();
  }

  /** Commits writes, and tells each what came of it. */
  async #settle(writes: readonly PendingWrite[]): Promise<void> {
    try {
      const { revision, results } = await this.#client.commit(writes, (writes[0] as PendingWrite).beganMs);
      for (let place = 0; place < writes.length; place += 1) {
        (writes[place] as PendingWrite).resolve(toResult(results[place] as EtcdWriteResult, revision, place));
      }
    } catch (error) {
      // Each may be small enough by itself, and nothing was written.
      if (writes.length > 1 && isFailure(error, "too-large")) {
        await Promise.all(writes.map((write) => this.#settle([write])));
        return;
      }
      await Promise.all(writes.map(async (write) => write.reject(await this.#failureOf(write, error))));
    }
    this.#count(-writes.length);
  }

  /** What the failure of a transaction means for a write in it. */
  async #failureOf({ key, modRevision }: PendingWrite, error: unknown): Promise<unknown> {
    if (!isFailure(error, "no-space")) return error;
    // Of the transactions that get it to its quota etcd says so too, but it has applied them.
    const kvs = await this.#client
      .call("read", (kv, options) => kv.range({ key }, options))
      .then((response) => response.kvs)
      .catch(() => undefined);
    const isUnchanged = kvs !== undefined && Number(kvs[0]?.mod_revision ?? 0) === modRevision;
    return isUnchanged
      ? error
      : new StoreError("outcome-unknown", "etcd has no more room, and may have done the write", { cause: error });
  }
}

/** A write that has not been answered. */
class PendingWrite implements EtcdWrite {
  readonly name: string;
  readonly key: Buffer;
  readonly value: Buffer | undefined;
  readonly modRevision: number;
  readonly beganMs = Date.now();
  /** What it takes in a request, at most. */
  readonly bytes: number;
  readonly resolve: (result: WriteResult) => void;
  readonly reject: (error: unknown) => void;

  constructor(
    name: string,
    value: Buffer | undefined,
    expected: number,
    resolve: (result: WriteResult) => void,
    reject: (error: unknown) => void,
  ) {
    this.name = name;
    this.key = Buffer.from(name);
    this.value = value;
    // The place need not be compared: a key is written once at most in a transaction. A revision that is not 0 but rounds
    // down to it is no write's, and must not mean that there is none.
    this.modRevision = expected === 0 ? 0 : Math.max(1, etcdRevisionOf(expected));
    this.bytes = writeBytes(this);
    this.resolve = resolve;
    this.reject = reject;
  }
}

function toResult({ succeeded, current }: EtcdWriteResult, etcdRevision: number, place: number): WriteResult {
  if (succeeded) return { done: true, revision: writeRevision(etcdRevision, place) };
  return { done: false, current: current && toEntry(current) };
}

function toEntry({ key, value, modRevision }: EtcdKeyValue): Entry {
  // A copy, because the value is part of a whole response and would keep all of it in memory.
  return { key, value: Buffer.from(withoutPlace(value)), revision: revisionOf(modRevision, value) };
}

function isFailure(error: unknown, code: StoreErrorCode): boolean {
  return error instanceof StoreError && error.code === code;
}
