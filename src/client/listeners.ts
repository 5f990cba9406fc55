import type { Remove } from "./informer.js";

/** Functions to call at an event, in the order in which they were added. */
export class Listeners<Event> {
  readonly #listeners = new Set<{ readonly listener: (event: Event) => unknown }>();

  get size(): number {
    return this.#listeners.size;
  }

  add(listener: (event: Event) => unknown): Remove {
    const entry = { listener };
    this.#listeners.add(entry);
    return () => void this.#listeners.delete(entry);
  }

  /** Calls all of them. `failed` gets what one of them throws, or rejects with. */
  emit(event: Event, failed: (error: unknown) => void): void {
    for (const { listener } of this.#listeners) {
      try {
        const result = listener(event);
        if (result instanceof Promise) result.catch(failed);
      } catch (error) {
        failed(error);
      }
    }
  }
}

/** Listeners for failures. As long as there are none, failures are written to the console, and so are their own. */
export class ErrorListeners<Event = unknown> extends Listeners<Event> {
  report(event: Event): void {
    if (this.size === 0) console.error(event);
    this.emit(event, (error) => console.error(error));
  }
}
