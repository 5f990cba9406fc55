import type { EventCursor } from "./event-cursor.js";
import type { WatchEvent } from "./watch-event.js";

/** Places of removed events are given back when there are as many of them. */
const minUnusedPlaces = 1_024;

/** The newest events in order. Each has a position that never changes, one more than that of the event before it. */
export class EventLog {
  /** Every event with a greater revision that there has been is in the log. */
  oldestRevision: number;
  /** Who reads it. */
  readonly cursors = new Set<EventCursor>();
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
