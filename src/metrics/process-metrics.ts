import { collectDefaultMetrics, Registry } from "prom-client";

let processRegistry: Registry | undefined;

/**
 * Metrics of the process: CPU, memory, event loop, garbage collection, handles. There is one registry of them, however
 * many servers the process has, for what measures them can neither be stopped nor be there twice.
 */
export function processMetrics(): Registry {
  if (processRegistry === undefined) {
    processRegistry = new Registry();
    collectDefaultMetrics({ register: processRegistry });
  }
  return processRegistry;
}
