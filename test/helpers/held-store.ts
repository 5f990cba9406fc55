import { openStore } from "../../src/storage/open-store.js";
import type { Store } from "../../src/storage/store.js";
import { wrapStore } from "./server.js";
import { withoutCache } from "./without-cache.js";

/** A store in memory whose gets and creations of certain keys wait. No cache spares it the gets. */
export interface HeldStore {
  readonly store: Store;
  /** Waits until so many calls wait. */
  waiting(count: number): Promise<void>;
  /** Lets go on what waits; nothing waits from now on. */
  release(): void;
}

/** @param text Keys that have it in them are held. */
export async function openHeldStore(text: string): Promise<HeldStore> {
  const memory = await openStore("memory:");
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let waiting = 0;
  let wake = () => {};
  const held = async (key: string) => {
    if (!key.includes(text)) return;
    waiting += 1;
    wake();
    await released;
    waiting -= 1;
  };
  const store = wrapStore(memory, {
    get: (key) => held(key).then(() => memory.get(key)),
    create: (key, value) => held(key).then(() => memory.create(key, value)),
    range: withoutCache((...args) => memory.range(...args)),
  });
  return {
    store,
    release,
    waiting: async (count) => {
      while (waiting < count) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}
