import type { ServerResponse } from "node:http";
import type { ApiError, Headers } from "../errors.js";
import type { VerbResponse } from "../verbs/verb.js";

/** Sends what a verb, or anything that answers like one, has to say. */
export function respond(response: ServerResponse, { status, headers, body }: VerbResponse): void {
  send(response, status, headers, body);
}

/** Sends a failure. */
export function respondError(response: ServerResponse, error: ApiError): void {
  send(response, error.code, error.headers, error.body);
}

/** Sets headers that are yet to be sent. */
export function setHeaders(response: ServerResponse, headers: Headers): void {
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) response.setHeader(name, value);
  }
}

function send(response: ServerResponse, status: number, headers: Headers, body: object | undefined): void {
  setHeaders(response, headers);
  response.statusCode = status;
  if (body === undefined) {
    response.end();
    return;
  }
  const bytes = Buffer.from(`${JSON.stringify(body)}\n`);
  response.setHeader("Content-Type", "application/json");
  response.setHeader("Content-Length", bytes.length);
  response.end(bytes);
}
