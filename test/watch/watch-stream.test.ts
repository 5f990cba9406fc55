import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openStore } from "../../src/storage/open-store.js";
import type { Store } from "../../src/storage/store.js";
import { jsonLines } from "../../src/watch/event-format.js";
import { readInitialState } from "../../src/watch/initial-state.js";
import { WatchCache } from "../../src/watch/watch-cache.js";
import { type StreamOutput, WatchStream, type WatchStreamOptions } from "../../src/watch/watch-stream.js";
import { podBytes, podKey, putBytes } from "./store-objects.js";

let store: Store;
let cache: WatchCache;
beforeEach(async () => {
  store = await openStore("memory:");
  cache = new WatchCache(store, { maxEvents: 10 });
  cache.start();
  await cache.ready();
});
afterEach(async () => {
  vi.useRealTimers();
  cache.stop();
  await store.close();
});

/** A client that takes only so many events until it is asked to take more. */
class Client implements StreamOutput {
  readonly lines: string[] = [];
  readonly errors: Error[] = [];
  hasEnded = false;
  isDestroyed = false;
  #room: number;
  #drain = () => {};
  readonly #close: (() => void)[] = [];

  constructor(room: number) {
    this.#room = room;
  }

  write(bytes: Buffer): boolean {
    this.lines.push(bytes.toString());
    this.#room -= 1;
    return this.#room > 0;
  }

  take(count: number): void {
    this.#room = count;
    this.#drain();
  }

  end(): void {
    this.hasEnded = true;
  }

  destroy(): void {
    this.isDestroyed = true;
    this.leave();
  }

  leave(): void {
    for (const listener of this.#close) listener();
  }

  report(error: Error): void {
    this.errors.push(error);
  }

  onDrain(listener: () => void): void {
    this.#drain = listener;
  }

  onClose(listener: () => void): void {
    this.#close.push(listener);
  }

  get types(): string[] {
    return this.lines.map((line) => JSON.parse(line).type);
  }
}

const bookmarks = { apiVersion: "v1", kind: "Pod" };
const scope = { prefix: "/registry/pods/", isKey: false };
const put = (name: string) => putBytes(store, podKey(name), podBytes(name));

async function begin(client: Client, options: Partial<WatchStreamOptions> = {}): Promise<WatchStream> {
  const afterRevision = options.initialState?.revision ?? (await store.revision());
  const stream = new WatchStream(
    cache,
    {
      ...{ scope, selector: undefined, format: jsonLines, initialState: undefined, afterRevision, bookmarks },
      ...{ marksInitialEventsEnd: false, timeoutMs: 60_000, ...options },
    },
    client,
  );
  stream.start();
  return stream;
}

/** Writes once more, and resolves when the cache has handed that on. */
async function caughtUp(): Promise<void> {
  const revision = await put("marker");
  for await (const events of cache.events(revision - 1, new AbortController().signal)) {
    if (events.some((event) => event.revision >= revision)) break;
  }
  // Events are handed on at the end of a turn.
  await new Promise(setImmediate);
}

describe("a client that reads slowly", () => {
  test("is sent no more than it takes, and catches up", async () => {
    const client = new Client(2);
    const stream = await begin(client);
    for (const name of ["a", "b", "c", "d"]) await put(name);
    await caughtUp();
    expect(client.lines).toHaveLength(2);
    // Everything up to a bookmark has been sent, so there can be none now.
    stream.tick(performance.now() + 50_000, 1);
    expect(client.lines).toHaveLength(2);
    client.take(100);
    expect(client.types).toEqual(Array(5).fill("ADDED"));
    stream.tick(performance.now() + 50_000, 1);
    expect(client.types.slice(5)).toEqual(["BOOKMARK"]);
  });

  test("is told when it has missed something, even if it takes nothing, and is cut off in the end", async () => {
    const client = new Client(1);
    await begin(client);
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    for (let index = 0; index < 12; index += 1) await put(`pod-${index}`);
    await caughtUp();
    expect(client.types).toEqual(["ADDED", "ERROR"]);
    expect(client).toMatchObject({ hasEnded: true, isDestroyed: false });
    vi.advanceTimersByTime(5_000);
    expect(client.isDestroyed).toBe(true);
  });

  test("is told so also while it is being sent the state at the beginning", async () => {
    for (const name of ["a", "b", "c"]) await put(name);
    const client = new Client(1);
    await begin(client, { initialState: await readInitialState(store, scope) });
    for (let index = 0; index < 12; index += 1) await put(`pod-${index}`);
    await caughtUp();
    expect(client.types).toEqual(["ADDED", "ERROR"]);
    expect(client.hasEnded).toBe(true);
    client.take(100);
    await caughtUp();
    expect(client.types).toEqual(["ADDED", "ERROR"]);
    client.leave();
  });
});

describe("an end", () => {
  test("has a last bookmark only if everything before it was sent", async () => {
    const [quick, slow, early] = [new Client(100), new Client(1), new Client(1)];
    await put("a");
    await put("b");
    const state = await readInitialState(store, scope);
    const streams = [
      await begin(quick),
      await begin(slow),
      await begin(early, { initialState: state, marksInitialEventsEnd: true }),
    ];
    await put("c");
    await caughtUp();
    for (const stream of streams) stream.end();
    expect([quick, slow, early].map(({ types }) => types)).toEqual([
      ["ADDED", "ADDED", "BOOKMARK"],
      ["ADDED"],
      ["ADDED"],
    ]);
    for (const client of [quick, slow, early]) {
      expect(client.hasEnded).toBe(true);
      client.leave();
    }
  });

  test("comes when its time is over", async () => {
    const client = new Client(100);
    const stream = await begin(client, { timeoutMs: 1_000 });
    stream.tick(performance.now(), 60_000);
    expect(client.hasEnded).toBe(false);
    stream.tick(performance.now() + 1_000, 60_000);
    expect(client).toMatchObject({ hasEnded: true, types: ["BOOKMARK"] });
    client.leave();
  });

  test("has no bookmark before the revision at which the watch began", async () => {
    const client = new Client(100);
    const afterRevision = cache.revision + 5;
    const stream = await begin(client, { afterRevision });
    stream.end();
    expect(JSON.parse(String(client.lines[0])).object.metadata).toEqual({ resourceVersion: String(afterRevision) });
    client.leave();
  });

  test("by the client frees everything", async () => {
    const client = new Client(100);
    await begin(client);
    client.leave();
    await put("a");
    await caughtUp();
    expect(client.lines).toEqual([]);
  });
});

test("an object that cannot be read ends the watch with an error, which is logged", async () => {
  const client = new Client(100);
  const stream = await begin(client, { selector: { matches: () => true } });
  await putBytes(store, podKey("a"), Buffer.from("rubbish"));
  await vi.waitFor(() => expect(client.hasEnded).toBe(true));
  expect(JSON.parse(String(client.lines[0]))).toMatchObject({ type: "ERROR", object: { code: 500 } });
  expect(client.errors).toHaveLength(1);
  // Writing after the end would end the process.
  stream.tick(performance.now() + 50_000, 1);
  expect(client.lines).toHaveLength(1);
  client.leave();
});
