import type { Registry } from "prom-client";
import type { Resource } from "../api.js";
import type { Store } from "../storage/store.js";
import type { WatchCache } from "../watch/watch-cache.js";
import { addLimitMetrics, type LimitReadings } from "./limit-metrics.js";
import { processMetrics } from "./process-metrics.js";
import type { Prometheus } from "./prometheus.js";
import { RequestMetrics } from "./request-metrics.js";
import { measureStore, StoreMetrics } from "./store-metrics.js";
import { addWatchMetrics } from "./watch-metrics.js";

/** The metrics of one server, under the names that Kubernetes has for them. Counting begins at once. */
export class Metrics {
  readonly requests = new RequestMetrics();
  readonly #store = new StoreMetrics();
  readonly #resources: readonly Resource[];
  /** What else a registry is to tell. */
  readonly #additions: ((prometheus: Prometheus, registry: Registry) => void)[] = [];
  #registries: Promise<readonly Registry[]> | undefined;

  /** @param resources The kinds that are told apart. */
  constructor(resources: readonly Resource[]) {
    this.#resources = resources;
  }

  /** The store, with every call measured; `name` tells which one it is. To be called once, like all that follows. */
  measureStore(store: Store, name: string): Store {
    return measureStore(store, { metrics: this.#store, name, resources: this.#resources });
  }

  addWatches(cache: WatchCache): void {
    this.#additions.push((prometheus, registry) => addWatchMetrics(prometheus, registry, cache, this.#resources));
  }

  addLimits(readings: LimitReadings): void {
    this.#additions.push((prometheus, registry) => addLimitMetrics(prometheus, registry, readings));
  }

  /** All of them as they are now, in the text format of Prometheus, and its media type. */
  async read(): Promise<{ text: string; contentType: string }> {
    this.#registries ??= this.#createRegistries();
    const registries = await this.#registries;
    const texts = await Promise.all(registries.map((registry) => registry.metrics()));
    return { text: texts.join("\n"), contentType: registries[0]?.contentType ?? "" };
  }

  /** One of what the server counts, and one of the process. */
  async #createRegistries(): Promise<readonly Registry[]> {
    const { default: prometheus } = await import("prom-client");
    const registry = new prometheus.Registry();
    this.requests.addTo(prometheus, registry);
    this.#store.addTo(prometheus, registry);
    for (const add of this.#additions) add(prometheus, registry);
    return [registry, processMetrics(prometheus)];
  }
}
