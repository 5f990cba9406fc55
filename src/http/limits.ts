import { ApiError } from "../errors.js";

/** How much the server takes on at once. 0: no limit. */
export interface LimitOptions {
  /** Most requests under way that only read. */
  readonly maxRequestsInflight: number;
  /** Most requests under way that write. */
  readonly maxMutatingRequestsInflight: number;
  /** Most bytes of request bodies, over all requests under way. */
  readonly maxBodyBytesInflight: number;
  /** Most watches. */
  readonly maxWatches: number;
  /** Most watches of one client address. */
  readonly maxWatchesPerClient: number;
}

/** Whether a request only reads; the names are those of Kubernetes' metrics. */
export type RequestKind = "readOnly" | "mutating";

/** Which limit a request would have passed. */
export type DropReason = "readOnly" | "mutating" | "bodyBytes" | "watches" | "watchesPerClient";

/** How long a request waits for a place before it is refused. Longer than that clients had better ask again. */
const maxWaitMs = 1_000;
/** Most requests of a kind that wait. */
const maxWaiting = 5_000;

/**
 * What the server has taken on, and how much more it takes. Requests above their limit wait a moment for a place: refused
 * at once, clients come back at once, and a server that is busy refusing gets nothing done. All else that is too much is
 * refused.
 */
export class Limits {
  readonly options: LimitOptions;
  /** Requests under way, without watches that have begun. */
  readonly inflight: Record<RequestKind, number> = { readOnly: 0, mutating: 0 };
  /** Requests that wait for a place, in their order. */
  readonly #waiting: Readonly<Record<RequestKind, Set<() => void>>> = { readOnly: new Set(), mutating: new Set() };
  /** How many requests were refused. */
  readonly dropped: Record<DropReason, number> = {
    readOnly: 0,
    mutating: 0,
    bodyBytes: 0,
    watches: 0,
    watchesPerClient: 0,
  };
  /** Bytes of bodies under way. */
  bodyBytes = 0;
  watches = 0;
  readonly watchesByClient = new Map<string, number>();

  constructor(options: LimitOptions) {
    this.options = options;
  }

  /** How many requests wait for a place. */
  get inqueue(): Readonly<Record<RequestKind, number>> {
    const { readOnly, mutating } = this.#waiting;
    return { readOnly: readOnly.size, mutating: mutating.size };
  }

  /** Whether as many requests of the kind are under way as may be. */
  isFull(kind: RequestKind): boolean {
    return isReached(this.inflight[kind], this.#maxInflight(kind));
  }

  /** Waits until there is a place, which another request may take all the same. False: there was none for too long. */
  turn(kind: RequestKind): Promise<boolean> {
    const waiting = this.#waiting[kind];
    if (waiting.size >= maxWaiting) return Promise.resolve(false);
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        waiting.delete(wake);
        // Whoever was woken for a place may not have come for it yet.
        resolve(!this.isFull(kind));
      }, maxWaitMs);
      const wake = () => {
        clearTimeout(timer);
        resolve(true);
      };
      waiting.add(wake);
    });
  }

  /**
   * Takes a place among the requests under way: at once if there is one, else a promise tells when.
   *
   * @throws ApiError TooManyRequests if there is none for too long.
   */
  enter(kind: RequestKind): Promise<void> | undefined {
    if (this.isFull(kind)) return this.#enterLater(kind);
    this.inflight[kind] += 1;
    this.#wakeNext(kind);
    return undefined;
  }

  async #enterLater(kind: RequestKind): Promise<void> {
    if (!(await this.turn(kind))) throw this.drop(kind);
    await this.enter(kind);
  }

  /** Gives back a place. */
  leave(kind: RequestKind): void {
    this.inflight[kind] -= 1;
    this.#wakeNext(kind);
  }

  #wakeNext(kind: RequestKind): void {
    const waiting = this.#waiting[kind];
    if (waiting.size === 0) return;
    const [wake] = waiting;
    if (wake === undefined || this.isFull(kind)) return;
    waiting.delete(wake);
    wake();
  }

  #maxInflight(kind: RequestKind): number {
    const { maxRequestsInflight, maxMutatingRequestsInflight } = this.options;
    return kind === "readOnly" ? maxRequestsInflight : maxMutatingRequestsInflight;
  }

  /** Counts a refusal, and gives the failure for it. */
  drop(reason: DropReason): ApiError {
    this.dropped[reason] += 1;
    return tooManyRequests(reason);
  }
}

/** The failure for a request that passes a limit. */
export function tooManyRequests(reason: DropReason): ApiError {
  return new ApiError("TooManyRequests", `${tooMany[reason]}; try again`, { headers: { "Retry-After": "1" } });
}

const tooMany: Readonly<Record<DropReason, string>> = {
  readOnly: "Too many requests that read are under way",
  mutating: "Too many requests that write are under way",
  bodyBytes: "The bodies of all requests under way are too large together",
  watches: "Too many watches are under way",
  watchesPerClient: "Too many watches of this client are under way",
};

/**
 * What one request takes of the limits. All of it is given back when the work for it is done and its response has been
 * sent, or is lost: a client that leaves early does not make room for more work at once.
 */
export class RequestShare {
  readonly #limits: Limits;
  #isClosed = false;
  #isDone = false;
  #kind: RequestKind | undefined;
  #bodyBytes = 0;
  #watchClient: string | undefined;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** The response has been sent, or is lost. */
  close(): void {
    this.#isClosed = true;
    if (this.#isDone) this.#giveBack();
  }

  /** The work is done, but for sending what the response holds. */
  done(): void {
    this.#isDone = true;
    if (this.#isClosed) this.#giveBack();
  }

  /**
   * Takes room for bytes of the body, on top of those that it has.
   *
   * @throws ApiError TooManyRequests if there is none.
   */
  takeBodyBytes(bytes: number): void {
    const limits = this.#limits;
    const { maxBodyBytesInflight } = limits.options;
    if (maxBodyBytesInflight > 0 && limits.bodyBytes + bytes > maxBodyBytesInflight) throw limits.drop("bodyBytes");
    limits.bodyBytes += bytes;
    this.#bodyBytes += bytes;
  }

  /**
   * Takes a place among the requests under way. It is for requests whose body is here: one that a client sends slowly
   * keeps no place from others. A promise tells when, if there is none at once.
   *
   * @throws ApiError TooManyRequests if there is none, BadRequest if the client has not waited for it.
   */
  takePlace(kind: RequestKind): Promise<void> | undefined {
    const entered = this.#limits.enter(kind);
    if (entered !== undefined) return entered.then(() => this.#hasPlace(kind));
    this.#hasPlace(kind);
    return undefined;
  }

  #hasPlace(kind: RequestKind): void {
    this.#kind = kind;
    if (this.#isClosed) throw new ApiError("BadRequest", "The client left before its request had its turn");
  }

  /** Gives back the place, because the request has become a watch that waits for changes. */
  givePlaceBack(): void {
    if (this.#kind !== undefined) this.#limits.leave(this.#kind);
    this.#kind = undefined;
  }

  /**
   * Takes room for a watch.
   *
   * @param client Its address.
   * @throws ApiError TooManyRequests if there is none.
   */
  takeWatch(client: string): void {
    const limits = this.#limits;
    const { maxWatches, maxWatchesPerClient } = limits.options;
    const ofClient = limits.watchesByClient.get(client) ?? 0;
    if (isReached(limits.watches, maxWatches)) throw limits.drop("watches");
    if (isReached(ofClient, maxWatchesPerClient)) throw limits.drop("watchesPerClient");
    limits.watches += 1;
    limits.watchesByClient.set(client, ofClient + 1);
    this.#watchClient = client;
  }

  #giveBack(): void {
    this.givePlaceBack();
    const limits = this.#limits;
    limits.bodyBytes -= this.#bodyBytes;
    this.#bodyBytes = 0;
    if (this.#watchClient === undefined) return;
    limits.watches -= 1;
    const left = (limits.watchesByClient.get(this.#watchClient) ?? 0) - 1;
    if (left > 0) limits.watchesByClient.set(this.#watchClient, left);
    else limits.watchesByClient.delete(this.#watchClient);
  }
}

function isReached(count: number, limit: number): boolean {
  return limit > 0 && count >= limit;
}
