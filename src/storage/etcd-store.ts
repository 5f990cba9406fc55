import type { IKeyValue, IRangeResponse, ITxnRequest, ITxnResponse } from "etcd3";
import { EtcdClient } from "./etcd-client.js";
import { compactEtcd } from "./etcd-compactor.js";
import { watchEtcd } from "./etcd-watch.js";
import { type KeyRange, keyRange, successor } from "./key-range.js";
import {
  type Entry,
  type RangeOptions,
  type RangeResult,
  type Store,
  StoreError,
  type WatchBatch,
  type WriteResult,
} from "./store.js";

/** What a write carries besides the value: its key three times, and the request around it. */
const requestOverheadBytes = 4_096;
const firstPageEntries = 64;
const maxPageEntries = 10_000;
/** Later pages have as many entries as make about this much. */
const pageBytes = 2 * 1024 * 1024;
/** How often a read of the newest state begins again because etcd was compacted between two pages of it. */
const maxRangeAttempts = 3;

/** Which cluster, and its limits. */
export interface EtcdStoreOptions {
  /** `HOST:PORT` of the cluster's members, at least one. */
  readonly endpoints: readonly string[];
  /** How long a request may take, in milliseconds. Default: 5,000. */
  readonly requestTimeoutMs?: number;
  /** Largest request that etcd takes, as its `--max-request-bytes`. Default: 1,572,864 (1.5 MiB), as etcd's. */
  readonly maxRequestBytes?: number;
  /**
   * After how long the history may be forgotten, in milliseconds; see etcd-compactor.ts. Default: 0, it is left to
   * others.
   */
  readonly compactionIntervalMs?: number;
  /** Called when compaction fails; it is tried again after another interval. Default: nobody is told. */
  readonly onCompactionError?: (error: unknown) => void;
}

/**
 * Opens the store that an etcd cluster is.
 * @throws StoreError `unavailable` if no member answers.
 */
export async function openEtcdStore(options: EtcdStoreOptions): Promise<Store> {
  const resolved = resolveOptions(options);
  const store = new EtcdStore(resolved);
  try {
    await store.revision();
    store.beginCompaction(resolved);
  } catch (error) {
    await store.close();
    throw error instanceof StoreError
      ? new StoreError(error.code, `${error.message}; is there an etcd at ${options.endpoints.join(", ")}?`, {
          cause: error,
        })
      : error;
  }
  return store;
}

function resolveOptions(options: EtcdStoreOptions): Required<EtcdStoreOptions> {
  return Object.freeze({
    requestTimeoutMs: 5_000,
    maxRequestBytes: 1.5 * 1024 * 1024,
    compactionIntervalMs: 0,
    onCompactionError: () => {},
    ...options,
  });
}

class EtcdStore implements Store {
  readonly maxValueBytes: number;
  readonly #client: EtcdClient;
  readonly #closing = new AbortController();
  readonly #writes = new Set<Promise<unknown>>();

  constructor({ endpoints, requestTimeoutMs, maxRequestBytes }: Required<EtcdStoreOptions>) {
    this.maxValueBytes = maxRequestBytes - requestOverheadBytes;
    this.#client = new EtcdClient(endpoints, requestTimeoutMs);
  }

  /** Keeps the history short from now on, if it is to do that. */
  beginCompaction({ compactionIntervalMs: intervalMs, onCompactionError: onError }: Required<EtcdStoreOptions>): void {
    if (intervalMs > 0) {
      void compactEtcd({ client: this.#client, intervalMs, signal: this.#closing.signal, onError });
    }
  }

  async get(key: string): Promise<Entry | undefined> {
    const { kvs } = await this.#client.call("read", (kv, options) => kv.range({ key: Buffer.from(key) }, options));
    return kvs.map(toEntry)[0];
  }

  async revision(): Promise<number> {
    const { header } = await this.#client.call("read", (kv, options) =>
      kv.range({ key: Buffer.from([0]), count_only: true }, options),
    );
    return Number(header.revision);
  }

  async range(prefix: string, options: RangeOptions = {}): Promise<RangeResult> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#rangeInPages(keyRange(prefix, options.afterKey), options);
      } catch (error) {
        const isMidway = error instanceof StoreError && error.code === "compacted" && options.revision === undefined;
        if (!isMidway) {
          throw error;
        }
        if (attempt === maxRangeAttempts) {
          throw new StoreError("unavailable", "etcd is compacted faster than the range can be read", { cause: error });
        }
      }
    }
  }

  /** Reads all pages at the revision of the first one. */
  async #rangeInPages(range: KeyRange, { limit, revision }: RangeOptions): Promise<RangeResult> {
    const entries: Entry[] = [];
    let pageLimit = firstPageEntries;
    let snapshot = revision;
    let { start } = range;
    for (;;) {
      const wanted = Math.min(pageLimit, (limit ?? Number.POSITIVE_INFINITY) - entries.length);
      const page = await this.#page({ start, end: range.end }, wanted, snapshot);
      snapshot ??= Number(page.header.revision);
      entries.push(...page.kvs.map(toEntry));
      const remaining = Number(page.count) - page.kvs.length;
      const last = entries.at(-1);
      if (!page.more || entries.length === limit || last === undefined) {
        return { entries, revision: snapshot, remaining };
      }
      start = successor(last.key);
      pageLimit = nextPageLimit(page);
    }
  }

  #page({ start, end }: KeyRange, limit: number, revision: number | undefined): Promise<IRangeResponse> {
    const request = { key: start, range_end: end, limit, ...(revision !== undefined && { revision }) };
    return this.#client.call("read", (kv, options) => kv.range(request, options));
  }

  create(key: string, value: Buffer): Promise<WriteResult> {
    return this.#put(key, value, 0);
  }

  replace(key: string, value: Buffer, revision: number): Promise<WriteResult> {
    return this.#put(key, value, revision);
  }

  async delete(key: string, revision: number): Promise<WriteResult> {
    return this.#write(key, revision, { request_delete_range: { key: Buffer.from(key) } });
  }

  async #put(key: string, value: Buffer, expected: number): Promise<WriteResult> {
    this.#client.assertOpen();
    if (value.length > this.maxValueBytes) {
      throw new StoreError(
        "too-large",
        `${value.length} bytes are more than the ${this.maxValueBytes} that a value may have`,
      );
    }
    return this.#write(key, expected, { request_put: { key: Buffer.from(key), value } });
  }

  /** One transaction: writes if the key is at the revision (0: absent), else reads what is there. */
  async #write(
    key: string,
    expected: number,
    operation: NonNullable<ITxnRequest["success"]>[number],
  ): Promise<WriteResult> {
    const bytes = Buffer.from(key);
    const request: ITxnRequest = {
      compare: [{ key: bytes, target: "Mod", result: "Equal", mod_revision: expected }],
      success: [operation],
      failure: [{ request_range: { key: bytes } }],
    };
    const response = await this.#untilWritten(this.#client.call("write", (kv, options) => kv.txn(request, options)));
    return response.succeeded
      ? { done: true, revision: Number(response.header.revision) }
      : { done: false, current: currentOf(response) };
  }

  async #untilWritten(write: Promise<ITxnResponse>): Promise<ITxnResponse> {
    this.#writes.add(write);
    try {
      return await write;
    } finally {
      this.#writes.delete(write);
    }
  }

  async *watch(
    prefix: string,
    options: { readonly afterRevision: number; readonly signal: AbortSignal },
  ): AsyncGenerator<WatchBatch> {
    this.#client.assertOpen();
    yield* watchEtcd({
      client: this.#client,
      prefix,
      afterRevision: options.afterRevision,
      signal: AbortSignal.any([options.signal, this.#closing.signal]),
      newestRevision: () => this.revision(),
    });
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.allSettled(this.#writes);
    this.#client.close();
  }
}

function toEntry(kv: IKeyValue): Entry {
  // A copy, because the value is part of the whole response and would keep all of it in memory.
  return { key: kv.key.toString(), value: Buffer.from(kv.value), revision: Number(kv.mod_revision) };
}

function currentOf(response: ITxnResponse): Entry | undefined {
  const kv = response.responses[0]?.response_range?.kvs[0];
  return kv && toEntry(kv);
}

function nextPageLimit(page: IRangeResponse): number {
  const bytes = page.kvs.reduce((sum, kv) => sum + kv.key.length + kv.value.length, 0);
  const average = Math.max(1, bytes / page.kvs.length);
  return Math.min(maxPageEntries, Math.max(1, Math.floor(pageBytes / average)));
}
