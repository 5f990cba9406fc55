import { CommandProcess } from "../helpers/command-process.js";
import { items, send } from "../helpers/server.js";
import { openWatch } from "../helpers/watch-client.js";
import { LoadClient, lost, openClients, requestText } from "./load-client.js";
import { PipeliningClient } from "./pipelining-client.js";
import { SeededRandom } from "./seeded-random.js";

export interface StopOptions {
  /** Where the server keeps its objects. What it has to begin with is kept; nobody else uses it. */
  readonly store: string;
  /** How often the server is stopped. */
  readonly rounds: number;
  /** Clients of each of three sorts. Default: 8. */
  readonly clients?: number;
  /** When the signal comes is the same for the same seed, counted in answers. */
  readonly seed: number;
}

/** What many stops came to. */
export interface StopReport {
  readonly rounds: number;
  readonly answers: number;
  /** Requests that were under way at the moment of the signal. */
  readonly underWay: number;
  /** Every promise that was broken, in words. */
  readonly violations: readonly string[];
}

const pods = "/api/v1/namespaces/default/pods";
const watchers = 4;

/**
 * Stops a server with SIGTERM amid writes, again and again. It promises:
 *
 * - A request that was sent in whole before the signal, on a connection where nothing else was under way, is answered.
 * - Of requests that were sent in advance, those are answered that come before the answer with `Connection: close`.
 * - What is not answered was not done, and what is answered is there when the server is back (not in memory).
 * - Watches end with the end of their body, and the process with exit code 0.
 */
export async function stopUnderLoad({ store, rounds, clients = 8, seed }: StopOptions): Promise<StopReport> {
  const run = new StopRun(store, clients, new SeededRandom(seed));
  for (let round = 0; round < rounds; round += 1) await run.round(round);
  if (!store.startsWith("memory:")) await run.checkStored();
  const { answers, underWay, violations } = run;
  return { rounds, answers, underWay, violations };
}

class StopRun {
  answers = 0;
  underWay = 0;
  readonly violations: string[] = [];
  readonly #store: string;
  readonly #clients: number;
  readonly #random: SeededRandom;
  /** Names of the Pods whose creation was answered. */
  readonly #created: string[] = [];
  #isStopping = false;
  #wake = () => {};

  constructor(store: string, clients: number, random: SeededRandom) {
    this.#store = store;
    this.#clients = clients;
    this.#random = random;
  }

  async round(round: number): Promise<void> {
    const server = this.#start();
    try {
      const url = await server.url();
      if (round > 0 && !this.#store.startsWith("memory:")) await this.#check(url);
      this.#isStopping = false;
      const steady = await openClients(url, this.#clients);
      const indexes = Array.from({ length: this.#clients }, (_, index) => index);
      const fresh: (LoadClient | undefined)[] = [];
      const ahead = indexes.map(
        (index) => new PipeliningClient(url, `${round}-ahead-${index}`, () => this.#answered()),
      );
      const watches = await Promise.all(Array.from({ length: watchers }, () => openWatch(url, `${pods}?watch=true`)));
      const work = [
        ...steady.map((client, index) => this.#createAll(() => client, `${round}-steady-${index}`)),
        // Each request on a connection of its own, that the server may not even have accepted.
        ...indexes.map((index) =>
          this.#createAll(() => {
            fresh[index]?.close();
            fresh[index] = new LoadClient(url);
            return fresh[index];
          }, `${round}-fresh-${index}`),
        ),
      ];

      const enough = this.answers + 50 + this.#random.below(300);
      while (this.answers < enough) {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
      this.#isStopping = true;
      const sent = [...steady, ...fresh].filter((client) => client?.hasSent === true) as LoadClient[];
      for (const client of sent) client.mustAnswer = true;
      this.underWay += sent.length;
      server.signal("SIGTERM");

      await Promise.all([...work, ...ahead.map(({ ended }) => ended)]);
      for (const client of ahead) {
        this.#created.push(...client.created);
        if (client.rest !== "")
          this.violations.push(`an answer ends after ${JSON.stringify(client.rest.slice(0, 200))}`);
      }
      for (const watch of watches) if (!(await watch.ended())) this.violations.push("a watch was broken off");
      const code = await server.ended;
      if (code !== 0) this.violations.push(`the server ended with ${code}: ${server.stderr}`);
    } finally {
      server.signal("SIGKILL");
      await server.ended;
    }
  }

  /** Starts once more to see what is there. */
  async checkStored(): Promise<void> {
    const server = this.#start();
    try {
      await this.#check(await server.url());
    } finally {
      server.signal("SIGKILL");
      await server.ended;
    }
  }

  #start(): CommandProcess {
    return new CommandProcess(["serve", "--listen", "127.0.0.1:0", "--store", this.#store, "--log-level", "error"]);
  }

  #answered(): void {
    this.answers += 1;
    this.#wake();
  }

  /** Creates Pods one after another until the server stops. */
  async #createAll(clientOf: () => LoadClient, prefix: string): Promise<void> {
    for (let count = 0; !this.#isStopping; count += 1) {
      const client = clientOf();
      const name = `pod-${prefix}-${count}`;
      const status = await client.request(requestText("POST", pods, podOf(name)));
      if (status === 201) {
        this.#created.push(name);
        this.#answered();
      } else if (status !== lost) {
        this.violations.push(`the creation of ${name} was answered with ${status}`);
      } else if (client.mustAnswer) {
        this.violations.push(`${name} was sent before the signal, and there was no answer`);
      } else if (!this.#isStopping) {
        this.violations.push(`the connection of ${name} was lost before the signal`);
        return;
      }
    }
  }

  /** Compares what is there with what was answered. */
  async #check(url: string): Promise<void> {
    const stored = new Set(items(await send(url, "GET", pods)).map(({ metadata }) => metadata.name));
    for (const name of this.#created) {
      if (!stored.delete(name)) this.violations.push(`${name} was created, and is not there after the restart`);
    }
    for (const name of stored) this.violations.push(`${name} is there, and its creation was not answered`);
    // A list of thousands would take longer than the writes.
    await send(url, "DELETE", pods);
    this.#created.length = 0;
  }
}

function podOf(name: string): object {
  return { metadata: { name }, spec: { containers: [{ name: "app", image: "nginx" }] } };
}
