import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, release, type as systemType, totalmem } from "node:os";

/** Others that take more than this share of all processors make results untrustworthy. */
export const mostOthersShare = 0.1;

/** The machine and the programs of a run, by what they are called. */
export function describeMachine(): Readonly<Record<string, string>> {
  return {
    Processor: `${cpus()[0]?.model ?? "unknown"}, ${availableParallelism()} cores`,
    Memory: `${(totalmem() / 2 ** 30).toFixed(0)} GiB`,
    System: `${distribution()} (${systemType()} ${release()})`,
    Node: process.version,
    etcd: versionOf("etcd", "--version"),
    wrk: versionOf("wrk", "--version"),
  };
}

function distribution(): string {
  try {
    return /^PRETTY_NAME="(.*)"$/m.exec(readFileSync("/etc/os-release", "utf8"))?.[1] ?? process.platform;
  } catch {
    return process.platform;
  }
}

/** The first word with a dot and digits that a program says about its version. */
function versionOf(program: string, flag: string): string {
  const { error, stdout, stderr } = spawnSync(program, [flag], { encoding: "utf8" });
  if (error !== undefined) return "not there";
  return /\d+\.\d+\S*/.exec(stdout + stderr)?.[0] ?? "unknown";
}

/** Tells how much of the machine others have used during the bench. It needs Linux. */
export class OthersWatch {
  readonly #start = readProcessors();
  /** The load of the machine before: the mean number of processes that ran or wanted to, over the last minute. */
  readonly loadBefore = loadavg()[0] ?? Number.NaN;

  /** The share of all processors that others have used since the start; undefined where that cannot be told. */
  othersShare(): number | undefined {
    const end = readProcessors();
    if (this.#start === undefined || end === undefined) return undefined;
    const all = end.allTicks - this.#start.allTicks;
    const others = end.busyTicks - this.#start.busyTicks - (end.ownTicks - this.#start.ownTicks);
    return Math.max(0, others / all);
  }
}

interface Processors {
  readonly allTicks: number;
  /** What all processes took, and what other machines took from this one. */
  readonly busyTicks: number;
  /** What this process took and those that it has started, also those that have ended. */
  readonly ownTicks: number;
}

function readProcessors(): Processors | undefined {
  if (process.platform !== "linux") return undefined;
  const [line = ""] = readFileSync("/proc/stat", "utf8").split("\n");
  // `man 5 proc_stat`; the last two, guests, are part of the first two.
  const [user = 0, nice = 0, system = 0, idle = 0, wait = 0, irq = 0, softIrq = 0, steal = 0] = line
    .replace(/^cpu +/, "")
    .split(" ")
    .map(Number);
  const busyTicks = user + nice + system + irq + softIrq + steal;
  return { allTicks: busyTicks + idle + wait, busyTicks, ownTicks: ownTicks() };
}

function ownTicks(): number {
  const processes = new Map<number, { parent: number; ticks: number }>();
  for (const name of readdirSync("/proc")) {
    const stat = /^\d+$/.test(name) ? readStat(name) : undefined;
    if (stat !== undefined) processes.set(Number(name), stat);
  }
  const isOwn = (pid: number): boolean => pid === process.pid || isChild(processes.get(pid)?.parent);
  const isChild = (parent: number | undefined) => parent !== undefined && parent > 1 && isOwn(parent);
  return [...processes].reduce((sum, [pid, { ticks }]) => sum + (isOwn(pid) ? ticks : 0), 0);
}

/** Who started a process, and what it took, with its children that have ended. Undefined if it has just ended. */
function readStat(pid: string): { parent: number; ticks: number } | undefined {
  try {
    // The name in parentheses may hold anything.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ")
      .map(Number);
    const ticks = [11, 12, 13, 14].reduce((sum, field) => sum + (fields[field] ?? 0), 0);
    return { parent: fields[1] ?? 0, ticks };
  } catch {
    return undefined;
  }
}

/** The commit that is measured, and whether files differ from it. */
export function describeCommit(directory: string): string {
  try {
    return execFileSync("git", ["describe", "--always", "--dirty"], { cwd: directory, encoding: "utf8" }).trim();
  } catch {
    return "unknown";
  }
}
