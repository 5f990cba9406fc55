import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { ServerProcess } from "./server-process.js";
import { median } from "./statistics.js";
import type { Contender } from "./take-turns.js";

/** How many requests are in flight, unless said otherwise: one on each connection. */
const usualConnections = 64;

/**
 * A request that is sent over and over. In its path and body `{run}` stands for a word that no other load has, `{count}`
 * for the number of the request, and `{cycle}` for that number modulo 1,000.
 */
export interface LoadRequest {
  readonly method: "GET" | "POST" | "PUT";
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What is sent to a server: the requests in turn, and again from the first one. */
export interface Work {
  readonly requests: readonly LoadRequest[];
  readonly connections?: number;
}

interface LoadResult {
  readonly requests: number;
  /** Answers from 400 on, and connections that failed. */
  readonly failures: number;
  readonly durationMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** The program that load comes from, a process of its own with one thread. */
export const loadGenerator = spawnSync("wrk", ["--version"]).error === undefined ? "wrk" : "autocannon";

/** Number of loads so far. */
let loads = 0;

/** A server that answers requests as fast as it can. */
export function httpContender(name: string, server: ServerProcess, work: Work): Contender {
  return httpContenders(name, [server], work);
}

/** Servers that all get the same load at the same time, as if they were one. */
export function httpContenders(name: string, servers: readonly ServerProcess[], work: Work): Contender {
  const contender: Contender = {
    name,
    measure: async (durationMs) => {
      const before = await cpuOf(servers);
      const results = await Promise.all(servers.map(({ url }) => load(url, work, durationMs)));
      const sum = (one: (result: LoadResult) => number) => results.reduce((total, result) => total + one(result), 0);
      const requests = sum((result) => result.requests);
      const spentMicros = (await cpuOf(servers)) - before;
      // What one still does for the last clients must not take from the turn of the next one.
      await Promise.all(servers.map((server) => server.idle()));
      // The turn was over before a slow server had answered at all.
      if (requests === 0 && durationMs < 30_000) return contender.measure(durationMs * 4);
      return {
        perSecond: sum((result) => result.requests / (result.durationMs / 1_000)),
        cpuMicros: spentMicros / requests,
        p50Ms: median(results.map(({ p50Ms }) => p50Ms)),
        p99Ms: Math.max(...results.map(({ p99Ms }) => p99Ms)),
      };
    },
  };
  return contender;
}

async function cpuOf(servers: readonly ServerProcess[]): Promise<number> {
  const each = await Promise.all(servers.map((server) => server.cpuMicros()));
  return each.reduce((sum, micros) => sum + micros, 0);
}

/**
 * Puts a server under load for a while.
 *
 * @throws Error if a request fails: what a server refuses is not what is measured.
 */
export async function load(url: string, work: Work, durationMs: number): Promise<LoadResult> {
  const directory = mkdtempSync(join(tmpdir(), "minik8s-load-"));
  try {
    const connections = work.connections ?? usualConnections;
    loads += 1;
    const requests = JSON.parse(JSON.stringify(work.requests).replaceAll("{run}", `r${loads.toString(36)}`));
    const generate = loadGenerator === "wrk" ? wrk : autocannon;
    const result = await generate({ url, requests, connections, durationMs, directory });
    if (result.failures === 0) return result;
    throw new Error(`${result.failures} of ${result.requests} requests failed: ${JSON.stringify(work)} to ${url}`);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

interface Load {
  readonly url: string;
  readonly requests: readonly LoadRequest[];
  readonly connections: number;
  readonly durationMs: number;
  /** For files that it needs. */
  readonly directory: string;
}

/** bench/wrk.lua is given the requests as files of lines: method, path, how many headers, these, and the body. */
async function wrk({ url, requests, connections, durationMs, directory }: Load): Promise<LoadResult> {
  const files = requests.map(({ method, path, headers = {}, body = "" }, index) => {
    const file = join(directory, `${index}`);
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    writeFileSync(file, [method, path, lines.length, ...lines, body].join("\n"));
    return file;
  });
  const script = fileURLToPath(new URL("wrk.lua", import.meta.url));
  const args = ["--threads", "1", "--connections", `${connections}`, "--timeout", "60s", "--script", script];
  const child = spawn("wrk", [...args, "--duration", "600s", url, "--", ...files], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const result = readResult(child, "wrk");
  await Promise.race([once(child.stderr, "data"), result]);
  // It takes whole seconds only. SIGINT ends it at once, unless it has only begun, and it still says what it has seen.
  const timer = setInterval(() => child.kill("SIGINT"), durationMs);
  return result.finally(() => clearInterval(timer));
}

/** The same work for bench/peers/autocannon.js. */
async function autocannon({ directory, ...options }: Load): Promise<LoadResult> {
  const file = join(directory, "load.json");
  writeFileSync(file, JSON.stringify(options));
  const script = fileURLToPath(new URL("peers/autocannon.js", import.meta.url));
  return readResult(
    spawn(process.execPath, [script, file], { stdio: ["ignore", "pipe", "inherit"] }),
    "autocannon: install it with npm ci --prefix bench/peers, or wrk",
  );
}

/** The last line that a load generator says is its result. */
async function readResult(child: ReturnType<typeof spawn>, name: string): Promise<LoadResult> {
  if (child.stdout === null) throw new Error("No output to read");
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, "exit")]);
  if (code !== 0) throw new Error(`No load, as this failed with ${code}: ${name}`);
  return JSON.parse(output.trimEnd().split("\n").at(-1) ?? "");
}
