import type { Registry } from "prom-client";
import { type Latencies, LatencyHistogram } from "./latency-histogram.js";
import type { Prometheus } from "./prometheus.js";
import type { RequestLabels } from "./request-labels.js";

const labelNames = ["verb", "resource", "subresource", "scope"] as const;

/** What is counted of the requests with the same labels. */
export class RequestSeries {
  readonly labels: RequestLabels;
  readonly isWatch: boolean;
  /** How many had each HTTP status. */
  readonly codes = new Map<number, number>();
  readonly latencies: Latencies;
  /** How many watches have begun and not ended. */
  underWay = 0;

  constructor(labels: RequestLabels, latencies: Latencies) {
    this.labels = labels;
    this.isWatch = labels.verb === "WATCH";
    this.latencies = latencies;
  }
}

/**
 * Counts requests and measures how long they take. Watches are counted when they end, and not measured. prom-client gets
 * to know what was counted when it is asked for it.
 */
export class RequestMetrics {
  readonly #series = new Map<string, RequestSeries>();
  readonly #duration = new LatencyHistogram<keyof RequestLabels>({
    name: "apiserver_request_duration_seconds",
    help: "How long requests took, from their headers to the end of their answer, watches aside.",
  });

  /** Has a registry tell what was counted. */
  addTo({ Counter, Gauge }: Prometheus, registry: Registry): void {
    const registers = [registry];
    const series = this.#series;
    new Counter({
      name: "apiserver_request_total",
      help: "Requests that were answered, by verb, resource and HTTP status. Code 0: the client left before the answer began.",
      labelNames: [...labelNames, "code"],
      registers,
      collect() {
        this.reset();
        for (const { labels, codes } of series.values()) {
          for (const [code, count] of codes) this.inc({ ...labels, code }, count);
        }
      },
    });
    this.#duration.addTo(registry);
    new Gauge({
      name: "apiserver_longrunning_requests",
      help: "Watches under way.",
      labelNames: ["verb", "resource", "scope"],
      registers,
      collect() {
        this.reset();
        for (const { labels, isWatch, codes, underWay } of series.values()) {
          const { verb, resource, scope } = labels;
          if (isWatch && codes.size + underWay > 0) this.inc({ verb, resource, scope }, underWay);
        }
      },
    });
  }

  /** Where requests with these labels are counted. Routes ask for theirs once. */
  series(labels: RequestLabels): RequestSeries {
    const key = Object.values(labels).join(" ");
    const series = this.#series.get(key) ?? new RequestSeries(labels, this.#duration.of({ ...labels }));
    this.#series.set(key, series);
    return series;
  }

  /** Counts a watch that begins. */
  beginWatch(series: RequestSeries): void {
    series.underWay += 1;
  }

  /**
   * Counts a request that has ended.
   *
   * @param code HTTP status of its answer; 0 if there was none.
   */
  end(series: RequestSeries, code: number, tookMs: number): void {
    series.codes.set(code, (series.codes.get(code) ?? 0) + 1);
    if (series.isWatch) series.underWay -= 1;
    else series.latencies.observe(tookMs / 1_000);
  }
}
