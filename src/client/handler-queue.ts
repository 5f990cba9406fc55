import type { InformerHandler } from "./informer.js";

/** Tells a handler of one change. */
export type Notification<T> = (handler: InformerHandler<T>) => unknown;

/** Gives changes to a handler, one at a time and in their order, at its own speed. */
export class HandlerQueue<T> {
  readonly #handler: InformerHandler<T>;
  readonly #failed: (error: unknown) => void;
  #waiting: Notification<T>[] = [];
  #isRunning = false;
  #isClosed = false;

  constructor(handler: InformerHandler<T>, failed: (error: unknown) => void) {
    this.#handler = handler;
    this.#failed = failed;
  }

  /** The handler is never called before this returns. */
  push(notification: Notification<T>): void {
    if (this.#isClosed) return;
    this.#waiting.push(notification);
    if (!this.#isRunning) void this.#run();
  }

  /** Nothing is given to the handler any more. */
  close(): void {
    this.#isClosed = true;
    this.#waiting = [];
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    await undefined;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      for (const notification of batch) {
        if (this.#isClosed) break;
        try {
          await notification(this.#handler);
        } catch (error) {
          this.#failed(error);
        }
      }
    }
    this.#isRunning = false;
  }
}
