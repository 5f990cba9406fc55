import { setTimeout as delay } from "node:timers/promises";
import { smallest } from "../../http/bodies.js";
import { exchange, readText } from "../http-exchange.js";
import type { ServerProcess } from "./server-process.js";

/** How long between an answer and the next request. */
const pauseMs = 50;

/** Longest that an answer is waited for. Nothing that a server does takes so long. */
const timeoutMs = 30_000;

interface ProbeAnswer {
  readonly kind: "read" | "write";
  readonly isDone: boolean;
  /** By `performance.now()`. */
  readonly startMs: number;
  readonly endMs: number;
}

/** Reads from one server and writes to it all the time, one request of each at once, and looks at how it answers. */
export class AvailabilityProbe {
  /** Answers that no server may give, in words. */
  readonly violations: string[] = [];
  readonly #server: ServerProcess;
  readonly #name: string;
  readonly #answers: ProbeAnswer[] = [];
  readonly #stopping = new AbortController();
  readonly #running: Promise<unknown>;
  #wake: () => void = () => {};

  /**
   * Begins at once.
   *
   * @param name Begins those of the objects that it creates.
   */
  constructor(server: ServerProcess, name: string) {
    this.#server = server;
    this.#name = name;
    this.#running = Promise.all([this.#repeat("read"), this.#repeat("write")]);
  }

  /** Waits until a write that began after a time is acknowledged, but not for ever. */
  async writing(sinceMs: number, longestMs: number): Promise<void> {
    const late = delay(longestMs, "late" as const, { ref: false });
    while (!this.#acknowledged().some(({ startMs }) => startMs >= sinceMs)) {
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      if ((await Promise.race([woken, late])) === "late") return;
    }
  }

  /** The longest time between two others in which no write was acknowledged. */
  longestOutageMs(fromMs: number, toMs: number): number {
    const ends = this.#acknowledged().map(({ endMs }) => endMs);
    const times = [fromMs, ...ends.filter((endMs) => endMs > fromMs && endMs < toMs), toMs];
    return Math.max(...times.slice(1).map((time, index) => time - (times[index] ?? time)));
  }

  /** The longest that anybody waited for an answer that came between two times, whatever it was. */
  longestAnswerMs(fromMs: number, toMs: number): number {
    const meanwhile = this.#answers.filter(({ endMs }) => endMs >= fromMs && endMs <= toMs);
    return Math.max(0, ...meanwhile.map(({ startMs, endMs }) => endMs - startMs));
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  #acknowledged(): readonly ProbeAnswer[] {
    return this.#answers.filter(({ kind, isDone }) => kind === "write" && isDone);
  }

  async #repeat(kind: ProbeAnswer["kind"]): Promise<void> {
    for (let count = 0; !this.#stopping.signal.aborted; count += 1) {
      const startMs = performance.now();
      const wasRunning = this.#server.isRunning;
      let isDone = false;
      try {
        isDone = await this.#ask(kind, count);
      } catch (error) {
        if (this.#stopping.signal.aborted) return;
        if (wasRunning && this.#server.isRunning) this.violations.push(`${kind} without an answer: ${error}`);
      }
      this.#answers.push({ kind, isDone, startMs, endMs: performance.now() });
      this.#wake();
      await delay(pauseMs);
    }
  }

  /** Says whether it was done. */
  async #ask(kind: ProbeAnswer["kind"], count: number): Promise<boolean> {
    const url = `${this.#server.url}/api/v1/nodes`;
    const signal = AbortSignal.any([this.#stopping.signal, AbortSignal.timeout(timeoutMs)]);
    const response = await (kind === "read"
      ? exchange({ url: `${url}?limit=1`, method: "GET", signal })
      : exchange({ url, method: "POST", body: smallest("Node", `${this.#name}-${count}`), signal }));
    const text = await readText(response);
    const { statusCode: status = 0, headers } = response;
    const isRight =
      status === (kind === "read" ? 200 : 201) ||
      (status === 503 && headers["retry-after"] !== undefined) ||
      (status === 504 && kind === "write" && /may or may not have been applied/.test(text));
    if (!isRight) this.violations.push(`${kind} was answered with ${status}: ${text.slice(0, 500)}`);
    return status < 300;
  }
}
