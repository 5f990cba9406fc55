import type { Express } from "express";
import type { Headers } from "../errors.js";
import type { RequestMetrics } from "../metrics/request-metrics.js";
import { apiResponse } from "./api-response.js";
import { bindPath } from "./method-map.js";
import { respond, respondDocument } from "./respond.js";

/** Documents that are served as they are. */
export interface Documents {
  /** The API's reference page, complete in itself. */
  readonly docs: Buffer;
  /** The OpenAPI document. */
  readonly openapi: Buffer;
}

/** The page needs nothing from anywhere else, and could not get it. */
const contentSecurityPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Binds /docs and /openapi.json, and / for browsers, which it leads to /docs. */
export function bindDocs(app: Express, { docs, openapi }: Documents, metrics: RequestMetrics): void {
  const bindDocument = (path: string, bytes: Buffer, contentType: string, headers: Headers = {}) =>
    bindPath(
      app,
      path,
      new Map([["GET", (_, response) => respondDocument(response, contentType, headers, bytes)]]),
      metrics,
    );
  bindDocument("/docs", docs, "text/html; charset=utf-8", {
    "Content-Security-Policy": contentSecurityPolicy,
    "X-Content-Type-Options": "nosniff",
  });
  bindDocument("/openapi.json", openapi, "application/json");
  app.get("/", (request, response, next) => {
    if (request.headers.accept?.includes("text/html")) {
      respond(apiResponse(response), { status: 302, headers: { Location: "/docs" }, body: undefined });
    } else next();
  });
}
