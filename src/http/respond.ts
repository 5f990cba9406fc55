import type { ServerResponse } from "node:http";
import type { ApiError, Headers } from "../errors.js";
import { ReadyJson } from "../payload/ready-json.js";
import type { SuccessBody, VerbResponse } from "../verbs/verb.js";

/** Sends what a verb, or anything that answers like one, has to say. */
export function respond(response: ServerResponse, { status, headers, body }: VerbResponse): void {
  send(response, status, headers, body && encode(body));
}

/** Sends a failure. */
export function respondError(response: ServerResponse, error: ApiError): void {
  send(response, error.code, error.headers, [json(error.body), lineFeed]);
}

/** Sets headers that are yet to be sent. */
export function setHeaders(response: ServerResponse, headers: Headers): void {
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) response.setHeader(name, value);
  }
}

const lineFeed = Buffer.from("\n");
const beforeData = Buffer.from('{"data":');

/** A body in pieces that follow one another. */
function encode(body: SuccessBody): readonly Buffer[] {
  const { data, ...rest } = body;
  if (!(data instanceof ReadyJson)) return [json(body), lineFeed];
  // `message` is always there, so that a comma comes after the data.
  const afterData = JSON.stringify(rest).replace("{", ",");
  return [beforeData, ...data.pieces, Buffer.from(afterData), lineFeed];
}

function json(value: object): Buffer {
  return Buffer.from(JSON.stringify(value));
}

function send(response: ServerResponse, status: number, headers: Headers, body: readonly Buffer[] | undefined): void {
  setHeaders(response, headers);
  response.statusCode = status;
  if (body === undefined) {
    response.end();
    return;
  }
  const bytes = Buffer.concat(body);
  response.setHeader("Content-Type", "application/json");
  response.setHeader("Content-Length", bytes.length);
  response.end(bytes);
}
