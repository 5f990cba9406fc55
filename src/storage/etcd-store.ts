import type { IKeyValue, IRangeResponse } from "etcd3";
import { EtcdClient } from "./etcd-client.js";
import { compactEtcd } from "./etcd-compactor.js";
import {
  etcdRevisionOf,
  isStorable,
  isWhole,
  placesPerRevision,
  revisionOf,
  wholeRevision,
  withoutPlace,
} from "./etcd-revision.js";
import { watchEtcd } from "./etcd-watch.js";
import { EtcdWriter } from "./etcd-writer.js";
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
  /** Few writes share a transaction as long as there are few, and there may be many in it otherwise. */
  readonly revisionsPerWrite = placesPerRevision / 8;
  readonly #client: EtcdClient;
  readonly #writer: EtcdWriter;
  readonly #closing = new AbortController();

  constructor({ endpoints, requestTimeoutMs, maxRequestBytes }: Required<EtcdStoreOptions>) {
    this.maxValueBytes = maxRequestBytes - requestOverheadBytes;
    this.#client = new EtcdClient(endpoints, requestTimeoutMs);
    this.#writer = new EtcdWriter(this.#client, maxRequestBytes);
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
    return wholeRevision(Number(header.revision));
  }

  async range(prefix: string, options: RangeOptions = {}): Promise<RangeResult> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#rangeOnce(keyRange(prefix, options.afterKey), options);
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

  async #rangeOnce(range: KeyRange, { limit, revision }: RangeOptions): Promise<RangeResult> {
    if (revision === undefined || isWhole(revision)) return this.#rangeInPages(range, limit, revision);
    return this.#rangeAmidTransaction(range, limit, revision);
  }

  /** The state between two writes of a transaction: that after all of them, without those that come later. */
  async #rangeAmidTransaction(range: KeyRange, limit: number | undefined, revision: number): Promise<RangeResult> {
    const etcdRevision = etcdRevisionOf(revision);
    const later = (await this.#writtenAt(range, etcdRevision)).filter((kv) => revisionOfKeyValue(kv) > revision);
    const laterByKey = new Map(later.map((kv) => [kv.key.toString(), kv]));
    const createdCount = later.filter(isCreated).length;
    const result = await this.#rangeInPages(range, limit && limit + createdCount, wholeRevision(etcdRevision));
    const entries: Entry[] = [];
    for (const entry of result.entries) {
      const undone = laterByKey.get(entry.key);
      if (undone === undefined) entries.push(entry);
      else if (!isCreated(undone)) entries.push(await this.#getAt(entry.key, etcdRevision - 1));
    }
    const shown = entries.slice(0, limit);
    const count = result.entries.length + result.remaining - createdCount;
    return { entries: shown, revision, remaining: count - shown.length };
  }

  /** What a revision of etcd wrote. */
  async #writtenAt({ start, end }: KeyRange, revision: number): Promise<readonly IKeyValue[]> {
    const only = { revision, min_mod_revision: revision, max_mod_revision: revision };
    const { kvs } = await this.#client.call("read", (kv, options) =>
      kv.range({ key: start, range_end: end, ...only }, options),
    );
    return kvs;
  }

  /** What was stored under a key at a revision of etcd; it must have been there. */
  async #getAt(key: string, revision: number): Promise<Entry> {
    const request = { key: Buffer.from(key), revision };
    const { kvs } = await this.#client.call("read", (kv, options) => kv.range(request, options));
    return toEntry(kvs[0] as IKeyValue);
  }

  /** Reads all pages at the revision of the first one. */
  async #rangeInPages(range: KeyRange, limit: number | undefined, revision?: number): Promise<RangeResult> {
    const entries: Entry[] = [];
    let pageLimit = firstPageEntries;
    let snapshot = revision;
    let { start } = range;
    for (;;) {
      const wanted = Math.min(pageLimit, (limit ?? Number.POSITIVE_INFINITY) - entries.length);
      const page = await this.#page({ start, end: range.end }, wanted, snapshot);
      snapshot ??= wholeRevision(Number(page.header.revision));
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
    const request = {
      key: start,
      range_end: end,
      limit,
      ...(revision !== undefined && { revision: etcdRevisionOf(revision) }),
    };
    return this.#client.call("read", (kv, options) => kv.range(request, options));
  }

  create(key: string, value: Buffer): Promise<WriteResult> {
    return this.#put(key, value, 0);
  }

  replace(key: string, value: Buffer, revision: number): Promise<WriteResult> {
    return this.#put(key, value, revision);
  }

  async delete(key: string, revision: number): Promise<WriteResult> {
    this.#client.assertOpen();
    return this.#writer.write(key, undefined, revision);
  }

  async #put(key: string, value: Buffer, expected: number): Promise<WriteResult> {
    this.#client.assertOpen();
    if (value.length > this.maxValueBytes) {
      throw new StoreError(
        "too-large",
        `${value.length} bytes are more than the ${this.maxValueBytes} that a value may have`,
      );
    }
    if (!isStorable(value)) throw new Error(`The value of ${key} ends in a space`);
    return this.#writer.write(key, value, expected);
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
    await this.#writer.answered();
    this.#client.close();
  }
}

function toEntry(kv: IKeyValue): Entry {
  // A copy, because the value is part of a whole response and would keep all of it in memory.
  return { key: kv.key.toString(), value: Buffer.from(withoutPlace(kv.value)), revision: revisionOfKeyValue(kv) };
}

function revisionOfKeyValue({ mod_revision, value }: IKeyValue): number {
  return revisionOf(Number(mod_revision), value);
}

function isCreated({ version }: IKeyValue): boolean {
  return Number(version) === 1;
}

function nextPageLimit(page: IRangeResponse): number {
  const bytes = page.kvs.reduce((sum, kv) => sum + kv.key.length + kv.value.length, 0);
  const average = Math.max(1, bytes / page.kvs.length);
  return Math.min(maxPageEntries, Math.max(1, Math.floor(pageBytes / average)));
}
