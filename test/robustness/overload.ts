import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { argv } from "node:process";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { readMetrics } from "../helpers/metrics.js";
import { send } from "../helpers/server.js";

// Run with `npx tsx test/robustness/overload.ts [STORE]`; the store is `memory:` unless told.

/** What became of a server under more load than it can take. */
export interface OverloadResult {
  readonly store: string;
  /** Successful answers each second with as many clients as it can serve. */
  readonly bestPerSecond: number;
  /** Requests each second that were sent to it in the overload: three times as many, unless all clients had to wait. */
  readonly offeredPerSecond: number;
  /** Successful answers each second in the overload. */
  readonly goodputPerSecond: number;
  /** Answers with 429. */
  readonly refused: number;
  /** Answers of any other kind, and connections that were lost. */
  readonly failed: number;
  /** The longest that `/livez` took in the overload. */
  readonly livezWorstMs: number;
  /** Resident memory of the server before and after the overload. */
  readonly rssBytesBefore: number;
  readonly rssBytesAfter: number;
  /** What is wrong, in words: too little goodput, too much memory, `/livez` that does not answer, failures. */
  readonly violations: readonly string[];
}

export interface OverloadOptions {
  /** Where the server keeps its objects. */
  readonly store: string;
  /** How long each of the two loads lasts. */
  readonly durationMs: number;
}

/** Enough to keep a server busy that uses one processor. */
const bestClients = 48;
/** Each sends its next request after the answer to the last, so there must be many to offer too much. */
const overloadClients = 4_000;
/** How often the overload sends what is due. */
const stepMs = 5;
const maxRssGrowthBytes = 256 * 1_024 * 1_024;
const maxLivezMs = 5_000;
const namespace = "/api/v1/namespaces/default/pods";

/** Starts a server, finds out what it can serve, offers three times as much, and stops it. */
export async function runOverload({ store, durationMs }: OverloadOptions): Promise<OverloadResult> {
  const root = join(import.meta.dirname, "../..");
  const args = ["--import", "tsx", "src/main.ts", "serve", "--listen", "127.0.0.1:0", "--log-level", "error"];
  const server = spawn(process.execPath, [...args, "--store", store], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const url = await urlOf(createInterface(server.stdout));
    for (let index = 0; index < bestClients; index += 1) await createPod(url, index);
    await measureBest(url, durationMs / 4);
    const best = await measureBest(url, durationMs);
    const rssBytesBefore = await rssBytes(url);
    const { livezWorstMs, ...overload } = await measureOverload(url, 3 * best, durationMs);
    const result = {
      store,
      bestPerSecond: best,
      ...overload,
      livezWorstMs,
      rssBytesBefore,
      rssBytesAfter: await rssBytes(url),
    };
    return { ...result, violations: violationsOf(result) };
  } finally {
    server.kill();
    await once(server, "exit");
  }
}

function violationsOf(result: Omit<OverloadResult, "violations">): string[] {
  const { bestPerSecond, offeredPerSecond, goodputPerSecond, failed, livezWorstMs } = result;
  const violations: string[] = [];
  if (offeredPerSecond < bestPerSecond) violations.push("the load was not large enough to tell anything");
  if (goodputPerSecond < 0.8 * bestPerSecond) violations.push("the goodput fell by more than 20 %");
  if (failed > 0) violations.push(`${failed} requests had neither an answer nor a refusal`);
  if (livezWorstMs > maxLivezMs) violations.push(`/livez took ${Math.round(livezWorstMs)} ms`);
  if (result.rssBytesAfter - result.rssBytesBefore > maxRssGrowthBytes) violations.push("the memory grew too much");
  return violations;
}

async function urlOf(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) {
    const [, url] = /is ready at (http:\S+)/.exec(line) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error("The server has not started");
}

async function createPod(url: string, index: number): Promise<void> {
  const spec = { containers: [{ name: "app", image: "nginx" }] };
  const { status, text } = await send(url, "POST", namespace, { metadata: { name: `pod-${index}` }, spec });
  if (status !== 201) throw new Error(`Cannot create a Pod: ${text}`);
}

async function rssBytes(url: string): Promise<number> {
  return (await readMetrics(url)).sum("process_resident_memory_bytes");
}

/** Half of the requests read, half of them write. */
function requestText(count: number): string {
  const path = `${namespace}/pod-${Math.floor(count / 2) % bestClients}`;
  if (count % 2 === 0) return `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;
  const body = `{"phase":"Running","podIP":"ip-${count}"}`;
  return `PUT ${path}/status HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
}

/** Clients that send as soon as they have an answer. */
async function measureBest(url: string, durationMs: number): Promise<number> {
  const clients = await openClients(url, bestClients);
  const endMs = performance.now() + durationMs;
  let count = 0;
  let good = 0;
  const work = async (client: LoadClient) => {
    while (performance.now() < endMs) {
      if ((await client.request(requestText(count++))) < 300) good += 1;
    }
  };
  await Promise.all(clients.map(work));
  for (const client of clients) client.close();
  return good / (durationMs / 1_000);
}

/** Sends at a fixed rate, whatever comes back, as long as there is a client that does not wait for an answer. */
async function measureOverload(url: string, ratePerSecond: number, durationMs: number) {
  const idle = await openClients(url, overloadClients);
  const clients = [...idle];
  let offered = 0;
  let good = 0;
  let refused = 0;
  let failed = 0;
  const answers = new Set<Promise<void>>();
  const offer = (client: LoadClient) => {
    offered += 1;
    const answer = client.request(requestText(offered)).then((status) => {
      if (status < 300) good += 1;
      else if (status === 429) refused += 1;
      else failed += 1;
      idle.push(client);
      answers.delete(answer);
    });
    answers.add(answer);
  };

  const livez = new AbortController();
  const livezWorst = probeLivez(url, livez.signal);
  const beganMs = performance.now();
  for (let nowMs = beganMs; nowMs - beganMs < durationMs; nowMs = performance.now()) {
    const due = ((nowMs - beganMs) / 1_000) * ratePerSecond;
    while (offered < due) {
      const client = idle.shift();
      if (client === undefined) break;
      offer(client);
    }
    await delay(stepMs);
  }
  const seconds = (performance.now() - beganMs) / 1_000;
  const measured = { offeredPerSecond: offered / seconds, goodputPerSecond: good / seconds };
  await Promise.all(answers);
  livez.abort();
  const livezWorstMs = await livezWorst;
  for (const client of clients) client.close();
  return { ...measured, refused, failed, livezWorstMs };
}

async function probeLivez(url: string, signal: AbortSignal): Promise<number> {
  let worstMs = 0;
  while (!signal.aborted) {
    const beganMs = performance.now();
    const { status } = await send(url, "GET", "/livez");
    worstMs = Math.max(worstMs, status === 200 ? performance.now() - beganMs : Number.POSITIVE_INFINITY);
    await delay(100);
  }
  return worstMs;
}

async function openClients(url: string, count: number): Promise<LoadClient[]> {
  const clients = Array.from({ length: count }, () => new LoadClient(url));
  await Promise.all(clients.map((client) => client.connected));
  return clients;
}

/** One connection that sends one request at a time, with as little work as possible. */
class LoadClient {
  readonly connected: Promise<unknown>;
  readonly #socket: Socket;
  #text = "";
  #settle: (status: number) => void = () => {};

  constructor(url: string) {
    this.#socket = connect(Number(new URL(url).port), "127.0.0.1")
      .setEncoding("latin1")
      .setNoDelay();
    this.connected = once(this.#socket, "connect");
    this.#socket.on("data", (chunk: string) => this.#read(chunk));
    this.#socket.on("error", () => {});
    this.#socket.on("close", () => this.#settle(599));
  }

  /** The status of the answer; 599 if there is none. */
  request(text: string): Promise<number> {
    if (this.#socket.destroyed) return Promise.resolve(599);
    return new Promise((resolve) => {
      this.#settle = resolve;
      this.#socket.write(text);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(chunk: string): void {
    this.#text += chunk;
    const headEnd = this.#text.indexOf("\r\n\r\n");
    if (headEnd === -1) return;
    const [, length = 0] = /\r\nContent-Length: (\d+)/i.exec(this.#text) ?? [];
    if (this.#text.length < headEnd + 4 + Number(length)) return;
    const status = Number(this.#text.slice(9, 12));
    this.#text = "";
    this.#settle(status);
  }
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const result = await runOverload({ store: argv[2] ?? "memory:", durationMs: 10_000 });
  console.log(result);
  process.exitCode = result.violations.length > 0 ? 1 : 0;
}
