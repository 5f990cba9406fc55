import type { ApiObject } from "../registry/object.js";
import { decodeObject, objectJson } from "../registry/object-codec.js";
import type { Selector } from "../selectors/selector.js";
import type { Entry, StoreEvent } from "../storage/store.js";
import type { EventFormat } from "./event-format.js";

/** What an event is to a watcher (Kubernetes API concept "watch"). */
export type ChangeType = "ADDED" | "MODIFIED" | "DELETED";

/** What an event takes in memory besides its values, roughly. */
const overheadBytes = 512;

/**
 * One change of one object. What watchers need of it is made when the first one asks, and shared by all.
 */
export class WatchEvent {
  readonly key: string;
  /** Of the change. */
  readonly revision: number;
  /** What it takes in memory without that which is made on demand, roughly. */
  readonly sizeBytes: number;
  /** What is stored of the object after the change, and was before it. */
  readonly #after: Buffer | undefined;
  readonly #before: Buffer | undefined;
  #object: ApiObject | undefined;
  #previous: ApiObject | undefined;
  #bytes: Map<EventFormat, Map<ChangeType, Buffer>> | undefined;
  #isFresh = true;

  constructor(event: StoreEvent) {
    const { key, revision, previous } = event;
    this.key = key;
    this.revision = revision;
    this.#after = event.type === "put" ? event.value : undefined;
    this.#before = previous;
    this.sizeBytes = overheadBytes + (this.#after?.length ?? 0) + (previous?.length ?? 0);
  }

  /**
   * The object as the change left it; undefined if it was deleted.
   *
   * @throws ApiError InternalError if the stored value is corrupt.
   */
  get object(): ApiObject | undefined {
    const object = this.#object ?? (this.#after && decodeObject(this.#entry(this.#after)));
    if (this.#isFresh) this.#object = object;
    return object;
  }

  /**
   * The object as it was before the change, though with the resourceVersion of the change; undefined if there was none.
   *
   * @throws ApiError InternalError if the stored value is corrupt.
   */
  get previous(): ApiObject | undefined {
    const object = this.#previous ?? (this.#before && decodeObject(this.#entry(this.#before)));
    if (this.#isFresh) this.#previous = object;
    return object;
  }

  /** Whether a text is in what is stored of the object, before the change or after it. */
  includes(text: Buffer): boolean {
    return this.#after?.includes(text) === true || this.#before?.includes(text) === true;
  }

  /**
   * What the change is to a watcher of the objects that a selector picks (undefined: of all): an object that begins to
   * match is ADDED, one that no longer does is DELETED. Undefined if it is nothing to that watcher.
   *
   * @throws ApiError InternalError if there is a selector and the stored value is corrupt.
   */
  typeFor(selector: Selector | undefined): ChangeType | undefined {
    const isThere = this.#after !== undefined && (selector === undefined || matches(selector, this.object));
    const wasThere = this.#before !== undefined && (selector === undefined || matches(selector, this.previous));
    if (isThere) return wasThere ? "MODIFIED" : "ADDED";
    return wasThere ? "DELETED" : undefined;
  }

  /**
   * The event as it is sent. One that deletes carries the state before it.
   *
   * @throws ApiError InternalError if the stored value is corrupt.
   */
  bytes(type: ChangeType, format: EventFormat): Buffer {
    const made = this.#bytes?.get(format)?.get(type);
    if (made !== undefined) return made;
    const value = type === "DELETED" ? this.#before : this.#after;
    if (value === undefined) throw new Error(`The change of ${this.key} is not ${type}`);
    const bytes = changeBytes(type, this.#entry(value), format, this.revision);
    if (this.#isFresh) this.#keep(format, type, bytes);
    return bytes;
  }

  /** Made when it is needed: many events are kept, and of most nobody asks for it. */
  #entry(value: Buffer): Entry {
    return { key: this.key, value, revision: this.revision };
  }

  #keep(format: EventFormat, type: ChangeType, bytes: Buffer): void {
    this.#bytes ??= new Map();
    const ofFormat = this.#bytes.get(format) ?? new Map<ChangeType, Buffer>();
    this.#bytes.set(format, ofFormat.set(type, bytes));
  }

  /** Gives up what was made on demand. Who asks from now on gets it made for itself. */
  forget(): void {
    this.#isFresh = false;
    this.#object = undefined;
    this.#previous = undefined;
    this.#bytes = undefined;
  }
}

const endOfEvent = Buffer.from("}");

/** An event with this object. `resumeAfter`: the revision after which a client resumes that has got it. */
export function changeBytes(
  type: ChangeType,
  entry: Entry,
  format: EventFormat,
  resumeAfter: number | undefined,
): Buffer {
  return format.event([Buffer.from(`{"type":"${type}","object":`), ...objectJson(entry), endOfEvent], resumeAfter);
}

function matches(selector: Selector, object: ApiObject | undefined): boolean {
  return object !== undefined && selector.matches(object);
}
