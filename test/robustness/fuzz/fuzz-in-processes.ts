import { spawn } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { FuzzResult, Growth } from "./run-fuzz.js";

export interface FuzzProcessesOptions {
  /** How many inputs to send in all. */
  readonly inputs: number;
  /** The same seed gives the same inputs. */
  readonly seed: number;
  /** How many run at the same time. Default: one for each processor. */
  readonly processes?: number;
  /** Called after every batch with the number of inputs so far. */
  readonly onProgress?: (inputs: number) => void;
}

/** What came of all processes. */
export interface FuzzReport {
  readonly inputs: number;
  /** Answers by `sort status`. */
  readonly answers: ReadonlyMap<string, number>;
  /** Of the process that has grown most. */
  readonly heapBytes: Growth;
  readonly rssBytes: Growth;
  /** Each with the seed and the number of inputs that show it again. */
  readonly violations: readonly string[];
}

/** Of one process: enough to tell growth, and little to repeat where one has ended. */
const inputsOfProcess = 100_000;
/** A batch takes a second or two. A process that is silent for so long hangs. */
const silenceMs = 120_000;

type Part = Pick<FuzzResult, "heapBytes" | "rssBytes" | "violations"> & { readonly answers: [string, number][] };

/** Fuzzes in processes of their own, each with a server: as fast as all processors allow, and one that crashes is seen. */
export async function fuzzInProcesses(options: FuzzProcessesOptions): Promise<FuzzReport> {
  const { inputs, seed, processes = availableParallelism(), onProgress = () => {} } = options;
  const size = Math.min(inputsOfProcess, Math.ceil(inputs / processes));
  const report = new CollectedReport();
  let next = 0;
  const work = async () => {
    for (let from = next; from < inputs; from = next) {
      next += size;
      const part = { inputs: Math.min(size, inputs - from), seed: seed + from };
      await report.take(part, (count) => onProgress(report.count(count)));
    }
  };
  await Promise.all(Array.from({ length: processes }, work));
  return report;
}

class CollectedReport implements FuzzReport {
  readonly answers = new Map<string, number>();
  readonly violations: string[] = [];
  inputs = 0;
  heapBytes: Growth = { from: 0, to: 0 };
  rssBytes: Growth = { from: 0, to: 0 };

  /** Adds inputs that were sent, and says how many that makes. */
  count(inputs: number): number {
    this.inputs += inputs;
    return this.inputs;
  }

  /** Runs a process and adds what came of it. */
  async take(part: { inputs: number; seed: number }, onProgress: (inputs: number) => void): Promise<void> {
    const where = `${part.inputs} inputs from the seed ${part.seed}`;
    const outcome = await runProcess(part, onProgress);
    if ("ended" in outcome) {
      this.violations.push(`${where}: ${outcome.ended}`);
      return;
    }
    for (const [key, count] of outcome.answers) this.answers.set(key, (this.answers.get(key) ?? 0) + count);
    this.heapBytes = larger(this.heapBytes, outcome.heapBytes);
    this.rssBytes = larger(this.rssBytes, outcome.rssBytes);
    this.violations.push(...outcome.violations.map((violation) => `${where}: ${violation}`));
  }
}

function larger(one: Growth, other: Growth): Growth {
  return one.from > 0 && one.to - one.from >= other.to - other.from ? one : other;
}

/** The result of a process, or how it ended without one. */
async function runProcess(
  { inputs, seed }: { inputs: number; seed: number },
  onProgress: (inputs: number) => void,
): Promise<Part | { ended: string }> {
  const script = join(import.meta.dirname, "fuzz-process.ts");
  const args = ["--no-deprecation", "--import", "tsx", script, String(inputs), String(seed)];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  const kill = () => void child.kill("SIGKILL");
  process.once("exit", kill);
  const closed = once(child, "close");
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    errors = (errors + text).slice(-2_000);
  });
  const silence = setTimeout(kill, silenceMs);
  let sentBefore = 0;
  let result: Part | undefined;
  for await (const line of createInterface(child.stdout)) {
    silence.refresh();
    const message = JSON.parse(line) as { sent?: number; result?: Part };
    result = message.result;
    if (message.sent === undefined) continue;
    onProgress(message.sent - sentBefore);
    sentBefore = message.sent;
  }
  const [code, signal] = await closed;
  clearTimeout(silence);
  process.removeListener("exit", kill);
  return result ?? { ended: `the process ended with ${signal ?? code} after ${sentBefore} inputs: ${errors}` };
}
