import { setTimeout as delay } from "node:timers/promises";
import type { EtcdClient } from "./etcd-client.js";
import { StoreError } from "./store.js";

/**
 * The key by which the servers of a cluster agree who compacts; the name is Kubernetes'. Its version, which etcd counts
 * up with every write, is a clock that ticks once an interval, and the revision of its last write says where the history
 * was then. It lies outside of every prefix of the API's own.
 */
const clockKey = Buffer.from("compact_rev_key");

/** What the compactor needs from its store. */
export interface EtcdCompactorOptions {
  readonly client: EtcdClient;
  readonly intervalMs: number;
  readonly signal: AbortSignal;
  /** Told of every failure; the next attempt follows an interval later. */
  readonly onError: (error: unknown) => void;
}

/**
 * Removes from etcd's history, once an interval, what is older than one interval, until the signal aborts. Of all servers
 * of a cluster that do this one does it at a time, as Kubernetes' API servers do
 * (https://github.com/kubernetes/apiserver, storage/etcd3/compact.go). What has happened within the last interval stays,
 * so watches that are less than that behind lose nothing. As long as nothing else is written nothing is removed, so that
 * a watch which has had nothing to see can also resume.
 */
export async function compactEtcd({ client, intervalMs, signal, onError }: EtcdCompactorOptions): Promise<void> {
  let time = 0;
  while (await waits(intervalMs, signal)) {
    try {
      time = await compactOnce(client, time);
    } catch (error) {
      if (!signal.aborted) onError(error);
    }
  }
}

/** What the clock shows. All zero: it has never run. */
interface Clock {
  readonly time: number;
  /** Of the store when the clock was last advanced. */
  readonly revision: number;
  /** Of the store when the clock was advanced before that. */
  readonly previousRevision: number;
}

/** Advances the clock if it still shows `time`, and then compacts. Returns what the clock shows now. */
async function compactOnce(client: EtcdClient, time: number): Promise<number> {
  const clock = await readClock(client);
  if (clock.time !== time) return clock.time;
  if (!(await advance(client, clock))) return (await readClock(client)).time;
  const isIdle = clock.revision - clock.previousRevision <= 1;
  if (time > 0 && !isIdle) await compact(client, clock.revision - 1);
  return time + 1;
}

async function readClock(client: EtcdClient): Promise<Clock> {
  const { kvs } = await client.call("read", (kv, options) => kv.range({ key: clockKey }, options));
  const [entry] = kvs;
  return {
    time: Number(entry?.version ?? 0),
    revision: Number(entry?.mod_revision ?? 0),
    previousRevision: Number(entry?.value.toString() ?? 0),
  };
}

/** Says whether nobody else has done it. */
async function advance(client: EtcdClient, { time, revision }: Clock): Promise<boolean> {
  const { succeeded } = await client.call("write", (kv, options) =>
    kv.txn(
      {
        compare: [{ key: clockKey, target: "Version", result: "Equal", version: time }],
        success: [{ request_put: { key: clockKey, value: Buffer.from(String(revision)) } }],
      },
      options,
    ),
  );
  return succeeded;
}

async function compact(client: EtcdClient, revision: number): Promise<void> {
  try {
    await client.call("write", (kv, options) => kv.compact({ revision }, options));
  } catch (error) {
    // Somebody has removed more already.
    if (!(error instanceof StoreError && error.code === "compacted")) throw error;
  }
}

/** False: the signal aborted. */
async function waits(durationMs: number, signal: AbortSignal): Promise<boolean> {
  try {
    await delay(durationMs, undefined, { signal, ref: false });
    return true;
  } catch {
    return false;
  }
}
