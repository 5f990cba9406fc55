import type { StoredObject } from "../registry/object.js";

/** Picks objects of one kind, as `labelSelector` and `fieldSelector` do. Undefined stands for all of them. */
export interface Selector {
  /** Values that all of them have, for those who know where to find these. It need not name any. */
  readonly required?: readonly RequiredField[];
  /** Whether the object is one of those. */
  matches(object: StoredObject): boolean;
}

/** A value that a field must have, as text. */
export interface RequiredField {
  /** Such as `spec.nodeName`. */
  readonly field: string;
  readonly value: string;
}
