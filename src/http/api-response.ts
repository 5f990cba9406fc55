import { type IncomingMessage, ServerResponse } from "node:http";
import { performance } from "node:perf_hooks";
import type { Response } from "express";
import type { RequestSeries } from "../metrics/request-metrics.js";
import type { RequestShare } from "./limits.js";

/**
 * The response to one request, and what the server knows of the two until it has ended. Everything is a field from the
 * beginning: properties that are added to a response later, or a prototype that is exchanged, make all code slow that
 * touches it.
 */
export class ApiResponse<Request extends IncomingMessage = IncomingMessage> extends ServerResponse<Request> {
  /** When the headers of the request were here, as `performance.now()` tells it. */
  readonly beganMs: number = performance.now();
  /** The client's X-Request-Id or a new one; empty for what is refused before it gets one. */
  requestId = "";
  /** Where metrics count it, once it is known what it asks for. */
  series: RequestSeries | undefined = undefined;
  /** What it takes of the limits. */
  share: RequestShare | undefined = undefined;
  /** A failure of ours, for the log. */
  err: Error | undefined = undefined;
}

/** Takes every request of a server. */
export type ApiListener = (request: IncomingMessage, response: ApiResponse) => void;

/** What Express has made of a response: it has another prototype then, but all of its fields. */
export function apiResponse(response: Response): ApiResponse {
  return response as unknown as ApiResponse;
}
