import { readMetrics } from "../helpers/metrics.js";

/** What a server uses of its machine. */
export interface ServerUsage {
  /** Time that its processors have worked since it started. */
  readonly cpuSeconds: number;
  readonly rssBytes: number;
  /** JavaScript objects and what belongs to them, garbage included. */
  readonly heapBytes: number;
  /** Open sockets, among them the one that this was read on. */
  readonly sockets: number;
  /** Timers, sockets and whatever else Node keeps running for. */
  readonly resources: number;
}

/** Reads it from the metrics. */
export async function readUsage(url: string): Promise<ServerUsage> {
  const { sum } = await readMetrics(url);
  return {
    cpuSeconds: sum("process_cpu_seconds_total"),
    rssBytes: sum("process_resident_memory_bytes"),
    heapBytes: sum("nodejs_heap_size_used_bytes") + sum("nodejs_external_memory_bytes"),
    sockets: sum("nodejs_active_resources", { type: "TCPSocketWrap" }),
    resources: sum("nodejs_active_resources_total"),
  };
}

/** Bytes in words, such as `120 MiB`. */
export function mebibytes(bytes: number): string {
  return `${Math.round(bytes / 1_048_576)} MiB`;
}
