import { CommandProcess } from "../helpers/command-process.js";
import { items, send, type TestObject } from "../helpers/server.js";
import { openWatch, type SentEvent, type WatchClient } from "../helpers/watch-client.js";
import { container } from "../http/bodies.js";

const pods = "/api/v1/namespaces/default/pods";

export interface CrashRoundsOptions {
  /** Where the store lies. */
  readonly directory: string;
  /** How often the server is killed. */
  readonly rounds: number;
  /** Clients that write at the same time, each to a Pod of its own. Default: 16. */
  readonly writers?: number;
  /** The kill comes after a random number of acknowledged writes, at most so many and 20 ms. Default: 200. */
  readonly maxWrites?: number;
  /** Called after each kill with the number of its round, from 1 on. Default: nothing happens then. */
  readonly whileDown?: (round: number) => void;
}

/** What many crashes came to. */
export interface CrashReport {
  readonly rounds: number;
  readonly acknowledgedWrites: number;
  /** Writes that were under way when the server was killed, and were then found done, or not done. */
  readonly unknownDone: number;
  readonly unknownNotDone: number;
  /** Every promise that was broken, in words. */
  readonly violations: readonly string[];
}

/**
 * Kills a server on an embedded store amid writes, again and again, and checks each time it is back: every acknowledged
 * write is there; one whose answer never came is there as a whole or not at all; revisions do not go back; and a watch
 * that resumes where it was has seen every write exactly once and in order.
 */
export async function crashRounds(options: CrashRoundsOptions): Promise<CrashReport> {
  const run = new CrashRun(options);
  for (let round = 1; round <= options.rounds; round++) await run.round();
  return run.finish();
}

/** What of a Pod its writer changes: the number of the write that its spec and its status are from. */
interface PodState {
  readonly resourceVersion: number;
  readonly spec: number;
  readonly status: number;
}

/** One Pod, and all that is known of it. Only one write to it is under way at a time. */
interface Writer {
  readonly name: string;
  count: number;
  /** As of the last answer; undefined: the Pod is absent. */
  known: PodState | undefined;
  /** What the write under way makes of it. */
  pending: { readonly wanted: Omit<PodState, "resourceVersion"> | undefined } | undefined;
}

class CrashRun {
  readonly #options: Required<CrashRoundsOptions>;
  readonly #writers: readonly Writer[];
  readonly #violations: string[] = [];
  /** Of every acknowledged write but deletions, whose answers do not tell it. */
  readonly #acknowledged = new Map<number, string>();
  /** What the watch has said, by revision. */
  readonly #seen = new Map<number, string>();
  /** Pods as the watch has told of them. */
  readonly #watched = new Map<string, string>();
  #watchedRevision = 0;
  #newestRevision = 1;
  #writes = 0;
  #rounds = 0;
  #unknownDone = 0;
  #unknownNotDone = 0;

  constructor(options: CrashRoundsOptions) {
    this.#options = { writers: 16, maxWrites: 200, whileDown: () => {}, ...options };
    this.#writers = Array.from({ length: this.#options.writers }, (_, index) => ({
      name: `pod-${index}`,
      count: 0,
      known: undefined,
      pending: undefined,
    }));
  }

  /** One life of the server: it is checked, then written to, then killed. */
  async round(): Promise<void> {
    const server = this.#start();
    try {
      const url = await server.url();
      const watch = await this.#check(url);
      const enough = this.#writes + Math.random() * this.#options.maxWrites;
      let isWriting = true;
      const writing = Promise.all(this.#writers.map((writer) => this.#writeUntilKilled(url, writer)));
      writing.finally(() => {
        isWriting = false;
      });
      // Writes also end where an answer broke a promise.
      while (isWriting && this.#writes <= enough)
        await new Promise((resolve) => setTimeout(resolve, 20 * Math.random()));
      server.signal("SIGKILL");
      await writing;
      await server.ended;
      // What was sent before the end may still come.
      await watch.ended();
      this.#readWatch(watch);
    } finally {
      server.signal("SIGKILL");
      await server.ended;
    }
    this.#rounds += 1;
    this.#options.whileDown(this.#rounds);
  }

  /** Checks once more, and lets the server end by itself. */
  async finish(): Promise<CrashReport> {
    const server = this.#start();
    try {
      (await this.#check(await server.url())).close();
      server.signal("SIGTERM");
      if ((await server.ended) !== 0) this.#violations.push(`the server did not stop: ${server.stderr}`);
    } finally {
      server.signal("SIGKILL");
    }
    return {
      rounds: this.#rounds,
      acknowledgedWrites: this.#writes,
      unknownDone: this.#unknownDone,
      unknownNotDone: this.#unknownNotDone,
      violations: this.#violations,
    };
  }

  #start(): CommandProcess {
    const store = `file:${this.#options.directory}`;
    return new CommandProcess(["serve", "--listen", "127.0.0.1:0", "--store", store, "--log-level", "error"]);
  }

  async #writeUntilKilled(url: string, writer: Writer): Promise<void> {
    for (;;) {
      const { method, path, body, wanted } = nextWrite(writer);
      writer.pending = { wanted };
      let answer: Awaited<ReturnType<typeof send>>;
      try {
        answer = await send(url, method, path, body);
      } catch {
        return; // Killed. What came of it is seen when the server is back.
      }
      writer.pending = undefined;
      this.#writes += 1;
      if (answer.status >= 300) {
        this.#violations.push(`${method} ${path} was answered with ${answer.status}: ${answer.text}`);
        return;
      }
      if (wanted === undefined) writer.known = undefined;
      else {
        const resourceVersion = Number(answer.headers.get("etag")?.replaceAll('"', ""));
        writer.known = { ...wanted, resourceVersion };
        this.#newestRevision = Math.max(this.#newestRevision, resourceVersion);
        this.#acknowledged.set(resourceVersion, describe(writer.name, writer.known));
      }
    }
  }

  /** Compares what the server has with what is known. Returns a watch that has seen all of it. */
  async #check(url: string): Promise<WatchClient> {
    const list = await send(url, "GET", pods);
    if (list.status !== 200) this.#violations.push(`the list was answered with ${list.status}: ${list.text}`);
    const revision = Number(list.body.metadata.resourceVersion);
    if (revision < this.#newestRevision) {
      this.#violations.push(`revision ${revision} after ${this.#newestRevision} had been seen`);
    }
    const found = new Map(items(list).map((object) => [object.metadata.name, object]));
    for (const writer of this.#writers) this.#checkPod(writer, found.get(writer.name));

    // The store is empty, and the watch begins here.
    if (this.#watchedRevision === 0) this.#watchedRevision = revision;
    const watch = await openWatch(url, `${pods}?watch=true&resourceVersion=${this.#watchedRevision}`);
    await watch.until((events) => {
      const last = events.at(-1);
      return last?.type === "ERROR" || Math.max(this.#watchedRevision, revisionOf(last)) >= revision;
    });
    this.#readWatch(watch);
    this.#checkWatch(found);
    this.#newestRevision = revision;
    return watch;
  }

  #checkPod(writer: Writer, object: TestObject | undefined): void {
    const found = object && this.#readPod(object);
    const { known, pending } = writer;
    const isKnown = describe(writer.name, found) === describe(writer.name, known);
    const isPending =
      pending !== undefined && found?.spec === pending.wanted?.spec && found?.status === pending.wanted?.status;
    if (!isKnown && !isPending) {
      const wanted = pending === undefined ? "" : ` or ${JSON.stringify(pending.wanted ?? "absent")}`;
      this.#violations.push(`${describe(writer.name, found)} instead of ${describe(writer.name, known)}${wanted}`);
    }
    if (pending !== undefined) {
      if (isKnown) this.#unknownNotDone += 1;
      else this.#unknownDone += 1;
    }
    writer.known = found;
    writer.pending = undefined;
  }

  /** Checks that a Pod is one that was written, as a whole. */
  #readPod({ metadata, spec, status }: TestObject): PodState {
    const number = Number(metadata.labels?.count);
    const { fill = "" } = metadata.annotations ?? {};
    if (fill !== fillOf(number) || JSON.stringify(spec.containers).includes('"app"') === false) {
      this.#violations.push(`${metadata.name} is there in parts: ${JSON.stringify(metadata.labels)}, ${fill.length}`);
    }
    return { resourceVersion: Number(metadata.resourceVersion), spec: number, status: Number(status.podIP ?? 0) };
  }

  /** Takes in what a watch has said since it was last read. */
  #readWatch(watch: WatchClient): void {
    for (const event of watch.events) {
      const revision = revisionOf(event);
      if (event.type === "ERROR") this.#violations.push(`the watch ended with ${event.object.error}`);
      if (event.type === "ERROR" || this.#readEvents.has(event)) continue;
      this.#readEvents.add(event);
      const { name } = event.object.metadata;
      if (revision <= this.#watchedRevision) this.#violations.push(`the watch told of ${revision} twice, or too late`);
      this.#watchedRevision = revision;
      if (event.type === "DELETED") this.#watched.delete(name);
      else {
        const text = describe(name, this.#readPod(event.object));
        this.#watched.set(name, text);
        this.#seen.set(revision, text);
      }
    }
  }
  readonly #readEvents = new WeakSet<SentEvent>();

  /** Checks that the watch has told of every acknowledged write, and of what there is now. */
  #checkWatch(found: ReadonlyMap<string, TestObject>): void {
    for (const [acknowledged, text] of this.#acknowledged) {
      if (this.#seen.get(acknowledged) === text) this.#acknowledged.delete(acknowledged);
      else this.#violations.push(`the watch told of ${this.#seen.get(acknowledged)} instead of ${text}`);
    }
    const listed = [...found.values()].map((object) => describe(object.metadata.name, this.#readPod(object)));
    if ([...this.#watched.values()].sort().join() !== listed.sort().join()) {
      this.#violations.push(`the watch told of ${[...this.#watched.values()]}, and there are ${listed}`);
    }
  }
}

/** The next write of a Pod: create, replace, write the status, replace conditionally, delete, and again. */
function nextWrite(writer: Writer) {
  const { name, known } = writer;
  writer.count += 1;
  const { count } = writer;
  const path = `${pods}/${name}`;
  if (known === undefined) {
    return { method: "POST", path: pods, body: podOf(name, count), wanted: { spec: count, status: 0 } };
  }
  switch (count % 5) {
    case 0:
      return { method: "DELETE", path, body: undefined, wanted: undefined };
    case 1:
    case 2:
      return {
        method: "PUT",
        path: `${path}/status`,
        body: { podIP: String(count) },
        wanted: { spec: known.spec, status: count },
      };
    default: {
      const resourceVersion = count % 5 === 3 ? { resourceVersion: String(known.resourceVersion) } : {};
      const body = podOf(name, count, resourceVersion);
      return { method: "PUT", path, body, wanted: { spec: count, status: known.status } };
    }
  }
}

function podOf(name: string, count: number, metadata: object = {}) {
  return {
    metadata: { name, labels: { count: String(count) }, annotations: { fill: fillOf(count) }, ...metadata },
    spec: { containers: [container] },
  };
}

/** Of changing length, so that pages of the store are split, and values need pages of their own. */
function fillOf(count: number): string {
  return "x".repeat((count * 997) % 9_000);
}

function revisionOf(event: SentEvent | undefined): number {
  return Number(event?.object.metadata?.resourceVersion ?? 0);
}

function describe(name: string, state: PodState | undefined): string {
  return state === undefined
    ? `${name} absent`
    : `${name} at ${state.resourceVersion} with spec ${state.spec} and status ${state.status}`;
}
