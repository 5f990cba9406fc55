const minBackoffMs = 5;
const maxBackoffMs = 10_000;

export interface WorkQueueOptions {
  /** How many keys are worked on at the same time at most. */
  readonly concurrency: number;
  /** Does the work for one key. It is tried again later if it rejects. */
  readonly work: (key: string) => Promise<void>;
  /** Called when work has rejected, with the number of times in a row. */
  readonly onError: (key: string, error: unknown, failures: number) => void;
}

/**
 * Keys to be worked on, in the order they came, each once however often it was added. The same key is never worked on
 * twice at the same time. Failed work is tried again after a pause that doubles from 5 ms up to 10 s.
 */
export class WorkQueue {
  readonly #options: WorkQueueOptions;
  readonly #waiting = new Set<string>();
  readonly #active = new Set<string>();
  readonly #failures = new Map<string, number>();
  readonly #pauses = new Map<string, NodeJS.Timeout>();
  #isStopped = false;

  constructor(options: WorkQueueOptions) {
    this.#options = options;
  }

  /** Has a key worked on, once more if that is under way. */
  add(key: string): void {
    if (this.#isStopped) return;
    clearTimeout(this.#pauses.get(key));
    this.#pauses.delete(key);
    this.#waiting.add(key);
    this.#next();
  }

  /** Forgets what waits. */
  clear(): void {
    for (const pause of this.#pauses.values()) clearTimeout(pause);
    this.#pauses.clear();
    this.#waiting.clear();
    this.#failures.clear();
  }

  /** Begins no work any more. Does not wait for what is under way, and tells of no more failures. */
  stop(): void {
    this.#isStopped = true;
    this.clear();
  }

  #next(): void {
    for (const key of this.#waiting) {
      if (this.#active.size >= this.#options.concurrency) return;
      if (this.#active.has(key)) continue;
      this.#waiting.delete(key);
      this.#active.add(key);
      void this.#work(key);
    }
  }

  async #work(key: string): Promise<void> {
    try {
      await this.#options.work(key);
      this.#failures.delete(key);
    } catch (error) {
      this.#retry(key, error);
    }
    this.#active.delete(key);
    this.#next();
  }

  #retry(key: string, error: unknown): void {
    if (this.#isStopped) return;
    const failures = (this.#failures.get(key) ?? 0) + 1;
    this.#failures.set(key, failures);
    this.#options.onError(key, error, failures);
    if (this.#waiting.has(key)) return;
    const pauseMs = Math.min(maxBackoffMs, minBackoffMs * 2 ** (failures - 1)) * (0.5 + Math.random() / 2);
    this.#pauses.set(
      key,
      setTimeout(() => this.add(key), pauseMs),
    );
  }
}
