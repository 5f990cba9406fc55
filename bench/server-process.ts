import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { ownMemoryBytes } from "../test/helpers/own-memory.js";

/** What a server holds, in bytes. */
export interface MemoryUse {
  /** What JavaScript objects take, and buffers outside of the heap. */
  readonly objects: number;
  /** What the process has from the machine; without files that are mapped, where the system tells. */
  readonly resident: number;
}

/** How a process is started. */
export interface ProcessOptions {
  /** Compiled or plain JavaScript. */
  readonly script: string;
  readonly args?: readonly string[];
  /** What is asked for to see that it answers. */
  readonly firstPath: string;
}

/** None outlives the bench. */
const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** A server in a process of its own, ours or a peer's, that says "is ready at URL" on stdout. */
export class ServerProcess {
  readonly url: string;
  /** When it was spawned, as `performance.now()` has it. */
  readonly spawnedAtMs: number;
  /** From the spawn to the first answer. */
  readonly startMs: number;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, url: string, spawnedAtMs: number) {
    this.#child = child;
    this.url = url;
    this.spawnedAtMs = spawnedAtMs;
    this.startMs = performance.now() - spawnedAtMs;
  }

  /** Starts a server, and asks it for something. Rejects if it ends, or does not answer as it should. */
  static async start({ script, args = [], firstPath }: ProcessOptions): Promise<ServerProcess> {
    const spawnedAtMs = performance.now();
    const child = fork(script, args, {
      execArgv: ["--expose-gc", "--import", new URL("report-use.js", import.meta.url).href],
      stdio: ["ignore", "pipe", "inherit", "ipc"],
    });
    running.add(child);
    child.once("exit", () => running.delete(child));
    const url = await urlOf(child, script);
    const answer = await fetch(url + firstPath);
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${script} answered ${firstPath} with ${answer.status}`);
    return new ServerProcess(child, url, spawnedAtMs);
  }

  /** Processor time that it has taken so far, in microseconds. */
  async cpuMicros(): Promise<number> {
    const { user, system } = await this.#ask<NodeJS.CpuUsage>("cpu");
    return user + system;
  }

  /** What it holds when everything that can be freed has been. */
  async memory(): Promise<MemoryUse> {
    const { objects, resident } = await this.#ask<MemoryUse>("memory");
    const { pid } = this.#child;
    const own = pid === undefined ? undefined : ownMemoryBytes(pid);
    return { objects, resident: own ?? resident };
  }

  /** Waits until it has nothing left to do, such as answers to clients that have gone. */
  async idle(): Promise<void> {
    for (;;) {
      const before = await this.cpuMicros();
      await delay(20);
      if ((await this.cpuMicros()) - before < 5_000) return;
    }
  }

  async #ask<Answer>(question: string): Promise<Answer> {
    const answered = once(this.#child, "message");
    this.#child.send(question);
    const [answer] = await answered;
    return answer as Answer;
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = once(this.#child, "exit");
    this.#child.kill("SIGTERM");
    await gone;
  }
}

/** The path of a peer's script. */
export function peerScript(name: string): string {
  return fileURLToPath(new URL(`peers/${name}.js`, import.meta.url));
}

function urlOf(child: ChildProcess, script: string): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`${script} ended with ${code} before it was ready`)));
    if (child.stdout === null) return;
    createInterface(child.stdout).on("line", (line) => {
      const [, url] = /is ready at (http:\S+)/.exec(line) ?? [];
      if (url !== undefined) resolve(url);
    });
  });
}
