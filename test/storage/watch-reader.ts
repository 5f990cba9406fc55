import type { Store, StoreEvent, WatchBatch } from "../../src/storage/store.js";

/** Reads one watch, in the order it comes. */
export interface WatchReader {
  readonly events: StoreEvent[];
  readonly batches: WatchBatch[];
  /** Resolves when the condition holds; rejects when the watch ends before that. */
  until(condition: (events: readonly StoreEvent[], batch: WatchBatch) => boolean): Promise<void>;
  /** Ends the watch and waits for that. */
  stop(): Promise<void>;
}

/** Begins to watch. Batches are taken only while `until` waits. */
export function readWatch(store: Store, prefix: string, afterRevision: number): WatchReader {
  const controller = new AbortController();
  const events: StoreEvent[] = [];
  const batches: WatchBatch[] = [];
  const iterator = store.watch(prefix, { afterRevision, signal: controller.signal })[Symbol.asyncIterator]();
  return {
    events,
    batches,
    until: async (condition) => {
      for (;;) {
        const { done, value } = await iterator.next();
        if (done) {
          throw new Error(`The watch ended after ${events.length} events`);
        }
        batches.push(value);
        events.push(...value.events);
        if (condition(events, value)) {
          return;
        }
      }
    },
    stop: async () => {
      controller.abort();
      while (!(await iterator.next()).done) {}
    },
  };
}

/** Reads a watch until it has so many events, and ends it. */
export async function firstEvents(
  store: Store,
  prefix: string,
  afterRevision: number,
  count: number,
): Promise<StoreEvent[]> {
  const reader = readWatch(store, prefix, afterRevision);
  if (count > 0) {
    await reader.until((events) => events.length >= count);
  }
  await reader.stop();
  return reader.events;
}
