import type { IncomingMessage } from "node:http";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import type { TestObject } from "../helpers/server.js";
import type { WatchEvent } from "./history.js";
import { type HistoryRecorder, nowUs } from "./history-recorder.js";
import { exchange } from "./http-exchange.js";
import { podName, podsPath, podView } from "./pod-view.js";

export interface RecordingWatcherOptions {
  readonly recorder: HistoryRecorder;
  /** The server that the next watch goes to. */
  readonly server: () => string;
  /** Undefined: all namespaces. */
  readonly namespace: string | undefined;
  /** After how many seconds the server ends a watch, which is then resumed. */
  readonly timeoutSeconds: number;
}

/** How long a watch may go on after the server should have ended it. Then the connection is taken for lost. */
const graceMs = 1_000;

/** How long to wait before a watch that failed is begun again. */
const pauseMs = 20;

/** An event as the server sends it. */
interface SentEvent {
  readonly type: WatchEvent["type"] | "ERROR";
  readonly object: TestObject;
}

/**
 * Watches as an informer does, and records what it sees: begins with all that there is, resumes after the last version
 * that it has seen whenever the watch ends, and begins anew if that is too old.
 */
export class RecordingWatcher {
  readonly #options: RecordingWatcherOptions;
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;
  /** Where to resume. Undefined: with all that there is. */
  #from: number | undefined;
  #wake = () => {};

  /** Begins at once. */
  constructor(options: RecordingWatcherOptions) {
    this.#options = options;
    this.#running = this.#run();
  }

  /**
   * Waits until everything up to a revision was seen.
   *
   * @throws Error if that takes too long.
   */
  async reached(revision: number, timeoutMs: number): Promise<void> {
    const late = delay(timeoutMs, "late" as const, { ref: false });
    while ((this.#from ?? 0) < revision) {
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      if ((await Promise.race([woken, late])) !== "late") continue;
      throw new Error(`A watch got to revision ${this.#from} and not to ${revision} in ${timeoutMs} ms`);
    }
  }

  /** Breaks the watch off. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      try {
        await this.#watch();
      } catch {
        // A server that is down, or a connection that was cut. The watch goes on where it was.
        if (!signal.aborted) await delay(pauseMs);
      }
    }
  }

  async #watch(): Promise<void> {
    const { recorder, server, namespace, timeoutSeconds } = this.#options;
    const url = `${server()}${podsPath(namespace)}?${this.#query()}`;
    const from = this.#from;
    const record = recorder.beginWatch({
      ...(namespace === undefined ? {} : { namespace }),
      ...(from === undefined ? {} : { from }),
    });
    const lost = AbortSignal.timeout(timeoutSeconds * 1_000 + graceMs);
    const response = await exchange({ url, method: "GET", signal: AbortSignal.any([this.#stopping.signal, lost]) });
    if (response.statusCode !== 200) {
      response.destroy();
      throw new Error(`HTTP ${response.statusCode}`);
    }
    await this.#read(response, record);
  }

  #query(): URLSearchParams {
    const query = new URLSearchParams({ watch: "true", allowWatchBookmarks: "true" });
    query.set("timeoutSeconds", String(this.#options.timeoutSeconds));
    if (this.#from !== undefined) query.set("resourceVersion", String(this.#from));
    else {
      query.set("sendInitialEvents", "true");
      query.set("resourceVersionMatch", "NotOlderThan");
    }
    return query;
  }

  async #read(response: IncomingMessage, record: (event: WatchEvent) => void): Promise<void> {
    let hasBegun = this.#from !== undefined;
    for await (const line of createInterface(response)) {
      const { type, object } = JSON.parse(line) as SentEvent;
      if (type === "ERROR") {
        // What it is about, Expired or else, a list or its initial events answer.
        this.#from = undefined;
        throw new Error(line);
      }
      const event = readEvent(type, object);
      record(event);
      hasBegun ||= event.type === "BOOKMARK";
      if (!hasBegun) continue;
      this.#from = event.type === "BOOKMARK" ? event.resourceVersion : event.seen.resourceVersion;
      this.#wake();
    }
  }
}

function readEvent(type: WatchEvent["type"], object: TestObject): WatchEvent {
  const atUs = nowUs();
  if (type !== "BOOKMARK") return { type, atUs, object: podName(object), seen: podView(object) };
  const { annotations, resourceVersion } = object.metadata;
  const endsInitialEvents = annotations?.["k8s.io/initial-events-end"] === "true";
  return { type, atUs, resourceVersion: Number(resourceVersion), endsInitialEvents };
}
