import type { Express } from "express";
import type { Metrics } from "../metrics/metrics.js";
import { bindPath } from "./method-map.js";

/** Binds /metrics, in the text format of Prometheus. */
export function bindMetrics(app: Express, metrics: Metrics): void {
  bindPath(
    app,
    "/metrics",
    new Map([
      [
        "GET",
        async (_, response) => {
          const bytes = Buffer.from(await metrics.text());
          response.writeHead(200, { "Content-Type": metrics.contentType, "Content-Length": bytes.length }).end(bytes);
        },
      ],
    ]),
    metrics.requests,
  );
}
