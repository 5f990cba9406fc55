const unitsMs: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1_000, ms: 1 };

/**
 * Reads a duration as Kubernetes' options take them: `5m`, `1h30m`, `1.5s`, `200ms`, or `0`. In milliseconds. Undefined
 * if it is none.
 */
export function parseDurationMs(text: string): number | undefined {
  if (text === "0") return 0;
  if (!/^(\d+(\.\d+)?(h|ms|m|s))+$/.test(text)) return undefined;
  const parts = [...text.matchAll(/([\d.]+)(h|ms|m|s)/g)];
  return parts.reduce((total, [, amount, unit = ""]) => total + Number(amount) * (unitsMs[unit] ?? 0), 0);
}
