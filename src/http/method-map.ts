import type { Express, Request, Response } from "express";
import { ApiError } from "../errors.js";
import { pathLabels } from "../metrics/request-labels.js";
import type { RequestMetrics } from "../metrics/request-metrics.js";

/** Answers one request; what it throws or rejects with becomes the answer. */
export type RequestHandler = (request: Request, response: Response) => void | Promise<void>;

/**
 * Binds a path to one handler per method. HEAD works wherever GET does, OPTIONS tells what works, and every other method
 * is refused with 405 (RFC 9110, sections 9.3.2, 9.3.7 and 15.5.6). Metrics know the requests by the path, unless a
 * handler tells them more.
 */
export function bindPath(
  app: Express,
  path: string,
  handlers: ReadonlyMap<string, RequestHandler>,
  metrics: RequestMetrics,
): void {
  const byMethod = new Map(handlers);
  const get = handlers.get("GET");
  // Node leaves the body out of answers to HEAD.
  if (get !== undefined) byMethod.set("HEAD", get);
  const allow = [...byMethod.keys(), "OPTIONS"].sort().join(", ");
  byMethod.set("OPTIONS", (_, response) => {
    response.writeHead(204, { Allow: allow }).end();
  });

  app.all(path, (request, response) => {
    metrics.label(response, pathLabels(request.method, path));
    const handler = byMethod.get(request.method);
    if (handler === undefined) {
      const message = `${request.method} does not work on ${request.path}; ${allow} do`;
      throw new ApiError("MethodNotAllowed", message, { headers: { Allow: allow } });
    }
    return handler(request, response);
  });
}
