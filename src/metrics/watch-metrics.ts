import type { Registry } from "prom-client";
import type { Resource } from "../api.js";
import { kindPrefix } from "../storage/keys.js";
import type { EventCounts } from "../watch/event-log.js";
import type { WatchCache } from "../watch/watch-cache.js";
import type { Prometheus } from "./prometheus.js";

/** Tells what the watch cache holds, and what has come of the events of each kind. */
export function addWatchMetrics(
  { Counter, Gauge }: Prometheus,
  registry: Registry,
  cache: WatchCache,
  resources: readonly Resource[],
): void {
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  gauge("watch_cache_capacity", "Most events that the watch cache holds, of all kinds.", () => cache.capacity);
  gauge("apiserver_watch_cache_size", "Events in the watch cache, of all kinds.", () => cache.length);
  gauge("apiserver_watch_cache_size_bytes", "Bytes that they take, roughly.", () => cache.sizeBytes);
  gauge(
    "apiserver_watch_cache_resource_version",
    "The revision up to which the watch cache has seen everything.",
    () => (cache.hasBegun ? cache.revision : 0),
  );

  const counter = (name: string, help: string, count: keyof EventCounts) =>
    new Counter({
      name,
      help,
      labelNames: ["resource"],
      registers: [registry],
      collect() {
        this.reset();
        for (const { plural } of resources) {
          this.inc({ resource: plural }, cache.countsOf(kindPrefix(plural))[count]);
        }
      },
    });
  counter("apiserver_watch_cache_events_received_total", "Events that the store told of.", "received");
  counter("apiserver_watch_events_total", "Events that were sent to watchers.", "sent");
  counter(
    "apiserver_terminated_watchers_total",
    "Watches that were ended because they were read too slowly.",
    "terminatedWatchers",
  );
}
