import type { IncomingMessage } from "node:http";
import { performance } from "node:perf_hooks";
import type { Logger } from "pino";
import type { ApiResponse } from "./api-response.js";

/**
 * Logs one line about a request that has ended: reqId, method, url, status and responseTimeMs, and the error with its
 * stack where the failure is ours.
 */
export function logRequest(logger: Logger, { method, url }: IncomingMessage, response: ApiResponse): void {
  const { statusCode: status, requestId: reqId, err } = response;
  const level = levelOf(status);
  if (!logger.isLevelEnabled(level)) return;
  const responseTimeMs = Math.round(performance.now() - response.beganMs);
  const line = { reqId, method, url, status, responseTimeMs };
  const outcome = response.writableFinished ? "answered" : "the client broke off";
  logger[level](err === undefined ? line : { ...line, err }, outcome);
}

/** A client that asks for the wrong thing is no trouble of ours; a store that does not answer is, but no bug. */
function levelOf(status: number): "info" | "warn" | "error" {
  if (status < 500) return "info";
  return status === 500 ? "error" : "warn";
}
