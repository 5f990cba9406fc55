import { once } from "node:events";
import { Agent, request } from "node:http";
import { connect, type Socket } from "node:net";
import { openEmbeddedStore } from "../../src/storage/embedded-store.js";
import { openEtcdStore } from "../../src/storage/etcd-store.js";
import type { Store } from "../../src/storage/store.js";
import { podBody } from "../pod.js";
import type { Bench, Findings, Section, Table } from "../section.js";
import type { ServerProcess } from "../server-process.js";
import { ourScript, serveArguments } from "../servers.js";
import { median, percentile } from "../statistics.js";
import { comparisonTable, milliseconds } from "../table.js";
import { type Contender, type Measured, ratio, takeTurns } from "../take-turns.js";

const path = "/api/v1/namespaces/default/pods";
const query = "watch=true&sendInitialEvents=false&resourceVersionMatch=NotOlderThan";
const writers = 16;
const idleWatchers = 1_000;

export const watch: Section = {
  name: "watch",
  title: "Watch",
  about:
    "Latency: from the answer to a write to its event, one write at a time; an event that comes before the answer counts as 0. Fan-out: every event to all watchers, while 16 writers write as fast as they can; bare node:http writes the same bytes to as many open responses. Watchers and writers share the process of the bench.",
  async measure(bench): Promise<Findings> {
    const agent = new Agent({ keepAlive: true });
    try {
      const ours = await bench.servers.start(ourScript, serveArguments(storeOf(bench)), "/api/v1/pods");
      const latencies = await measureLatencies(bench, ours, agent);
      const fanOut = await measureFanOut(bench, ours, agent);
      const idle = await measureIdle(ours);
      await ours.stop();
      const figure = median(latencies.get(embedded.ours) ?? []) - median(latencies.get(embedded.bare) ?? []);
      return {
        tables: [
          latencyTable(latencies),
          comparisonTable(`Fan-out to ${bench.plan.watchers} watchers`, fanOut, {
            reference: "bare node:http",
            unit: "events/s",
          }),
          idle,
        ],
        figures: { watchLatency: figure, fanOutOfBare: ratio(fanOut, "minik8s-apiserver", "bare node:http") },
      };
    } finally {
      agent.destroy();
    }
  },
};

const embedded = { ours: "minik8s-apiserver", bare: "the embedded store alone" };

const storeOf = ({ servers }: Bench) => `file:${servers.newDirectory()}`;

/** Milliseconds from write to event, by who was measured. */
async function measureLatencies(bench: Bench, ours: ServerProcess, agent: Agent): Promise<Map<string, number[]>> {
  const { plan, servers } = bench;
  const found = new Map<string, number[]>();
  found.set(embedded.ours, await serverLatencies(ours, plan.latencyWrites, agent));
  const store = await openEmbeddedStore({ directory: servers.newDirectory() });
  found.set(embedded.bare, await storeLatencies(store, plan.latencyWrites));
  if (servers.hasEtcd) {
    const { endpoint } = await servers.etcd();
    found.set("minik8s-apiserver on etcd", await serverLatencies(await servers.onEtcd(), plan.latencyWrites, agent));
    const etcdStore = await openEtcdStore({ endpoints: [endpoint] });
    found.set("the etcd store alone", await storeLatencies(etcdStore, plan.latencyWrites));
  }
  return found;
}

async function serverLatencies({ url }: ServerProcess, count: number, agent: Agent): Promise<number[]> {
  let wake: (atMs: number) => void = () => {};
  const watcher = await openWatcher(url, () => wake(performance.now()));
  const latencies: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const seen = new Promise<number>((resolve) => {
      wake = resolve;
    });
    await write(url, `latency-${index}`, agent);
    const answeredMs = performance.now();
    latencies.push(Math.max(0, (await seen) - answeredMs));
  }
  watcher.destroy();
  return latencies;
}

async function storeLatencies(store: Store, count: number): Promise<number[]> {
  const prefix = "/bench-watched/";
  const stop = new AbortController();
  const events = store.watch(prefix, { afterRevision: await store.revision(), signal: stop.signal });
  let wake: (atMs: number) => void = () => {};
  const watching = (async () => {
    for await (const batch of events) if (batch.events.length > 0) wake(performance.now());
  })();
  const latencies: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const seen = new Promise<number>((resolve) => {
      wake = resolve;
    });
    await store.create(`${prefix}${index}`, Buffer.from(podBody(`pod-${index}`, "default")));
    const acknowledgedMs = performance.now();
    latencies.push(Math.max(0, (await seen) - acknowledgedMs));
  }
  stop.abort();
  await watching;
  await store.close();
  return latencies;
}

function latencyTable(latencies: ReadonlyMap<string, number[]>): Table {
  const shares = [0.5, 0.9, 0.99];
  return {
    title: "Acknowledged write to event",
    headings: ["", "p50", "p90", "p99"],
    rows: [...latencies].map(([name, values]) => [
      name,
      ...shares.map((share) => milliseconds(percentile(values, share))),
    ]),
    unsteady: [],
  };
}

/** Everything that is written to many watchers. */
async function measureFanOut({ plan, servers }: Bench, ours: ServerProcess, agent: Agent): Promise<Measured[]> {
  const bare = await servers.bareWatch({ path: "", status: 200, ...(await eventOf(ours, agent)) });
  const contenders: Contender[] = [];
  const opened: Socket[] = [];
  for (const [name, server] of [["bare node:http", bare] as const, ["minik8s-apiserver", ours] as const]) {
    let onEvents: (count: number) => void = () => {};
    opened.push(...(await openWatchers(server.url, plan.watchers, (count) => onEvents(count))));
    let round = 0;
    const measure = async () => {
      const expected = plan.watchers * plan.watchedWrites;
      const allSeen = new Promise<void>((resolve) => {
        let seen = 0;
        onEvents = (count) => {
          seen += count;
          if (seen === expected) resolve();
        };
      });
      round += 1;
      let next = 0;
      const before = await server.cpuMicros();
      const startedMs = performance.now();
      const writing = async () => {
        while (next < plan.watchedWrites) await write(server.url, `busy-${round}-${next++}`, agent);
      };
      await Promise.all(Array.from({ length: writers }, writing));
      await allSeen;
      const tookMs = performance.now() - startedMs;
      return { perSecond: expected / (tookMs / 1_000), cpuMicros: ((await server.cpuMicros()) - before) / expected };
    };
    contenders.push({ name, measure });
  }
  const measured = await takeTurns(contenders, plan);
  for (const watcher of opened) watcher.destroy();
  return measured;
}

/** What a watcher gets for one write, and with which headers. */
async function eventOf({ url }: ServerProcess, agent: Agent) {
  const response = await fetch(`${url}${path}?${query}`);
  const reader = response.body?.getReader();
  if (reader === undefined) throw new Error("No watch");
  await write(url, "one-event", agent);
  const chunks: Uint8Array[] = [];
  while (chunks.at(-1)?.at(-1) !== 10) chunks.push((await reader.read()).value ?? new Uint8Array());
  await reader.cancel();
  const kept = [...response.headers].filter(([name]) => !["date", "connection", "transfer-encoding"].includes(name));
  return { headers: Object.fromEntries(kept), body: Buffer.concat(chunks) };
}

/** What watchers hold when nothing happens. */
async function measureIdle(server: ServerProcess): Promise<Table> {
  const before = await server.memory();
  const watchers = await openWatchers(server.url, idleWatchers, () => {});
  const after = await server.memory();
  for (const watcher of watchers) watcher.destroy();
  const each = (key: "objects" | "resident") => `${((after[key] - before[key]) / idleWatchers / 1_024).toFixed(1)} KiB`;
  return {
    title: `Memory of one of ${idleWatchers.toLocaleString("en")} idle watchers`,
    headings: ["", "objects and buffers", "resident"],
    rows: [["minik8s-apiserver", each("objects"), each("resident")]],
    unsteady: [],
  };
}

async function openWatchers(url: string, count: number, onEvents: (count: number) => void): Promise<Socket[]> {
  const watchers: Socket[] = [];
  while (watchers.length < count) {
    const step = Math.min(100, count - watchers.length);
    watchers.push(...(await Promise.all(Array.from({ length: step }, () => openWatcher(url, onEvents)))));
  }
  return watchers;
}

/** A watch from now on, on a bare socket whose bytes are only searched for ends of events. */
async function openWatcher(url: string, onEvents: (count: number) => void): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.write(`GET ${path}?${query} HTTP/1.1\r\nHost: bench\r\n\r\n`);
  const [head] = (await once(socket, "data")) as [Buffer];
  if (!head.includes("HTTP/1.1 200")) throw new Error(`No watch: ${head}`);
  const brace = "}".charCodeAt(0);
  const lineFeed = "\n".charCodeAt(0);
  let previous = 0;
  socket.on("data", (bytes) => {
    // Other lines than events end in CR LF.
    let count = previous === brace && bytes[0] === lineFeed ? 1 : 0;
    for (let at = bytes.indexOf("}\n"); at !== -1; at = bytes.indexOf("}\n", at + 2)) count += 1;
    previous = bytes[bytes.length - 1] ?? previous;
    if (count > 0) onEvents(count);
  });
  return socket;
}

/** Creates a Pod. */
async function write(url: string, name: string, agent: Agent): Promise<void> {
  const headers = { "Content-Type": "application/json" };
  const sent = request(url + path, { method: "POST", agent, headers }).end(podBody(name, "default"));
  const [response] = await once(sent, "response");
  if (response.statusCode !== 201) throw new Error(`The server answered ${response.statusCode}`);
  response.resume();
  await once(response, "end");
}
