import type { IRequestOp } from "etcd3";
import type { EtcdClient } from "./etcd-client.js";
import { withoutPlace } from "./etcd-revision.js";
import { RecentMap } from "./recent-map.js";
import { StoreError } from "./store.js";

/** So many values are read at once, at most. */
const maxReadValues = 32;
/** Fewer are, if they have more bytes than this together, for they have to come before a member counts as gone. */
const readBytes = 1024 * 1024;

/**
 * What was stored under keys before the events of a watch: other events told it a moment ago, or it is read from etcd's
 * history. etcd can send it with each event, but that may take it longer than the write itself: 3.4 copies a list of all
 * writes of the last 100 ms for each.
 */
export class PreviousValues {
  readonly #client: EtcdClient;
  /** Values share memory with those that came together with them, and all of a time are given up together. */
  readonly #known = new RecentMap<Buffer>();
  /** How many values are read at once, by the size of those that were read last. */
  #readCount = 1;

  constructor(client: EtcdClient) {
    this.#client = client;
  }

  /** What is stored under a key after the events that were taken in; undefined if that is not known. */
  get(key: string): Buffer | undefined {
    return this.#known.get(key);
  }

  /**
   * Takes in an event, each in its order.
   * @param value Undefined: it was deleted.
   */
  set(key: string, value: Buffer | undefined): void {
    if (value === undefined) this.#known.delete(key);
    else this.#known.set(key, value, value.length);
  }

  /**
   * Reads what was stored under keys before they were written. Resolves to values in the order of the writes;
   * undefined: there was none.
   * @param writes In the order of their revisions.
   * @throws StoreError; `compacted` if the history does not reach back for all, at least not for the first one.
   */
  async read(writes: readonly PreviousWrite[]): Promise<(Buffer | undefined)[]> {
    const values: (Buffer | undefined)[] = [];
    while (values.length < writes.length) {
      const read = await this.#readAtOnce(writes.slice(values.length, values.length + this.#readCount));
      values.push(...read);
      const bytes = read.reduce((sum, value) => sum + (value?.length ?? 0), 0);
      if (bytes > readBytes) this.#readCount = Math.max(1, this.#readCount >> 1);
      else if (bytes < readBytes / 2) this.#readCount = Math.min(maxReadValues, this.#readCount * 2);
    }
    return values;
  }

  async #readAtOnce(writes: readonly PreviousWrite[]): Promise<(Buffer | undefined)[]> {
    const success: IRequestOp[] = writes.map(({ key, modRevision }) => ({
      request_range: { key: Buffer.from(key), revision: modRevision - 1 },
    }));
    try {
      const { responses } = await this.#client.call("read", (kv, options) => kv.txn({ success }, options));
      // Copies, as each would keep all of the answer in memory.
      return responses.map(({ response_range: { kvs } }) => kvs[0] && Buffer.from(withoutPlace(kvs[0].value)));
    } catch (error) {
      // An etcd may take fewer operations at a time than this.
      const isTooMuch = error instanceof StoreError && error.code === "too-large" && writes.length > 1;
      if (!isTooMuch) throw error;
      const half = writes.length >> 1;
      return [...(await this.#readAtOnce(writes.slice(0, half))), ...(await this.#readAtOnce(writes.slice(half)))];
    }
  }
}

/** A write at a revision of etcd. */
export interface PreviousWrite {
  readonly key: string;
  readonly modRevision: number;
}
