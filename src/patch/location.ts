import { pointerSegments } from "../registry/field-path.js";

/** What has members: an object or an array of JSON. */
export type Container = Record<string, unknown> | unknown[];

/** A place in a document where a value is or could be. */
export interface Location {
  readonly parent: Container;
  /** Name of the member, or index of the element; `-` in an array is the place after its last element. */
  readonly key: string;
  /** Whether a value is there. */
  readonly exists: boolean;
  /** The value there; undefined if there is none. */
  readonly value: unknown;
}

/** Why there is no such place, in words. */
export class LocationError extends Error {}

/** Digits without leading zeros (RFC 6901, section 4). */
const arrayIndex = /^(?:0|[1-9]\d*)$/;

/**
 * Finds the place that a JSON Pointer names. As a member of `root`, the document as a whole is a place like every other.
 *
 * @throws LocationError if there can be no such place, because its parent is not there or has no such members.
 */
export function locate(root: { document: unknown }, pointer: string): Location {
  let location = memberOf(root, "document", pointer);
  for (const key of pointerSegments(pointer)) {
    const { exists, value: parent } = location;
    if (!exists) throw new LocationError(`there is nothing that could hold ${quote(pointer)}`);
    if (typeof parent !== "object" || parent === null) {
      const type = parent === null ? "null" : `a ${typeof parent}`;
      throw new LocationError(`${quote(pointer)} leads through ${type}, which has no members`);
    }
    location = memberOf(parent as Container, key, pointer);
  }
  return location;
}

function memberOf(parent: Container, key: string, pointer: string): Location {
  if (Array.isArray(parent) && key !== "-" && !(arrayIndex.test(key) && Number(key) <= parent.length)) {
    throw new LocationError(`${quote(pointer)} is no place in an array, which has the length ${parent.length}`);
  }
  // What objects inherit, such as toString, is no member in JSON.
  const exists = Object.hasOwn(parent, key);
  return { parent, key, exists, value: exists ? (parent as Record<string, unknown>)[key] : undefined };
}

/** A pointer as messages show it, or as much of it as is needed to find it. */
export function quote(pointer: string): string {
  return JSON.stringify(pointer.length > 200 ? `${pointer.slice(0, 200)}...` : pointer);
}

/** A value as messages show it, or its beginning. Throws like {@link toJson}. */
export function show(value: unknown): string {
  const text = toJson(value);
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}

/**
 * A value of a document as JSON.
 *
 * @throws LocationError if operations have nested it too deeply to be written.
 */
export function toJson(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (error instanceof RangeError) throw new LocationError("the value is nested too deeply");
    throw error;
  }
}
