import type { Resource } from "../api.js";
import type { CachedState } from "../cache/cached-state.js";
import type { FreshCache } from "../cache/fresh-cache.js";
import { ApiError } from "../errors.js";
import { kindPrefix, objectKey } from "../storage/keys.js";
import type { Entry, Store } from "../storage/store.js";
import { type Attempt, compareAndSwap } from "./compare-and-swap.js";
import { CurrentObject } from "./current-object.js";
import { isDeleted } from "./deletion.js";
import { dryRunWrites } from "./dry-run.js";
import type { EncodedObject } from "./encoded-object.js";
import type { KeyQueue } from "./key-queue.js";
import type { ObjectAddress, StoredObject } from "./object.js";
import { decodeObject, encodedObject, encodeObject } from "./object-codec.js";
import { checkPreconditions, type Preconditions } from "./preconditions.js";
import type { WrittenObject } from "./requests.js";

/** A write over the newest object. */
export interface Update<Made> {
  readonly preconditions: Preconditions;
  /** Whether everything is done but the write itself. Default: false. */
  readonly dryRun?: boolean | undefined;
  /** It is called again if another writer was faster. */
  readonly change: (current: CurrentObject) => Change<Made>;
}

/** What is to be written over an object. */
export interface Change<Made> {
  /** The stored form of the object; else nothing is written, or it is deleted. */
  readonly value: Buffer | "unchanged" | "deleted";
  /** What the change has made, for whom it may concern. */
  readonly made: Made;
}

/**
 * The change to another object: none if that is the current one itself. An object that is marked and has no finalizers
 * left is deleted.
 */
export function changeTo(next: StoredObject, current: CurrentObject): Change<StoredObject> {
  if (next === current.stored) return { value: "unchanged", made: next };
  return { value: isDeleted(next) ? "deleted" : encodeObject(next), made: next };
}

/** What such a write came to. */
export interface Updated<Made> {
  readonly made: Made;
  /** The object's resourceVersion as a number. */
  readonly revision: number;
  /** What is stored; undefined if nothing was written, or nothing is there any more. */
  readonly entry: Entry | undefined;
  readonly deleted: boolean;
}

/** What the creation of an object came to. */
export type Created =
  | ({ readonly done: true } & WrittenObject)
  /** There is one of the name. */
  | { readonly done: false; readonly current: StoredObject | undefined };

/** Single objects of one kind in a store: found by their address, written by compare-and-swap. */
export class ObjectStore {
  readonly #resource: Resource;
  readonly #kindPrefix: string;
  readonly #store: Store;
  readonly #cache: FreshCache;
  readonly #queue: KeyQueue;

  /** @param queue Shared by all kinds of a store. */
  constructor(resource: Resource, store: Store, cache: FreshCache, queue: KeyQueue) {
    this.#resource = resource;
    this.#kindPrefix = kindPrefix(resource.plural);
    this.#store = store;
    this.#cache = cache;
    this.#queue = queue;
  }

  /** The object in words, such as `Pod default/web`. */
  describe({ namespace, name }: Address): string {
    return `${this.#resource.kind} ${namespace === undefined ? "" : `${namespace}/`}${name}`;
  }

  /**
   * The newest object. A promise only where something has to be waited for.
   *
   * @throws ApiError NotFound; a promise rejects with it.
   */
  get(address: Address): EncodedObject | Promise<EncodedObject> {
    const state = this.#cache.state();
    return state instanceof Promise
      ? state.then((later) => this.#getFrom(later, address))
      : this.#getFrom(state, address);
  }

  #getFrom(state: CachedState | undefined, address: Address): EncodedObject | Promise<EncodedObject> {
    const kind = state?.kind(this.#kindPrefix);
    if (kind === undefined) return this.#read(address);
    const object = kind.get(this.#key(address));
    if (object === undefined) throw this.#notFound(address);
    return object;
  }

  /** Writes an object if there is none of its name. */
  async create(object: StoredObject, dryRun = false): Promise<Created> {
    const writes = dryRun ? dryRunWrites(this.#store) : this.#store;
    const key = this.#key(object.metadata);
    const value = this.#checkSize(encodeObject(object));
    const result = await writes.create(key, value);
    if (!result.done) return { done: false, current: result.current && decodeObject(result.current) };
    if (dryRun) return { done: true, object, revision: undefined, entry: undefined };
    const { revision } = result;
    return { done: true, object, revision, entry: { key, value, revision } };
  }

  /** Writes what `change` makes of the newest object. Rejects with NotFound or Conflict. */
  update<Made>(address: ObjectAddress, { preconditions, dryRun, change }: Update<Made>): Promise<Updated<Made>> {
    const key = this.#key(address);
    const what = this.describe(address);
    const writes = dryRun ? dryRunWrites(this.#store) : this.#store;

    const write = async (current: CurrentObject | undefined): Promise<Attempt<Updated<Made>>> => {
      if (current === undefined) throw this.#notFound(address);
      checkPreconditions(preconditions, current, what);
      const { value, made } = change(current);
      const before = current.revision;
      if (value === "unchanged") {
        return { done: true, isWritten: false, value: { made, revision: before, entry: undefined, deleted: false } };
      }
      const deleted = value === "deleted";
      const result = deleted
        ? await writes.delete(key, before)
        : await writes.replace(key, this.#checkSize(value), before);
      if (!result.done) return { done: false, current: result.current && CurrentObject.ofEntry(result.current) };
      const { revision } = result;
      const entry = deleted ? undefined : { key, value, revision };
      return { done: true, isWritten: true, value: { made, revision, entry, deleted } };
    };
    const read = async () => {
      const entry = await this.#store.get(key);
      return entry && CurrentObject.ofEntry(entry);
    };
    return this.#queue.run(key, (isFirst) => {
      // What the write before has left is hardly in the cache yet.
      const recalled = isFirst ? this.#recall(key) : undefined;
      return compareAndSwap({ read, recalled, write, what });
    });
  }

  /** The object as the cache has it, which may be out of date. */
  #recall(key: string): CurrentObject | undefined {
    const object = this.#cache.anyState?.kind(this.#kindPrefix)?.get(key);
    return object && CurrentObject.ofEncoded(object);
  }

  async #read(address: Address): Promise<EncodedObject> {
    const entry = await this.#store.get(this.#key(address));
    if (entry === undefined) throw this.#notFound(address);
    return encodedObject(entry);
  }

  #key({ namespace, name }: Address): string {
    const { plural } = this.#resource;
    return objectKey(namespace === undefined ? { plural, name } : { plural, namespace, name });
  }

  #checkSize(value: Buffer): Buffer {
    const { maxValueBytes } = this.#store;
    if (value.length > maxValueBytes) {
      const message = `The object has ${value.length} bytes; the store takes at most ${maxValueBytes}`;
      throw new ApiError("RequestEntityTooLarge", message);
    }
    return value;
  }

  #notFound(address: Address): ApiError {
    return new ApiError("NotFound", `${this.describe(address)} does not exist`);
  }
}

/** An address, or metadata that has it. */
type Address = Partial<ObjectAddress> & Pick<ObjectAddress, "name">;
