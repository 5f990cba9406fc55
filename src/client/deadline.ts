import { TimeoutError } from "./errors.js";
import { onAbort } from "./on-abort.js";

/** What every call of the client takes besides its parameters. */
export interface CallOptions {
  /** Gives the call up when it aborts; the call then rejects with the signal's reason, as it is. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Longest that the whole call may take, in milliseconds: every attempt, and reading the answer. Default: that of the
   * client. `Infinity` sets no limit. The call then rejects with a `TimeoutError`.
   */
  readonly timeoutMs?: number | undefined;
}

/** The longest that a timer can wait; a longer one would fire at once. */
export const MAX_TIMER_MS = 2 ** 31 - 1;

/**
 * Runs `action` with a signal that aborts with the caller's signal, or when the time is up, and rejects at that moment even
 * if the action goes on. One signal may serve any number of calls, one after the other and at the same time.
 */
export async function withDeadline<Result>(
  call: string,
  { signal, timeoutMs }: { readonly signal: AbortSignal | undefined; readonly timeoutMs: number },
  action: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  checkTimeout(timeoutMs);
  const controller = new AbortController();
  const unfollow = onAbort(signal, () => controller.abort(signal?.reason));
  const expire = () => controller.abort(new TimeoutError(call, timeoutMs));
  const timer = timeoutMs > MAX_TIMER_MS ? undefined : setTimeout(expire, timeoutMs);
  try {
    return await new Promise((resolve, reject) => {
      controller.signal.addEventListener("abort", () => reject(controller.signal.reason));
      action(controller.signal).then(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
    unfollow();
  }
}

/** Throws a `RangeError` unless it is a positive number. */
export function checkTimeout(timeoutMs: number, name = "timeoutMs"): void {
  if (!(timeoutMs > 0)) throw new RangeError(`${name} must be greater than 0, not ${timeoutMs}`);
}

/** Resolves after `ms` milliseconds; rejects with the signal's reason when that aborts first. */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const unfollow = onAbort(signal, () => {
      clearTimeout(timer);
      reject(signal?.reason);
    });
    const timer = setTimeout(() => {
      unfollow();
      resolve();
    }, ms);
  });
}
