import type { ApiError } from "../errors.js";
import { isInScope, type KeyScope } from "../storage/keys.js";
import type { EventLog } from "./event-log.js";
import type { WatchEvent } from "./watch-event.js";

export interface CursorOptions {
  /** Only events with a greater revision. It may be one that the log has not got to. */
  readonly afterRevision: number;
  readonly scope: KeyScope;
  /** Called when there may be more, and when the cursor has failed. */
  readonly onChange: () => void;
}

/**
 * How far one watcher has read a log. It has nothing of its own but that position, so a slow watcher takes no memory;
 * when the log has removed an event that it has not read, it has failed.
 */
export class EventCursor {
  readonly #log: EventLog;
  readonly #options: CursorOptions;
  #position: number;
  #failure: ApiError | undefined;

  constructor(log: EventLog, options: CursorOptions) {
    this.#log = log;
    this.#options = options;
    this.#position = log.firstAfter(options.afterRevision);
    log.cursors.add(this);
  }

  /** Reads no more. */
  close(): void {
    this.#log.cursors.delete(this);
  }

  /**
   * Reads the next event. Undefined if there is none yet.
   *
   * @throws ApiError that the cursor has failed with, such as Expired.
   */
  next(): WatchEvent | undefined {
    if (this.#failure !== undefined) throw this.#failure;
    const { afterRevision, scope } = this.#options;
    while (this.#position < this.#log.end) {
      const event = this.#log.at(this.#position);
      this.#position += 1;
      if (event.revision > afterRevision && isInScope(event.key, scope)) return event;
    }
    return undefined;
  }

  /** Whether every event was read. */
  get isAtEnd(): boolean {
    return this.#position >= this.#log.end;
  }

  /** Tells that the log has changed. Called by the log's owner. */
  notify(): void {
    this.#options.onChange();
  }

  /** Whether the log no longer has what the cursor would read next. Called by the log's owner when events were removed. */
  hasMissed(): boolean {
    if (this.#position >= this.#log.first) return false;
    if (this.#options.afterRevision < this.#log.oldestRevision) return true;
    this.#position = this.#log.first;
    return false;
  }

  /** Goes on with a log that has been cleared. False: something that the cursor would have read is missing. */
  rejoin(): boolean {
    this.#position = this.#log.first;
    return this.#options.afterRevision >= this.#log.oldestRevision;
  }

  /** Lets every later read throw. Called by the log's owner. */
  fail(error: ApiError): void {
    this.#failure ??= error;
    this.notify();
  }
}
