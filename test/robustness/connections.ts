import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { readMetrics } from "../helpers/metrics.js";
import { send } from "../helpers/server.js";
import { requestText } from "./load-client.js";
import { mebibytes, readUsage, type ServerUsage } from "./server-usage.js";

export interface ConnectionsOptions {
  /** Where the server is. Nobody else uses it meanwhile. */
  readonly url: string;
  /** How many connections to open and drop in all. */
  readonly connections: number;
  /** How many watchers that do not read to keep while objects are written. */
  readonly watchers: number;
  /** How many objects of 100 kB are written meanwhile. */
  readonly writes: number;
}

/** What became of a server whose clients did not behave. */
export interface ConnectionsReport {
  readonly connections: number;
  readonly watchers: number;
  /** Watches that the server ended because their clients did not read. */
  readonly endedWatchers: number;
  /** Before the connections, when they are gone, and when the watchers are gone too. */
  readonly usage: readonly [before: ServerUsage, between: ServerUsage, after: ServerUsage];
  /** The most while the watchers did not read. */
  readonly worstRssBytes: number;
  readonly violations: readonly string[];
}

const pods = "/api/v1/namespaces/default/pods";
const functions = "/apis/v1/namespaces/default/functions";
const valueBytes = 100_000;
/** So many objects make a list that no socket takes at once. */
const listedFunctions = 20;
const atOnce = 500;
/** Resident memory is not given back at once, if ever; it must not become much more, whatever clients do. */
const maxRssGrowthBytes = 128 * 1_048_576;
/** Also the events that the watch cache may hold (64 MiB), as bytes and as text. */
const maxWatchingRssGrowthBytes = 384 * 1_048_576;
/** More events than the watch cache holds. Watchers that have not read them must be ended. */
const moreThanCacheBytes = 80 * 1_048_576;
/** How long the server may take to see that everybody has left. */
const goneTimeoutMs = 30_000;
/** The connections that metrics and objects came on, and those that came before. */
const maxKeptSockets = 10;

/** What clients send before they leave. */
const beginnings: readonly string[] = [
  "",
  "GET /livez HT",
  `POST ${pods} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{"metadata":`,
  requestText("GET", pods),
  // They leave in the middle of its answer.
  requestText("GET", functions),
  requestText("GET", pods).repeat(3),
  requestText("GET", `${pods}?watch=true`),
  "\0\0\0\0",
];

/**
 * Opens connections, leaves each in some state, and drops it in one of two ways; then keeps watchers that do not read while
 * objects are written. Afterwards nothing of them may be left, and the server answers as before.
 */
export async function runConnections(options: ConnectionsOptions): Promise<ConnectionsReport> {
  const { url, connections, watchers, writes } = options;
  const violations: string[] = [];
  await writeFunctions(url, listedFunctions);
  // Buffers and compiled code that any server has after a while.
  await dropConnections(url, connections / 10);
  violations.push(...(await leftOver(url)));
  const before = await readUsage(url);
  await dropConnections(url, connections);
  violations.push(...(await leftOver(url)));
  const between = await readUsage(url);
  if (between.rssBytes - before.rssBytes > maxRssGrowthBytes) {
    violations.push(`connections that are gone took ${mebibytes(between.rssBytes - before.rssBytes)}`);
  }

  const { endedWatchers, worstRssBytes } = await watchWithoutReading(url, watchers, writes);
  if (writes * valueBytes > moreThanCacheBytes && endedWatchers < watchers) {
    violations.push(`${watchers - endedWatchers} of ${watchers} watches that nobody reads were not ended`);
  }
  if (worstRssBytes - between.rssBytes > maxWatchingRssGrowthBytes) {
    violations.push(`watchers that do not read took ${mebibytes(worstRssBytes - between.rssBytes)}`);
  }
  violations.push(...(await leftOver(url)));
  const after = await readUsage(url);
  const { status } = await send(url, "GET", pods);
  if (status !== 200) violations.push(`a list is answered with ${status} afterwards`);
  return { connections, watchers, endedWatchers, usage: [before, between, after], worstRssBytes, violations };
}

async function writeFunctions(url: string, count: number): Promise<void> {
  const body = { metadata: { generateName: "large-" }, spec: { userUploadFile: "eHh4".repeat(valueBytes / 4) } };
  for (let index = 0; index < count; index += 1) {
    const { status, text } = await send(url, "POST", functions, body);
    if (status !== 201) throw new Error(`Cannot create a Function: ${text}`);
  }
}

async function dropConnections(url: string, count: number): Promise<void> {
  for (let opened = 0; opened < count; opened += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, count - opened) }, (_, index) =>
      open(url, beginnings[index % beginnings.length] ?? ""),
    );
    for (const [index, socket] of (await Promise.all(some)).entries()) {
      // Those that wait for a large answer leave when it has begun, the others at once.
      if (index % beginnings.length === 4) await beginning(socket);
      if (Math.floor(index / beginnings.length) % 2 === 0) socket.destroy();
      else socket.resetAndDestroy();
    }
  }
}

/** A connection of which nothing is read. */
async function open(url: string, text: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1")
    .pause()
    .on("error", () => {});
  await once(socket, "connect");
  socket.write(text, "latin1");
  return socket;
}

/** Waits for the first bytes of an answer, or the end. */
async function beginning(socket: Socket): Promise<void> {
  if (socket.destroyed) return;
  await Promise.race([once(socket, "readable"), once(socket, "close")]);
}

/** What of clients that have left is still there after a while. */
async function leftOver(url: string): Promise<string[]> {
  const gauges = [
    "apiserver_longrunning_requests",
    "apiserver_current_inflight_requests",
    "apiserver_current_inqueue_requests",
    "apiserver_current_inflight_body_bytes",
  ];
  for (const endMs = performance.now() + goneTimeoutMs; ; await delay(100)) {
    const { sum } = await readMetrics(url);
    const left = gauges.filter((name) => sum(name) !== 0).map((name) => `${name} is ${sum(name)}`);
    const sockets = sum("nodejs_active_resources", { type: "TCPSocketWrap" });
    if (sockets > maxKeptSockets) left.push(`${sockets} sockets are open`);
    if (left.length === 0) return [];
    if (performance.now() > endMs) return left.map((what) => `${what} after all clients have left`);
  }
}

async function watchWithoutReading(url: string, watchers: number, writes: number) {
  const text = requestText("GET", `${functions}?watch=true`);
  const ended = async () => (await readMetrics(url)).sum("apiserver_terminated_watchers_total");
  const endedBefore = await ended();
  const sockets = await Promise.all(Array.from({ length: watchers }, () => open(url, text)));
  while ((await readMetrics(url)).sum("apiserver_longrunning_requests") < watchers) await delay(20);
  let worstRssBytes = 0;
  for (let written = 0; written < writes; written += listedFunctions) {
    await writeFunctions(url, Math.min(listedFunctions, writes - written));
    worstRssBytes = Math.max(worstRssBytes, (await readUsage(url)).rssBytes);
  }
  const endedWatchers = (await ended()) - endedBefore;
  for (const socket of sockets) socket.destroy();
  return { endedWatchers, worstRssBytes };
}
