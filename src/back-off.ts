import { setTimeout as delay } from "node:timers/promises";

const minMs = 50;

/**
 * Waits after a failure: 50 ms after the first one, and twice as long after each that follows it. A part of the time is left
 * to chance, so that those who have failed together do not all come back together. Ends early when the signal aborts.
 *
 * @param failures How many there have been in a row before this one.
 * @param maxMs The longest time.
 */
export async function backOff(failures: number, maxMs: number, signal: AbortSignal): Promise<void> {
  const longestMs = Math.min(maxMs, minMs * 2 ** failures);
  await delay(longestMs * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => {});
}
