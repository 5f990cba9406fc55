import { checkTimeout, MAX_TIMER_MS, withDeadline } from "./deadline.js";
import { ApiError, ConnectionError, UnexpectedResponseError } from "./errors.js";
import { onAbort } from "./on-abort.js";
import { fillPath } from "./path.js";
import type { WatchOptions } from "./resource-client.js";
import { exchange, isErrorBody, type OpenAnswer, parseObject, type Transport } from "./transport.js";
import type { WatchEvent } from "./watch-event.js";

/** What to watch, and how. */
export interface WatchParameters extends WatchOptions {
  readonly namespace?: string | undefined;
  readonly name?: string | undefined;
  /** Is called when the server has begun to answer. Only informers need to know. */
  readonly onAnswer?: (() => void) | undefined;
}

const QUERY = [
  "watch",
  "allowWatchBookmarks",
  "labelSelector",
  "fieldSelector",
  "resourceVersion",
  "sendInitialEvents",
  "resourceVersionMatch",
  "timeoutSeconds",
];

/**
 * The events of a watch, as they come in. The method `watch` says how it ends.
 *
 * @param call What it is named in a `TimeoutError`.
 * @param template Of the path.
 * @param usualTimeoutMs Unless the parameters say otherwise.
 */
export async function* watchEvents(
  transport: Transport,
  call: string,
  template: string,
  usualTimeoutMs: number,
  parameters: WatchParameters,
): AsyncGenerator<WatchEvent<unknown>, void, undefined> {
  const { signal, timeoutMs = usualTimeoutMs, silenceTimeoutMs = Number.POSITIVE_INFINITY, onAnswer } = parameters;
  checkTimeout(silenceTimeoutMs, "silenceTimeoutMs");
  const path = fillPath(template, withFixedQuery(parameters), QUERY);
  const controller = new AbortController();
  const unfollow = onAbort(signal, () => controller.abort(signal?.reason));
  try {
    const answer = await withDeadline(call, { signal, timeoutMs }, (deadline) => {
      deadline.addEventListener("abort", () => controller.abort(deadline.reason));
      return transport.open({ method: "GET", path }, controller.signal);
    });
    onAnswer?.();
    for await (const line of readLines(answer, controller, silenceTimeoutMs)) {
      yield parseEvent(answer, line);
      controller.signal.throwIfAborted();
    }
  } finally {
    unfollow();
    // Closes the connection, unless the answer has come to its end.
    controller.abort();
  }
}

function withFixedQuery(parameters: WatchParameters): object {
  // The only match that there is for `sendInitialEvents`, and it must be named.
  const resourceVersionMatch = parameters.sendInitialEvents === undefined ? undefined : "NotOlderThan";
  return { ...parameters, watch: true, allowWatchBookmarks: true, resourceVersionMatch };
}

/** The lines of the body that are not empty. What the end of the body cuts off counts as one. */
async function* readLines(
  { request, response }: OpenAnswer,
  controller: AbortController,
  silenceTimeoutMs: number,
): AsyncGenerator<string> {
  const reader = response.body?.getReader();
  if (reader === undefined) throw new TypeError("A watch needs a fetch whose answers have a body to read from");
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const silent = () =>
    controller.abort(new ConnectionError(request, `nothing came in for ${silenceTimeoutMs} ms: taken for dead`));
  let rest = "";
  for (;;) {
    const timer = silenceTimeoutMs > MAX_TIMER_MS ? undefined : setTimeout(silent, silenceTimeoutMs);
    const { done, value } = await exchange(request, controller.signal, () => reader.read()).finally(() =>
      clearTimeout(timer),
    );
    const lines = decode(value).split("\n");
    lines[0] = rest + lines[0];
    rest = lines.pop() ?? "";
    yield* lines.filter((line) => line !== "");
    if (done) break;
  }
  if (rest !== "") yield rest;

  /** At the end of the body there is no value. */
  function decode(value: Uint8Array | undefined): string {
    try {
      return decoder.decode(value, { stream: value !== undefined });
    } catch {
      throw new UnexpectedResponseError(request, response.status, "what came in is not UTF-8", rest);
    }
  }
}

const TYPES: readonly unknown[] = ["ADDED", "MODIFIED", "DELETED", "BOOKMARK"];

function parseEvent({ request, response }: OpenAnswer, line: string): WatchEvent<unknown> {
  const event = parseObject(line);
  const { type, object } = (event ?? {}) as { type?: unknown; object?: { metadata?: { resourceVersion?: unknown } } };
  if (TYPES.includes(type) && typeof object?.metadata?.resourceVersion === "string") {
    return event as unknown as WatchEvent<unknown>;
  }
  if (type === "ERROR" && isErrorBody(object)) throw new ApiError(request, object.code ?? response.status, object);
  throw new UnexpectedResponseError(request, response.status, "a line of the watch is not an event", line);
}
