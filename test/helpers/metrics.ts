/** The metrics of a server as they are now. */
export interface MetricsReading {
  /** The text that was sent. */
  readonly text: string;
  /** The sum of all series of a metric whose labels include these; 0 if there is none. */
  sum(name: string, labels?: Readonly<Record<string, string | number>>): number;
}

/** Reads /metrics. */
export async function readMetrics(url: string): Promise<MetricsReading> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return { text, sum: (name, labels = {}) => sum(text, name, labels) };
}

function sum(text: string, name: string, labels: Readonly<Record<string, string | number>>): number {
  let total = 0;
  for (const line of text.split("\n")) {
    const [, series, inBraces = "", value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    const has = ([label, wanted]: [string, string | number]) => `,${inBraces},`.includes(`,${label}="${wanted}",`);
    if (series === name && Object.entries(labels).every(has)) total += Number(value);
  }
  return total;
}
