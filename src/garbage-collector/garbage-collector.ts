import { setImmediate as nextTurn } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import type { Logger } from "pino";
import type { Kind } from "../api.js";
import { backOff } from "../back-off.js";
import type { ObjectCache } from "../cache/object-cache.js";
import { ApiError } from "../errors.js";
import { foregroundFinalizer, orphanFinalizer } from "../registry/deletion-finalizers.js";
import type { EncodedObject } from "../registry/encoded-object.js";
import type { ApiObject, OwnerReference, StoredMetadata, StoredObject } from "../registry/object.js";
import { parseObject } from "../registry/object-codec.js";
import type { Registry } from "../registry/registry.js";
import { isSegment } from "../storage/keys.js";
import { StoreError } from "../storage/store.js";
import type { WatchCache } from "../watch/watch-cache.js";
import type { WatchEvent } from "../watch/watch-event.js";
import { IdentityResolver, type ObjectIdentity } from "./object-identity.js";
import { awaitedDependants, type GraphNode, OwnerGraph } from "./owner-graph.js";
import { WorkQueue } from "./work-queue.js";

/** How many objects are worked on at the same time, as in Kubernetes. */
const concurrency = 20;
const maxBackoffMs = 5_000;

export interface GarbageCollectorParts {
  /** Where all objects are found at the start. */
  readonly objects: ObjectCache;
  /** What tells of their changes from there on. */
  readonly watchCache: WatchCache;
  readonly registries: ReadonlyMap<Kind, Registry>;
  readonly logger: Logger;
}

/** What an owner is to a dependant. */
type OwnerState =
  | "living"
  /** Another object of its name may exist. */
  | "absent"
  /** It goes when its dependants are deleted. */
  | "deletingDependants"
  /** It goes when its dependants no longer refer to it. */
  | "orphaningDependants";

/**
 * Deletes the dependants of deleted objects (Kubernetes: "Garbage Collection", "Owners and Dependents"). An object whose
 * owners are all gone is deleted; from one that has another owner left, the references to those that are gone are
 * removed. It also ends the deletions that wait for it: with the finalizer `foregroundDeletion` an object stays until its
 * dependants with `blockOwnerDeletion` are deleted, with `orphan` until no dependant refers to it any more.
 *
 * The graph only tells where to look. What is deleted was read anew, and so were its owners, and it is deleted only if
 * its uid and references are still the same. So any number of servers may do this side by side, and it does no harm
 * that a graph lags behind.
 *
 * No dependant is missed. All changes of all kinds come in one order, and the graph takes them in that order:
 * - A dependant from before its owner's mark (`deletionTimestamp` with a finalizer) is in the graph when the mark is. The
 *   finalizer is removed by a graph that has the mark, and only once that graph has seen the dependant go.
 * - One that comes after the mark is waited for likewise, unless the finalizer was removed before the graph heard of it.
 * - One that comes before the end of its owner and is still there is looked at when the graph hears of that end.
 * - One that comes after the end of its owner names an object that the graph does not know, and so has that looked at.
 */
export class GarbageCollector {
  readonly #parts: GarbageCollectorParts;
  readonly #resolver: IdentityResolver;
  readonly #queue: WorkQueue;
  readonly #stopping = new AbortController();
  #graph: OwnerGraph;
  #hasStarted = false;

  constructor(parts: GarbageCollectorParts) {
    this.#parts = parts;
    this.#resolver = new IdentityResolver([...parts.registries.values()].map(({ resource }) => resource));
    this.#graph = new OwnerGraph(this.#resolver);
    this.#queue = new WorkQueue({
      concurrency,
      work: (id) => this.#attend(id),
      onError: (id, error, failures) => this.#logFailure(id, error, failures),
    });
  }

  /** Begins to collect, in the background. Failures are logged and tried again. */
  start(): void {
    if (this.#hasStarted) return;
    this.#hasStarted = true;
    void this.#run();
  }

  /** Begins nothing more; the next server does what is left. Does not wait for the store, which may never answer. */
  stop(): void {
    this.#stopping.abort();
    this.#queue.stop();
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    const { watchCache, logger } = this.#parts;
    for (let failures = 0; !signal.aborted; failures += 1) {
      try {
        const revision = await this.#buildGraph();
        if (revision === undefined) return;
        for await (const events of watchCache.events(revision, signal)) {
          failures = 0;
          for (const event of events) this.#accept(event);
        }
      } catch (error) {
        if (signal.aborted || (error instanceof StoreError && error.code === "closed")) return;
        logger.info({ err: error }, "garbage collector: reading the owners again");
      }
      await backOff(failures, maxBackoffMs, signal);
    }
  }

  /**
   * Waits for the cache to have all objects, and reads them as they are then: they do not change under it while requests
   * get their turn between.
   *
   * @returns The revision that the graph is of; undefined if the server stops.
   */
  async #buildGraph(): Promise<number | undefined> {
    const { objects, logger } = this.#parts;
    const state = await objects.loaded();
    if (state === undefined) return undefined;
    const { revision } = state;
    const graph = new OwnerGraph(this.#resolver);
    for (const { blocks } of state.sequences()) {
      for (const block of blocks) {
        for (const object of block.objects) this.#observe(graph, object);
        await nextTurn();
      }
    }
    if (this.#stopping.signal.aborted) return undefined;
    logger.debug({ revision, nodes: graph.size }, "garbage collector: owners read");
    this.#graph = graph;
    this.#queue.clear();
    this.#enqueue(graph.unsettled());
    return revision;
  }

  #observe(graph: OwnerGraph, encoded: EncodedObject): void {
    if (!mayConcernOwners(encoded.json)) return;
    try {
      const object = parseObject(encoded);
      this.#warn(object, undefined);
      graph.observe(object);
    } catch (error) {
      this.#parts.logger.error({ err: error, key: encoded.key }, "garbage collector: object left out");
    }
  }

  #accept(event: WatchEvent): void {
    // The state before a change counts too: there may have been references that it has removed.
    if (event.typeFor(undefined) !== "DELETED" && !mayConcernOwners(event)) return;
    try {
      const { object, previous } = event;
      if (object !== undefined) {
        this.#warn(object, previous);
        this.#enqueue(this.#graph.observe(object));
      } else if (previous !== undefined) {
        this.#enqueue(this.#graph.remove(previous));
      }
    } catch (error) {
      this.#parts.logger.error({ err: error, key: event.key }, "garbage collector: event left out");
    }
  }

  #enqueue(nodes: Iterable<GraphNode>): void {
    for (const { id } of nodes) this.#queue.add(id);
  }

  /** Looks whether there is something to do about the object of a node, and does it. */
  async #attend(id: string): Promise<void> {
    const node = this.#graph.get(id);
    if (node === undefined) return;
    const object = await this.#read(node.identity);
    if (object === undefined) return this.#forget(node);
    this.#graph.confirm(node);
    try {
      if (node.isDone) return await this.#release(node);
      if (this.#graph.isInCircle(node)) return await this.#unblock(node);
      await this.#settle(node, object);
    } catch (error) {
      if (!isGone(error)) throw error;
      this.#forget(node);
    }
  }

  /** The newest state of an object; undefined if it is gone, also if there is another of its name. */
  async #read({ kind, uid, ...address }: ObjectIdentity): Promise<ApiObject | undefined> {
    if (!isSegment(address.name)) return undefined;
    try {
      const object = await this.#registryOf(kind).get(address);
      return object.metadata.uid === uid ? object : undefined;
    } catch (error) {
      if (isGone(error)) return undefined;
      throw error;
    }
  }

  #forget({ identity }: GraphNode): void {
    this.#enqueue(this.#graph.remove(identity));
  }

  /** Ends the deletion of an object whose dependants are deleted or orphaned. */
  async #release({ identity, awaits }: GraphNode): Promise<void> {
    const done = awaits === "orphaned" ? orphanFinalizer : foregroundFinalizer;
    this.#parts.logger.debug({ ...identity, finalizer: done }, "garbage collector: removing finalizer");
    await this.#amend(identity, ({ finalizers = [] }) => ({
      finalizers: finalizers.filter((finalizer) => finalizer !== done),
    }));
  }

  /** Lets those go first that wait for an object which waits for them. */
  async #unblock({ identity }: GraphNode): Promise<void> {
    this.#parts.logger.debug(identity, "garbage collector: unblocking owners, which wait for each other");
    await this.#amend(identity, ({ ownerReferences = [] }) => ({
      ownerReferences: ownerReferences.map((reference) => ({ ...reference, blockOwnerDeletion: false })),
    }));
  }

  /** Deletes an object that has no owner left, or removes the references to those that it has lost. */
  async #settle(node: GraphNode, object: ApiObject): Promise<void> {
    const { ownerReferences = [], deletionTimestamp } = object.metadata;
    const states = await Promise.all(ownerReferences.map((reference) => this.#stateOf(reference, node.identity)));
    const lost = ownerReferences.filter((_, index) => states[index] !== "living");
    if (lost.length === 0) return;
    if (states.includes("living") || states.includes("orphaningDependants")) await this.#detach(node, lost);
    else if (deletionTimestamp === undefined) await this.#delete(node, object, states.includes("deletingDependants"));
  }

  async #stateOf(reference: OwnerReference, dependant: ObjectIdentity): Promise<OwnerState> {
    const { owner } = this.#resolver.ownerOf(reference, dependant);
    if (owner === undefined) return "living";
    const object = await this.#read(owner);
    if (object === undefined) return "absent";
    const awaits = awaitedDependants(object.metadata);
    if (awaits === undefined) return "living";
    return awaits === "deleted" ? "deletingDependants" : "orphaningDependants";
  }

  async #detach({ identity }: GraphNode, lost: readonly OwnerReference[]): Promise<void> {
    this.#parts.logger.debug({ ...identity, lost }, "garbage collector: removing owner references");
    await this.#amend(identity, ({ ownerReferences = [] }) => {
      const kept = ownerReferences.filter((reference) => !lost.some((other) => isSameOwner(reference, other)));
      if (kept.length === ownerReferences.length) return {};
      return { ownerReferences: kept.length === 0 ? undefined : kept };
    });
  }

  /** Deletes an object; in the foreground if its owner waits, and it has dependants itself. */
  async #delete({ id, identity, dependants }: GraphNode, object: ApiObject, ownerWaits: boolean): Promise<void> {
    const propagationPolicy = ownerWaits && dependants.size > 0 ? "Foreground" : undefined;
    this.#parts.logger.debug({ ...identity, propagationPolicy }, "garbage collector: deleting");
    const { ownerReferences } = object.metadata;
    const { outcome } = await this.#registryOf(identity.kind).delete(identity, {
      preconditions: { uid: identity.uid },
      propagationPolicy,
      selector: {
        matches: ({ metadata }) =>
          metadata.deletionTimestamp === undefined && isDeepStrictEqual(metadata.ownerReferences, ownerReferences),
      },
    });
    if (outcome === "left") this.#queue.add(id);
  }

  async #amend(
    { kind, uid, ...address }: ObjectIdentity,
    change: (metadata: StoredMetadata) => Pick<StoredMetadata, "finalizers" | "ownerReferences">,
  ): Promise<void> {
    await this.#registryOf(kind).amendMetadata(address, uid, change);
  }

  #registryOf(kind: Kind): Registry {
    const registry = this.#parts.registries.get(kind);
    if (registry === undefined) throw new Error(`There is no registry for ${kind}`);
    return registry;
  }

  /** Tells of references that keep an object for ever, when they are new. */
  #warn(object: StoredObject, previous: StoredObject | undefined): void {
    const { ownerReferences = [] } = object.metadata;
    if (ownerReferences.length === 0 || isDeepStrictEqual(ownerReferences, previous?.metadata.ownerReferences)) return;
    const dependant = this.#resolver.identityOf(object);
    if (dependant === undefined) return;
    for (const reference of ownerReferences) {
      const resolved = this.#resolver.ownerOf(reference, dependant);
      if (resolved.owner !== undefined) continue;
      const message = `garbage collector: an owner reference ${resolved.why}; the object will never be collected`;
      this.#parts.logger.warn({ ...dependant, reference }, message);
    }
  }

  #logFailure(id: string, error: unknown, failures: number): void {
    const isExpected = error instanceof StoreError || error instanceof ApiError;
    this.#parts.logger[isExpected ? "debug" : "error"]({ err: error, id, failures }, "garbage collector: trying again");
  }
}

/** Ends of keys that begin with a letter which is rare in objects, so that the search through their bytes skips most of them. */
const endOfOwnerReferences = Buffer.from('References"');
const endOfDeletionTimestamp = Buffer.from('deletionTimestamp"');

/** Whether an object can be owned or be marked, judged by its bytes. Most need not be decoded then. */
function mayConcernOwners(bytes: { includes(text: Buffer): boolean }): boolean {
  return bytes.includes(endOfOwnerReferences) || bytes.includes(endOfDeletionTimestamp);
}

/** Whether a write or read failed because the object that was meant is gone. */
function isGone(error: unknown): boolean {
  return error instanceof ApiError && (error.reason === "NotFound" || error.reason === "Conflict");
}

function isSameOwner(a: OwnerReference, b: OwnerReference): boolean {
  return a.apiVersion === b.apiVersion && a.kind === b.kind && a.name === b.name && a.uid === b.uid;
}
