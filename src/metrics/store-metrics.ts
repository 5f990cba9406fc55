import type { Registry } from "prom-client";
import type { Resource } from "../api.js";
import { kindPrefix, kindPrefixOf } from "../storage/keys.js";
import { type Store, StoreError } from "../storage/store.js";
import { type Latencies, LatencyHistogram } from "./latency-histogram.js";
import type { Prometheus } from "./prometheus.js";

type Operation = "get" | "list" | "create" | "update" | "delete" | "revision";

const labelNames = ["operation", "type", "store"] as const;
type StoreLabels = Readonly<Record<(typeof labelNames)[number], string>>;

/** How often a call has failed with a code. */
interface Failures {
  readonly labels: StoreLabels & { readonly code: string };
  count: number;
}

/** What is counted of the calls of stores, under the names that Kubernetes has for etcd, also for the embedded store. */
export class StoreMetrics {
  readonly duration = new LatencyHistogram<keyof StoreLabels>({
    name: "etcd_request_duration_seconds",
    help: "How long the store took to answer, failures included.",
  });
  readonly #failures = new Map<string, Failures>();

  countFailure(labels: StoreLabels, code: string): void {
    const key = JSON.stringify([...Object.values(labels), code]);
    const failures = this.#failures.get(key) ?? { labels: { ...labels, code }, count: 0 };
    failures.count += 1;
    this.#failures.set(key, failures);
  }

  /** Has a registry tell what was counted. */
  addTo({ Counter }: Prometheus, registry: Registry): void {
    const failures = this.#failures;
    this.duration.addTo(registry);
    new Counter({
      name: "etcd_request_errors_total",
      help: "Calls that the store has failed, by what it failed with.",
      labelNames: [...labelNames, "code"],
      registers: [registry],
      collect() {
        this.reset();
        for (const { labels, count } of failures.values()) this.inc(labels, count);
      },
    });
  }
}

/**
 * The store, with every call but watches measured. `type` is the plural of the kind, empty for what is of none.
 *
 * @param name Value of the label `store`.
 */
export function measureStore(
  store: Store,
  { metrics, name, resources }: { metrics: StoreMetrics; name: string; resources: readonly Resource[] },
): Store {
  const types = new Map(resources.map(({ plural }) => [kindPrefix(plural), plural]));
  const measures = (operation: Operation) => {
    const series = new Map<string, { readonly labels: StoreLabels; readonly latencies: Latencies }>();
    const seriesOf = (type: string) => {
      const labels = { operation, type, store: name };
      const made = { labels, latencies: metrics.duration.of(labels) };
      series.set(type, made);
      return made;
    };
    // What the store gives is handed on as it is: an async function around it takes as long as all else here.
    return <Result>(key: string, call: () => Promise<Result>): Promise<Result> => {
      const type = types.get(kindPrefixOf(key)) ?? "";
      const { labels, latencies } = series.get(type) ?? seriesOf(type);
      const beganMs = performance.now();
      const observe = () => latencies.observe((performance.now() - beganMs) / 1_000);
      const result = call();
      result.then(observe, (error) => {
        metrics.countFailure(labels, error instanceof StoreError ? error.code : "bug");
        observe();
      });
      return result;
    };
  };
  const get = measures("get");
  const list = measures("list");
  const create = measures("create");
  const update = measures("update");
  const remove = measures("delete");
  const revision = measures("revision");
  return {
    maxValueBytes: store.maxValueBytes,
    revisionsPerWrite: store.revisionsPerWrite,
    get: (key) => get(key, () => store.get(key)),
    range: (prefix, options) => list(prefix, () => store.range(prefix, options)),
    create: (key, value) => create(key, () => store.create(key, value)),
    replace: (key, value, revision) => update(key, () => store.replace(key, value, revision)),
    delete: (key, revision) => remove(key, () => store.delete(key, revision)),
    watch: (prefix, options) => store.watch(prefix, options),
    revision: () => revision("", () => store.revision()),
    ...(store.localRevision && { localRevision: store.localRevision.bind(store) }),
    close: () => store.close(),
  };
}
