import { setTimeout as delay } from "node:timers/promises";
import type { Call, History, ObjectView, Outcome, Preconditions } from "./history.js";
import { HistoryRecorder } from "./history-recorder.js";
import { RecordingClient } from "./recording-client.js";
import { RecordingWatcher } from "./recording-watcher.js";
import { SeededRandom } from "./seeded-random.js";

/** What to do to which servers. They have one store, which is empty and which nobody else uses. */
export interface WorkloadOptions {
  /**
   * The servers there are at the moment, at least one, such as `http://127.0.0.1:8080`. Each request goes to any of them.
   * `client`: the number of the client or reader that asks, from 0 on; undefined for watches and for what is done at the end.
   */
  readonly servers: (client?: number) => readonly string[];
  /** How many operations all clients do together, pages of lists not counted. */
  readonly operations: number;
  /** Ends the operations before that. Default: nothing does. */
  readonly signal?: AbortSignal;
  /** How many do operations at the same time. Default: 8. */
  readonly clients?: number;
  /** How many only read besides, so that somebody reads also where writes get stuck. Default: 0. */
  readonly readers?: number;
  /** How many watch meanwhile. Default: 0. */
  readonly watchers?: number;
  /** What is done is the same for the same seed; in which order it happens is not. */
  readonly seed: number;
  /** How long an answer is waited for. Default: 5,000. */
  readonly requestTimeoutMs?: number;
  /** How long the watches may take to see the last write, and the last write to be done. Default: 20,000. */
  readonly settleTimeoutMs?: number;
}

const namespaces = ["one", "two"] as const;
const names = ["a", "b", "c"] as const;

/**
 * After so many operations they go on with other names. What the answers that never came may have done must be considered
 * at every later step of an object, so that the order of a very long life of one is not found in time.
 */
const operationsPerNames = 20_000;

/** How often what is done. Conditions name what the client has seen last. */
const weights = {
  get: 24,
  create: 16,
  replace: 10,
  replaceIfUnchanged: 12,
  replaceBySame: 4,
  replaceStatus: 8,
  replaceStatusOfUid: 6,
  replaceStatusIfUnchanged: 6,
  delete: 4,
  deleteIfUnchanged: 3,
  deleteUid: 3,
  list: 4,
} as const;

type Action = keyof typeof weights;

/** The same for clients that only read. */
const readWeights = { get: 6, list: 1 } as const;

/** How long a client waits after a request to a server that was not there, so as not to use all operations up on it. */
const pauseMs = 20;

/**
 * Lets clients do random operations on few objects, and gives the history of it. Survives servers that are down, cut
 * connections and answers that never come.
 *
 * @throws Error if the servers do not come back, or a watch does not catch up, in `settleTimeoutMs`.
 */
export async function runWorkload(options: WorkloadOptions): Promise<History> {
  const { servers, operations, signal, seed, clients = 8, readers = 0, watchers = 0 } = options;
  const { requestTimeoutMs = 5_000, settleTimeoutMs = 20_000 } = options;
  const recorder = new HistoryRecorder();
  const newClient = (random: SeededRandom, index?: number) =>
    new RecordingClient({ recorder, server: () => random.pick(servers(index)), timeoutMs: requestTimeoutMs });
  const watching = Array.from({ length: watchers }, (_, index) => {
    const random = new SeededRandom(seed + 1_000 + index);
    const namespace = [undefined, ...namespaces][index % (namespaces.length + 1)];
    const server = () => random.pick(servers());
    return { namespace, watcher: new RecordingWatcher({ recorder, server, namespace, timeoutSeconds: 1 }) };
  });

  let begun = 0;
  const round = () => Math.floor(begun / operationsPerNames);
  const work = async (_: unknown, index: number) => {
    const random = new SeededRandom(seed + index);
    const choose = () => (index < clients ? random.weighted(weights) : random.weighted(readWeights));
    const actor = new Actor(newClient(random, index), random, `c${index}`, choose);
    while (begun < operations && signal?.aborted !== true) {
      begun += 1;
      await actor.act(round());
    }
    actor.close();
  };
  try {
    await Promise.all(Array.from({ length: clients + readers }, work));
    const client = newClient(new SeededRandom(seed));
    for (const namespace of namespaces) {
      const revision = await writeLast(client, namespace, settleTimeoutMs);
      const concerned = watching.filter((one) => one.namespace === undefined || one.namespace === namespace);
      await Promise.all(concerned.map(({ watcher }) => watcher.reached(revision, settleTimeoutMs)));
    }
    client.close();
  } finally {
    await Promise.all(watching.map(({ watcher }) => watcher.stop()));
  }
  return recorder.history();
}

/** One client, which remembers what it has seen. */
class Actor {
  readonly #client: RecordingClient;
  readonly #random: SeededRandom;
  /** Begins every value that it writes, so that no two are the same. */
  readonly #name: string;
  readonly #choose: () => Action;
  readonly #seen = new Map<string, ObjectView>();
  #values = 0;

  constructor(client: RecordingClient, random: SeededRandom, name: string, choose: () => Action) {
    this.#client = client;
    this.#random = random;
    this.#name = name;
    this.#choose = choose;
  }

  /**
   * Does one operation, or reads all pages of a list.
   *
   * @param round Tells how often there have been new names, from 0 on.
   */
  async act(round: number): Promise<void> {
    const random = this.#random;
    const object = `${random.pick(namespaces)}/${random.pick(names)}${round}`;
    const kind = this.#choose();
    if (kind === "list") {
      await this.#list(round + 1);
      return;
    }
    const call = this.#call(kind, object, this.#seen.get(object));
    const { outcome } = await this.#client.send(call);
    if (outcome.type === "done") this.#remember(object, outcome);
    else if (outcome.type === "refused" && outcome.reason === "NotFound") this.#seen.delete(object);
    await pauseIfDown(outcome);
  }

  close(): void {
    this.#client.close();
  }

  #call(kind: Exclude<Action, "list">, object: string, seen: ObjectView | undefined): Call {
    const unchanged: Preconditions = seen === undefined ? {} : { resourceVersion: seen.resourceVersion };
    const sameUid: Preconditions = seen === undefined ? {} : { uid: seen.uid };
    switch (kind) {
      case "get":
        return { verb: "get", object };
      case "create":
        return { verb: "create", object, spec: this.#newValue() };
      case "replace":
        return { verb: "replace", object, spec: this.#newValue(), preconditions: {} };
      case "replaceIfUnchanged":
        return { verb: "replace", object, spec: this.#newValue(), preconditions: unchanged };
      case "replaceBySame":
        return { verb: "replace", object, spec: seen?.spec ?? this.#newValue(), preconditions: {} };
      case "replaceStatus":
        return { verb: "replaceStatus", object, status: this.#newValue(), preconditions: {} };
      case "replaceStatusOfUid":
        return { verb: "replaceStatus", object, status: this.#newValue(), preconditions: sameUid };
      case "replaceStatusIfUnchanged":
        return { verb: "replaceStatus", object, status: this.#newValue(), preconditions: unchanged };
      case "delete":
        return { verb: "delete", object, preconditions: {} };
      case "deleteIfUnchanged":
        return { verb: "delete", object, preconditions: unchanged };
      case "deleteUid":
        return { verb: "delete", object, preconditions: sameUid };
    }
  }

  #newValue(): string {
    this.#values += 1;
    return `${this.#name}-${this.#values}`;
  }

  /** @param share Objects of a namespace that have a third of the names. */
  async #list(share: number): Promise<void> {
    const namespace = this.#random.pick([undefined, ...namespaces]);
    const limit = this.#random.pick([undefined, share, 2 * share]);
    const call: Call = {
      verb: "list",
      ...(namespace === undefined ? {} : { namespace }),
      ...(limit === undefined ? {} : { limit }),
    };
    let reply = await this.#client.send(call);
    while (reply.continueToken !== undefined) {
      reply = await this.#client.send({ ...call, continues: reply.id }, reply.continueToken);
    }
    await pauseIfDown(reply.outcome);
  }

  #remember(object: string, { seen }: Outcome & { type: "done" }): void {
    const before = this.#seen.get(object);
    // A status write does not show all; where nothing else is known, there is nothing to remember.
    if (seen?.uid !== undefined) this.#seen.set(object, seen as ObjectView);
    else if (seen !== undefined && before !== undefined) this.#seen.set(object, { ...before, ...seen });
  }
}

async function pauseIfDown({ type, reason }: { type: string; reason?: string }): Promise<void> {
  if (type === "unknown" || reason === "ServiceUnavailable" || reason?.includes("ECONNREFUSED")) await delay(pauseMs);
}

/** Creates one object more, so that there is a last revision for the watches to wait for. */
async function writeLast(client: RecordingClient, namespace: string, timeoutMs: number): Promise<number> {
  const endMs = performance.now() + timeoutMs;
  for (let attempt = 0; performance.now() < endMs; attempt += 1) {
    const value = `last-${attempt}`;
    const { outcome } = await client.send({ verb: "create", object: `${namespace}/${value}`, spec: value });
    const revision = outcome.type === "done" ? outcome.seen?.resourceVersion : undefined;
    if (revision !== undefined) return revision;
    await delay(pauseMs);
  }
  throw new Error(`No server took a write in ${timeoutMs} ms`);
}
