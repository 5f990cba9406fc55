import { setTimeout } from "node:timers/promises";
import type { KindValidators, Resource } from "../api.js";
import { ApiError } from "../errors.js";
import type { Payload } from "../payload/decode.js";
import { kindPrefix, namespacePrefix, objectKey } from "../storage/keys.js";
import type { Entry, Store, WriteResult } from "../storage/store.js";
import { type FieldValidation, validateFields } from "./field-validation.js";
import { alignIdentity, dropServerFields } from "./identity.js";
import type { KeyQueue } from "./key-queue.js";
import { type ListRequest, listObjects, type ObjectList } from "./list.js";
import type { ApiObject, ObjectAddress, StoredObject } from "./object.js";
import { decodeObject, encodeObject, withoutResourceVersion, withResourceVersion } from "./object-codec.js";
import { checkPreconditions, type Preconditions, readPreconditions } from "./preconditions.js";
import type { SchemaView } from "./schema-view.js";
import { type ClientMetadata, contentDiffers, createdMetadata, replacedMetadata } from "./server-metadata.js";

/** How often a write is tried when other servers of the same store are faster. */
const maxAttempts = 100;

/** Longest pause between two attempts. */
const maxPauseMs = 20;

/** A write as a client asked for it. */
export interface WriteRequest {
  /** As decoded, not checked. It is changed. */
  readonly body: Payload;
  readonly fieldValidation: FieldValidation;
  /** The If-Match header. */
  readonly ifMatch?: string | undefined;
}

/** What a write came to. */
export interface Written {
  readonly object: ApiObject;
  /** Values for `Warning` headers. */
  readonly warnings: readonly string[];
}

/** What the registry of one kind works with. */
export interface RegistryParts {
  readonly resource: Resource;
  readonly validators: KindValidators;
  readonly schema: SchemaView;
  readonly store: Store;
  /** Shared by all registries of a store. */
  readonly queue: KeyQueue;
}

/**
 * The objects of one kind: what they mean, apart from how they are asked for over HTTP and where they are stored.
 * Every method may reject with an ApiError or a StoreError.
 */
export class Registry {
  readonly resource: Resource;
  readonly #validators: KindValidators;
  readonly #schema: SchemaView;
  readonly #store: Store;
  readonly #queue: KeyQueue;

  constructor({ resource, validators, schema, store, queue }: RegistryParts) {
    this.resource = resource;
    this.#validators = validators;
    this.#schema = schema;
    this.#store = store;
    this.#queue = queue;
  }

  /** The object in words, such as `Pod default/web`. */
  describe({ namespace, name }: ObjectAddress): string {
    return `${this.resource.kind} ${namespace === undefined ? "" : `${namespace}/`}${name}`;
  }

  /** What is expected at a path of the schema in words. */
  expectation(path: readonly string[]): string | undefined {
    return this.#schema.expectation(path);
  }

  /** The newest object. Rejects with NotFound. */
  async get(address: ObjectAddress): Promise<ApiObject> {
    const entry = await this.#store.get(this.#key(address));
    if (entry === undefined) throw this.#notFound(address);
    return decodeObject(entry);
  }

  /** Objects of one namespace, or of all of them. Rejects as {@link listObjects} does. */
  list(namespace: string | undefined, request: ListRequest = {}): Promise<ObjectList> {
    const { plural } = this.resource;
    const prefix = namespace === undefined ? kindPrefix(plural) : namespacePrefix(plural, namespace);
    return listObjects(this.#store, prefix, request);
  }

  /** Creates an object under the name in its body. Rejects with AlreadyExists. */
  async create(namespace: string | undefined, { body, fieldValidation }: WriteRequest): Promise<Written> {
    dropServerFields(alignIdentity(body, this.resource, { namespace }));
    const { input, warnings } = this.#validateObject(body, fieldValidation);
    const { initialStatus } = this.resource;
    const object: StoredObject = {
      ...input,
      metadata: createdMetadata(input.metadata),
      ...(initialStatus === undefined ? {} : { status: initialStatus }),
    };
    const address = { namespace, name: input.metadata.name };
    const result = await this.#store.create(this.#key(address), this.#encode(object));
    if (!result.done) {
      throw new ApiError("AlreadyExists", `${this.describe(address)} already exists`);
    }
    return { object: withResourceVersion(object, result.revision), warnings };
  }

  /** Replaces everything but status and what the server owns. Rejects with NotFound or Conflict; never creates. */
  async replace(address: ObjectAddress, { body, fieldValidation, ifMatch }: WriteRequest): Promise<Written> {
    const metadata = alignIdentity(body, this.resource, address);
    const preconditions = readPreconditions(metadata, ifMatch);
    dropServerFields(metadata);
    const { input, warnings } = this.#validateObject(body, fieldValidation);
    const object = await this.#update(address, preconditions, (current) => {
      const next = { ...input, ...("status" in current ? { status: current.status } : {}) } as unknown as StoredObject;
      return { ...next, metadata: replacedMetadata(input.metadata, current.metadata, contentDiffers(current, next)) };
    });
    return { object, warnings };
  }

  /**
   * Replaces the status and nothing else. The body is a bare status, or a whole object of which only the status counts.
   * Rejects with NotFound or Conflict; never creates.
   */
  async replaceStatus(address: ObjectAddress, { body, fieldValidation, ifMatch }: WriteRequest): Promise<Written> {
    const isWhole = ["apiVersion", "kind", "metadata", "status"].some((field) => Object.hasOwn(body, field));
    const metadata = isWhole ? alignIdentity(body, this.resource, address) : {};
    const preconditions = readPreconditions(metadata, ifMatch);
    const status = isWhole ? body.status : body;
    const warnings = this.#validateStatus(status, isWhole ? ["status"] : [], fieldValidation);
    const object = await this.#update(address, preconditions, (current) => ({ ...current, status }));
    return { object, warnings };
  }

  /** Deletes an object. Rejects with NotFound or Conflict. */
  async delete(address: ObjectAddress, ifMatch: string | undefined): Promise<void> {
    const preconditions = readPreconditions({}, ifMatch);
    await this.#swap(address, preconditions, async (entry) => ({
      result: await this.#store.delete(entry.key, entry.revision),
      value: undefined,
    }));
  }

  #key(address: ObjectAddress): string {
    const { namespace, name } = address;
    const { plural } = this.resource;
    return objectKey(namespace === undefined ? { plural, name } : { plural, namespace, name });
  }

  /** Validates an object write; a status in it is dropped, it has a write of its own. */
  #validateObject(body: Payload, mode: FieldValidation): { input: ObjectInput; warnings: readonly string[] } {
    if (this.#validators.status !== undefined) delete body.status;
    const context = { value: body, bodyPath: [], schemaPath: [], schema: this.#schema };
    const warnings = validateFields(this.#validators.object, mode, context);
    return { input: body as unknown as ObjectInput, warnings };
  }

  #validateStatus(status: unknown, bodyPath: readonly string[], mode: FieldValidation): readonly string[] {
    if (this.#validators.status === undefined) throw new Error(`${this.resource.kind} has no status to write`);
    if (status === undefined || status === null) {
      const causes = [{ field: "status", message: "is required" }];
      throw new ApiError("Invalid", "The object has no status to write", { causes });
    }
    const context = { value: status, bodyPath, schemaPath: ["status"], schema: this.#schema };
    return validateFields(this.#validators.status, mode, context);
  }

  /** Writes what `change` makes of the newest object. */
  #update(
    address: ObjectAddress,
    preconditions: Preconditions,
    change: (current: StoredObject) => StoredObject,
  ): Promise<ApiObject> {
    return this.#swap(address, preconditions, async (entry, current) => {
      const next = change(withoutResourceVersion(current));
      const result = await this.#store.replace(entry.key, this.#encode(next), entry.revision);
      return { result, value: result.done ? withResourceVersion(next, result.revision) : current };
    });
  }

  /**
   * Reads, checks and writes until no other writer came between reading and writing. A write never lands on anything but
   * the very version that was read, so it cannot undo what others wrote, nor revive what they deleted.
   */
  #swap<T>(
    address: ObjectAddress,
    preconditions: Preconditions,
    write: (entry: Entry, current: ApiObject) => Promise<{ result: WriteResult; value: T }>,
  ): Promise<T> {
    const key = this.#key(address);
    return this.#queue.run(key, async () => {
      let entry = await this.#store.get(key);
      for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
        if (entry === undefined) throw this.#notFound(address);
        const current = decodeObject(entry);
        checkPreconditions(preconditions, current, this.describe(address));
        const { result, value } = await write(entry, current);
        if (result.done) return value;
        entry = await this.#afterDefeat(result.current, key, attempt);
      }
      const message = `${this.describe(address)} kept changing during ${maxAttempts} attempts to write it; try again`;
      throw new ApiError("ServiceUnavailable", message, { headers: { "Retry-After": "1" } });
    });
  }

  /**
   * What to try with next. Servers that retry at once can beat each other to the same one's disadvantage for ever; pauses
   * of random length break the rhythm.
   */
  async #afterDefeat(current: Entry | undefined, key: string, attempt: number): Promise<Entry | undefined> {
    if (current === undefined || attempt < 2) return current;
    await setTimeout(Math.random() * Math.min(attempt, maxPauseMs));
    return await this.#store.get(key);
  }

  #encode(object: StoredObject): Buffer {
    const value = encodeObject(object);
    const { maxValueBytes } = this.#store;
    if (value.length > maxValueBytes) {
      const message = `The object has ${value.length} bytes; the store takes at most ${maxValueBytes}`;
      throw new ApiError("RequestEntityTooLarge", message);
    }
    return value;
  }

  #notFound(address: ObjectAddress): ApiError {
    return new ApiError("NotFound", `${this.describe(address)} does not exist`);
  }
}

/** A body that has passed validation. */
interface ObjectInput {
  readonly metadata: ClientMetadata;
  readonly apiVersion: string;
  readonly kind: string;
  readonly [field: string]: unknown;
}
