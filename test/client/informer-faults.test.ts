/** Informers behind a network that fails all the time, while others write: what they know in the end, and on the way. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFailed, onTestFinished, test, vi } from "vitest";
import type { Pod } from "../../generated/types/index.js";
import {
  ApiError,
  type Client,
  ConnectionError,
  createClient,
  type Informer,
  isAlreadyExists,
  isExpired,
  isNotFound,
} from "../../src/client/index.js";
import { type ApiServer, createServer } from "../../src/server.js";
import { type Fault, startFaultProxy } from "../helpers/fault-proxy.js";

const WRITES = 2_000;
const WRITERS = 64;
const NAMES = 100;
const NAMESPACES = ["left", "right"];
/** The wait between two attempts; twice as much follows the next failure. */
const backoff = { minMs: 20, maxMs: 200 };

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const randomOf = <T>(random: () => number, items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;

async function startServer(store: string, listen: string): Promise<ApiServer> {
  const server = await createServer({ store, listen, logLevel: "silent", bookmarkIntervalMs: 200 });
  await server.start();
  return server;
}

/** Whether there is no server, or one that is about to go. */
function isAway(error: unknown): boolean {
  return error instanceof ConnectionError || (error instanceof ApiError && error.code === 503);
}

/** Creates, updates and deletes Pods at random; where another writer was faster, or the server is away, it goes on. */
async function write(client: Client, random: () => number, counter: { left: number }): Promise<void> {
  while (counter.left-- > 0) {
    const one = { namespace: randomOf(random, NAMESPACES), name: `pod-${Math.floor(random() * NAMES)}` };
    const object = { metadata: { name: one.name }, spec: { containers: [{ name: "web", image: "nginx" }] } };
    const written: Promise<unknown> =
      random() < 0.2
        ? client.pods.delete(one)
        : client.pods.replaceStatus({ ...one, status: { podIP: String(counter.left) } });
    await written
      .catch((error) => (isNotFound(error) ? client.pods.create({ ...one, object }) : Promise.reject(error)))
      .catch(async (error) => {
        if (isAway(error)) await new Promise((resolve) => setTimeout(resolve, 20));
        else if (!isAlreadyExists(error)) throw error;
      });
  }
}

/** Every change of a Pod, by its version: what a watch says that nothing stands in the way of, but a restart. */
async function follow(client: Client, signal: AbortSignal, changes: Pod[]): Promise<void> {
  let { resourceVersion } = await client.pods.listAll();
  while (!signal.aborted) {
    try {
      for await (const { type, object } of client.pods.watchAll({ resourceVersion, signal })) {
        resourceVersion = object.metadata.resourceVersion;
        if (type !== "BOOKMARK") changes.push(object);
      }
    } catch (error) {
      if (!signal.aborted && !isAway(error)) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Follows an informer, and checks at every event that it fits to what came before. */
function observe(informer: Informer<Pod>) {
  const live = new Map<string, Pod>();
  const ended = new Set<string>();
  const wrong: string[] = [];
  const changes: Pod[] = [];
  const check = (fits: boolean, what: string, { metadata }: Pod) => {
    if (!fits) wrong.push(`${what} ${metadata.namespace}/${metadata.name} ${metadata.uid}@${metadata.resourceVersion}`);
  };
  const key = ({ metadata }: Pod) => `${metadata.namespace}/${metadata.name}`;
  const version = ({ metadata }: Pod) => Number(metadata.resourceVersion);
  informer.addHandler({
    added(pod) {
      changes.push(pod);
      check(!live.has(key(pod)), "added while it was there:", pod);
      check(!ended.has(pod.metadata.uid), "added after its end:", pod);
      live.set(key(pod), pod);
    },
    updated(from, to) {
      changes.push(to);
      check(live.get(key(to)) === from, "updated from another state:", to);
      check(from.metadata.uid === to.metadata.uid, "updated from another object:", to);
      check(version(from) < version(to), "updated backwards:", to);
      live.set(key(to), to);
    },
    async deleted(pod, { isFinalStateUnknown }) {
      changes.push(pod);
      const last = live.get(key(pod));
      check(last?.metadata.uid === pod.metadata.uid, "deleted without having been there:", pod);
      check(isFinalStateUnknown || version(last ?? pod) < version(pod), "deleted before it changed last:", pod);
      ended.add(pod.metadata.uid);
      live.delete(key(pod));
      await undefined;
    },
  });
  return { live, wrong, changes };
}

const byKey = (pods: Iterable<Pod>) =>
  [...pods].sort((a, b) => (a.metadata.namespace + a.metadata.name < b.metadata.namespace + b.metadata.name ? -1 : 1));

test("informers end up with what the server has, and have told all of it in order", async () => {
  const seed = Number(process.env.FAULT_SEED ?? Date.now() % 2 ** 31);
  onTestFailed(() => console.log(`FAULT_SEED=${seed}`));
  const random = seededRandom(seed);
  const unhandled = vi.fn();
  process.on("unhandledRejection", unhandled);
  onTestFinished(() => void process.off("unhandledRejection", unhandled));

  const directory = mkdtempSync(join(tmpdir(), "informer-faults-"));
  let server = await startServer(`file:${directory}`, "127.0.0.1:0");
  const { port } = new URL(server.url);
  const proxy = await startFaultProxy(Number(port), random);
  onTestFinished(async () => {
    await proxy.close();
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  });
  const direct = createClient({ baseUrl: server.url });

  const informers = [undefined, "left"].map((namespace) => {
    const requests: { readonly url: string; readonly at: number }[] = [];
    const client = createClient({
      baseUrl: proxy.url,
      timeoutMs: 600,
      fetch: (url, init) => {
        requests.push({ url, at: performance.now() });
        return fetch(url, init);
      },
    });
    const informer = client.pods.informer({ namespace, silenceTimeoutMs: 600, backoff });
    const errors: Error[] = [];
    const states = new Set<string>();
    informer.onError((error) => errors.push(error as Error));
    informer.onStateChange(({ name }) => states.add(name));
    informer.start();
    onTestFinished(() => informer.stop());
    return { namespace, informer, requests, errors, states, ...observe(informer) };
  });

  let isOver = false;
  const strike = async () => {
    // A frozen connection takes the longest to be noticed.
    const faults: Fault[] = [...Array(4).fill(["cut", "truncate", "garble"]).flat(), "freeze"];
    while (!isOver) {
      proxy.strike(randomOf(random, faults));
      proxy.isRefusing = random() < 0.1;
      await new Promise((resolve) => setTimeout(resolve, 20 + random() * 120));
    }
    proxy.isRefusing = false;
  };
  const striking = strike();
  await Promise.all(informers.map(({ informer }) => informer.waitForSync()));

  const changes: Pod[] = [];
  const following = new AbortController();
  const followed = follow(direct, following.signal, changes);
  onTestFinished(() => following.abort());

  const writeAll = async (count: number) => {
    const counter = { left: count };
    await Promise.all(Array.from({ length: WRITERS }, () => write(direct, random, counter)));
  };
  await writeAll(WRITES / 2);
  const writing = writeAll(WRITES / 2);
  await server.stop();
  server = await startServer(`file:${directory}`, `127.0.0.1:${port}`);
  await writing;
  isOver = true;
  await striking;
  await vi.waitFor(
    () => expect(informers.map(({ informer }) => informer.state.name)).toEqual(["watching", "watching"]),
    {
      timeout: 10_000,
    },
  );
  // What is written now nobody gets to know who does not notice that the connection is dead.
  proxy.strikeAll("freeze");
  await writeAll(WRITERS);
  const end = await direct.pods.listAll();

  for (const { namespace, informer, live, wrong, errors, states, requests, ...told } of informers) {
    const isMeant = ({ metadata }: Pod) => namespace === undefined || metadata.namespace === namespace;
    const items = end.items.filter(isMeant);
    await vi.waitFor(() => expect(byKey(informer.store.list())).toEqual(items), { interval: 20, timeout: 10_000 });
    await vi.waitFor(() => expect(byKey(live.values())).toEqual(items), { interval: 20, timeout: 10_000 });
    expect(wrong).toEqual([]);
    // Where it was not told to list again, nothing can have been left out.
    if (!errors.some(isExpired)) {
      const versions = (pods: Pod[]) => pods.map(({ metadata }) => metadata.resourceVersion);
      expect(told.changes.length).toBeGreaterThan(WRITES / 4);
      await vi.waitFor(() => expect(changes.filter(isMeant).length).toBeGreaterThanOrEqual(told.changes.length));
      expect(versions(told.changes)).toEqual(versions(changes.filter(isMeant)));
    }

    expect([...states].sort()).toEqual(["backing-off", "listing", "watching"]);
    expect(informer.state).toMatchObject({ name: "watching", lastError: undefined });
    expect(new Set(errors.map(({ name }) => name))).toContain("ConnectionError");
    const lists = requests.filter(({ url }) => !url.includes("watch=true")).length;
    const failedLists = errors.filter(({ message }) => /^list |limit=/.test(message)).length;
    expect(lists).toBeLessThanOrEqual(1 + failedLists + errors.filter(isExpired).length);
    for (const { at } of requests) {
      const second = requests.filter((other) => other.at >= at && other.at < at + 1_000).length;
      expect(second).toBeLessThanOrEqual(1_000 / backoff.minMs);
    }
  }
  following.abort();
  await followed;
  expect(unhandled).not.toHaveBeenCalled();
}, 90_000);
