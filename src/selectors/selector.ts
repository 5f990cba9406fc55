import type { StoredObject } from "../registry/object.js";

/** Picks objects of one kind, as `labelSelector` and `fieldSelector` do. Undefined stands for all of them. */
export interface Selector {
  /** Values that all of them have, for those who know where to find these. It need not name any. */
  readonly required?: readonly RequiredValue[];
  /** Whether that is all: every object that has these values is picked. Default: false. */
  readonly isRequiredOnly?: boolean;
  /** Whether the object is one of those. */
  matches(object: StoredObject): boolean;
}

/** A value that something of an object must have. */
export interface RequiredValue {
  readonly property: Property;
  readonly value: string;
}

/** What objects are selected by, a field or a label. */
export interface Property {
  /** Nothing else has the same one. */
  readonly name: string;
  /** What an object has there; undefined if it has nothing. */
  of(object: StoredObject): string | undefined;
}

/** Picks what two selectors pick both. */
export function both(one: Selector, other: Selector): Selector {
  return {
    required: [...(one.required ?? []), ...(other.required ?? [])],
    isRequiredOnly: one.isRequiredOnly === true && other.isRequiredOnly === true,
    matches: (object) => one.matches(object) && other.matches(object),
  };
}
