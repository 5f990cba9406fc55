import { type ApiError, toApiError } from "../errors.js";
import { decodeObject } from "../registry/object-codec.js";
import type { Selector } from "../selectors/selector.js";
import type { KeyScope } from "../storage/keys.js";
import type { EventFormat } from "./event-format.js";
import type { EventCursor } from "./event-log.js";
import type { InitialState } from "./initial-state.js";
import type { WatchCache } from "./watch-cache.js";
import { changeBytes } from "./watch-event.js";

/** How long a client may take to read what is left when a watch has ended, before its connection is cut. */
const graceMs = 5_000;
/** After so many events other work gets its turn. */
const eventsPerTurn = 256;

/** Where the body of a streamed answer goes. */
export interface StreamOutput {
  /** False: nothing should be written until `onDrain`. */
  write(bytes: Buffer): boolean;
  /** Ends the body after all that was written. */
  end(): void;
  /** Cuts the connection. */
  destroy(): void;
  /** Leaves a failure of ours for the log. */
  report(error: Error): void;
  /** Calls the listener whenever what was written has been taken. */
  onDrain(listener: () => void): void;
  /** Calls the listener once, when the body has ended or the connection is lost. */
  onClose(listener: () => void): void;
}

/** What one watch sends. */
export interface WatchStreamOptions {
  readonly scope: KeyScope;
  /** Undefined: everything in the scope. */
  readonly selector: Selector | undefined;
  readonly format: EventFormat;
  /** Sent first. */
  readonly initialState: InitialState | undefined;
  /** Then come all events after this revision. */
  readonly afterRevision: number;
  /** apiVersion and kind of the objects, for bookmarks; undefined: no bookmarks. */
  readonly bookmarks: { readonly apiVersion: string; readonly kind: string } | undefined;
  /** Whether a bookmark with the annotation `k8s.io/initial-events-end` follows the initial state. */
  readonly marksInitialEventsEnd: boolean;
  /** How long it lasts. */
  readonly timeoutMs: number;
}

/** One watch of one client, from its first event to its end. */
export class WatchStream {
  readonly #cache: WatchCache;
  readonly #options: WatchStreamOptions;
  readonly #output: StreamOutput;
  readonly #endsAtMs: number;
  #cursor: EventCursor | undefined;
  /** Whether the initial state was sent. */
  #isLive = false;
  /** Whether the client has not taken yet what was written. */
  #isBlocked = false;
  #hasEnded = false;
  #lastWriteMs = performance.now();
  #resume: (() => void) | undefined;

  constructor(cache: WatchCache, options: WatchStreamOptions, output: StreamOutput) {
    this.#cache = cache;
    this.#options = options;
    this.#output = output;
    this.#endsAtMs = performance.now() + options.timeoutMs;
  }

  /** Begins to send. Failures are sent as well. */
  start(): void {
    const { scope, afterRevision, initialState } = this.#options;
    this.#output.onDrain(() => this.#onDrain());
    this.#output.onClose(() => this.#leave());
    try {
      this.#cursor = this.#cache.open({ scope, afterRevision, onChange: () => this.#pump() });
    } catch (error) {
      this.#fail(error);
      return;
    }
    if (initialState === undefined) this.#goLive();
    else this.#sendInitialState(initialState).catch((error: unknown) => this.#fail(error));
  }

  /**
   * Does what time brings: a bookmark after a silence, and the end.
   *
   * @param nowMs As `performance.now()` tells it.
   */
  tick(nowMs: number, bookmarkIntervalMs: number): void {
    // The client may still be reading the end.
    if (this.#hasEnded) return;
    if (nowMs >= this.#endsAtMs) this.end();
    else if (nowMs - this.#lastWriteMs >= bookmarkIntervalMs) this.#sendBookmark();
  }

  /** Ends the watch so that the client can resume it. */
  end(): void {
    if (this.#hasEnded) return;
    this.#sendBookmark();
    this.#finish();
  }

  async #sendInitialState({ pages, revision }: InitialState): Promise<void> {
    const { selector, format, marksInitialEventsEnd } = this.#options;
    for await (const entries of pages) {
      for (const entry of entries) {
        if (this.#hasEnded) return;
        if (selector !== undefined && !selector.matches(decodeObject(entry))) continue;
        // A client that breaks off here has to begin anew, so it is told of no revision to resume after.
        this.#write(changeBytes("ADDED", entry, format, undefined));
        this.#cursor?.countSent();
        if (this.#isBlocked) await this.#drained();
      }
    }
    if (this.#hasEnded) return;
    if (marksInitialEventsEnd) this.#writeBookmark(revision, { "k8s.io/initial-events-end": "true" });
    else {
      const position = format.position(revision);
      if (position !== undefined) this.#write(position);
    }
    this.#goLive();
  }

  #goLive(): void {
    this.#isLive = true;
    this.#pump();
  }

  /** Sends what the client can take of the events that there are. */
  #pump(): void {
    const cursor = this.#cursor;
    if (this.#hasEnded || cursor === undefined) return;
    try {
      // Also a watch that cannot send now has to end once it has missed something.
      cursor.assertSound();
      if (this.#isLive) this.#sendEvents(cursor);
    } catch (error) {
      this.#fail(error);
    }
  }

  #sendEvents(cursor: EventCursor): void {
    const { selector, format } = this.#options;
    for (let count = 0; !this.#isBlocked; count += 1) {
      if (count === eventsPerTurn) {
        setImmediate(() => this.#pump());
        return;
      }
      const event = cursor.next();
      if (event === undefined) return;
      const type = event.typeFor(selector);
      if (type === undefined) continue;
      this.#write(event.bytes(type, format));
      cursor.countSent();
    }
  }

  /** A bookmark says that everything up to it was sent; so there is none as long as that is not so. */
  #sendBookmark(): void {
    const { afterRevision } = this.#options;
    if (!this.#isLive || this.#isBlocked || this.#cursor?.isAtEnd !== true) return;
    this.#writeBookmark(Math.max(afterRevision, this.#cache.revision));
  }

  #writeBookmark(revision: number, annotations?: Readonly<Record<string, string>>): void {
    const { bookmarks, format } = this.#options;
    if (bookmarks === undefined) return;
    const { apiVersion, kind } = bookmarks;
    const metadata = { resourceVersion: String(revision), annotations };
    const event = { type: "BOOKMARK", object: { kind, apiVersion, metadata } };
    this.#write(format.event([Buffer.from(JSON.stringify(event))], revision));
  }

  #write(bytes: Buffer): void {
    this.#lastWriteMs = performance.now();
    if (!this.#output.write(bytes)) this.#isBlocked = true;
  }

  #onDrain(): void {
    this.#isBlocked = false;
    this.#wake();
    this.#pump();
  }

  /** Resolves when there is room for more, or when it is over. */
  #drained(): Promise<void> {
    return new Promise((resolve) => {
      this.#resume = resolve;
    });
  }

  #wake(): void {
    this.#resume?.();
    this.#resume = undefined;
  }

  /** Ends the watch with an ERROR event. */
  #fail(error: unknown): void {
    if (this.#hasEnded) return;
    const failure = toApiError(error);
    if (failure.code >= 500) this.#output.report(causeOf(failure));
    const event = { type: "ERROR", object: failure.body };
    this.#write(this.#options.format.error(Buffer.from(JSON.stringify(event))));
    this.#finish();
  }

  #finish(): void {
    this.#leave();
    const cut = setTimeout(() => this.#output.destroy(), graceMs).unref();
    this.#output.onClose(() => clearTimeout(cut));
    this.#output.end();
  }

  /** Reads no more events. */
  #leave(): void {
    this.#hasEnded = true;
    this.#cursor?.close();
    this.#wake();
  }
}

function causeOf(error: ApiError): Error {
  return error.cause instanceof Error ? error.cause : error;
}
