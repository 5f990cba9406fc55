import type { Patch } from "../patch/patch.js";
import type { Payload } from "../payload/decode.js";
import type { Selector } from "../selectors/selector.js";
import type { Entry } from "../storage/store.js";
import type { PropagationPolicy } from "./deletion-finalizers.js";
import type { FieldValidation } from "./field-validation.js";
import type { ApiObject, StoredObject } from "./object.js";
import type { Preconditions } from "./preconditions.js";

/** What every write may ask for. */
interface WriteOptions {
  readonly fieldValidation: FieldValidation;
  /** The If-Match header. */
  readonly ifMatch?: string | undefined;
  /** Whether everything is done but the write itself. Default: false. */
  readonly dryRun?: boolean;
}

/** A write as a client asked for it. */
export interface WriteRequest extends WriteOptions {
  /** As decoded, not checked. It is changed. */
  readonly body: Payload;
}

/** A change of a part as a client asked for it. */
export interface PatchRequest extends WriteOptions {
  readonly patch: Patch;
}

/** An object as a write has left it. */
export interface WrittenObject {
  /** Undefined if `entry` has it. */
  readonly object: StoredObject | undefined;
  /** Its resourceVersion as a number. Undefined: it was created in a dry run only. */
  readonly revision: number | undefined;
  /** The object in bytes, with that revision, if the write has put it into the store or would have in a dry run. */
  readonly entry: Entry | undefined;
}

/** What a write came to. */
export interface Written extends WrittenObject {
  /** Whether it is gone, because the write removed the last finalizer of an object that was to be deleted. */
  readonly deleted: boolean;
  /** Values for `Warning` headers. */
  readonly warnings: readonly string[];
}

/** What a creation came to. */
export interface WrittenNew extends Written {
  /** Of the object, which may have been generated. */
  readonly name: string;
}

/** What a write of a status came to. */
export interface WrittenStatus {
  readonly status: unknown;
  /** The object's resourceVersion as a number. */
  readonly revision: number;
  /** Values for `Warning` headers. */
  readonly warnings: readonly string[];
}

/** A deletion as a client, or the garbage collector, asked for it. */
export interface DeleteRequest {
  /** Default: none. */
  readonly preconditions?: Preconditions;
  /** Default: as the object's finalizers have it, and Background if they say nothing. */
  readonly propagationPolicy?: PropagationPolicy | undefined;
  /** Whether everything is done but the deletion itself. Default: false. */
  readonly dryRun?: boolean;
  /** Leaves the object alone if it is not one of those when it is deleted. Default: all are. */
  readonly selector?: Selector | undefined;
}

/** What a deletion came to. */
export interface Deleted {
  /** The object as it was last, or as it is now if it is not gone. */
  readonly object: ApiObject;
  /** `marked`: it goes when its finalizers are gone. `left`: it was not selected. */
  readonly outcome: "deleted" | "marked" | "left";
}
