import type { Express, Request, Response } from "express";
import type { Metrics } from "../metrics/metrics.js";
import type { VerbTarget } from "../verbs/verb.js";
import { type ApiListener, apiResponse } from "./api-response.js";
import { bindDocs, type Documents } from "./docs.js";
import { answerError, errorHandler, notFound, refuseTarget } from "./error-handler.js";
import { bindHealth, type HealthParts } from "./health.js";
import type { Limits } from "./limits.js";
import { bindMetrics } from "./metrics.js";
import { takeRequestId } from "./request-id.js";
import { requireHost } from "./require-host.js";
import { createRouter, type Router } from "./router.js";

export interface AppParts {
  readonly targets: readonly VerbTarget[];
  readonly health: HealthParts;
  readonly documents: Documents;
  readonly limits: Limits;
  readonly metrics: Metrics;
}

/**
 * Puts the HTTP side together. What is for the API goes to the router, and everything else to Express, which changes the
 * prototypes of each request and response: whatever touches them after that is several times as slow.
 */
export function createApp(parts: AppParts): ApiListener {
  const route = createRouter(parts.targets, { limits: parts.limits, metrics: parts.metrics.requests });
  const others = createOthers(route, parts);
  return (request, response) => {
    takeRequestId(request, response);
    try {
      requireHost(request);
      const { url = "" } = request;
      if (isPlain(url) && route(pathOf(url), request, response)) return;
      others(request, response);
    } catch (error) {
      answerError(error, response);
    }
  };
}

/** Whether a request target is a path as it stands, perhaps with a query. */
function isPlain(url: string): boolean {
  return url.startsWith("/") && !url.includes("#");
}

function pathOf(url: string): string {
  const end = url.indexOf("?");
  return end === -1 ? url : url.slice(0, end);
}

/** Answers requests that are not for the API, or not plainly. */
function createOthers(route: Router, parts: AppParts): ApiListener {
  let app: Promise<Express> | undefined;
  return async (request, response) => {
    try {
      // Loaded when it is needed: the API does without.
      app ??= createExpress(route, parts);
      const handle = await app;
      // The client may have left meanwhile.
      if (!response.destroyed)
        handle(request as Request, response as unknown as Response, () => refuseTarget(response));
    } catch (error) {
      answerError(error, response);
    }
  };
}

async function createExpress(route: Router, { health, documents, metrics }: AppParts): Promise<Express> {
  const { default: express } = await import("express");
  const app = express();
  app.disable("x-powered-by");
  // Entity tags are resourceVersions here, not hashes of answers.
  app.disable("etag");
  app.set("query parser", "simple");
  app.enable("case sensitive routing");
  // With a slash at its end a path is another one.
  app.enable("strict routing");

  // Express knows where the path is in targets of any form, such as `http://host/api/v1/nodes`.
  app.use((request, response, next) => {
    if (!route(request.path, request, apiResponse(response))) next();
  });
  bindHealth(app, health, metrics.requests);
  bindDocs(app, documents, metrics.requests);
  bindMetrics(app, metrics);
  app.use(notFound);
  app.use(errorHandler);
  return app;
}
