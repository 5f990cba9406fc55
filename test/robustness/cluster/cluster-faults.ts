import { setTimeout as delay } from "node:timers/promises";
import { createClient } from "../../../src/client/index.js";
import { items, send } from "../../helpers/server.js";
import { checkHistory } from "../check-history.js";
import type { History } from "../history.js";
import { SeededRandom } from "../seeded-random.js";
import { describeViolation } from "../violation.js";
import { runWorkload } from "../workload.js";
import { Acknowledged, AvailabilityProbe } from "./availability-probe.js";
import { Cluster } from "./cluster.js";
import { faults as allFaults, type Fault } from "./faults.js";

/** Longest that a server which has a majority of the members may take no writes. */
const maxOutageMs = 15_000;

/** Longest that any answer may take, also one that says that there is none. */
const maxAnswerMs = 6_000;

/** How long watches and informers may take to see what there is at the end. */
const settleTimeoutMs = 30_000;

export interface ClusterFaultsOptions {
  /** No fault begins after so long. Default: 0, every fault is injected once. */
  readonly durationMs?: number;
  /** Decides about the order of faults, whom they concern, and what clients do. */
  readonly seed: number;
  /** Default: all there are. */
  readonly faults?: readonly Fault[];
  /** How long each lasts, and longer while a server that can be expected to take writes takes none. Default: 8,000. */
  readonly holdMs?: number;
  /** Called after every fault with what it came to. Default: nobody is told. */
  readonly onProgress?: (fault: string, outcome: FaultOutcome) => void;
}

/** What came of a fault, as a client sees it. */
export interface FaultOutcome {
  /** The longest time without an acknowledged write on a server that could be expected to take some. */
  readonly outageMs: number;
  /** The longest wait for any answer. */
  readonly answerMs: number;
}

export interface ClusterReport {
  readonly operations: number;
  readonly acknowledgedWrites: number;
  /** Writes of which nobody was told whether they were done. */
  readonly unknownWrites: number;
  /** Watches that began where another had ended. */
  readonly watchResumes: number;
  /** By name, in the order in which they were first injected; the figures are the worst of all times. */
  readonly faults: Readonly<Record<string, FaultOutcome & { readonly count: number }>>;
  /** Every promise that was broken, in words. */
  readonly violations: readonly string[];
}

/**
 * Lets clients work on two API servers with an etcd of three members while one fault after the other befalls them, and
 * checks what they saw: nothing acknowledged is lost, nothing is done twice, every read is fresh, watches are complete
 * across resumes and servers, informers end up with what there is, writes succeed again soon, and no answer keeps anybody
 * waiting. Begins with a new cluster whenever all faults have been injected.
 */
export async function runClusterFaults(options: ClusterFaultsOptions): Promise<ClusterReport> {
  const { durationMs = 0, seed, faults = allFaults, holdMs = 8_000, onProgress = () => {} } = options;
  const endMs = performance.now() + durationMs;
  const reports: ClusterReport[] = [];
  do {
    const random = new SeededRandom(seed + 10_000 * reports.length);
    const cluster = await Cluster.start(random);
    const run = new ClusterRun(cluster, { holdMs, onProgress });
    const isOver = () => durationMs > 0 && performance.now() >= endMs;
    try {
      reports.push(await run.befall(shuffled(faults, random), isOver));
    } finally {
      await cluster.close();
    }
  } while (performance.now() < endMs);
  return mergeReports(reports);
}

class ClusterRun {
  readonly #cluster: Cluster;
  readonly #options: Required<Pick<ClusterFaultsOptions, "holdMs" | "onProgress">>;
  readonly #outcomes: Record<string, FaultOutcome & { readonly count: number }> = {};
  readonly #violations: string[] = [];

  constructor(cluster: Cluster, options: Required<Pick<ClusterFaultsOptions, "holdMs" | "onProgress">>) {
    this.#cluster = cluster;
    this.#options = options;
  }

  /** One life of the cluster: all faults, then all checks. */
  async befall(faults: readonly Fault[], isOver: () => boolean): Promise<ClusterReport> {
    const { servers, random } = this.#cluster;
    const urls = servers.map(({ url }) => url);
    const enough = new AbortController();
    const informers = urls.map((baseUrl) => createClient({ baseUrl }).pods.informer({ backoff: { minMs: 50 } }));
    const acknowledged = new Acknowledged();
    const probes = servers.map((server, index) => new AvailabilityProbe(server, `probe-${index}`, acknowledged));
    for (const informer of informers) {
      // They tell of every connection that is lost.
      informer.onError(() => {});
      informer.start();
    }
    const working = runWorkload({
      // Half of the clients for each server, so that the others go on where one does not answer.
      servers: (client) => (client === undefined ? urls : [urls[client % urls.length] as string]),
      operations: Number.POSITIVE_INFINITY,
      signal: enough.signal,
      clients: 6,
      readers: 2,
      watchers: 3,
      seed: random.below(2 ** 31),
      requestTimeoutMs: 30_000,
      settleTimeoutMs,
    });
    // Looked at below.
    working.catch(() => {});
    try {
      await Promise.all(informers.map((informer) => informer.waitForSync()));
      for (const fault of faults) {
        if (!isOver()) await this.#befall(fault, probes);
      }
      enough.abort();
      const history = await working;
      await this.#checkInformers(informers);
      await this.#checkProbes(probes);
      return this.#report(history);
    } catch (error) {
      this.#violations.push(String(error));
      return this.#report({ operations: [], watches: [] });
    } finally {
      enough.abort();
      for (const informer of informers) informer.stop();
      await Promise.all(probes.map((probe) => probe.stop()));
    }
  }

  async #befall(fault: Fault, probes: readonly AvailabilityProbe[]): Promise<void> {
    const { servers } = this.#cluster;
    const { holdMs, onProgress } = this.#options;
    const injectedMs = performance.now();
    const deprived = await fault.inject(this.#cluster);
    const serving = probes.filter((_, index) => !deprived.includes(servers[index] as (typeof servers)[number]));
    // A write that began late in it has felt the fault. Afterwards there is time for others to miss it.
    await delay(holdMs / 2);
    const lateMs = performance.now();
    await Promise.all(serving.map((probe) => probe.writing(lateMs, maxOutageMs)));
    await delay(holdMs / 2);
    await fault.heal(this.#cluster);
    const healedMs = performance.now();
    await Promise.all(probes.map((probe) => probe.writing(healedMs, maxOutageMs)));
    const endMs = performance.now();

    const outages = probes.map((probe) =>
      probe.longestOutageMs(serving.includes(probe) ? injectedMs : healedMs, endMs),
    );
    const outcome = {
      outageMs: Math.max(...outages),
      answerMs: Math.max(...probes.map((probe) => probe.longestAnswerMs(injectedMs, endMs))),
    };
    this.#judge(fault.name, outcome, probes);
    onProgress(fault.name, outcome);
  }

  #judge(fault: string, outcome: FaultOutcome, probes: readonly AvailabilityProbe[]): void {
    const { outageMs, answerMs } = outcome;
    if (outageMs > maxOutageMs) this.#violations.push(`${fault}: no write for ${Math.round(outageMs)} ms`);
    if (answerMs > maxAnswerMs) this.#violations.push(`${fault}: no answer for ${Math.round(answerMs)} ms`);
    for (const violation of probes.flatMap(({ violations }) => violations.splice(0))) {
      this.#violations.push(`${fault}: ${violation}`);
    }
    this.#outcomes[fault] = worst(this.#outcomes[fault], { ...outcome, count: 1 });
  }

  /** Nobody writes any more, so that all must get to the same state. */
  async #checkInformers(informers: readonly { readonly store: { list(): readonly InformedPod[] } }[]): Promise<void> {
    const [server] = this.#cluster.servers;
    const wanted = describePods(items(await send(String(server?.url), "GET", "/api/v1/pods")));
    const endMs = performance.now() + settleTimeoutMs;
    for (const [index, { store }] of informers.entries()) {
      while (describePods(store.list()) !== wanted && performance.now() < endMs) await delay(20);
      const got = describePods(store.list());
      if (got !== wanted) this.#violations.push(`informer ${index} has ${got} instead of ${wanted}`);
    }
  }

  async #checkProbes(probes: readonly AvailabilityProbe[]): Promise<void> {
    await Promise.all(probes.map((probe) => probe.stop()));
    const [server] = this.#cluster.servers;
    const nodes = items(await send(String(server?.url), "GET", "/api/v1/nodes"));
    const names = new Set(nodes.map(({ metadata }) => metadata.name));
    for (const probe of probes) {
      probe.check(names);
      this.#violations.push(...probe.violations);
    }
  }

  #report(history: History): ClusterReport {
    const writes = history.operations.filter(({ call }) => call.verb !== "get" && call.verb !== "list");
    return {
      operations: history.operations.length,
      acknowledgedWrites: writes.filter(({ outcome }) => outcome.type === "done").length,
      unknownWrites: writes.filter(({ outcome }) => outcome.type === "unknown").length,
      watchResumes: history.watches.filter(({ from }) => from !== undefined).length,
      faults: this.#outcomes,
      violations: [...this.#violations, ...failures(history), ...checkHistory(history).map(describeViolation)],
    };
  }
}

interface InformedPod {
  readonly metadata: { readonly namespace?: string; readonly name: string; readonly resourceVersion: string };
}

function describePods(pods: readonly InformedPod[]): string {
  return pods
    .map(({ metadata }) => `${metadata.namespace}/${metadata.name} at ${metadata.resourceVersion}`)
    .sort()
    .join();
}

/** Answers that are no store's fault, and requests without any. */
function failures({ operations }: History): string[] {
  return operations
    .filter(({ outcome }) => outcome.type === "unknown" && /InternalError|HTTP|aborted/.test(outcome.reason))
    .map(({ id, call, outcome }) => `${id} ${call.verb}: ${outcome.type === "unknown" ? outcome.reason : ""}`);
}

function shuffled<T>(things: readonly T[], random: SeededRandom): T[] {
  const keyed = things.map((thing) => ({ thing, key: random.next() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ thing }) => thing);
}

type Counted = FaultOutcome & { readonly count: number };

function worst(one: Counted | undefined, other: Counted): Counted {
  if (one === undefined) return other;
  return {
    count: one.count + other.count,
    outageMs: Math.max(one.outageMs, other.outageMs),
    answerMs: Math.max(one.answerMs, other.answerMs),
  };
}

function mergeReports(reports: readonly ClusterReport[]): ClusterReport {
  const sum = (read: (report: ClusterReport) => number) => reports.reduce((total, report) => total + read(report), 0);
  const faults: Record<string, Counted> = {};
  for (const [name, counted] of reports.flatMap((report) => Object.entries(report.faults))) {
    faults[name] = worst(faults[name], counted);
  }
  return {
    operations: sum(({ operations }) => operations),
    acknowledgedWrites: sum(({ acknowledgedWrites }) => acknowledgedWrites),
    unknownWrites: sum(({ unknownWrites }) => unknownWrites),
    watchResumes: sum(({ watchResumes }) => watchResumes),
    faults,
    violations: reports.flatMap(({ violations }) => violations),
  };
}
