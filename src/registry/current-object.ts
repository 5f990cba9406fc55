import type { Entry } from "../storage/store.js";
import type { EncodedObject } from "./encoded-object.js";
import type { ApiObject, StoredMetadata, StoredObject } from "./object.js";
import {
  bytesOf,
  decodeObject,
  type EncodedContent,
  encodeObject,
  encodeWithMetadata,
  encodeWithStatus,
  type ObjectBytes,
  type ObjectParts,
  objectParts,
  parseObject,
  statusText,
  withoutResourceVersion,
} from "./object-codec.js";

/** An object as a write finds it. As much of it is parsed as is asked for. */
export class CurrentObject {
  readonly revision: number;
  readonly #bytes: ObjectBytes;
  /** What the cache has; undefined if it was read from the store, and so is parsed. */
  readonly #encoded: EncodedObject | undefined;
  #parts: ObjectParts | undefined;
  #seen: ApiObject | undefined;
  #stored: StoredObject | undefined;
  #metadata: StoredMetadata | undefined;

  private constructor(revision: number, bytes: ObjectBytes, encoded?: EncodedObject, seen?: ApiObject) {
    this.revision = revision;
    this.#bytes = bytes;
    this.#encoded = encoded;
    this.#seen = seen;
  }

  /** @throws ApiError InternalError if the value is not what `encodeObject` makes. */
  static ofEntry(entry: Entry): CurrentObject {
    const bytes = { bytes: entry.value, revision: undefined };
    return new CurrentObject(entry.revision, bytes, undefined, decodeObject(entry));
  }

  /** One that the cache has. */
  static ofEncoded(encoded: EncodedObject): CurrentObject {
    return new CurrentObject(encoded.revision, bytesOf(encoded), encoded);
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

  /** As it is stored. */
  get metadata(): StoredMetadata {
    this.#metadata ??= this.#seen === undefined ? this.#readMetadata() : this.stored.metadata;
    return this.#metadata;
  }

  #readMetadata(): StoredMetadata {
    const bytes = this.#partsOf()?.metadata;
    return bytes === undefined ? this.stored.metadata : JSON.parse(`{${bytes}}`);
  }

  get uid(): string {
    return this.metadata.uid;
  }

  get resourceVersion(): string {
    return String(this.revision);
  }

  /** The stored form of the object with another status. The rest need not be parsed for it. */
  withStatus(status: unknown): Buffer {
    return encodeWithStatus(this.#bytes, status) ?? encodeObject({ ...this.stored, status });
  }

  /** Whether the object has the same content, byte by byte. */
  hasContent({ head, fields }: EncodedContent): boolean {
    const parts = this.#partsOf();
    return parts?.fields.toString() === fields && parts.head.toString() === head;
  }

  /** The stored form of the object with everything replaced but its status, which need not be parsed for it. */
  withContent(metadata: StoredMetadata, content: EncodedContent): Buffer {
    const status = this.#partsOf()?.status.toString() ?? statusText(this.stored.status);
    return encodeWithMetadata(content, metadata, status);
  }

  /** Undefined if they do not show without parsing all of it. */
  #partsOf(): ObjectParts | undefined {
    this.#parts ??= objectParts(this.#bytes);
    return this.#parts;
  }
}
