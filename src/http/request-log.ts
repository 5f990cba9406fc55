import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "pino";
import { type HttpLogger, pinoHttp } from "pino-http";

/** What a request id of a client may look like: anything longer or stranger does not get into logs and headers. */
const saneRequestId = /^[\w.:/+=@-]{1,128}$/;

/**
 * Logs one line per request when its answer has been sent: method, url, status, responseTimeMs and reqId, and the error
 * with its stack where the failure is ours. The request id is the client's X-Request-Id or a new one, and is sent back.
 */
export function createRequestLog(logger: Logger): HttpLogger {
  return pinoHttp({
    logger,
    genReqId: takeRequestId,
    quietReqLogger: true,
    quietResLogger: true,
    wrapSerializers: false,
    customAttributeKeys: { responseTime: "responseTimeMs" },
    customLogLevel: (_request, response) => levelOf(response),
    customSuccessMessage: (_request, response) => outcome(response),
    customErrorMessage: (_request, response) => outcome(response),
    customSuccessObject: (request, response, { responseTimeMs }) => line(request, response, responseTimeMs),
    customErrorObject: (request, response, error, { responseTimeMs }) => ({
      ...line(request, response, responseTimeMs),
      err: error,
    }),
  });
}

function takeRequestId(request: IncomingMessage, response: ServerResponse): string {
  const sent = request.headers["x-request-id"];
  const id = typeof sent === "string" && saneRequestId.test(sent) ? sent : randomUUID();
  response.setHeader("X-Request-Id", id);
  return id;
}

function line({ method, url }: IncomingMessage & { originalUrl?: string }, response: ServerResponse, time: number) {
  return { method, url, status: response.statusCode, responseTimeMs: time };
}

/** A client that asks for the wrong thing is no trouble of ours; a store that does not answer is, but no bug. */
function levelOf({ statusCode }: ServerResponse): "info" | "warn" | "error" {
  if (statusCode < 500) return "info";
  return statusCode === 500 ? "error" : "warn";
}

function outcome(response: ServerResponse): string {
  return response.writableFinished ? "answered" : "the client broke off";
}
