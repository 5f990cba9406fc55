import type { LabelValues, Metric, Registry } from "prom-client";
import { latencyBucketsSeconds } from "./latency-buckets.js";

/** How long things took that have the same labels. */
export class Latencies {
  /** How many took no longer than each of the bounds, but longer than the one before it. */
  readonly buckets: number[] = latencyBucketsSeconds.map(() => 0);
  count = 0;
  sumSeconds = 0;

  observe(seconds: number): void {
    this.count += 1;
    this.sumSeconds += seconds;
    const bucket = latencyBucketsSeconds.findIndex((bound) => seconds <= bound);
    if (bucket !== -1) (this.buckets[bucket] as number) += 1;
  }
}

/**
 * A histogram of latencies. Observing costs a few additions: the histogram of prom-client checks labels and makes a text
 * of them each time. This one tells it the same when it is asked.
 */
export class LatencyHistogram<Label extends string> {
  readonly name: string;
  readonly help: string;
  readonly #series = new Map<string, { readonly labels: LabelValues<Label>; readonly latencies: Latencies }>();

  constructor({ name, help }: { readonly name: string; readonly help: string }) {
    this.name = name;
    this.help = help;
  }

  /** Has a registry tell what was observed. */
  addTo(registry: Registry): void {
    // All that it asks of a metric is its name and what it tells.
    registry.registerMetric(this as unknown as Metric);
  }

  /** Where to count what has these labels. Whoever counts often keeps it. */
  of(labels: LabelValues<Label>): Latencies {
    const key = JSON.stringify(labels);
    const { latencies } = this.#series.get(key) ?? { latencies: new Latencies() };
    this.#series.set(key, { labels, latencies });
    return latencies;
  }

  /** What prom-client writes. Labels of which nothing has been observed are left out. */
  async get() {
    const values = [...this.#series.values()]
      .filter(({ latencies }) => latencies.count > 0)
      .flatMap(({ labels, latencies }) => this.#values(labels, latencies));
    return { name: this.name, help: this.help, type: "histogram", aggregator: "sum", values };
  }

  #values(labels: LabelValues<Label>, { buckets, count, sumSeconds }: Latencies) {
    const metricName = `${this.name}_bucket`;
    let total = 0;
    const below = latencyBucketsSeconds.map((le, index) => {
      total += buckets[index] as number;
      return { metricName, labels: { le, ...labels }, value: total };
    });
    return [
      ...below,
      { metricName, labels: { le: "+Inf", ...labels }, value: count },
      { metricName: `${this.name}_sum`, labels, value: sumSeconds },
      { metricName: `${this.name}_count`, labels, value: count },
    ];
  }
}
