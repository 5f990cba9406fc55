import type { Registry } from "prom-client";
import type { Prometheus } from "./prometheus.js";

let processRegistry: Registry | undefined;

/**
 * Metrics of the process: CPU, memory, handles, and from the first call on event loop and garbage collection. There is one
 * registry of them, however many servers the process has, for what measures them can neither be stopped nor be there twice.
 */
export function processMetrics({ collectDefaultMetrics, Registry }: Prometheus): Registry {
  if (processRegistry === undefined) {
    processRegistry = new Registry();
    collectDefaultMetrics({ register: processRegistry });
  }
  return processRegistry;
}
