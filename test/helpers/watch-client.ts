import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { createInterface } from "node:readline";
import type { TestObject } from "./server.js";

/** An event of a watch, as it was sent. */
export interface SentEvent {
  readonly type: "ADDED" | "MODIFIED" | "DELETED" | "BOOKMARK" | "ERROR";
  readonly object: TestObject & { readonly error: string; readonly reason: string; readonly code: number };
}

/** One watch over HTTP, which is read as it comes. */
export interface WatchClient {
  readonly response: IncomingMessage;
  readonly events: readonly SentEvent[];
  /** Type, name and resourceVersion of every event but bookmarks. */
  readonly changes: readonly string[];
  /** Every line, also those that hold no event. */
  readonly lines: readonly string[];
  /** Waits for so many events, bookmarks aside. Throws if the watch ends before that. */
  seeing(count: number): Promise<readonly SentEvent[]>;
  /** Waits until the condition holds. Throws if the watch ends before that. */
  until(condition: (events: readonly SentEvent[]) => boolean): Promise<void>;
  /** Waits for the end. Says whether it was a clean one: the end of the body, not of the connection. */
  ended(): Promise<boolean>;
  /** Breaks off. */
  close(): void;
}

/** Begins a watch, and comes back when its headers are here. */
export async function openWatch(
  url: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<WatchClient> {
  const sent = request(url + path, { agent: false, headers }).end();
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  const events: SentEvent[] = [];
  const lines: string[] = [];
  let wake = () => {};
  let isOver = false;
  const reader = createInterface(response).on("line", (line) => {
    lines.push(line);
    const json = line.replace(/^data: /, "");
    if (json.startsWith("{")) events.push(JSON.parse(json));
    wake();
  });
  // Both tell of a connection that broke; how it ended is asked of the response.
  for (const broken of [reader, response]) broken.on("error", () => {});
  response.on("close", () => {
    isOver = true;
    wake();
  });
  const until = async (condition: () => boolean) => {
    while (!condition()) {
      if (isOver) throw new Error(`The watch ended after ${lines.join("\n").slice(0, 2_000)}`);
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  const changes = () => events.filter(({ type }) => type !== "BOOKMARK");
  return {
    response,
    events,
    lines,
    get changes() {
      return changes().map(
        ({ type, object }) => `${type} ${object.metadata?.name} ${object.metadata?.resourceVersion}`,
      );
    },
    until: (condition) => until(() => condition(events)),
    seeing: async (count) => {
      await until(() => changes().length >= count);
      return changes();
    },
    ended: async () => {
      await until(() => isOver);
      return response.complete;
    },
    close: () => void response.destroy(),
  };
}
