import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEmbeddedStore } from "../../src/storage/embedded-store.js";
import { describeStore, written } from "./store-contract.js";

const historyMaxEvents = 3_000;
for (const durable of [true, false]) {
  const directories: string[] = [];
  describeStore(durable ? "An embedded store" : "An embedded store without syncs", {
    open: () => {
      const directory = mkdtempSync(join(tmpdir(), "store-test-"));
      directories.push(directory);
      return openEmbeddedStore({ directory, durable, historyMaxEvents });
    },
    tearDown: async () => {
      for (const directory of directories) {
        rmSync(directory, { recursive: true });
      }
    },
    compact: async (store, prefix) => {
      const target = (await store.revision()) + historyMaxEvents;
      while ((await store.revision()) < target) {
        await Promise.all(
          Array.from({ length: 500 }, async () =>
            written(await store.create(prefix + Math.random(), Buffer.from("x"))),
          ),
        );
      }
    },
  });
}
