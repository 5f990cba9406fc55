import { createServer, type IncomingMessage, type Server } from "node:http";
import { performance } from "node:perf_hooks";
import type { Logger } from "pino";
import { pathLabels } from "../metrics/request-labels.js";
import type { RequestMetrics } from "../metrics/request-metrics.js";
import { type ApiListener, ApiResponse } from "./api-response.js";
import { answerClientErrors } from "./client-error.js";
import { Connections } from "./connections.js";
import { listenWithDrain } from "./drain.js";
import type { Limits } from "./limits.js";
import { maxInFlight } from "./max-in-flight.js";
import { logRequest } from "./request-log.js";

/** How long clients may take, and how many there may be. */
export interface ConnectionOptions {
  /** Most connections; more are closed at once. 0: no limit. */
  readonly maxConnections: number;
  /** How long the headers of a request may take to arrive. */
  readonly headersTimeoutMs: number;
  /** How long all of a request may take to arrive. Its answer may stand still for up to twice as long, if it is no watch. */
  readonly requestTimeoutMs: number;
  /** How long a connection without a request is kept. */
  readonly idleTimeoutMs: number;
}

export interface HttpServerParts {
  readonly app: ApiListener;
  readonly logger: Logger;
  readonly limits: Limits;
  readonly metrics: RequestMetrics;
}

/** Node looks for slow requests no more often than this. */
const maxCheckMs = 1_000;
/** Of all headers of a request together. Also Node's default. */
const maxHeaderBytes = 16 * 1_024;

/** An HTTP server that does not listen yet. */
export interface HttpServer {
  readonly server: Server;
  /** Closes the server once everything is answered, after so many milliseconds at the latest. */
  readonly drain: (timeoutMs: number) => Promise<void>;
}

/** Creates the HTTP server in front of an application. It bounds what clients can make it hold. */
export function createHttpServer(
  { app, logger, limits, metrics }: HttpServerParts,
  { maxConnections, headersTimeoutMs, requestTimeoutMs, idleTimeoutMs }: ConnectionOptions,
): HttpServer {
  const handle = maxInFlight(limits, app);
  const server = createServer<typeof IncomingMessage, typeof ApiResponse>({
    ServerResponse: ApiResponse,
    // Node would refuse requests without a Host with an empty answer.
    requireHostHeader: false,
    maxHeaderSize: maxHeaderBytes,
    headersTimeout: headersTimeoutMs,
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: idleTimeoutMs,
    connectionsCheckingInterval: Math.min(maxCheckMs, headersTimeoutMs),
  });
  // The size of all headers is bounded; Node would drop those after the first 2000 without a word.
  server.maxHeadersCount = 0;
  const connections = new Connections(server, requestTimeoutMs);
  const drain = listenWithDrain(server, connections, (request, response) => {
    // One listener for all that has to know of the end: each would cost as much as finding the route.
    response.on("close", () => {
      connections.remove(request.socket, response);
      response.share?.close();
      const series = response.series ?? metrics.series(pathLabels(request.method));
      metrics.end(series, response.headersSent ? response.statusCode : 0, performance.now() - response.beganMs);
      if (response.requestId !== "") logRequest(logger, request, response);
    });
    handle(request, response);
  });
  if (maxConnections > 0) server.maxConnections = maxConnections;
  answerClientErrors(server, connections);
  return { server, drain };
}
