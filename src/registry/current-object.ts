import type { Entry } from "../storage/store.js";
import type { EncodedObject } from "./encoded-object.js";
import type { ApiObject, StoredMetadata, StoredObject } from "./object.js";
import {
  decodeObject,
  type EncodedContent,
  encodeObject,
  encodeStatus,
  encodeWithMetadata,
  encodeWithStatus,
  type ObjectParts,
  objectParts,
  parseObject,
  storedValue,
  withoutResourceVersion,
} from "./object-codec.js";

/** An object as a write finds it. As much of it is parsed as is asked for. */
export class CurrentObject {
  readonly revision: number;
  /** What it is read from: as the cache has it, or else as it is stored. */
  readonly #encoded: EncodedObject | undefined;
  #value: Buffer | undefined;
  #parts: ObjectParts | undefined;
  #seen: ApiObject | undefined;
  #stored: StoredObject | undefined;
  #metadata: StoredMetadata | undefined;

  private constructor(revision: number, encoded: EncodedObject | undefined, value?: Buffer, seen?: ApiObject) {
    this.revision = revision;
    this.#encoded = encoded;
    this.#value = value;
    this.#seen = seen;
  }

  /** @throws ApiError InternalError if the value is not what `encodeObject` makes. */
  static ofEntry(entry: Entry): CurrentObject {
    return new CurrentObject(entry.revision, undefined, entry.value, decodeObject(entry));
  }

  /** One that the cache has. */
  static ofEncoded(encoded: EncodedObject): CurrentObject {
    return new CurrentObject(encoded.revision, encoded);
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
    return bytes === undefined ? this.stored.metadata : JSON.parse(bytes.toString());
  }

  get uid(): string {
    return this.metadata.uid;
  }

  get resourceVersion(): string {
    return String(this.revision);
  }

  /** The stored form of the object with another status. The rest need not be parsed for it. */
  withStatus(status: unknown): Buffer {
    return encodeWithStatus(this.#bytes(), status) ?? encodeObject({ ...this.stored, status });
  }

  /** Whether the object has the same content, byte by byte. */
  hasContent({ head, fields }: EncodedContent): boolean {
    const parts = this.#partsOf();
    return parts?.fields.equals(fields) === true && parts.head.equals(head);
  }

  /** The stored form of the object with everything replaced but its status, which need not be parsed for it. */
  withContent(metadata: StoredMetadata, content: EncodedContent): Buffer {
    return encodeWithMetadata(content, metadata, this.#partsOf()?.status ?? encodeStatus(this.stored.status));
  }

  #bytes(): Buffer {
    this.#value ??= storedValue(this.#encoded as EncodedObject);
    return this.#value;
  }

  /** Undefined if they do not show without parsing all of it. */
  #partsOf(): ObjectParts | undefined {
    this.#parts ??= objectParts(this.#bytes());
    return this.#parts;
  }
}
