import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { openStore } from "../../src/storage/open-store.js";
import { temporaryDirectory } from "../helpers/temporary-directory.js";

describe("openStore", () => {
  it("opens a directory, by path or by URL", async () => {
    const directory = join(temporaryDirectory(), "with space");
    for (const url of [`file:${directory}`, pathToFileURL(directory).href]) {
      const store = await openStore(url);
      expect(await store.revision()).toBeGreaterThan(0);
      await store.close();
    }
    expect(existsSync(join(directory, "data.mdb"))).toBe(true);
  });

  it("opens a memory store", async () => {
    const store = await openStore("memory:");
    expect((await store.create("/registry/things/a", Buffer.from("x"))).done).toBe(true);
    await store.close();
  });

  it.each([
    ["", "it has no scheme"],
    ["/var/lib/data", "it has no scheme"],
    ["redis://localhost", "the scheme redis: is not known"],
    ["file:", "the directory is missing"],
    ["file://elsewhere/data", "File URL host"],
    ["memory:x", "nothing may follow memory:"],
    ["etcd:", "each member needs a host and a port"],
    ["etcd://", "each member needs a host and a port"],
    ["etcd://localhost", "each member needs a host and a port"],
    ["etcd://a:1,,b:2", "each member needs a host and a port"],
    ["etcd:a:1", "each member needs a host and a port"],
  ])("refuses %j and says why", async (url, reason) => {
    const opening = openStore(url);
    await expect(opening).rejects.toThrow(`Bad store URL ${JSON.stringify(url)}: `);
    await expect(opening).rejects.toThrow(reason);
    await expect(opening).rejects.toThrow("Accepted are file:DIR, memory:, or etcd://HOST:PORT[,HOST:PORT...]");
  });
});
