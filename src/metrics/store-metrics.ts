import { Counter, Histogram, type Registry } from "prom-client";
import type { Resource } from "../api.js";
import { kindPrefix, kindPrefixOf } from "../storage/keys.js";
import { type Store, StoreError } from "../storage/store.js";
import { latencyBucketsSeconds } from "./latency-buckets.js";

type Operation = "get" | "list" | "create" | "update" | "delete" | "revision";

/**
 * The store, with every call but watches measured. The names are those that Kubernetes has for etcd, also for the
 * embedded store; `type` is the plural of the kind, empty for what is of none.
 *
 * @param name Value of the label `store`.
 */
export function measureStore(
  store: Store,
  { registry, name, resources }: { registry: Registry; name: string; resources: readonly Resource[] },
): Store {
  const labelNames = ["operation", "type", "store"] as const;
  const duration = new Histogram({
    name: "etcd_request_duration_seconds",
    help: "How long the store took to answer, failures included.",
    labelNames,
    buckets: latencyBucketsSeconds,
    registers: [registry],
  });
  const errors = new Counter({
    name: "etcd_request_errors_total",
    help: "Calls that the store has failed, by what it failed with.",
    labelNames: [...labelNames, "code"],
    registers: [registry],
  });
  const types = new Map(resources.map(({ plural }) => [kindPrefix(plural), plural]));

  const measure = async <Result>(operation: Operation, key: string, call: () => Promise<Result>): Promise<Result> => {
    const labels = { operation, type: types.get(kindPrefixOf(key)) ?? "", store: name };
    const beganMs = performance.now();
    try {
      return await call();
    } catch (error) {
      errors.inc({ ...labels, code: error instanceof StoreError ? error.code : "bug" });
      throw error;
    } finally {
      duration.observe(labels, (performance.now() - beganMs) / 1_000);
    }
  };
  return {
    maxValueBytes: store.maxValueBytes,
    revisionsPerWrite: store.revisionsPerWrite,
    get: (key) => measure("get", key, () => store.get(key)),
    range: (prefix, options) => measure("list", prefix, () => store.range(prefix, options)),
    create: (key, value) => measure("create", key, () => store.create(key, value)),
    replace: (key, value, revision) => measure("update", key, () => store.replace(key, value, revision)),
    delete: (key, revision) => measure("delete", key, () => store.delete(key, revision)),
    watch: (prefix, options) => store.watch(prefix, options),
    revision: () => measure("revision", "", () => store.revision()),
    ...(store.localRevision && { localRevision: store.localRevision.bind(store) }),
    close: () => store.close(),
  };
}
