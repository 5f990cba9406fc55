import { setImmediate as turn } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { openStore } from "../../../src/storage/open-store.js";
import { startServer } from "../../helpers/server.js";
import { bytesInputs } from "./bytes-inputs.js";
import { answerMistakes, bodyOf, requestMistakes } from "./check-answer.js";
import { type BytesInput, type Input, type RequestInput, show } from "./input.js";
import { type FuzzedKind, kinds, type Payload } from "./kinds.js";
import { observe, takeWrites } from "./observed-store.js";
import { type RawAnswer, RawConnection } from "./raw-connection.js";
import { fill, poolNames, poolNamespace, requestInputs } from "./request-inputs.js";

export interface FuzzOptions {
  /** How many inputs to send. */
  readonly inputs: number;
  /** The same seed gives the same inputs. */
  readonly seed: number;
  /** Called after every batch with the number of inputs so far. */
  readonly onProgress?: (inputs: number, violations: number) => void;
}

export interface FuzzResult {
  readonly inputs: number;
  readonly seed: number;
  readonly durationMs: number;
  /** Answers by `sort status`, such as `patch 422`. */
  readonly answers: ReadonlyMap<string, number>;
  /** The longest time to an answer, in milliseconds, by sort. */
  readonly slowestMs: ReadonlyMap<string, number>;
  /** Live memory after the first tenth of the inputs, and at the end. */
  readonly heapBytes: Growth;
  /** Resident memory at the same times. */
  readonly rssBytes: Growth;
  /** What was wrong, each with the first input that showed it. */
  readonly violations: readonly string[];
}

/** What something has grown from, and to. */
export interface Growth {
  readonly from: number;
  readonly to: number;
}

const connections = 32;
const batchSize = 1_000;
/** To collect all garbage takes as long as some hundred inputs. */
const batchesPerMemoryCheck = 10;
/** Also for the slowest input while everything else goes on in the same process. */
const deadlineMs = 10_000;
/** More than what caches and the history of watches may still grow after the first tenth. */
const maxHeapGrowthBytes = 128 * 1024 * 1024;
const maxViolations = 100;

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** Sends generated input to a server of its own in this process, and checks whatever comes of it. */
export async function runFuzz({ inputs, seed, onProgress }: FuzzOptions): Promise<FuzzResult> {
  const run = await FuzzRun.start();
  const begin = performance.now();
  try {
    for (let sent = 0, batch = 0; sent < inputs; batch += 1) {
      const count = Math.min(batchSize, inputs - sent);
      await run.prepare();
      await run.send(inputsOf(seed + batch, count));
      sent += count;
      await run.checkBetween();
      const isWarm = sent >= inputs / 10;
      if (isWarm && (batch % batchesPerMemoryCheck === 0 || sent >= inputs)) run.checkMemory();
      onProgress?.(sent, run.violations.size);
    }
    return { inputs, seed, durationMs: performance.now() - begin, ...run.result() };
  } finally {
    await run.stop();
  }
}

const allInputs = fc.oneof({ weight: 7, arbitrary: requestInputs }, { weight: 1, arbitrary: bytesInputs });

function inputsOf(seed: number, count: number): Input[] {
  return fc.sample<Input>(allInputs, { seed, numRuns: count });
}

class FuzzRun {
  /** By what was wrong, without what differs from input to input. */
  readonly violations = new Map<string, string>();
  readonly #answers = new Map<string, number>();
  readonly #slowestMs = new Map<string, number>();
  readonly #pool: (RawConnection | undefined)[] = Array(connections).fill(undefined);
  readonly #prototypes = prototypeKeys();
  #requests = 0;
  #heapBytes: Growth | undefined;
  #rssBytes: Growth | undefined;
  #port = 0;
  #stop = async () => {};

  static async start(): Promise<FuzzRun> {
    const run = new FuzzRun();
    const store = observe(await openStore("memory:"), (violation) => run.#report(violation, undefined));
    const server = await startServer(store);
    run.#port = Number(new URL(server.url).port);
    run.#stop = server.stop;
    return run;
  }

  async stop(): Promise<void> {
    for (const connection of this.#pool) connection?.destroy();
    await this.#stop();
  }

  result(): Omit<FuzzResult, "inputs" | "seed" | "durationMs"> {
    return {
      answers: this.#answers,
      slowestMs: this.#slowestMs,
      heapBytes: this.#heapBytes ?? { from: 0, to: 0 },
      rssBytes: this.#rssBytes ?? { from: 0, to: 0 },
      violations: [...this.violations.values()],
    };
  }

  /** Deletes what earlier inputs have left, and sees to it that there are objects for the next ones to be about. */
  async prepare(): Promise<void> {
    await Promise.all(kinds.map((kind, slot) => this.#prepareKind(kind, slot)));
  }

  async #prepareKind(kind: FuzzedKind, slot: number): Promise<void> {
    const namespaces = kind.namespaced ? ["valid", "changed", "damaged", "yaml", poolNamespace] : [poolNamespace];
    for (const namespace of namespaces) {
      const collection = fill(kind.collection, namespace);
      // Finalizers keep some; without them the collection can go.
      const { body } = await this.#setUp(slot, "GET", collection);
      for (const { metadata } of JSON.parse(body.toString()).data) {
        if (metadata.finalizers === undefined) continue;
        const item = fill(kind.item, namespace, metadata.name);
        await this.#setUp(slot, "PATCH", item, '{"metadata":{"finalizers":null}}', "application/merge-patch+json");
      }
      await this.#setUp(slot, "DELETE", `${collection}?propagationPolicy=Orphan`);
    }
    for (const name of poolNames) {
      const [object] = fc.sample(kind.objects, { seed: 1, numRuns: 1 });
      const body = JSON.stringify({ ...object, metadata: { name } });
      await this.#setUp(slot, "POST", fill(kind.collection, poolNamespace), body);
    }
  }

  async send(inputs: readonly Input[]): Promise<void> {
    let next = 0;
    const work = async (slot: number) => {
      for (let input = inputs[next]; input !== undefined; input = inputs[next]) {
        next += 1;
        await this.#sendOne(input, slot);
      }
    };
    await Promise.all(this.#pool.map((_, slot) => work(slot)));
  }

  /** What must hold at any time. */
  async checkBetween(): Promise<void> {
    const { status } = await this.#setUp(0, "GET", "/livez");
    if (status !== 200) this.#report(`/livez answers ${status}`, undefined);
    if (prototypeKeys() !== this.#prototypes) this.#report("a prototype has changed", undefined);
  }

  /** Live memory must not grow. The first time it is only measured. */
  checkMemory(): void {
    collectGarbage();
    const { heapUsed, external, rss } = process.memoryUsage();
    this.#heapBytes = { from: this.#heapBytes?.from ?? heapUsed + external, to: heapUsed + external };
    this.#rssBytes = { from: this.#rssBytes?.from ?? rss, to: rss };
    if (this.#heapBytes.to - this.#heapBytes.from > maxHeapGrowthBytes) {
      this.#report("memory has grown by more than allowed", undefined);
    }
  }

  async #sendOne(input: Input, slot: number): Promise<void> {
    const begin = performance.now();
    try {
      if ("parts" in input) await this.#converse(input);
      else await this.#request(input, slot);
    } catch (error) {
      this.#report(String(error), input);
      this.#drop(slot);
    }
    const ms = performance.now() - begin;
    if (ms > (this.#slowestMs.get(input.sort) ?? 0)) this.#slowestMs.set(input.sort, ms);
  }

  async #request(input: RequestInput, slot: number): Promise<void> {
    this.#requests += 1;
    const id = `fuzz-${this.#requests}`;
    const answer = await this.#exchange(slot, input, id);
    this.#count(input.sort, answer.status);
    for (const mistake of requestMistakes(input, answer, takeWrites(id))) this.#report(mistake, input);
    if (input.valid !== undefined && input.method === "POST") await this.#readBack(input, answer, slot);
  }

  /** What has been created is what is read afterwards. */
  async #readBack(input: RequestInput, created: RawAnswer, slot: number): Promise<void> {
    const target = created.headers.location;
    if (target === undefined || input.valid === undefined) return;
    const { kind, payload } = input.valid;
    // The garbage collector may take what refers to owners that are not there.
    if ((payload as { metadata: { ownerReferences?: unknown[] } }).metadata.ownerReferences?.length) return;
    const answer = await this.#exchange(slot, {
      sort: input.sort,
      method: "GET",
      target,
      headers: [],
      body: undefined,
    });
    const [kept, made] = [bodyOf(answer)?.data, bodyOf(created)?.data] as { metadata: Payload }[];
    // Other inputs delete all objects of a kind without namespaces, or mark them.
    if (!kind.namespaced && kept?.metadata.resourceVersion !== made?.metadata.resourceVersion) return;
    if (isDeepStrictEqual(kept, made)) return;
    this.#report(`what is read is not what was created, but a ${answer.status}`, input);
  }

  async #exchange(slot: number, input: RequestInput, id?: string): Promise<RawAnswer> {
    const { method, headers, body } = input;
    const connection = this.#connection(slot);
    connection.write(bytesOf(input, id));
    const answer = await connection.read(method === "HEAD", deadlineMs);
    if (answer === undefined) throw new Error("the connection ended without an answer");
    const isLast = answer.isStream || answer.headers.connection === "close" || hasUpgrade(headers);
    if (isLast || connection.ended || (body !== undefined && answer.status === 413)) this.#drop(slot);
    return answer;
  }

  async #converse(input: BytesInput): Promise<void> {
    const connection = new RawConnection(this.#port);
    try {
      for (const part of input.parts) {
        connection.write(part);
        if (input.parts.length > 1 || input.breaksOff) await turn();
      }
      if (input.breaksOff) return;
      // Node gives no answer to a client that ends its side before, so one that knows what must come waits for it.
      if (input.answers === undefined) connection.finish();
      const isHead = input.parts[0]?.toString("latin1", 0, 5) === "HEAD ";
      let answers = 0;
      while (answers !== input.answers) {
        const answer = await connection.read(isHead, deadlineMs);
        if (answer === undefined) break;
        answers += 1;
        this.#count(input.sort, answer.status);
        for (const mistake of answerMistakes(answer, isHead)) this.#report(mistake, input);
        // What is no request at all is answered with a body, even if it begins like a HEAD.
        if (isHead) return;
      }
      const { answers: expected = answers } = input;
      if (answers !== expected) this.#report(`${answers} answers instead of ${expected}`, input);
    } finally {
      connection.destroy();
    }
  }

  /** A request that is no input; it must succeed, or find that all is done already. */
  async #setUp(
    slot: number,
    method: string,
    target: string,
    body?: string,
    type = "application/json",
  ): Promise<RawAnswer> {
    const headers = [["Content-Type", type]] as const;
    const input = { sort: "set-up", method, target, headers, body: body === undefined ? undefined : Buffer.from(body) };
    const answer = await this.#exchange(slot, input);
    if (answer.status >= 300 && answer.status !== 404 && answer.status !== 409) {
      this.#report(`the set-up is refused with ${answer.status}: ${answer.body.toString("latin1", 0, 300)}`, input);
    }
    return answer;
  }

  #connection(slot: number): RawConnection {
    const known = this.#pool[slot];
    if (known !== undefined && !known.ended) return known;
    known?.destroy();
    const connection = new RawConnection(this.#port);
    this.#pool[slot] = connection;
    return connection;
  }

  #drop(slot: number): void {
    this.#pool[slot]?.destroy();
    this.#pool[slot] = undefined;
  }

  #count(sort: string, status: number): void {
    const key = `${sort} ${status}`;
    this.#answers.set(key, (this.#answers.get(key) ?? 0) + 1);
  }

  #report(what: string, input: Input | undefined): void {
    const key = `${input?.sort} ${what.replace(/"[^"]*"|\d+/g, "#").slice(0, 100)}`;
    if (this.violations.has(key) || this.violations.size >= maxViolations) return;
    this.violations.set(key, input === undefined ? what : `${what.slice(0, 1000)}\n  ${show(input)}`);
  }
}

function hasUpgrade(headers: RequestInput["headers"]): boolean {
  return headers.some(([name]) => name === "Expect" || name === "Upgrade");
}

function bytesOf({ method, target, headers, body }: RequestInput, id?: string): Buffer {
  const lines = [`${method} ${target} HTTP/1.1`, "Host: fuzz"];
  for (const [name, value] of headers) if (id === undefined || name !== "X-Request-Id") lines.push(`${name}: ${value}`);
  if (id !== undefined) lines.push(`X-Request-Id: ${id}`);
  if (body !== undefined) lines.push(`Content-Length: ${body.length}`);
  const head = Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1");
  return body === undefined ? head : Buffer.concat([head, body]);
}

/** Everything that a polluted prototype would show. */
function prototypeKeys(): string {
  const keys = [Object, Array, Function, String, Map, Buffer].map(({ prototype }) =>
    Reflect.ownKeys(prototype).map(String),
  );
  return JSON.stringify(keys);
}
