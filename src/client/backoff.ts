import type { BackoffOptions } from "./informer.js";

/** As client-go's reflector has them. */
const MIN_MS = 800;
const MAX_MS = 30_000;

/** The longest wait that a server can ask for: what it says may be wrong, and nobody would ever look again. */
const LONGEST_RETRY_AFTER_MS = 300_000;

/** Tells how long to wait after each failure, as `BackoffOptions` describes it. */
export class Backoff {
  readonly minMs: number;
  readonly #maxMs: number;
  #failures = 0;

  /** Throws a `RangeError` unless 0 < `minMs` <= `maxMs`. */
  constructor({ minMs = MIN_MS, maxMs = Math.max(MAX_MS, minMs) }: BackoffOptions = {}) {
    if (!(minMs > 0 && minMs <= maxMs && maxMs < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`backoff needs 0 < minMs <= maxMs, not ${minMs} and ${maxMs}`);
    }
    this.minMs = minMs;
    this.#maxMs = maxMs;
  }

  /** The next wait, in milliseconds: at least what the server asked for, which it asks many clients at once. */
  next(retryAfterMs = 0): number {
    const base = Math.min(this.#maxMs, this.minMs * 2 ** this.#failures++);
    return Math.max(base, Math.min(retryAfterMs, LONGEST_RETRY_AFTER_MS)) + base * Math.random();
  }

  /** The next failure is the first one again. */
  reset(): void {
    this.#failures = 0;
  }
}
