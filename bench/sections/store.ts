import { openEmbeddedStore } from "../../src/storage/embedded-store.js";
import { openEtcdStore } from "../../src/storage/etcd-store.js";
import type { Store } from "../../src/storage/store.js";
import type { Section } from "../section.js";
import { comparisonTable } from "../table.js";
import { type Contender, takeTurns } from "../take-turns.js";

const value = Buffer.alloc(1_200, "x");
const prefix = "/bench-listed/";
const listed = 1_000;

export const store: Section = {
  name: "store",
  title: "The stores alone",
  about:
    "What lies below the server, called in the process of the bench. Values of 1.2 KB; writes are compare-and-swaps that are durable when they are acknowledged.",
  async measure({ plan, servers }) {
    const stores = [{ name: "embedded", store: await openEmbeddedStore({ directory: servers.newDirectory() }) }];
    if (servers.hasEtcd) {
      const { endpoint } = await servers.etcd();
      stores.push({ name: "etcd", store: await openEtcdStore({ endpoints: [endpoint] }) });
    }
    for (const each of stores) {
      await Promise.all(Array.from({ length: listed }, (_, index) => each.store.create(`${prefix}${index}`, value)));
    }
    const works: readonly (readonly [string, number, (store: Store) => Action])[] = [
      ["writes, one at a time", 1, overwrite],
      ["writes, 64 in flight", 64, overwrite],
      ["reads, 64 in flight", 64, (each) => () => each.get(`${prefix}500`)],
      [`ranges of ${listed.toLocaleString("en")}, one at a time`, 1, (each) => () => each.range(prefix)],
    ];
    const tables = [];
    for (const [title, inFlight, work] of works) {
      const contenders = stores.map((each) => calling(each.name, inFlight, work(each.store)));
      const measured = await takeTurns(contenders, plan);
      tables.push(comparisonTable(title, measured, { reference: "embedded", unit: "calls/s" }));
    }
    await Promise.all(stores.map((each) => each.store.close()));
    return { tables };
  },
};

/** What is done over and over, with a key that only one caller at a time uses. */
type Action = (key: string) => Promise<unknown>;

function calling(name: string, inFlight: number, action: Action): Contender {
  return {
    name,
    measure: async (durationMs) => {
      const startedMs = performance.now();
      let calls = 0;
      const caller = async (_: unknown, index: number) => {
        while (performance.now() - startedMs < durationMs) {
          await action(`/bench-written/${index}`);
          calls += 1;
        }
      };
      await Promise.all(Array.from({ length: inFlight }, caller));
      return { perSecond: calls / ((performance.now() - startedMs) / 1_000) };
    },
  };
}

/** Writes a key again and again, each time on top of the revision before. */
function overwrite(each: Store): Action {
  const revisions = new Map<string, number>();
  return async (key) => {
    const revision = revisions.get(key) ?? (await each.get(key))?.revision;
    const result = revision === undefined ? await each.create(key, value) : await each.replace(key, value, revision);
    if (!result.done) throw new Error(`${key} was written by someone else`);
    revisions.set(key, result.revision);
  };
}
