import type { Table } from "./section.js";
import { median, spread } from "./statistics.js";
import { type Measured, named, ratios, type Sample } from "./take-turns.js";

/** Results that lie farther apart than this share of their median are called unsteady. */
const steadySpread = 0.5;

/** A table of contenders against one of them. */
export function comparisonTable(
  title: string,
  measured: readonly Measured[],
  { reference, unit = "requests/s" }: { readonly reference: string; readonly unit?: string },
): Table {
  const base = named(measured, reference);
  const baseCpu = median(base.samples.flatMap(({ cpuMicros }) => cpuMicros ?? []));
  const hasLatency = measured.some(({ samples }) => samples[0]?.p50Ms !== undefined);
  const latencyHeadings = hasLatency ? ["p50", "p99"] : [];
  const rows = measured.map((one) => {
    const values = (key: keyof Sample) => one.samples.flatMap((sample) => sample[key] ?? []);
    const ratioText = one === base ? "1.00" : withRange(ratios(one, base), ratio);
    const cpu = median(values("cpuMicros"));
    const latencies = hasLatency ? [milliseconds(median(values("p50Ms"))), milliseconds(median(values("p99Ms")))] : [];
    const perSecond = withRange(values("perSecond"), count);
    return [
      one.name,
      perSecond,
      ratioText,
      Number.isNaN(cpu) ? "" : `${microseconds(cpu)} (${ratio(cpu / baseCpu)} ×)`,
      ...latencies,
    ];
  });
  return {
    title,
    headings: ["", `${unit}, median (min to max)`, `× ${reference}`, "server CPU for each", ...latencyHeadings],
    rows,
    unsteady: measured.filter(({ samples }) => isUnsteady(samples.map(({ perSecond }) => perSecond))).map(nameOf),
  };
}

/** Whether values lie too far apart. */
export function isUnsteady(values: readonly number[]): boolean {
  return spread(values) > steadySpread;
}

/** The median, and what it lies between. */
export function withRange(values: readonly number[], format: (value: number) => string): string {
  return `${format(median(values))} (${format(Math.min(...values))} to ${format(Math.max(...values))})`;
}

export function count(value: number): string {
  return value < 100 ? value.toPrecision(3) : Math.round(value).toLocaleString("en");
}

export function ratio(value: number): string {
  return value < 0.1 ? value.toFixed(3) : value.toFixed(2);
}

/** Empty of what was not measured. */
export function milliseconds(value: number): string {
  if (Number.isNaN(value)) return "";
  return `${value < 100 ? value.toFixed(2) : value.toFixed(0)} ms`;
}

export function microseconds(value: number): string {
  return `${value < 100 ? value.toFixed(1) : count(value)} µs`;
}

export function seconds(value: number): string {
  return Number.isFinite(value) ? `${value.toFixed(2)} s` : "too long";
}

function nameOf({ name }: Measured): string {
  return name;
}
