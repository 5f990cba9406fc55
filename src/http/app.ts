import type { RequestListener } from "node:http";
import express, { type Request, type Response } from "express";
import type { Logger } from "pino";
import type { VerbTarget } from "../verbs/verb.js";
import { bindDocs, type Documents } from "./docs.js";
import { errorHandler, notFound, refuseTarget } from "./error-handler.js";
import { bindHealth, type HealthParts } from "./health.js";
import { createRequestLog } from "./request-log.js";
import { requireHost } from "./require-host.js";
import { bindRoutes } from "./router.js";

export interface AppParts {
  readonly targets: readonly VerbTarget[];
  readonly health: HealthParts;
  readonly documents: Documents;
  readonly logger: Logger;
}

/** Puts the HTTP side together. */
export function createApp({ targets, health, documents, logger }: AppParts): RequestListener {
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
  bindRoutes(app, targets);
  bindHealth(app, health);
  bindDocs(app, documents);
  app.use(notFound);
  app.use(errorHandler);
  return (request, response) => app(request as Request, response as Response, () => refuseTarget(response));
}
