import { Backoff } from "./backoff.js";
import { checkTimeout } from "./deadline.js";
import { HandlerQueue, type Notification } from "./handler-queue.js";
import { type Identified, IndexedStore } from "./indexed-store.js";
import type { Informer, InformerHandler, InformerOptions, InformerState, Remove } from "./informer.js";
import { ErrorListeners, Listeners } from "./listeners.js";
import { keyOf } from "./object-key.js";
import { onAbort } from "./on-abort.js";
import { Reflector, type ReflectorSource, type ReflectorTarget } from "./reflector.js";

/** Three of the intervals at which the server sends bookmarks by default. */
const SILENCE_TIMEOUT_MS = 30_000;

/** Makes an informer; throws a `RangeError` for options that cannot be. */
export function createInformer(
  options: InformerOptions<unknown, string>,
  source: ReflectorSource,
): Informer<unknown, string> {
  return new ReflectingInformer(options, source);
}

class ReflectingInformer implements Informer<unknown, string> {
  readonly store: IndexedStore<Identified>;
  hasSynced = false;
  state: InformerState = { name: "idle", since: new Date(), lastError: undefined };

  readonly #reflector: Reflector;
  readonly #queues = new Set<HandlerQueue<Identified>>();
  readonly #stateListeners = new Listeners<InformerState>();
  readonly #errorListeners = new ErrorListeners();
  readonly #report = (error: unknown) => this.#errorListeners.report(error);
  /** Aborts at `stop`. */
  readonly #stopping = new AbortController();
  /** Emits when `hasSynced` becomes true. */
  readonly #synced = new Listeners<void>();
  #hasStarted = false;

  constructor(options: InformerOptions<unknown, string>, source: ReflectorSource) {
    const { indexers = {}, silenceTimeoutMs = SILENCE_TIMEOUT_MS, backoff } = options;
    checkTimeout(silenceTimeoutMs, "silenceTimeoutMs");
    this.store = new IndexedStore(indexers, this.#report);
    this.#reflector = new Reflector(source, this.#target(), new Backoff(backoff), silenceTimeoutMs);
  }

  start(): void {
    if (this.#hasStarted) return;
    this.#hasStarted = true;
    void this.#reflector.run(this.#stopping.signal);
  }

  stop(): void {
    for (const queue of this.#queues) queue.close();
    this.#stopping.abort();
    this.#setState("stopped");
  }

  async waitForSync(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    if (this.hasSynced) return;
    const removals: Remove[] = [];
    await new Promise<void>((resolve, reject) => {
      const stopped = () => reject(new Error("The informer was stopped before it had synced"));
      if (this.#stopping.signal.aborted) return stopped();
      removals.push(this.#synced.add(resolve), onAbort(this.#stopping.signal, stopped));
      removals.push(onAbort(signal, () => reject(signal?.reason)));
    }).finally(() => {
      for (const remove of removals) remove();
    });
  }

  addHandler(handler: InformerHandler<unknown>): Remove {
    if (this.#stopping.signal.aborted) return () => {};
    const queue = new HandlerQueue<Identified>(handler, this.#report);
    for (const object of this.store.list()) queue.push(added(object, true));
    this.#queues.add(queue);
    return () => {
      queue.close();
      this.#queues.delete(queue);
    };
  }

  onStateChange(listener: (state: InformerState) => unknown): Remove {
    return this.#stateListeners.add(listener);
  }

  onError(listener: (error: unknown) => unknown): Remove {
    return this.#errorListeners.add(listener);
  }

  #target(): ReflectorTarget {
    return {
      replaceAll: (objects) => this.#replaceAll(objects),
      put: (object) => this.#put(object, false),
      remove: (object) => this.#remove(object, false),
      setState: (name, failure) => this.#setState(name, failure),
      report: this.#report,
    };
  }

  #replaceAll(objects: readonly Identified[]): void {
    const keys = new Set(objects.map(keyOf));
    for (const object of this.store.list()) {
      if (!keys.has(keyOf(object))) this.#remove(object, true);
    }
    for (const object of objects) this.#put(object, !this.hasSynced);
    if (this.hasSynced) return;
    this.hasSynced = true;
    this.#synced.emit(undefined, this.#report);
  }

  #put(object: Identified, isInInitialList: boolean): void {
    const known = this.store.get(object.metadata);
    // Another object of the same name: nobody saw the end of the first.
    if (known !== undefined && known.metadata.uid !== object.metadata.uid) this.#remove(known, true);
    const old = this.store.get(object.metadata);
    if (old?.metadata.resourceVersion === object.metadata.resourceVersion) return;
    this.store.set(object);
    this.#tell(old === undefined ? added(object, isInInitialList) : (handler) => handler.updated?.(old, object));
  }

  #remove(object: Identified, isFinalStateUnknown: boolean): void {
    if (this.store.get(object.metadata) === undefined) return;
    this.store.delete(keyOf(object));
    this.#tell((handler) => handler.deleted?.(object, { isFinalStateUnknown }));
  }

  #tell(notification: Notification<Identified>): void {
    for (const queue of this.#queues) queue.push(notification);
  }

  #setState(name: InformerState["name"], failure?: unknown): void {
    if (this.state.name === "stopped") return;
    // What went wrong is told until it is overcome.
    const lastError = name === "watching" ? undefined : (failure ?? this.state.lastError);
    if (this.state.name === name && this.state.lastError === lastError) return;
    this.state = { name, since: new Date(), lastError };
    this.#stateListeners.emit(this.state, this.#report);
  }
}

function added(object: Identified, isInInitialList: boolean): Notification<Identified> {
  return (handler) => handler.added?.(object, { isInInitialList });
}
