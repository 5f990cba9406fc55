import type { ApiError } from "../errors.js";
import { isInScope, type KeyScope } from "../storage/keys.js";
import type { WatchEvent } from "./watch-event.js";

/** Places of removed events are given back when there are as many of them. */
const minUnusedPlaces = 1_024;

/** What has come of the events of a log since the server started. */
export interface EventCounts {
  /** Events that the store told of. */
  received: number;
  /** Events that were sent, to every watcher by itself; initial ones are among them. */
  sent: number;
  /** Watchers that were ended because they read too slowly. */
  terminatedWatchers: number;
}

/** The newest events in order. Each has a position that never changes, one more than that of the event before it. */
export class EventLog {
  /** Every event with a greater revision that there has been is in the log. */
  oldestRevision: number;
  /** Who reads it. */
  readonly cursors = new Set<EventCursor>();
  readonly counts: EventCounts = { received: 0, sent: 0, terminatedWatchers: 0 };
  #places: (WatchEvent | undefined)[] = [];
  /** How many places before the first event are unused. */
  #unused = 0;
  /** Position of the first event. */
  #first = 0;

  constructor(oldestRevision: number) {
    this.oldestRevision = oldestRevision;
  }

  /** Position of the oldest event. */
  get first(): number {
    return this.#first;
  }

  /** Position of the event that comes next. */
  get end(): number {
    return this.#first + this.length;
  }

  /** How many events there are. */
  get length(): number {
    return this.#places.length - this.#unused;
  }

  /** The event at a position from `first` on and before `end`. */
  at(position: number): WatchEvent {
    return this.#places[this.#unused + position - this.#first] as WatchEvent;
  }

  append(event: WatchEvent): void {
    this.#places.push(event);
    this.counts.received += 1;
  }

  /** Removes the oldest event, which there must be. */
  removeFirst(): WatchEvent {
    const event = this.at(this.#first);
    this.#places[this.#unused] = undefined;
    this.#unused += 1;
    this.#first += 1;
    this.oldestRevision = event.revision;
    if (this.#unused >= minUnusedPlaces && this.#unused * 2 >= this.#places.length) {
      this.#places = this.#places.slice(this.#unused);
      this.#unused = 0;
    }
    return event;
  }

  /** Removes all events, because some are missing up to a revision. */
  clear(oldestRevision: number): void {
    this.#first = this.end;
    this.#places = [];
    this.#unused = 0;
    this.oldestRevision = oldestRevision;
  }

  /** Position of the first event with a greater revision. */
  firstAfter(revision: number): number {
    let low = this.first;
    let high = this.end;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.at(middle).revision > revision) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

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
    this.assertSound();
    const { afterRevision, scope } = this.#options;
    while (this.#position < this.#log.end) {
      const event = this.#log.at(this.#position);
      this.#position += 1;
      if (event.revision > afterRevision && isInScope(event.key, scope)) return event;
    }
    return undefined;
  }

  /** @throws ApiError that the cursor has failed with. */
  assertSound(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** Counts an event that was sent. */
  countSent(): void {
    this.#log.counts.sent += 1;
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
