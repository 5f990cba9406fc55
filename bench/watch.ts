import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { etcdAvailable, startEtcd } from "../test/helpers/etcd.js";
import type { ServerUse } from "./watch-server.js";

// Run with `npm run bench:watch`. The server has a process of its own; watchers and writers share this one. Needs some
// 5,100 open files (`ulimit -n`). Stores lie in the temporary directory, so set TMPDIR to a real disk where that is in
// memory.
const latencyWrites = 500;
const busyWatchers = 1_000;
const busyWrites = 500;
const writers = 16;
const idleWatchers = [1_000, 5_000];

const path = "/api/v1/namespaces/default/pods";
const headers = { "Content-Type": "application/json" };
const agent = new Agent({ keepAlive: true });

const results: Record<string, Record<string, string>> = {};
results["memory:"] = await measure("memory:");
const directory = mkdtempSync(join(tmpdir(), "minik8s-bench-"));
results["file:"] = await measure(`file:${directory}`);
rmSync(directory, { recursive: true });
if (etcdAvailable()) {
  const etcd = await startEtcd({ syncs: true });
  results["etcd:"] = await measure(`etcd://${etcd.endpoint}`);
  await etcd.remove();
}
console.table(results);
agent.destroy();

/** Everything that is measured of one store. */
async function measure(store: string): Promise<Record<string, string>> {
  const server = fork(new URL("watch-server.ts", import.meta.url), [store], {
    execArgv: ["--import", "tsx", "--expose-gc"],
  });
  const [{ url }] = (await once(server, "message")) as [{ url: string }];
  const latency = await measureLatency(url);
  const busy = await measureDelivery(server, url);
  const idle = await measureIdle(server, url);
  server.kill();
  await once(server, "exit");
  return { ...latency, ...busy, ...idle };
}

/** From the answer to a write to its event, one write at a time. An event that comes before the answer counts as 0. */
async function measureLatency(url: string): Promise<Record<string, string>> {
  let wake: (atMs: number) => void = () => {};
  const watcher = await openWatcher(url, () => wake(performance.now()));
  const delays: number[] = [];
  for (let index = 0; index < latencyWrites; index += 1) {
    const seen = new Promise<number>((resolve) => {
      wake = resolve;
    });
    await write(url, `latency-${index}`);
    const answeredMs = performance.now();
    delays.push(Math.max(0, (await seen) - answeredMs));
  }
  watcher.destroy();
  delays.sort((a, b) => a - b);
  const percentile = (share: number) => `${(delays[Math.floor(delays.length * share)] ?? 0).toFixed(2)} ms`;
  return { "answer to event, p50": percentile(0.5), "answer to event, p99": percentile(0.99) };
}

/** Many watchers of everything, while writers write as fast as they can. */
async function measureDelivery(server: ChildProcess, url: string): Promise<Record<string, string>> {
  const expected = busyWatchers * busyWrites;
  let seen = 0;
  let done = () => {};
  const allSeen = new Promise<void>((resolve) => {
    done = resolve;
  });
  const watchers = await openWatchers(url, busyWatchers, (count) => {
    seen += count;
    if (seen === expected) done();
  });
  const before = await useOf(server);
  const startMs = performance.now();
  let next = 0;
  const work = async () => {
    while (next < busyWrites) await write(url, `busy-${next++}`);
  };
  await Promise.all(Array.from({ length: writers }, work));
  const writtenMs = performance.now() - startMs;
  await allSeen;
  const totalMs = performance.now() - startMs;
  const after = await useOf(server);
  for (const watcher of watchers) watcher.destroy();
  return {
    "server CPU for each event": `${(((after.cpuMs - before.cpuMs) / expected) * 1_000).toFixed(1)} µs`,
    [`events/s to ${busyWatchers} watchers`]: Math.round(expected / (totalMs / 1_000)).toLocaleString("en"),
    "writes/s meanwhile": Math.round(busyWrites / (writtenMs / 1_000)).toLocaleString("en"),
  };
}

/** What watchers cost when nothing happens. */
async function measureIdle(server: ChildProcess, url: string): Promise<Record<string, string>> {
  const before = await useOf(server);
  const result: Record<string, string> = {};
  const watchers: Socket[] = [];
  for (const count of idleWatchers) {
    watchers.push(...(await openWatchers(url, count - watchers.length, () => {})));
    const after = await useOf(server);
    const each = (key: "heapUsed" | "rss") => `${((after[key] - before[key]) / count / 1_024).toFixed(1)} KiB`;
    result[`each of ${count} idle, heap`] = each("heapUsed");
    result[`each of ${count} idle, RSS`] = each("rss");
  }
  for (const watcher of watchers) watcher.destroy();
  return result;
}

async function useOf(server: ChildProcess): Promise<ServerUse> {
  server.send("use");
  const [use] = (await once(server, "message")) as [ServerUse];
  return use;
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
  const query = "watch=true&sendInitialEvents=false&resourceVersionMatch=NotOlderThan";
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
async function write(url: string, name: string): Promise<void> {
  const body = JSON.stringify({ metadata: { name }, spec: { containers: [{ name: "app", image: "nginx" }] } });
  const sent = request(url + path, { method: "POST", agent, headers }).end(body);
  const [response] = await once(sent, "response");
  if (response.statusCode !== 201) throw new Error(`The server answered ${response.statusCode}`);
  response.resume();
  await once(response, "end");
}
