import { MAX_TIMER_MS, sleep } from "./deadline.js";
import type { Remove } from "./informer.js";
import { ErrorListeners } from "./listeners.js";
import { onAbort } from "./on-abort.js";

/** How a work queue waits before it hands a key out again that the handler failed at. */
export interface WorkQueueOptions {
  /** The wait after the first failure of a key, in milliseconds; it doubles with every further one. Default: 5. */
  readonly baseDelayMs?: number | undefined;
  /** The longest wait, in milliseconds. Default: 60000. */
  readonly maxDelayMs?: number | undefined;
}

/** How keys are handled. */
export interface RunOptions {
  /** How many keys are handled at the same time. Default: 1. */
  readonly concurrency?: number | undefined;
  /** No further key is begun when it aborts. Default: only `shutDown` ends it. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Keys of objects that a controller has to look at, as in client-go's workqueue. A key that waits is not added twice;
 * one that is being handled is handled once more afterwards, and never twice at the same time.
 */
export interface WorkQueue<Key extends string | number = string> {
  /** How many keys wait to be handled, without those whose time has not come. */
  readonly length: number;
  /** Adds a key. Does nothing after `shutDown`, as the two methods below. */
  add(key: Key): void;
  /** Adds a key when the time is over, in milliseconds; of several times for one key the earliest counts. */
  addAfter(key: Key, delayMs: number): void;
  /** Adds a key after the wait that its failures ask for, and counts one more failure. */
  addRateLimited(key: Key): void;
  /** Forgets the failures of a key. `run` does it when the handler succeeds and has not called `addRateLimited` itself. */
  forget(key: Key): void;
  /** How many failures of a key are counted. */
  numRequeues(key: Key): number;
  /**
   * Calls `handler` with one key after the other. What it throws goes to the listeners of `onError`, and the key comes
   * back as by `addRateLimited`. Resolves when the signal has aborted, or after `shutDown`, and the handlers that were
   * at work are done. Rejects with a `RangeError` for a `concurrency` below 1.
   */
  run(handler: (key: Key) => unknown, options?: RunOptions): Promise<void>;
  /** Takes no more keys; those that wait are still handled, those whose time has not come are dropped. */
  shutDown(): void;
  /** Calls `listener` with every failure of a handler. As long as there is none, failures are written to the console. */
  onError(listener: (failure: WorkQueueFailure<Key>) => unknown): Remove;
}

/** A failure of a handler. */
export interface WorkQueueFailure<Key> {
  readonly key: Key;
  /** What it threw, or rejected with. */
  readonly error: unknown;
}

/**
 * Makes a work queue. Throws a `RangeError` unless 0 < `baseDelayMs` <= `maxDelayMs`.
 *
 * ```ts
 * const queue = createWorkQueue();
 * informer.addHandler({ added: ({ metadata }) => queue.add(`${metadata.namespace}/${metadata.name}`) });
 * await queue.run((key) => reconcile(informer.store.get(key)), { concurrency: 4, signal });
 * ```
 */
export function createWorkQueue<Key extends string | number = string>(options: WorkQueueOptions = {}): WorkQueue<Key> {
  return new KeyedWorkQueue<Key>(options);
}

/** After so much work in one go timers and the network get their turn, also where no handler waits for anything. */
const LONGEST_TURN_MS = 10;

class KeyedWorkQueue<Key extends string | number> implements WorkQueue<Key> {
  readonly #baseDelayMs: number;
  readonly #maxDelayMs: number;
  /** Keys that wait, in their order. */
  readonly #waiting = new Set<Key>();
  /** Keys that are being handled, and whether they have been added meanwhile, at once or by `addRateLimited`. */
  readonly #handled = new Map<Key, { isAddedAgain: boolean; isRateLimited: boolean }>();
  readonly #failures = new Map<Key, number>();
  readonly #delayed = new Map<Key, { readonly at: number; readonly timer: ReturnType<typeof setTimeout> }>();
  readonly #errorListeners = new ErrorListeners<WorkQueueFailure<Key>>();
  /** Wake the workers that have nothing to do. */
  readonly #idle = new Set<() => void>();
  #turnBegan: number | undefined;
  #isShutDown = false;

  constructor({ baseDelayMs = 5, maxDelayMs = 60_000 }: WorkQueueOptions) {
    if (!(baseDelayMs > 0 && baseDelayMs <= maxDelayMs)) {
      throw new RangeError(`a work queue needs 0 < baseDelayMs <= maxDelayMs, not ${baseDelayMs} and ${maxDelayMs}`);
    }
    this.#baseDelayMs = baseDelayMs;
    this.#maxDelayMs = maxDelayMs;
  }

  get length(): number {
    return this.#waiting.size;
  }

  add(key: Key): void {
    if (this.#isShutDown) return;
    const handled = this.#handled.get(key);
    if (handled !== undefined) {
      handled.isAddedAgain = true;
      return;
    }
    this.#waiting.add(key);
    this.#wakeOne();
  }

  addAfter(key: Key, delayMs: number): void {
    if (this.#isShutDown) return;
    if (!(delayMs > 0)) {
      this.add(key);
      return;
    }
    const at = performance.now() + delayMs;
    const earlier = this.#delayed.get(key);
    if (earlier !== undefined && earlier.at <= at) return;
    clearTimeout(earlier?.timer);
    const timer = setTimeout(
      () => {
        this.#delayed.delete(key);
        this.add(key);
      },
      Math.min(delayMs, MAX_TIMER_MS),
    );
    this.#delayed.set(key, { at, timer });
  }

  addRateLimited(key: Key): void {
    const handled = this.#handled.get(key);
    if (handled) handled.isRateLimited = true;
    const failures = this.numRequeues(key);
    this.#failures.set(key, failures + 1);
    this.addAfter(key, Math.min(this.#baseDelayMs * 2 ** failures, this.#maxDelayMs));
  }

  forget(key: Key): void {
    this.#failures.delete(key);
  }

  numRequeues(key: Key): number {
    return this.#failures.get(key) ?? 0;
  }

  async run(handler: (key: Key) => unknown, { concurrency = 1, signal }: RunOptions = {}): Promise<void> {
    if (!(concurrency >= 1)) throw new RangeError(`concurrency must be at least 1, not ${concurrency}`);
    if (signal?.aborted) return;
    const unfollow = onAbort(signal, () => this.#wakeAll());
    await Promise.all(Array.from({ length: concurrency }, () => this.#work(handler, signal)));
    unfollow();
  }

  shutDown(): void {
    this.#isShutDown = true;
    for (const { timer } of this.#delayed.values()) clearTimeout(timer);
    this.#delayed.clear();
    this.#wakeAll();
  }

  onError(listener: (failure: WorkQueueFailure<Key>) => unknown): Remove {
    return this.#errorListeners.add(listener);
  }

  async #work(handler: (key: Key) => unknown, signal: AbortSignal | undefined): Promise<void> {
    while (!signal?.aborted) {
      const [key] = this.#waiting;
      if (key !== undefined) {
        this.#waiting.delete(key);
        await this.#handle(handler, key);
      } else if (this.#isShutDown) {
        return;
      } else {
        await this.#untilWoken();
      }
      if (this.#isTurnOver()) await sleep(0);
    }
    // It may have been woken for a key that it no longer takes.
    if (this.#waiting.size > 0) this.#wakeOne();
  }

  async #handle(handler: (key: Key) => unknown, key: Key): Promise<void> {
    const state = { isAddedAgain: false, isRateLimited: false };
    this.#handled.set(key, state);
    try {
      await handler(key);
      if (!state.isRateLimited) this.forget(key);
    } catch (error) {
      this.addRateLimited(key);
      this.#errorListeners.report({ key, error });
    }
    this.#handled.delete(key);
    if (state.isAddedAgain) this.#waiting.add(key);
  }

  /** A turn begins with the first key after timers and the network had theirs. */
  #isTurnOver(): boolean {
    if (this.#turnBegan === undefined) {
      this.#turnBegan = performance.now();
      setTimeout(() => {
        this.#turnBegan = undefined;
      });
    }
    return performance.now() - this.#turnBegan >= LONGEST_TURN_MS;
  }

  #untilWoken(): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#idle.delete(wake);
        resolve();
      };
      this.#idle.add(wake);
    });
  }

  #wakeOne(): void {
    const [wake] = this.#idle;
    wake?.();
  }

  #wakeAll(): void {
    for (const wake of [...this.#idle]) wake();
  }
}
