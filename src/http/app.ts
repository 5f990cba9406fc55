import type { RequestListener } from "node:http";
import express, { type Request, type Response } from "express";
import type { Logger } from "pino";
import type { Metrics } from "../metrics/metrics.js";
import type { VerbTarget } from "../verbs/verb.js";
import { bindDocs, type Documents } from "./docs.js";
import { errorHandler, notFound, refuseTarget } from "./error-handler.js";
import { bindHealth, type HealthParts } from "./health.js";
import type { Limits } from "./limits.js";
import { bindMetrics } from "./metrics.js";
import { createRequestLog } from "./request-log.js";
import { requireHost } from "./require-host.js";
import { bindRoutes } from "./router.js";

export interface AppParts {
  readonly targets: readonly VerbTarget[];
  readonly health: HealthParts;
  readonly documents: Documents;
  readonly logger: Logger;
  readonly limits: Limits;
  readonly metrics: Metrics;
}

/** Puts the HTTP side together. */
export function createApp({ targets, health, documents, logger, limits, metrics }: AppParts): RequestListener {
  const app = express();
  app.disable("x-powered-by");
  // Entity tags are resourceVersions here, not hashes of answers.
  app.disable("etag");
  app.set("query parser", "simple");
  app.enable("case sensitive routing");
  // With a slash at its end a path is another one: a client that forgot the name must not get, or change, the list.
  app.enable("strict routing");

  app.use(createRequestLog(logger));
  app.use(requireHost);
  bindRoutes(app, targets, { limits, metrics: metrics.requests });
  bindHealth(app, health, metrics.requests);
  bindDocs(app, documents, metrics.requests);
  bindMetrics(app, metrics);
  app.use(notFound);
  app.use(errorHandler);
  return (request, response) => app(request as Request, response as Response, () => refuseTarget(response));
}
