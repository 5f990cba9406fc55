import { Agent } from "node:http";
import type { AnswerBody, TestObject } from "../helpers/server.js";
import type { Call, Outcome, Preconditions } from "./history.js";
import type { HistoryRecorder } from "./history-recorder.js";
import { exchange, readText, wasNotSent } from "./http-exchange.js";
import { deleteBody, podBody, podName, podsPath, podView, splitName, statusBody, statusValue } from "./pod-view.js";

/** The outcome of a call, and what is needed to go on with the next page of a list. */
export interface Reply {
  readonly id: string;
  readonly outcome: Outcome;
  readonly continueToken: string | undefined;
}

export interface RecordingClientOptions {
  readonly recorder: HistoryRecorder;
  /** The server that the next request goes to, such as `http://127.0.0.1:8080`. */
  readonly server: () => string;
  /** How long an answer is waited for. */
  readonly timeoutMs: number;
}

/**
 * After these a request has had no effect. Others, such as Timeout and InternalError, leave that open.
 */
const notApplied: ReadonlySet<string> = new Set([
  ...["BadRequest", "Unauthorized", "Forbidden", "NotFound", "MethodNotAllowed", "NotAcceptable", "AlreadyExists"],
  ...["Conflict", "Expired", "RequestEntityTooLarge", "UnsupportedMediaType", "Invalid", "TooManyRequests"],
  "ServiceUnavailable",
]);

/** Calls an API server and records what comes of it. Never rejects, and never sends anything twice. */
export class RecordingClient {
  readonly #options: RecordingClientOptions;
  readonly #agent = new Agent({ keepAlive: true });

  constructor(options: RecordingClientOptions) {
    this.#options = options;
  }

  /** @param continueToken Of the page before, for a list that continues one. */
  async send(call: Call, continueToken?: string): Promise<Reply> {
    const { recorder, server, timeoutMs } = this.#options;
    const { method, path, body } = requestFor(call, continueToken);
    const url = server() + path;
    const signal = AbortSignal.timeout(timeoutMs);
    const operation = recorder.begin(call);
    let outcome: Outcome;
    let next: string | undefined;
    try {
      const response = await exchange({ url, method, body, agent: this.#agent, signal });
      const text = await readText(response);
      const answer: AnswerBody | undefined = text === "" ? undefined : JSON.parse(text);
      outcome = readOutcome(call, response.statusCode ?? 0, response.headers.etag, answer);
      next = answer?.metadata?.continue;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      outcome = { type: wasNotSent(error) ? "refused" : "unknown", reason };
    }
    operation.end(outcome);
    return { id: operation.id, outcome, continueToken: next };
  }

  /** Closes the connections. */
  close(): void {
    this.#agent.destroy();
  }
}

function requestFor(call: Call, continueToken: string | undefined): { method: string; path: string; body?: unknown } {
  if (call.verb === "list") {
    const query = new URLSearchParams();
    if (call.limit !== undefined) query.set("limit", String(call.limit));
    if (continueToken !== undefined) query.set("continue", continueToken);
    return { method: "GET", path: `${podsPath(call.namespace)}${query.size === 0 ? "" : `?${query}`}` };
  }
  const { object } = call;
  const [namespace, name] = splitName(object);
  const path = podsPath(namespace, name);
  switch (call.verb) {
    case "create":
      return { method: "POST", path: podsPath(namespace), body: podBody(object, call.spec) };
    case "get":
      return { method: "GET", path };
    case "replace":
      return { method: "PUT", path, body: podBody(object, call.spec, call.preconditions) };
    case "replaceStatus":
      return { method: "PUT", path: `${path}/status`, body: statusBody(call.status, call.preconditions) };
    case "delete":
      return { method: "DELETE", path, body: deleteBody(call.preconditions) };
  }
}

function readOutcome(call: Call, status: number, etag: string | undefined, answer: AnswerBody | undefined): Outcome {
  if (status >= 300 || status < 200) {
    const reason = answer?.reason ?? `HTTP ${status}`;
    if (!notApplied.has(reason)) return { type: "unknown", reason };
    const current = reason === "Conflict" ? currentOf(answer) : undefined;
    return { type: "refused", reason, ...(current === undefined ? {} : { current }) };
  }
  if (call.verb === "delete") return { type: "done" };
  if (answer === undefined) return { type: "unknown", reason: `HTTP ${status} without a body` };
  if (call.verb === "list") return { type: "done", page: readPage(answer) };
  if (call.verb !== "replaceStatus") return { type: "done", seen: podView(answer.data) };
  const resourceVersion = Number(etag?.replaceAll('"', ""));
  return {
    type: "done",
    seen: { resourceVersion, status: statusValue(answer.data as unknown as TestObject["status"]) },
  };
}

function readPage({ data, metadata }: AnswerBody): (Outcome & { type: "done" })["page"] {
  const objects = data as unknown as readonly TestObject[];
  const { remainingItemCount } = metadata;
  return {
    resourceVersion: Number(metadata.resourceVersion),
    objects: objects.map((object) => ({ object: podName(object), seen: podView(object) })),
    hasMore: metadata.continue !== undefined,
    ...(remainingItemCount === undefined ? {} : { remaining: remainingItemCount }),
  };
}

/** What a Conflict says the object is at. */
function currentOf(answer: AnswerBody | undefined): Preconditions | undefined {
  for (const { field, message } of answer?.causes ?? []) {
    const [, value] = /^is (\S+)$/.exec(message) ?? [];
    if (value === undefined) continue;
    if (field === "metadata.resourceVersion") return { resourceVersion: Number(value) };
    if (field === "metadata.uid") return { uid: value };
  }
  return undefined;
}
