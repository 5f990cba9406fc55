import type { Express } from "express";
import type { Metrics } from "../metrics/metrics.js";
import { bindPath } from "./method-map.js";
import { respondDocument } from "./respond.js";

/** Binds /metrics, in the text format of Prometheus. */
export function bindMetrics(app: Express, metrics: Metrics): void {
  bindPath(
    app,
    "/metrics",
    new Map([
      [
        "GET",
        async (_, response) => {
          const { text, contentType } = await metrics.read();
          respondDocument(response, contentType, {}, Buffer.from(text));
        },
      ],
    ]),
    metrics.requests,
  );
}
