import type { Express, Response } from "express";
import type { RequestMetrics } from "../metrics/request-metrics.js";
import { bindPath } from "./method-map.js";

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
  const bindDocument = (path: string, bytes: Buffer, headers: Readonly<Record<string, string>>) =>
    bindPath(app, path, new Map([["GET", (_, response) => sendDocument(response, bytes, headers)]]), metrics);
  bindDocument("/docs", docs, {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": contentSecurityPolicy,
    "X-Content-Type-Options": "nosniff",
  });
  bindDocument("/openapi.json", openapi, { "Content-Type": "application/json" });
  app.get("/", (request, response, next) => {
    if (request.headers.accept?.includes("text/html")) response.writeHead(302, { Location: "/docs" }).end();
    else next();
  });
}

function sendDocument(response: Response, bytes: Buffer, headers: Readonly<Record<string, string>>): void {
  response.writeHead(200, { ...headers, "Content-Length": bytes.length }).end(bytes);
}
