import { setImmediate as nextTurn } from "node:timers/promises";
import type { ITxnRequest, ITxnResponse } from "etcd3";
import type { EtcdClient } from "./etcd-client.js";
import { etcdRevisionOf, maxPlaces, toEntry, withPlace, writeRevision } from "./etcd-revision.js";
import { StoreError, type StoreErrorCode, type WriteResult } from "./store.js";

/** So many transactions are under way at a time before writes wait for the next one. */
const maxInFlight = 2;
/** What a write has in a request besides its value and its key, three times: numbers, lengths, and its place. */
const writeOverheadBytes = 256;

/**
 * Up to 3.6 etcd does not count what nested transactions write against its quota, so that a full etcd would take them.
 * This it counts, though it never happens: a transaction without a condition always succeeds.
 */
const countedAgainstQuota = [{ request_put: { key: Buffer.from("minik8s-quota"), value: Buffer.alloc(0) } }];

/** A compare-and-swap. */
interface Write {
  readonly key: string;
  /** Undefined deletes. */
  readonly value: Buffer | undefined;
  /** The revision that the key must have; 0: there must be none. */
  readonly expected: number;
}

interface PendingWrite extends Write {
  readonly beganMs: number;
  /** What it takes in a request, at most. */
  readonly bytes: number;
  readonly resolve: (result: WriteResult) => void;
  readonly reject: (error: unknown) => void;
}

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

  constructor(client: EtcdClient, maxRequestBytes: number) {
    this.#client = client;
    this.#maxRequestBytes = maxRequestBytes;
  }

  /** Writes. Resolves when that is durable. */
  write(write: Write): Promise<WriteResult> {
    const bytes = (write.value?.length ?? 0) + 3 * Buffer.byteLength(write.key) + writeOverheadBytes;
    return new Promise((resolve, reject) => {
      const pending = { ...write, beganMs: Date.now(), bytes, resolve, reject };
      // A deletion leaves nothing to keep its place with, so it has a transaction of its own.
      if (write.value === undefined) void this.#settle([pending]);
      else this.#waiting.push(pending);
      void this.#sendWaiting();
    });
  }

  /**
   * After two turns of the event loop, in which the clients of the last transaction hear of it, and what they write next is
   * read: else that would need a transaction of its own.
   */
  async #sendWaiting(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    await nextTurn();
    await nextTurn();
    this.#isSending = false;
    while (this.#inFlight < maxInFlight && this.#waiting.length > 0) void this.#send(this.#takeWaiting());
  }

  /** The writes of the next transaction. No key may be in it twice, and it must not get too large. */
  #takeWaiting(): PendingWrite[] {
    const taken: PendingWrite[] = [];
    const left: PendingWrite[] = [];
    const keys = new Set<string>();
    let bytes = 0;
    for (const write of this.#waiting) {
      const fits = taken.length === 0 || bytes + write.bytes <= this.#maxRequestBytes;
      const isTaken = fits && taken.length < maxPlaces && !keys.has(write.key);
      (isTaken ? taken : left).push(write);
      if (isTaken) bytes += write.bytes;
      // Also if it is left, so that writes of a key stay in their order.
      keys.add(write.key);
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
      void this.#sendWaiting();
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
      const results = await this.#commit(writes);
      for (const [place, write] of writes.entries()) write.resolve(results[place] as WriteResult);
    } catch (error) {
      // Each may be small enough by itself, and nothing was written.
      if (writes.length > 1 && isFailure(error, "too-large")) {
        await Promise.all(writes.map((write) => this.#settle([write])));
      } else {
        await Promise.all(writes.map(async (write) => write.reject(await this.#failureOf(write, error))));
      }
    }
  }

  async #commit(writes: readonly PendingWrite[]): Promise<WriteResult[]> {
    const request: ITxnRequest = {
      success: writes.map((write, place) => ({ request_txn: compareAndSwap(write, place) })),
      failure: writes.some(({ value }) => value !== undefined) ? countedAgainstQuota : [],
    };
    const { header, responses } = await this.#client.call(
      "write",
      (kv, options) => kv.txn(request, options),
      writes[0]?.beganMs,
    );
    return responses.map(({ response_txn }, place) => toResult(response_txn, Number(header.revision), place));
  }

  /** What the failure of a transaction means for a write in it. */
  async #failureOf({ key, expected }: Write, error: unknown): Promise<unknown> {
    if (!isFailure(error, "no-space")) return error;
    // Of the transactions that get it to its quota etcd says so too, but it has applied them.
    const kvs = await this.#client
      .call("read", (kv, options) => kv.range({ key: Buffer.from(key) }, options))
      .then((response) => response.kvs)
      .catch(() => undefined);
    const isUnchanged = kvs !== undefined && Number(kvs[0]?.mod_revision ?? 0) === etcdRevisionOf(expected);
    return isUnchanged
      ? error
      : new StoreError("outcome-unknown", "etcd has no more room, and may have done the write", { cause: error });
  }
}

/** Writes if the key is at the revision, else reads what is there. */
function compareAndSwap({ key, value, expected }: Write, place: number): ITxnRequest {
  const bytes = Buffer.from(key);
  // The place need not be compared: a key is written once at most in a transaction. A revision that is not 0 but rounds
  // down to it is no write's, and must not mean that there is none.
  const mod_revision = expected === 0 ? 0 : Math.max(1, etcdRevisionOf(expected));
  return {
    compare: [{ key: bytes, target: "Mod", result: "Equal", mod_revision }],
    success: [
      value === undefined
        ? { request_delete_range: { key: bytes } }
        : { request_put: { key: bytes, value: withPlace(value, place) } },
    ],
    failure: [{ request_range: { key: bytes } }],
  };
}

function toResult({ succeeded, responses }: ITxnResponse, etcdRevision: number, place: number): WriteResult {
  if (succeeded) return { done: true, revision: writeRevision(etcdRevision, place) };
  const kv = responses[0]?.response_range?.kvs[0];
  return { done: false, current: kv && toEntry(kv) };
}

function isFailure(error: unknown, code: StoreErrorCode): boolean {
  return error instanceof StoreError && error.code === code;
}
