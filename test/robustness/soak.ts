import { setTimeout as delay } from "node:timers/promises";
import { ownMemoryBytes } from "../helpers/own-memory.js";
import { openWatch } from "../helpers/watch-client.js";
import { type LoadClient, openClients, requestText } from "./load-client.js";
import { SeededRandom } from "./seeded-random.js";
import { mebibytes, readUsage, type ServerUsage } from "./server-usage.js";

export interface SoakOptions {
  /** Where the server is. Nobody else uses it meanwhile. */
  readonly url: string;
  readonly pid: number;
  readonly durationMs: number;
  readonly seed: number;
}

/** A server at the beginning or the end, under load. */
export interface SoakReading extends ServerUsage {
  /** Memory that is resident, without the data file, which the embedded store maps; with it where that cannot be told. */
  readonly ownBytes: number;
  /** How long an answer took, half of them at most and 99 of 100 at most. */
  readonly medianMs: number;
  readonly p99Ms: number;
  /** How long the server's processors worked for a request, the share of watches and of its own work included. */
  readonly cpuMsPerRequest: number;
}

/** What long use came to. */
export interface SoakReport {
  readonly requests: number;
  readonly watches: number;
  readonly start: SoakReading;
  readonly end: SoakReading;
  readonly violations: readonly string[];
}

const pods = "/api/v1/namespaces/default/pods";
const names = Array.from({ length: 100 }, (_, index) => `pod-${index}`);
const clients = 8;
const watchers = 8;
/** Between an answer and the next request of a client: the server is to be busy, not overloaded. */
const pauseMs = 10;
/** Events that a watch sees before it leaves, at most. */
const maxEventsOfWatch = 50;
/** What a server grows by that has just started: the cache of events (64 MiB), compiled code, buffers. */
const warmUpPart = 0.2;
/** Part of the time over which the usage at the start, and at the end, is measured. */
const windowPart = 0.15;
const maxGrowthBytes = 96 * 1_048_576;
const maxMoreSockets = 8;
/** What a request costs may differ with what is done in the window. */
const maxCpuFactor = 2;
/** Other programs use the same processors and caches, so that times tell something only over a while, if they are others. */
const maxMedianFactor = 4;
const maxMoreMedianMs = 20;
const leastTimesWindowMs = 30_000;

/**
 * Uses a server for a while as a cluster does: reads, lists and writes, and watches that come and go. What it takes of the
 * machine, and how long its answers take, must not grow.
 */
export async function runSoak({ url, pid, durationMs, seed }: SoakOptions): Promise<SoakReport> {
  const run = new SoakRun(url, pid);
  const random = new SeededRandom(seed);
  const load = await openClients(url, clients);
  const work = Promise.all([
    ...load.map((client) => run.request(client, new SeededRandom(random.below(2 ** 31)))),
    ...Array.from({ length: watchers }, () => run.watch(new SeededRandom(random.below(2 ** 31)))),
  ]);
  try {
    await delay(durationMs * warmUpPart);
    const start = await run.read(durationMs * windowPart);
    await delay(durationMs * (1 - warmUpPart - 2 * windowPart));
    const end = await run.read(durationMs * windowPart);
    const { requests, watches, violations } = run;
    return {
      requests,
      watches,
      start,
      end,
      violations: [...violations, ...growthOf(start, end, durationMs * windowPart)],
    };
  } finally {
    run.stop();
    await work;
    for (const client of load) client.close();
  }
}

function growthOf(start: SoakReading, end: SoakReading, windowMs: number): string[] {
  const violations: string[] = [];
  for (const [what, of] of [
    ["memory of the process", "ownBytes"],
    ["heap", "heapBytes"],
  ] as const) {
    const grown = end[of] - start[of];
    if (grown > maxGrowthBytes) violations.push(`the ${what} grew by ${mebibytes(grown)}`);
  }
  if (end.sockets > start.sockets + maxMoreSockets) {
    violations.push(`there are ${end.sockets} sockets instead of ${start.sockets}`);
  }
  if (windowMs < leastTimesWindowMs) return violations;
  if (end.cpuMsPerRequest > maxCpuFactor * start.cpuMsPerRequest) {
    violations.push(`a request takes ${inMs(end.cpuMsPerRequest)} of CPU instead of ${inMs(start.cpuMsPerRequest)}`);
  }
  if (end.medianMs > maxMedianFactor * start.medianMs + maxMoreMedianMs) {
    violations.push(`an answer takes ${inMs(end.medianMs)} instead of ${inMs(start.medianMs)}`);
  }
  return violations;
}

function inMs(ms: number): string {
  return `${ms.toFixed(1)} ms`;
}

class SoakRun {
  requests = 0;
  watches = 0;
  readonly violations: string[] = [];
  readonly #url: string;
  readonly #pid: number;
  #latenciesMs: number[] = [];
  #isOver = false;

  constructor(url: string, pid: number) {
    this.#url = url;
    this.#pid = pid;
  }

  stop(): void {
    this.#isOver = true;
  }

  /** One client; whatever others do at the same time, its requests are answered. */
  async request(client: LoadClient, random: SeededRandom): Promise<void> {
    while (!this.#isOver) {
      const [text, expected] = nextRequest(random);
      const beganMs = performance.now();
      const status = await client.request(text);
      this.#latenciesMs.push(performance.now() - beganMs);
      this.requests += 1;
      if (!expected.includes(status)) {
        this.violations.push(`${text.split("\r\n")[0]} was answered with ${status}`);
        return;
      }
      await delay(pauseMs * 2 * random.next());
    }
  }

  /** One watch after another. */
  async watch(random: SeededRandom): Promise<void> {
    while (!this.#isOver) {
      const watch = await openWatch(this.#url, `${pods}?watch=true&timeoutSeconds=5`);
      this.watches += 1;
      const enough = random.below(maxEventsOfWatch);
      // It is over when it has seen enough, or in five seconds.
      await watch.until((events) => events.length >= enough || this.#isOver).catch(() => {});
      if (watch.events.some(({ type }) => type === "ERROR")) this.violations.push("a watch that is read was ended");
      watch.close();
    }
  }

  /** Usage and latencies over so long. Memory is what is left when there is least garbage. */
  async read(durationMs: number): Promise<SoakReading> {
    this.#latenciesMs = [];
    const readings: (ServerUsage & { ownBytes: number })[] = [];
    for (const endMs = performance.now() + durationMs; performance.now() < endMs; ) {
      const usage = await readUsage(this.#url);
      readings.push({ ...usage, ownBytes: ownMemoryBytes(this.#pid) ?? usage.rssBytes });
      await delay(durationMs / 20);
    }
    const cpuSeconds = (readings.at(-1)?.cpuSeconds ?? 0) - (readings[0]?.cpuSeconds ?? 0);
    const least = (of: keyof ServerUsage | "ownBytes") => Math.min(...readings.map((reading) => reading[of]));
    const sorted = this.#latenciesMs.sort((a, b) => a - b);
    return {
      cpuSeconds: least("cpuSeconds"),
      rssBytes: least("rssBytes"),
      ownBytes: least("ownBytes"),
      heapBytes: least("heapBytes"),
      sockets: least("sockets"),
      resources: least("resources"),
      medianMs: sorted[Math.floor(sorted.length / 2)] ?? 0,
      p99Ms: sorted[Math.floor(sorted.length * 0.99)] ?? 0,
      cpuMsPerRequest: (1_000 * cpuSeconds) / sorted.length,
    };
  }
}

/** A request, and the statuses that it may be answered with. */
function nextRequest(random: SeededRandom): [text: string, expected: readonly number[]] {
  const name = random.pick(names);
  const path = `${pods}/${name}`;
  const spec = { containers: [{ name: "app", image: "nginx" }] };
  const note = "x".repeat(random.below(4_000));
  switch (random.weighted({ get: 40, list: 2, create: 20, replace: 15, status: 20, delete: 3 })) {
    case "get":
      return [requestText("GET", path), [200, 404]];
    case "list":
      return [requestText("GET", `${pods}?limit=20`), [200]];
    case "create":
      return [requestText("POST", pods, { metadata: { name }, spec }), [201, 409]];
    case "replace":
      return [requestText("PUT", path, { metadata: { name, annotations: { note } }, spec }), [200, 404]];
    case "status":
      return [requestText("PUT", `${path}/status`, { phase: "Running", podIP: note.slice(0, 20) }), [200, 404]];
    case "delete":
      return [requestText("DELETE", path), [204, 404]];
  }
}
