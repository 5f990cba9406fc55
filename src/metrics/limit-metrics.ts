import type { Registry } from "prom-client";
import type { Prometheus } from "./prometheus.js";

/** What the metrics of limits are read from. */
export interface LimitReadings {
  /** Requests under way, by kind. */
  readonly inflight: Readonly<Record<string, number>>;
  /** Requests that wait for their turn, by kind. */
  readonly inqueue: Readonly<Record<string, number>>;
  /** Bytes of bodies in memory. */
  readonly bodyBytes: number;
  /** Requests that were refused, by reason. */
  readonly dropped: Readonly<Record<string, number>>;
}

/** Tells what is under way, and what was refused with 429. */
export function addLimitMetrics({ Counter, Gauge }: Prometheus, registry: Registry, readings: LimitReadings): void {
  const registers = [registry];
  const byKind = (name: string, help: string, read: () => Readonly<Record<string, number>>) =>
    new Gauge({
      name,
      help,
      labelNames: ["request_kind"],
      registers,
      collect() {
        for (const [kind, count] of Object.entries(read())) this.set({ request_kind: kind }, count);
      },
    });
  byKind(
    "apiserver_current_inflight_requests",
    "Requests under way that count against the limits, watches aside.",
    () => readings.inflight,
  );
  byKind("apiserver_current_inqueue_requests", "Requests that wait for their turn.", () => readings.inqueue);
  new Gauge({
    name: "apiserver_current_inflight_body_bytes",
    help: "Bytes of request bodies under way.",
    registers,
    collect() {
      this.set(readings.bodyBytes);
    },
  });
  new Counter({
    name: "apiserver_dropped_requests_total",
    help: "Requests that were refused with 429, by the limit that they would have passed.",
    labelNames: ["reason"],
    registers,
    collect() {
      this.reset();
      for (const [reason, count] of Object.entries(readings.dropped)) this.inc({ reason }, count);
    },
  });
}
