import { setTimeout as delay } from "node:timers/promises";
import { CommandProcess } from "../helpers/command-process.js";
import { send } from "../helpers/server.js";
import { type LoadClient, lost, openClients, requestText } from "./load-client.js";
import { readUsage } from "./server-usage.js";

/** What became of a server under more load than it can take. */
export interface OverloadResult {
  readonly store: string;
  /** Successful answers each second with as many clients as it can serve. */
  readonly bestPerSecond: number;
  /** Requests each second that were sent to it in the overload: three times as many, unless all clients had to wait. */
  readonly offeredPerSecond: number;
  /** Successful answers each second in the overload. */
  readonly goodputPerSecond: number;
  /** Successful answers for each second that the server's processor worked: what else runs on the machine is left out. */
  readonly bestPerCpuSecond: number;
  readonly goodputPerCpuSecond: number;
  /** Answers with 429. */
  readonly refused: number;
  /** Answers of any other kind by their status, and connections that were lost, with the status {@link lost}. */
  readonly failed: ReadonlyMap<number, number>;
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
/** What each request looks through. */
const pods = 1_000;
/** Each sends its next request after the answer to the last, so there must be many to offer too much. */
const overloadClients = 4_000;
/** How often the overload sends what is due. */
const stepMs = 5;
/** Part of the best. It is for the time that the server's processors work: clients need much of theirs as well. */
const leastGoodput = 0.8;
const maxRssGrowthBytes = 256 * 1_024 * 1_024;
const maxLivezMs = 5_000;
const namespace = "/api/v1/namespaces/default/pods";

/** Starts a server, finds out what it can serve, offers three times as much, and stops it. */
export async function runOverload({ store, durationMs }: OverloadOptions): Promise<OverloadResult> {
  const server = new CommandProcess(["serve", "--listen", "127.0.0.1:0", "--log-level", "error", "--store", store]);
  try {
    const url = await server.url();
    for (let index = 0; index < pods; index += 1) await createPod(url, index);
    await measureBest(url, durationMs / 4);
    const start = await readUsage(url);
    const best = await measureBest(url, durationMs);
    const afterBest = await readUsage(url);
    const clients = await openClients(url, overloadClients);
    const before = await readUsage(url);
    const { good, ...overload } = await measureOverload(url, clients, (3 * best.good) / best.seconds, durationMs);
    const after = await readUsage(url);
    const result = {
      store,
      bestPerSecond: best.good / best.seconds,
      bestPerCpuSecond: best.good / (afterBest.cpuSeconds - start.cpuSeconds),
      goodputPerCpuSecond: good / (after.cpuSeconds - before.cpuSeconds),
      ...overload,
      rssBytesBefore: afterBest.rssBytes,
      rssBytesAfter: after.rssBytes,
    };
    return { ...result, violations: violationsOf(result) };
  } finally {
    server.signal("SIGKILL");
    await server.ended;
  }
}

function violationsOf(result: Omit<OverloadResult, "violations">): string[] {
  const { bestPerSecond, offeredPerSecond, goodputPerSecond, failed, livezWorstMs } = result;
  const { bestPerCpuSecond, goodputPerCpuSecond } = result;
  const violations: string[] = [];
  if (offeredPerSecond < bestPerSecond) violations.push("the load was not large enough to tell anything");
  if (goodputPerCpuSecond < leastGoodput * bestPerCpuSecond) violations.push("the goodput fell by more than 20 %");
  // It must not sit idle either. That much less is not the fault of clients that share its processors.
  if (goodputPerSecond < (leastGoodput / 2) * bestPerSecond) violations.push("much less was done in the same time");
  for (const [status, count] of failed) {
    const what = status === lost ? "had no answer" : `were answered with ${status}`;
    violations.push(`${count} requests ${what}`);
  }
  if (livezWorstMs > maxLivezMs) violations.push(`/livez took ${Math.round(livezWorstMs)} ms`);
  if (result.rssBytesAfter - result.rssBytesBefore > maxRssGrowthBytes) violations.push("the memory grew too much");
  return violations;
}

async function createPod(url: string, index: number): Promise<void> {
  const spec = { containers: [{ name: "app", image: "nginx" }] };
  const { status, text } = await send(url, "POST", namespace, { metadata: { name: `pod-${index}` }, spec });
  if (status !== 201) throw new Error(`Cannot create a Pod: ${text}`);
}

/**
 * Looks at every Pod, as an index knows single values only, and finds none: that is work for the server and little for
 * clients, so that some on the same machine can ask for three times as much as it can do. All requests are the same. Of two
 * sorts, not the same part would be refused, and the answers of the overload could not be compared with the best.
 */
const request = requestText("GET", `${namespace}?labelSelector=app%20in%20(none,nothing)`);

/** Clients that send as soon as they have an answer. */
async function measureBest(url: string, durationMs: number) {
  const clients = await openClients(url, bestClients);
  const endMs = performance.now() + durationMs;
  let good = 0;
  const work = async (client: LoadClient) => {
    while (performance.now() < endMs) {
      if ((await client.request(request)) < 300) good += 1;
    }
  };
  await Promise.all(clients.map(work));
  for (const client of clients) client.close();
  return { good, seconds: durationMs / 1_000 };
}

/** Sends at a fixed rate, whatever comes back, as long as there is a client that does not wait for an answer. */
async function measureOverload(url: string, clients: readonly LoadClient[], ratePerSecond: number, durationMs: number) {
  const idle = [...clients];
  let offered = 0;
  let good = 0;
  let refused = 0;
  const failed = new Map<number, number>();
  const answers = new Set<Promise<void>>();
  const offer = (client: LoadClient) => {
    offered += 1;
    const answer = client.request(request).then((status) => {
      if (status < 300) good += 1;
      else if (status === 429) refused += 1;
      else failed.set(status, (failed.get(status) ?? 0) + 1);
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
  return { ...measured, good, refused, failed, livezWorstMs };
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
