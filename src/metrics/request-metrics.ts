import type { IncomingMessage, ServerResponse } from "node:http";
import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import { latencyBucketsSeconds } from "./latency-buckets.js";
import { pathLabels, type RequestLabels } from "./request-labels.js";

const labelNames = ["verb", "resource", "subresource", "scope"] as const;

/** Counts requests and measures how long they take. Watches are counted when they end, and not measured. */
export class RequestMetrics {
  readonly #labels = new WeakMap<ServerResponse, RequestLabels>();
  readonly #total: Counter<keyof RequestLabels | "code">;
  readonly #duration: Histogram<keyof RequestLabels>;
  readonly #longRunning: Gauge<"verb" | "resource" | "scope">;

  constructor(registry: Registry) {
    const registers = [registry];
    this.#total = new Counter({
      name: "apiserver_request_total",
      help: "Requests that were answered, by verb, resource and HTTP status. Code 0: the client left before the answer began.",
      labelNames: [...labelNames, "code"],
      registers,
    });
    this.#duration = new Histogram({
      name: "apiserver_request_duration_seconds",
      help: "How long requests took, from their headers to the end of their answer, watches aside.",
      labelNames: [...labelNames],
      buckets: latencyBucketsSeconds,
      registers,
    });
    this.#longRunning = new Gauge({
      name: "apiserver_longrunning_requests",
      help: "Watches under way.",
      labelNames: ["verb", "resource", "scope"],
      registers,
    });
  }

  /** Follows a request that has just come to its end. */
  follow({ method }: IncomingMessage, response: ServerResponse): void {
    const beganMs = performance.now();
    response.once("close", () => {
      const labels = this.#labels.get(response) ?? pathLabels(method);
      this.#total.inc({ ...labels, code: response.headersSent ? response.statusCode : 0 });
      if (isWatch(labels)) this.#longRunning.dec(longRunningLabels(labels));
      else this.#duration.observe(labels, (performance.now() - beganMs) / 1_000);
    });
  }

  /** Tells what a request is, once a route has taken it; and again if it asks for a watch. */
  label(response: ServerResponse, labels: RequestLabels): void {
    this.#labels.set(response, labels);
    if (isWatch(labels)) this.#longRunning.inc(longRunningLabels(labels));
  }
}

function isWatch({ verb }: RequestLabels): boolean {
  return verb === "WATCH";
}

function longRunningLabels({ verb, resource, scope }: RequestLabels) {
  return { verb, resource, scope };
}
