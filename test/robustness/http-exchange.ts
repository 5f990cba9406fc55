import { once } from "node:events";
import { type Agent, type IncomingMessage, request } from "node:http";

/** A request that is sent exactly once: nothing here repeats it. */
export interface ExchangeRequest {
  /** With the server, such as `http://127.0.0.1:8080/livez`. */
  readonly url: string;
  readonly method: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Default: a connection of its own. */
  readonly agent?: Agent;
  /** Aborts the exchange, or the reading of the answer. */
  readonly signal: AbortSignal;
}

/** Sends a request. Rejects if there is no answer; resolves when its headers are there. */
export async function exchange({ url, method, body, agent, signal }: ExchangeRequest): Promise<IncomingMessage> {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const headers =
    text === undefined ? {} : { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(text) };
  const sent = request(url, { method, headers, agent: agent ?? false, signal });
  sent.end(text);
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  // Whoever reads the answer hears of it.
  sent.on("error", () => {});
  response.on("error", () => {});
  return response;
}

/** The whole text of an answer. Rejects if it is cut off. */
export async function readText(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** Whether a request that failed was not even sent, as nobody took the connection. */
export function wasNotSent(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ECONNREFUSED";
}
