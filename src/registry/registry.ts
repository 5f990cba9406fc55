import type { KindValidators, Resource } from "../api.js";
import type { FreshCache } from "../cache/fresh-cache.js";
import { ApiError } from "../errors.js";
import type { Patch } from "../patch/patch.js";
import type { Payload } from "../payload/decode.js";
import { checkExtent } from "../payload/extent.js";
import { sameJson } from "../payload/same-json.js";
import { type KeyScope, kindPrefix, namespacePrefix, objectKey } from "../storage/keys.js";
import type { Store } from "../storage/store.js";
import { CachedSource } from "./cached-source.js";
import type { CurrentObject } from "./current-object.js";
import { isDeleted, isMarked, markForDeletion } from "./deletion.js";
import type { EncodedObject } from "./encoded-object.js";
import { type FieldValidation, validateFields } from "./field-validation.js";
import { generateName, maxNames } from "./generate-name.js";
import { alignIdentity, dropServerFields, isAbsent } from "./identity.js";
import type { KeyQueue } from "./key-queue.js";
import { type ListRequest, listObjects, type ObjectList } from "./list.js";
import type { ApiObject, ObjectAddress, StoredMetadata, StoredObject } from "./object.js";
import { parseObject, withResourceVersion } from "./object-codec.js";
import { type Change, changeTo, ObjectStore, type Updated } from "./object-store.js";
import { checkOwnerReferences } from "./owner-references.js";
import { checkPreconditions, type Preconditions, readIfMatch, readPreconditions } from "./preconditions.js";
import { type ObjectInput, replaceContent, replacedObject } from "./replacement.js";
import type {
  Deleted,
  DeleteRequest,
  PatchRequest,
  WriteRequest,
  Written,
  WrittenNew,
  WrittenStatus,
} from "./requests.js";
import { tooLargeResourceVersion } from "./resource-version.js";
import type { Rules } from "./rules.js";
import type { SchemaView } from "./schema-view.js";
import { createdMetadata } from "./server-metadata.js";
import { StoreSource } from "./store-source.js";
import { isWholeObject, patchesWholeObject } from "./whole-object.js";

/** Longer lists wait for the cache while it is loaded. */
const maxUncachedCount = 1_000;
/** So long they do, before they are read from the store. */
const maxLoadMs = 10_000;

/** What the registry of one kind works with. */
export interface RegistryParts {
  readonly resource: Resource;
  readonly validators: KindValidators;
  readonly schema: SchemaView;
  /** Those of the kind, which writes ask for. */
  readonly rules: () => Promise<Rules>;
  readonly store: Store;
  /** Of that store. */
  readonly cache: FreshCache;
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
  readonly #rules: () => Promise<Rules>;
  readonly #store: Store;
  readonly #cache: FreshCache;
  readonly #objects: ObjectStore;

  constructor({ resource, validators, schema, rules, store, cache, queue }: RegistryParts) {
    this.resource = resource;
    this.#validators = validators;
    this.#schema = schema;
    this.#rules = rules;
    this.#store = store;
    this.#cache = cache;
    this.#objects = new ObjectStore(resource, store, cache, queue);
  }

  /** The object in words, such as `Pod default/web`. */
  describe(address: ObjectAddress): string {
    return this.#objects.describe(address);
  }

  /** What is expected at a path of the schema in words. */
  expectation(path: readonly string[]): string | undefined {
    return this.#schema.expectation(path);
  }

  /** The newest object. Rejects with NotFound. */
  async get(address: ObjectAddress): Promise<ApiObject> {
    return parseObject(await this.#objects.get(address));
  }

  /**
   * The newest object, ready to be sent. A promise only where something has to be waited for.
   *
   * @throws ApiError NotFound; a promise rejects with it.
   */
  getEncoded(address: ObjectAddress): EncodedObject | Promise<EncodedObject> {
    return this.#objects.get(address);
  }

  /** Rejects with Timeout if the store has not reached a revision. */
  async checkReached(revision: number): Promise<void> {
    const current = await this.#store.revision();
    if (current < revision) throw tooLargeResourceVersion(revision, current);
  }

  /** Objects of one namespace, or of all of them. Rejects as {@link listObjects} does. */
  async list(namespace: string | undefined, request: ListRequest = {}): Promise<ObjectList> {
    const { prefix } = this.scope(namespace);
    const stored = new StoreSource(this.#store);
    if (this.#cache.isLoading && request.limit === undefined && request.continueToken === undefined) {
      // What all clients ask for when a server has just started would be in memory once for each of them.
      const { remaining } = await this.#store.range(prefix, { limit: maxUncachedCount, counts: false });
      if (remaining > 0) await this.#cache.loaded(maxLoadMs);
    }
    const state = await this.#cache.state();
    const kind = state?.kind(kindPrefix(this.resource.plural));
    const source = state === undefined || kind === undefined ? stored : new CachedSource(state, kind, stored);
    return await listObjects(source, prefix, request);
  }

  /** Where the objects of one namespace, or of all of them, are stored, or the one that has a name. */
  scope(namespace: string | undefined, name?: string): KeyScope {
    const { plural } = this.resource;
    if (name !== undefined) {
      return {
        prefix: objectKey(namespace === undefined ? { plural, name } : { plural, namespace, name }),
        isKey: true,
      };
    }
    return { prefix: namespace === undefined ? kindPrefix(plural) : namespacePrefix(plural, namespace), isKey: false };
  }

  /**
   * Creates an object under the name in its body, or one that is generated from `generateName`. Rejects with
   * AlreadyExists.
   */
  async create(namespace: string | undefined, { body, fieldValidation, dryRun }: WriteRequest): Promise<WrittenNew> {
    const metadata = alignIdentity(body, this.resource, { namespace });
    dropServerFields(metadata);
    const { name, generateName: base } = metadata;
    const isGenerated = isAbsent(name) && typeof base === "string" && base !== "";
    if (isGenerated) metadata.name = generateName(base);
    const { input, warnings } = this.#validateObject(body, fieldValidation);

    let object = this.#newObject(input, await this.#rules());
    let result = await this.#objects.create(object, dryRun);
    for (let names = 1; isGenerated && !result.done && names < maxNames; names += 1) {
      object = { ...object, metadata: { ...object.metadata, name: generateName(base) } };
      result = await this.#objects.create(object, dryRun);
    }
    if (!result.done) throw this.#alreadyExists(object, result.current, isGenerated);
    const { object: created, revision, entry } = result;
    return { name: object.metadata.name, object: created, revision, entry, deleted: false, warnings };
  }

  /** Replaces everything but status and what the server owns. Rejects with NotFound or Conflict; never creates. */
  async replace(address: ObjectAddress, request: WriteRequest): Promise<Written> {
    const { body, fieldValidation, ifMatch, dryRun } = request;
    const preconditions = { ...this.#readIdentity(address, body), ...readIfMatch(ifMatch) };
    const { input, warnings } = this.#validateObject(body, fieldValidation);
    const rules = await this.#rules();
    const change = (current: CurrentObject) => withContent(current, input, rules);
    return writtenObject(await this.#objects.update(address, { preconditions, dryRun, change }), warnings);
  }

  /**
   * Changes a part of the newest object; what comes of it counts like the body of a replacement. Rejects with NotFound or
   * Conflict; never creates.
   */
  async patch(address: ObjectAddress, { patch, fieldValidation, ifMatch, dryRun }: PatchRequest): Promise<Written> {
    let warnings: readonly string[] = [];
    const rules = await this.#rules();
    const change = (current: CurrentObject) => {
      const body = this.#applyPatch(patch, current.seen);
      checkPreconditions(this.#readIdentity(address, body), current, this.describe(address));
      const validated = this.#validateObject(body, fieldValidation);
      checkExtent(validated.input, "The patched object", this.resource.maxBodyBytes);
      warnings = validated.warnings;
      return withContent(current, validated.input, rules);
    };
    const updated = await this.#objects.update(address, { preconditions: readIfMatch(ifMatch), dryRun, change });
    return writtenObject(updated, warnings);
  }

  /**
   * Replaces the status and nothing else. The body is a bare status, or a whole object of which only the status counts.
   * Rejects with NotFound or Conflict; never creates.
   */
  async replaceStatus(address: ObjectAddress, request: WriteRequest): Promise<WrittenStatus> {
    const { body, fieldValidation, ifMatch, dryRun } = request;
    const isWhole = isWholeObject(body);
    const named = isWhole ? this.#readIdentity(address, body) : {};
    const preconditions = { ...named, ...readIfMatch(ifMatch) };
    const { status, warnings } = this.#validateStatus(body, isWhole, fieldValidation);
    const rules = await this.#rules();
    const change = (current: CurrentObject) => withStatus(current, status, rules);
    const { revision } = await this.#objects.update(address, { preconditions, dryRun, change });
    return { status, revision, warnings };
  }

  /**
   * Changes a part of the newest status and nothing else. The patch is one of the bare status, or of the whole object, of
   * which only the status counts. Rejects with NotFound or Conflict; never creates.
   */
  async patchStatus(address: ObjectAddress, request: PatchRequest): Promise<WrittenStatus> {
    const { patch, fieldValidation, ifMatch, dryRun } = request;
    const isWhole = patchesWholeObject(patch);
    let warnings: readonly string[] = [];
    const rules = await this.#rules();
    const change = (current: CurrentObject) => {
      const { seen } = current;
      const body = this.#applyPatch(patch, isWhole ? seen : (seen.status ?? {}));
      if (isWhole) checkPreconditions(this.#readIdentity(address, body), current, this.describe(address));
      const validated = this.#validateStatus(body, isWhole, fieldValidation);
      checkExtent(validated.status, "The patched status", this.resource.maxBodyBytes);
      warnings = validated.warnings;
      return withStatus(current, validated.status, rules);
    };
    const preconditions = readIfMatch(ifMatch);
    const { made, revision } = await this.#objects.update(address, { preconditions, dryRun, change });
    return { status: made, revision, warnings };
  }

  /**
   * Deletes an object, or marks it as to be deleted if finalizers keep it. Rejects with NotFound, or with Conflict if a
   * precondition does not hold.
   */
  async delete(address: ObjectAddress, request: DeleteRequest = {}): Promise<Deleted> {
    const { preconditions = {}, propagationPolicy, dryRun, selector } = request;
    let last: ApiObject | undefined;
    let isLeft = false;
    const { made, revision, deleted } = await this.#objects.update(address, {
      preconditions,
      dryRun,
      change: (current) => {
        last = current.seen;
        isLeft = selector?.matches(current.stored) === false;
        return changeTo(isLeft ? current.stored : markForDeletion(current.stored, propagationPolicy), current);
      },
    });
    if (deleted && last !== undefined) return { object: last, outcome: "deleted" };
    return { object: withResourceVersion(made, revision), outcome: isLeft ? "left" : "marked" };
  }

  /**
   * Changes what the garbage collector decides about in the metadata of an object. No write of a client: there is nothing
   * to validate. Removing the last finalizer of a marked object deletes it. Rejects with NotFound, or with Conflict if
   * the object has another uid.
   *
   * @param change Gives the fields that change; it may be asked again about a newer object. Nothing is written if they
   *   are as they were.
   */
  async amendMetadata(
    address: ObjectAddress,
    uid: string,
    change: (metadata: StoredMetadata) => Pick<StoredMetadata, "finalizers" | "ownerReferences">,
  ): Promise<void> {
    await this.#objects.update(address, {
      preconditions: { uid },
      change: (current) => {
        const { stored } = current;
        const metadata = { ...stored.metadata, ...change(stored.metadata) };
        return changeTo(sameJson(metadata, stored.metadata) ? stored : { ...stored, metadata }, current);
      },
    });
  }

  #newObject(input: ObjectInput, rules: Rules): StoredObject {
    const { initialStatus } = this.resource;
    const status = initialStatus === undefined ? {} : { status: initialStatus };
    const object = { ...input, metadata: createdMetadata(input.metadata), ...status };
    rules.check("object", object, undefined);
    return object;
  }

  /**
   * Brings the identity in a body in line with the path, and takes out of it what the server owns.
   *
   * @returns What the body says about the object that it means.
   */
  #readIdentity(address: ObjectAddress, body: Payload): Preconditions {
    const metadata = alignIdentity(body, this.resource, address);
    const preconditions = readPreconditions(metadata);
    dropServerFields(metadata);
    return preconditions;
  }

  /** The patched copy of an object or status. */
  #applyPatch(patch: Patch, current: unknown): Payload {
    return patch.apply(structuredClone(current) as Payload, this.resource.maxBodyBytes);
  }

  /** Validates an object write; a status in it is dropped, it has a write of its own. */
  #validateObject(body: Payload, mode: FieldValidation): { input: ObjectInput; warnings: readonly string[] } {
    if (this.#validators.status !== undefined) delete body.status;
    const context = { value: body, bodyPath: [], schemaPath: [], schema: this.#schema };
    const warnings = validateFields(this.#validators.object, mode, context);
    const input = body as unknown as ObjectInput;
    checkOwnerReferences(input.metadata.ownerReferences);
    return { input, warnings };
  }

  /** Validates a status write, whose body is the bare status or a whole object. */
  #validateStatus(
    body: Payload,
    isWhole: boolean,
    mode: FieldValidation,
  ): { status: unknown; warnings: readonly string[] } {
    if (this.#validators.status === undefined) throw new Error(`${this.resource.kind} has no status to write`);
    const status = isWhole ? body.status : body;
    if (status === undefined || status === null) {
      const causes = [{ field: "status", message: "is required" }];
      throw new ApiError("Invalid", "The object has no status to write", { causes });
    }
    const bodyPath = isWhole ? ["status"] : [];
    const context = { value: status, bodyPath, schemaPath: ["status"], schema: this.#schema };
    return { status, warnings: validateFields(this.#validators.status, mode, context) };
  }

  #alreadyExists({ metadata }: StoredObject, current: StoredObject | undefined, isGenerated: boolean): ApiError {
    const exists = `${this.#objects.describe(metadata)} already exists`;
    if (isGenerated) {
      const message = `${exists}, and so did the other ${maxNames - 1} names that were generated; try again`;
      return new ApiError("AlreadyExists", message);
    }
    const isGoing = current !== undefined && isMarked(current);
    return new ApiError("AlreadyExists", isGoing ? `${exists} and is being deleted` : exists);
  }
}

/** What an object write makes of the newest object. Of the object itself only who asks for it. */
function withContent(current: CurrentObject, input: ObjectInput, rules: Rules): Change<() => StoredObject> {
  const { metadata, value } = replaceContent(current, input);
  const made = () => replacedObject(current, input, metadata);
  if (rules.concern("object")) rules.check("object", made(), current.stored);
  return { value: isDeleted({ metadata }) ? "deleted" : value, made };
}

function writtenObject({ made, ...updated }: Updated<() => StoredObject>, warnings: readonly string[]): Written {
  return { object: updated.entry === undefined ? made() : undefined, ...updated, warnings };
}

/** What a status write makes of the newest object. */
function withStatus(current: CurrentObject, status: unknown, rules: Rules): Change<unknown> {
  if (rules.concern("status")) rules.check("status", { ...current.stored, status }, current.stored);
  return { value: current.withStatus(status), made: status };
}
