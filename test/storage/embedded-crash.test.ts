import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, it, onTestFinished } from "vitest";
import { openEmbeddedStore } from "../../src/storage/embedded-store.js";
import type { Store } from "../../src/storage/store.js";
import { temporaryDirectory } from "../helpers/temporary-directory.js";
import { firstEvents } from "./watch-reader.js";

const writers = 16;

/** What a killed writer had been told. */
interface Acknowledged {
  readonly counts: ReadonlyMap<string, number>;
  readonly revision: number;
}

it("keeps every acknowledged write when the process is killed, again and again", async () => {
  const directory = temporaryDirectory();
  const begin = await beginStore(directory);
  let revision = begin;
  for (let round = 1; round <= 4; round++) {
    const acknowledged = await writeAndKill(directory, 100 * round + Math.floor(Math.random() * 100));
    const store = await openEmbeddedStore({ directory });
    expect(await store.revision()).toBeGreaterThanOrEqual(acknowledged.revision);
    expect(await store.revision()).toBeGreaterThan(revision);
    await expectCounts(store, acknowledged.counts);
    await expectWholeHistory(store, begin);
    revision = await store.revision();
    await store.close();
  }
});

it("refuses a directory that another process has open, and names it, until that is killed", async () => {
  const directory = temporaryDirectory();
  const child = startWriter(directory);
  await once(child.stdout as NodeJS.ReadableStream, "data");
  await expect(openEmbeddedStore({ directory })).rejects.toMatchObject({ name: "StoreError", code: "unusable" });
  await expect(openEmbeddedStore({ directory })).rejects.toThrow(`is in use by another process (pid ${child.pid})`);
  await kill(child);
  await (await openEmbeddedStore({ directory })).close();
});

/** @returns The revision of the empty store. */
async function beginStore(directory: string): Promise<number> {
  const store = await openEmbeddedStore({ directory });
  const revision = await store.revision();
  await store.close();
  return revision;
}

function startWriter(directory: string): ChildProcess {
  const script = fileURLToPath(new URL("crash-writer.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script, directory, `${writers}`], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const closed = once(child, "close");
  child.kill("SIGKILL");
  await closed;
}

/** Lets a process write until it has so many acknowledgements, then kills it amid its next writes. */
async function writeAndKill(directory: string, atLeast: number): Promise<Acknowledged> {
  const child = startWriter(directory);
  const counts = new Map<string, number>();
  let revision = 0;
  let lines = 0;
  const closed = once(child, "close");
  for await (const line of createInterface(child.stdout as NodeJS.ReadableStream)) {
    const [key = "", count, at] = line.split(" ");
    // The last line may be cut off.
    if (at !== undefined && at !== "") {
      counts.set(key, Number(count));
      revision = Math.max(revision, Number(at));
    }
    lines += 1;
    if (lines === atLeast) {
      child.kill("SIGKILL");
    }
  }
  await closed;
  expect(child.signalCode).toBe("SIGKILL");
  return { counts, revision };
}

/** A writer has one write under way, so each count is the acknowledged one or the next. */
async function expectCounts(store: Store, counts: ReadonlyMap<string, number>): Promise<void> {
  expect(counts.size).toBeGreaterThan(0);
  for (const [key, count] of counts) {
    const [stored, padding] = (await store.get(key))?.value.toString().split(" ") ?? [];
    expect([count, count + 1]).toContain(Number(stored));
    expect(padding).toHaveLength((Number(stored) * 997) % 9_000);
  }
}

/** Every revision is in the history, and replaying it gives what is stored. */
async function expectWholeHistory(store: Store, begin: number): Promise<void> {
  const count = (await store.revision()) - begin;
  const events = await firstEvents(store, "/registry/", begin, count);
  expect(events.map(({ revision }) => revision)).toEqual(
    Array.from({ length: count }, (_, index) => begin + 1 + index),
  );
  const replayed = new Map<string, Buffer>();
  for (const event of events) {
    // Not toEqual, which takes seconds for thousands of buffers.
    expect(event.previous?.equals(replayed.get(event.key) ?? Buffer.alloc(0))).toBe(
      replayed.has(event.key) || undefined,
    );
    if (event.type === "put") {
      replayed.set(event.key, event.value);
    }
  }
  const { entries } = await store.range("/registry/");
  expect(new Map(entries.map(({ key, value }) => [key, value.toString()]))).toEqual(
    new Map([...replayed].map(([key, value]) => [key, value.toString()])),
  );
}
