import type { OutgoingHttpHeader } from "node:http";
import type { ApiError, Headers } from "../errors.js";
import { ReadyJson } from "../payload/ready-json.js";
import type { SuccessBody, VerbResponse } from "../verbs/verb.js";
import type { ApiResponse } from "./api-response.js";

/** Texts up to this length go out together with the headers. That saves a buffer, but larger ones are copied too often. */
const maxTextLength = 16 * 1_024;

const json = "application/json";

/** Sends what a verb, or anything that answers like one, has to say. */
export function respond(response: ApiResponse, { status, headers, body }: VerbResponse): void {
  if (body === undefined) sendEmpty(response, status, headers);
  else if (body.data instanceof ReadyJson) sendReady(response, status, headers, body, body.data.pieces);
  else sendText(response, status, headers, `${JSON.stringify(body)}\n`);
}

/** Sends a failure. */
export function respondError(response: ApiResponse, { code, headers, body }: ApiError): void {
  sendText(response, code, headers, `${JSON.stringify(body)}\n`);
}

/** Sends a document. */
export function respondDocument(response: ApiResponse, contentType: string, headers: Headers, bytes: Buffer): void {
  writeHead(response, 200, headers, { contentType, length: bytes.length });
  response.end(bytes);
}

/**
 * Writes the status and all headers at once. A `Connection: close` that was set before, because the server stops, stays.
 *
 * @param body What is known of the body.
 */
export function writeHead(
  response: ApiResponse,
  status: number,
  headers: Headers,
  { contentType, length }: { readonly contentType?: string; readonly length?: number } = {},
): void {
  const head: OutgoingHttpHeader[] = response.requestId === "" ? [] : ["X-Request-Id", response.requestId];
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) head.push(name, value as OutgoingHttpHeader);
  }
  if (contentType !== undefined) head.push("Content-Type", contentType);
  if (length !== undefined) head.push("Content-Length", length);
  response.writeHead(status, head);
}

function sendEmpty(response: ApiResponse, status: number, headers: Headers): void {
  // These two never have a body, so they have no length either (RFC 9110, section 8.6).
  const isBodiless = status === 204 || status === 304;
  writeHead(response, status, headers, isBodiless ? {} : { length: 0 });
  response.end();
}

function sendText(response: ApiResponse, status: number, headers: Headers, text: string): void {
  if (text.length > maxTextLength) {
    const bytes = Buffer.from(text);
    writeHead(response, status, headers, { contentType: json, length: bytes.length });
    response.end(bytes);
  } else {
    const body = latin1(text);
    writeHead(response, status, headers, { contentType: json, length: body.length });
    response.end(body, "latin1");
  }
}

function sendReady(
  response: ApiResponse,
  status: number,
  headers: Headers,
  { metadata, message }: SuccessBody,
  pieces: readonly Buffer[],
): void {
  const metadataText = metadata === undefined ? "" : `,"metadata":${JSON.stringify(metadata)}`;
  const afterData = latin1(`${metadataText},"message":${JSON.stringify(message)}}\n`);
  let length = beforeData.length + afterData.length;
  for (const piece of pieces) length += piece.length;
  writeHead(response, status, headers, { contentType: json, length });
  if (length <= maxTextLength) {
    let text = beforeData;
    for (const piece of pieces) text += piece.toString("latin1");
    response.end(text + afterData, "latin1");
    return;
  }
  // All in one write, and nothing is copied: not even for a client that takes its time.
  response.cork();
  response.write(beforeData, "latin1");
  for (const piece of pieces) response.write(piece);
  response.end(afterData, "latin1");
}

const beforeData = '{"data":';

/** The bytes of a text in UTF-8, one character each. */
function latin1(text: string): string {
  return Buffer.byteLength(text) === text.length ? text : Buffer.from(text).toString("latin1");
}
