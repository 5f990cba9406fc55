import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A request as the fake got it. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: unknown;
}

/** Answers the request with the number `index`, counted from 0. */
export type Answer = (response: ServerResponse, request: Received, index: number) => void;

/** A server that does what the test says, well or badly, until the test is over. */
export async function startFakeApi(answer: Answer) {
  const received: Received[] = [];
  let connections = 0;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const { method = "", url = "", headers } = request;
    const entry = { method, url, headers, body: text === "" ? undefined : JSON.parse(text) };
    answer(response, entry, received.push(entry) - 1);
  });
  server.on("connection", () => connections++);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  onTestFinished(close);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    connections: () => connections,
    close,
  };
}

/** Answers with a body of JSON. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

/** Answers that the request succeeded. */
export function succeed(response: ServerResponse, data: unknown, status = 200): void {
  sendJson(response, status, { data, message: "ok" });
}

/** Answers that the request failed, and why. */
export function fail(response: ServerResponse, code: number, reason: string, error: string, causes?: object[]): void {
  sendJson(response, code, { error, reason, code, causes });
}

/** A Pod as the server would return it. */
export function pod(resourceVersion: string, annotations: Record<string, string> = {}) {
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "web", namespace: "default", uid: "u1", resourceVersion, annotations },
    spec: { restartPolicy: "Always", containers: [{ name: "nginx", image: "nginx" }] },
    status: { phase: "Pending" },
  };
}

/** Begins the answer to a watch. */
export function startStream(response: ServerResponse): ServerResponse {
  response.writeHead(200, { "content-type": "application/json" }).flushHeaders();
  return response;
}

/** A line of a watch. */
export function event(type: "ADDED" | "MODIFIED" | "DELETED", object: unknown): string {
  return `${JSON.stringify({ type, object })}\n`;
}

/** A line of a watch that tells how far it has got. */
export function bookmark(resourceVersion: string): string {
  return `${JSON.stringify({ type: "BOOKMARK", object: { apiVersion: "v1", kind: "Pod", metadata: { resourceVersion } } })}\n`;
}
