import type { Entry } from "../storage/store.js";
import type { EncodedObject } from "./encoded-object.js";
import type { ApiObject, StoredObject } from "./object.js";
import { decodeObject, encodeObject, encodeWithStatus, parseObject, withoutResourceVersion } from "./object-codec.js";

/** An object as a write finds it. It is parsed when that is asked for. */
export class CurrentObject {
  readonly revision: number;
  readonly #encoded: EncodedObject | undefined;
  #seen: ApiObject | undefined;
  #stored: StoredObject | undefined;

  private constructor(revision: number, encoded: EncodedObject | undefined, seen: ApiObject | undefined) {
    this.revision = revision;
    this.#encoded = encoded;
    this.#seen = seen;
  }

  /** @throws ApiError InternalError if the value is not what `encodeObject` makes. */
  static ofEntry(entry: Entry): CurrentObject {
    return new CurrentObject(entry.revision, undefined, decodeObject(entry));
  }

  /** One that the cache has. */
  static ofEncoded(encoded: EncodedObject): CurrentObject {
    return new CurrentObject(encoded.revision, encoded, undefined);
  }

  /** As clients see it. */
  get seen(): ApiObject {
    this.#seen ??= parseObject(this.#encoded as EncodedObject);
    return this.#seen;
  }

  /** As it is stored. */
  get stored(): StoredObject {
    this.#stored ??= withoutResourceVersion(this.seen);
    return this.#stored;
  }

  get uid(): string {
    return this.seen.metadata.uid;
  }

  get resourceVersion(): string {
    return String(this.revision);
  }

  /** The stored form of the object with another status. The rest need not be parsed for it. */
  withStatus(status: unknown): Buffer {
    const value = this.#encoded && encodeWithStatus(this.#encoded, status);
    return value ?? encodeObject({ ...this.stored, status });
  }
}
