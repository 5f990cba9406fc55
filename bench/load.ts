import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { ServerProcess } from "./server-process.js";
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
  return {
    name,
    measure: async (durationMs) => {
      const before = await server.cpuMicros();
      const { requests, failures, durationMs: tookMs, p50Ms, p99Ms } = await load(server.url, work, durationMs);
      const cpuMicros = ((await server.cpuMicros()) - before) / requests;
      if (failures > 0) throw new Error(`${name} failed ${failures} of ${requests} requests: ${JSON.stringify(work)}`);
      return { perSecond: requests / (tookMs / 1_000), cpuMicros, p50Ms, p99Ms };
    },
  };
}

/** Puts a server under load for a while. */
export async function load(url: string, work: Work, durationMs: number): Promise<LoadResult> {
  const directory = mkdtempSync(join(tmpdir(), "minik8s-load-"));
  try {
    const connections = work.connections ?? usualConnections;
    loads += 1;
    const requests = JSON.parse(JSON.stringify(work.requests).replaceAll("{run}", `r${loads.toString(36)}`));
    return await (loadGenerator === "wrk" ? wrk : autocannon)({ url, requests, connections, durationMs, directory });
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
  // It takes whole seconds only; a SIGINT ends it at once, and it still says what it has seen.
  const child = spawn("wrk", [...args, "--duration", "600s", url, "--", ...files], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const timer = setTimeout(() => child.kill("SIGINT"), durationMs);
  return readResult(child, "wrk", timer);
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
async function readResult(child: ReturnType<typeof spawn>, name: string, timer?: NodeJS.Timeout): Promise<LoadResult> {
  if (child.stdout === null) throw new Error("No output to read");
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, "exit")]);
  clearTimeout(timer);
  if (code !== 0) throw new Error(`No load, as this failed with ${code}: ${name}`);
  return JSON.parse(output.trimEnd().split("\n").at(-1) ?? "");
}
