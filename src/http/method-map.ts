import type { IncomingMessage } from "node:http";
import type { Express } from "express";
import { ApiError } from "../errors.js";
import { pathLabels } from "../metrics/request-labels.js";
import type { RequestMetrics } from "../metrics/request-metrics.js";
import { type ApiResponse, apiResponse } from "./api-response.js";
import { respond } from "./respond.js";

/**
 * Answers one request; what it throws or rejects with becomes the answer.
 *
 * @param parameters Those of the path, in their order, decoded.
 * @param path As the client sent it, without host and query.
 */
export type RequestHandler = (
  request: IncomingMessage,
  response: ApiResponse,
  parameters: readonly string[],
  path: string,
) => void | Promise<void>;

/**
 * The handler of a path that has one for each method. HEAD works wherever GET does, OPTIONS tells what works, and every
 * other method is refused with 405 (RFC 9110, sections 9.3.2, 9.3.7 and 15.5.6). Metrics know the last two by the path.
 */
export function byMethod(
  path: string,
  handlers: ReadonlyMap<string, RequestHandler>,
  metrics: RequestMetrics,
): RequestHandler {
  const all = new Map(handlers);
  const get = handlers.get("GET");
  // Node leaves the body out of answers to HEAD.
  if (get !== undefined) all.set("HEAD", get);
  const allow = [...all.keys(), "OPTIONS"].sort().join(", ");
  const answerOthers: RequestHandler = ({ method }, response, _parameters, sent) => {
    response.series = metrics.series(pathLabels(method, path));
    if (method === "OPTIONS") return respond(response, { status: 204, headers: { Allow: allow }, body: undefined });
    const message = `${method} does not work on ${sent}; ${allow} do`;
    throw new ApiError("MethodNotAllowed", message, { headers: { Allow: allow } });
  };
  return (request, response, parameters, sent) => {
    const handle = all.get(request.method ?? "") ?? answerOthers;
    return handle(request, response, parameters, sent);
  };
}

/** Binds a path without parameters to one handler per method. Metrics know the requests by the path. */
export function bindPath(
  app: Express,
  path: string,
  handlers: ReadonlyMap<string, RequestHandler>,
  metrics: RequestMetrics,
): void {
  const handle = byMethod(path, handlers, metrics);
  app.route(path).all((request, response) => {
    const answer = apiResponse(response);
    answer.series = metrics.series(pathLabels(request.method, path));
    return handle(request, answer, [], request.path);
  });
}
