import { setTimeout as delay } from "node:timers/promises";
import type { AnswerBody } from "../../helpers/server.js";
import { smallest } from "../../http/bodies.js";
import { exchange, readText } from "../http-exchange.js";
import type { ServerProcess } from "./server-process.js";

/** How long between an answer and the next request. */
const pauseMs = 50;

/** Longest that an answer is waited for. Nothing that a server does takes so long. */
const timeoutMs = 30_000;

/** What was acknowledged to anybody. */
export class Acknowledged {
  /** The newest object, and its revision. */
  newest: { readonly name: string; readonly revision: number } | undefined;

  add(name: string, revision: number): void {
    if (revision > (this.newest?.revision ?? 0)) this.newest = { name, revision };
  }
}

interface ProbeAnswer {
  readonly kind: "read" | "write";
  readonly isDone: boolean;
  /** By `performance.now()`. */
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * Reads from one server and writes to it all the time, one request of each at once, and looks at how it answers. What
 * was acknowledged on any server before a read began must be in it.
 */
export class AvailabilityProbe {
  /** Answers that no server may give, in words. */
  readonly violations: string[] = [];
  readonly #server: ServerProcess;
  readonly #name: string;
  readonly #acknowledged: Acknowledged;
  readonly #answers: ProbeAnswer[] = [];
  /** Status codes of creations by the names of their objects. */
  readonly #written = new Map<string, number>();
  readonly #stopping = new AbortController();
  readonly #running: Promise<unknown>;
  #wake: () => void = () => {};

  /**
   * Begins at once.
   *
   * @param name Begins those of the objects that it creates.
   * @param acknowledged The same for all probes of a cluster.
   */
  constructor(server: ServerProcess, name: string, acknowledged: Acknowledged) {
    this.#server = server;
    this.#name = name;
    this.#acknowledged = acknowledged;
    this.#running = Promise.all([this.#repeat("read"), this.#repeat("write")]);
  }

  /** Waits until a write that began after a time is acknowledged, but not for ever. */
  async writing(sinceMs: number, longestMs: number): Promise<void> {
    const late = delay(longestMs, "late" as const, { ref: false });
    while (!this.#writes().some(({ startMs }) => startMs >= sinceMs)) {
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      if ((await Promise.race([woken, late])) === "late") return;
    }
  }

  /** The longest time between two others in which no write was acknowledged. */
  longestOutageMs(fromMs: number, toMs: number): number {
    const ends = this.#writes().map(({ endMs }) => endMs);
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

  /** Compares what was said of its writes with what there is; to be called when it has stopped and all is well. */
  check(names: ReadonlySet<string>): void {
    for (const [name, status] of this.#written) {
      if (status === 201 && !names.has(name)) this.violations.push(`${name} was acknowledged, and is not there`);
      if (status === 503 && names.has(name)) this.violations.push(`${name} was refused with 503, and is there`);
    }
  }

  #writes(): readonly ProbeAnswer[] {
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
    return kind === "write" ? await this.#write(`${this.#name}-${count}`) : await this.#read(count % 2 === 0);
  }

  async #write(name: string): Promise<boolean> {
    const { status, revision } = await this.#send("POST", "", smallest("Node", name));
    this.#written.set(name, status);
    if (status === 201) this.#acknowledged.add(name, revision);
    return status === 201;
  }

  async #read(isList: boolean): Promise<boolean> {
    const { newest } = this.#acknowledged;
    const path = isList || newest === undefined ? "?limit=1" : `/${newest.name}`;
    const { status, revision } = await this.#send("GET", path);
    if (newest !== undefined && (status === 404 || revision < newest.revision)) {
      const got = status === 404 ? "absent" : `at ${revision}`;
      this.violations.push(
        `stale read: GET ${path} is ${got}, after ${newest.name} was acknowledged at ${newest.revision}`,
      );
    }
    return status === 200;
  }

  /** @returns The revision of what was answered, if anything was. */
  async #send(method: "GET" | "POST", path: string, body?: object): Promise<{ status: number; revision: number }> {
    const signal = AbortSignal.any([this.#stopping.signal, AbortSignal.timeout(timeoutMs)]);
    const response = await exchange({ url: `${this.#server.url}/api/v1/nodes${path}`, method, body, signal });
    const text = await readText(response);
    const { statusCode: status = 0, headers } = response;
    const isRight =
      status === (method === "GET" ? 200 : 201) ||
      (status === 404 && method === "GET") ||
      (status === 503 && headers["retry-after"] !== undefined) ||
      (status === 504 && method === "POST" && /may or may not have been applied/.test(text));
    if (!isRight) this.violations.push(`${method} ${path} was answered with ${status}: ${text.slice(0, 500)}`);
    if (status >= 300) return { status, revision: Number.POSITIVE_INFINITY };
    const { data, metadata = data.metadata } = JSON.parse(text) as AnswerBody;
    return { status, revision: Number(metadata.resourceVersion) };
  }
}
