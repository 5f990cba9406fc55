import type { Backoff } from "./backoff.js";
import { sleep } from "./deadline.js";
import { ApiError, isExpired, UnexpectedResponseError } from "./errors.js";
import type { Identified } from "./indexed-store.js";
import type { InformerState } from "./informer.js";
import { PAGE_SIZE, type PageParameters } from "./iterate-pages.js";
import type { ObjectList } from "./resource-client.js";
import type { WatchEvent } from "./watch-event.js";
import type { WatchParameters } from "./watch-events.js";

/** Where the objects come from: the list and the watch of one kind. */
export interface ReflectorSource {
  list(parameters: PageParameters & ListCall): Promise<ObjectList<unknown>>;
  watch(parameters: WatchParameters): AsyncIterable<WatchEvent<unknown>>;
  /** Longest that a call may take, by the client's options. */
  readonly timeoutMs: number;
}

interface ListCall {
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
}

/** Where they go. Its methods do not throw. */
export interface ReflectorTarget {
  /** These are all objects that there are. */
  replaceAll(objects: readonly Identified[]): void;
  /** The object is there, as it is now. */
  put(object: Identified): void;
  /** The object is gone; this is its last state. */
  remove(object: Identified): void;
  /** `lastError` is what has just gone wrong, if something did. */
  setState(name: InformerState["name"], lastError?: unknown): void;
  /** Something went wrong. */
  report(error: unknown): void;
}

/** A list never takes longer, also where calls have no limit: its connection may be dead. */
const LONGEST_LIST_MS = 300_000;

/**
 * Reflects the objects of the server in a target, as client-go's Reflector does: it lists them, watches what happens
 * after that, and starts the watch anew from where it was whenever that ends in any way. It lists again only when the
 * server cannot go on from there. Time is measured with timers alone, which no change of the clock disturbs.
 */
export class Reflector {
  readonly #source: ReflectorSource;
  readonly #target: ReflectorTarget;
  readonly #backoff: Backoff;
  readonly #silenceTimeoutMs: number;
  /** Everything up to here has been reflected. Undefined: nothing has, or nobody knows what came after it. */
  #resourceVersion: string | undefined;
  /** When the present watch was answered, by `performance.now()`. */
  #answeredAt: number | undefined;

  constructor(source: ReflectorSource, target: ReflectorTarget, backoff: Backoff, silenceTimeoutMs: number) {
    this.#source = source;
    this.#target = target;
    this.#backoff = backoff;
    this.#silenceTimeoutMs = silenceTimeoutMs;
  }

  /** Goes on until the signal aborts, and never rejects. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const hadVersion = this.#resourceVersion !== undefined;
      const failure = await this.#listAndWatch(signal);
      if (signal.aborted) return;
      // Many proxies cut every answer after some seconds: whoever has watched for longer than the first wait may come
      // back at once, and waits no longer than at the first failure.
      const wasHealthy = this.#answeredAt !== undefined && performance.now() - this.#answeredAt >= this.#backoff.minMs;
      // The server answers again, and only forgot what came in between. The round after this has no version to begin with.
      const isForgotten = hadVersion && this.#resourceVersion === undefined;
      if (wasHealthy || isForgotten) this.#backoff.reset();
      this.#target.setState("backing-off", failure?.error);
      if (failure !== undefined) this.#target.report(failure.error);
      if (failure === undefined && wasHealthy) continue;
      await sleep(this.#backoff.next(retryAfterMs(failure?.error)), signal).catch(() => {});
    }
  }

  /** Resolves when the watch is over, to what went wrong if something did. */
  async #listAndWatch(signal: AbortSignal): Promise<{ readonly error: unknown } | undefined> {
    this.#answeredAt = undefined;
    try {
      this.#resourceVersion ??= await this.#list(signal);
      await this.#watch(this.#resourceVersion, signal);
      return undefined;
    } catch (error) {
      if (needsList(error)) this.#resourceVersion = undefined;
      return { error };
    }
  }

  /** Resolves to the version of the list. */
  async #list(signal: AbortSignal): Promise<string> {
    this.#target.setState("listing");
    const call = { signal, timeoutMs: Math.min(this.#source.timeoutMs, LONGEST_LIST_MS) };
    const first = await this.#page({ limit: PAGE_SIZE, ...call });
    const { items, resourceVersion } = (await this.#followingPages(first, call)) ?? (await this.#page(call));
    signal.throwIfAborted();
    this.#target.replaceAll(items as Identified[]);
    return resourceVersion;
  }

  /** The whole list that begins with this page; undefined if the server forgot its state meanwhile. */
  async #followingPages(first: ObjectList<unknown>, call: ListCall): Promise<ObjectList<unknown> | undefined> {
    const items = [...first.items];
    try {
      for (let token = first.continue; token !== undefined; ) {
        const page = await this.#page({ limit: PAGE_SIZE, continue: token, ...call });
        for (const item of page.items) items.push(item);
        token = page.continue;
      }
    } catch (error) {
      if (isExpired(error)) return undefined;
      throw error;
    }
    return { items, resourceVersion: first.resourceVersion };
  }

  /** Throws for what is not a list: taken for an empty one, it would be the end of all objects. */
  async #page(parameters: PageParameters & ListCall): Promise<ObjectList<unknown>> {
    const page = await this.#source.list(parameters);
    if (Array.isArray(page.items) && page.resourceVersion !== "") return page;
    throw new TypeError("What the server answered is not a list of objects with a resourceVersion");
  }

  async #watch(resourceVersion: string, signal: AbortSignal): Promise<void> {
    const events = this.#source.watch({
      resourceVersion,
      signal,
      timeoutMs: this.#silenceTimeoutMs,
      silenceTimeoutMs: this.#silenceTimeoutMs,
      onAnswer: () => {
        this.#answeredAt = performance.now();
        this.#target.setState("watching");
      },
    });
    for await (const event of events) {
      signal.throwIfAborted();
      this.#receive(event as WatchEvent<Identified>);
    }
  }

  #receive({ type, object }: WatchEvent<Identified>): void {
    const { resourceVersion } = object.metadata;
    // What has been reflected is not reflected again, whatever the server sends.
    if (!isNewer(resourceVersion, this.#resourceVersion)) return;
    this.#resourceVersion = resourceVersion;
    if (type === "DELETED") this.#target.remove(object);
    else if (type !== "BOOKMARK") this.#target.put(object);
  }
}

/** Whether the server cannot go on from the version that it was asked to. */
function needsList(error: unknown): boolean {
  return isExpired(error) || isTooLarge(error);
}

/** The version lies in the server's future: its data was put back, or it lags behind the server that was asked before. */
function isTooLarge(error: unknown): boolean {
  return (
    error instanceof ApiError &&
    error.reason === "Timeout" &&
    error.causes.some(({ field }) => field === "resourceVersion")
  );
}

function retryAfterMs(error: unknown): number | undefined {
  return error instanceof ApiError || error instanceof UnexpectedResponseError ? error.retryAfterMs : undefined;
}

/** Versions are decimal numbers of any length. */
function isNewer(version: string, than: string | undefined): boolean {
  if (than === undefined) return true;
  return version.length === than.length ? version > than : version.length > than.length;
}
