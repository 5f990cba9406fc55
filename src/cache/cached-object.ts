import type { EncodedObject } from "../registry/encoded-object.js";
import { encodedObject, isReady, jsonBytes, writeJson } from "../registry/object-codec.js";
import type { Entry } from "../storage/store.js";

/**
 * An object in the cache. At first it is no more than what is stored, which costs a write next to nothing; what clients see
 * of it is made when it is asked for, or when it gets its place among its neighbours.
 */
export class CachedObject implements EncodedObject {
  readonly key: string;
  readonly revision: number;
  /** Length of its JSON. */
  readonly sizeBytes: number;
  #stored: Buffer | undefined;
  #json: Buffer | undefined;

  /** @throws ApiError InternalError if the value is no object. */
  constructor(entry: Entry) {
    this.key = entry.key;
    this.revision = entry.revision;
    if (isReady(entry.value)) {
      this.#stored = entry.value;
      this.sizeBytes = jsonBytes(entry);
    } else {
      this.#json = encodedObject(entry).json;
      this.sizeBytes = this.#json.length;
    }
  }

  /** As it is stored; undefined once it has its place. */
  get stored(): Buffer | undefined {
    return this.#stored;
  }

  get json(): Buffer {
    this.#json ??= encodedObject(this.#entry()).json;
    return this.#json;
  }

  /**
   * Puts its JSON into larger memory and keeps it there, so that what it had before is given up.
   *
   * @returns The offset after it.
   */
  moveTo(bytes: Buffer, offset: number): number {
    const end =
      this.#json === undefined ? writeJson(this.#entry(), bytes, offset) : offset + this.#json.copy(bytes, offset);
    this.#json = bytes.subarray(offset, end);
    this.#stored = undefined;
    return end;
  }

  #entry(): Entry {
    return { key: this.key, value: this.#stored as Buffer, revision: this.revision };
  }
}
