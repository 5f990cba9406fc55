import { Registry } from "prom-client";
import type { Resource } from "../api.js";
import type { Store } from "../storage/store.js";
import type { WatchCache } from "../watch/watch-cache.js";
import { addLimitMetrics, type LimitReadings } from "./limit-metrics.js";
import { processMetrics } from "./process-metrics.js";
import { RequestMetrics } from "./request-metrics.js";
import { measureStore } from "./store-metrics.js";
import { addWatchMetrics } from "./watch-metrics.js";

/** The metrics of one server, under the names that Kubernetes has for them. */
export class Metrics {
  readonly requests: RequestMetrics;
  readonly #registry = new Registry();
  readonly #process = processMetrics();
  readonly #resources: readonly Resource[];

  /** @param resources The kinds that are told apart. */
  constructor(resources: readonly Resource[]) {
    this.#resources = resources;
    this.requests = new RequestMetrics(this.#registry);
  }

  /** The store, with every call measured; `name` tells which one it is. To be called once, like all that follows. */
  measureStore(store: Store, name: string): Store {
    return measureStore(store, { registry: this.#registry, name, resources: this.#resources });
  }

  addWatches(cache: WatchCache): void {
    addWatchMetrics(this.#registry, cache, this.#resources);
  }

  addLimits(readings: LimitReadings): void {
    addLimitMetrics(this.#registry, readings);
  }

  /** Media type of {@link text}. */
  get contentType(): string {
    return this.#registry.contentType;
  }

  /** All of them as they are now, in the text format of Prometheus. */
  async text(): Promise<string> {
    const [own, ofProcess] = await Promise.all([this.#registry.metrics(), this.#process.metrics()]);
    return `${own}\n${ofProcess}`;
  }
}
