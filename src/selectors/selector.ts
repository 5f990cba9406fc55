import type { StoredObject } from "../registry/object.js";

/** Picks objects of one kind, as `labelSelector` and `fieldSelector` do. Undefined stands for all of them. */
export interface Selector {
  /** Whether the object is one of those. */
  matches(object: StoredObject): boolean;
}
