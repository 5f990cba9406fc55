import type { CachedObject } from "./cached-object.js";
import { compareKeys, comparisonOf, firstIndex } from "./key-order.js";

/** More objects than this are two blocks. */
const maxObjects = 64;
/** A block with more bytes than this is two blocks, unless it is a single object. */
const maxBytes = 128 * 1024;
/** After so many changes a block is joined even if nobody reads it, so that replaced objects do not stay in memory. */
const enoughChanges = maxObjects / 2 + 1;
const comma = 0x2c;

/**
 * Some neighbours of the ordered objects. Never changed; writes make other blocks. A list answer is sent from the joined
 * bytes of blocks, which are made when the first list asks, and shared by all that come before the next write.
 */
export class ObjectBlock {
  readonly objects: readonly CachedObject[];
  /** Of the objects without what is between them. */
  readonly sizeBytes: number;
  /** Since the bytes of most of its objects were joined. */
  readonly #changes: number;
  /** All objects, with a comma before each. */
  #joined: Buffer | undefined;

  private constructor(objects: readonly CachedObject[], sizeBytes: number, changes: number) {
    this.objects = objects;
    this.sizeBytes = sizeBytes;
    this.#changes = changes;
    if (changes >= enoughChanges) {
      this.#join();
      this.#changes = 0;
    }
  }

  /** The first blocks of all, or those that come after all others. */
  static of(objects: readonly CachedObject[]): readonly ObjectBlock[] {
    return ObjectBlock.#cut(objects, maxObjects);
  }

  /**
   * Blocks of so many objects at most. Joined, so that those that are cut again and again do not come to have nothing but
   * bytes of their own.
   */
  static #cut(objects: readonly CachedObject[], most: number): readonly ObjectBlock[] {
    return cut(objects, most).map((part) => new ObjectBlock(part, sizeOf(part, 0, part.length), enoughChanges));
  }

  /** The key of the first object; a block is never empty. */
  get firstKey(): string {
    return (this.objects[0] as CachedObject).key;
  }

  /** The key of the last object. */
  get lastKey(): string {
    return (this.objects.at(-1) as CachedObject).key;
  }

  /**
   * The block after changes, or the blocks if it is too much for one, or none if nothing is left.
   *
   * @param keys What has changed, in order, at least one.
   * @param get Gives what there is now.
   */
  changed(keys: readonly string[], get: (key: string) => CachedObject | undefined): readonly ObjectBlock[] {
    const isAfter = compareKeys(keys[0] as string, this.lastKey) > 0;
    // Objects that come in order, as when they are loaded, fill their blocks.
    if (isAfter && this.#isFull) return [this, ...ObjectBlock.of(keys.flatMap((key) => get(key) ?? []))];
    // Most of the objects are only handed on: looking at each would take longer than everything else.
    const objects: CachedObject[] = [];
    const news: CachedObject[] = [];
    let { sizeBytes } = this;
    let at = 0;
    for (const key of keys) {
      const compare = comparisonOf(key);
      const place = firstIndex(this.objects.length, (index) => compare(this.#at(index).key) <= 0);
      for (; at < place; at += 1) objects.push(this.#at(at));
      if (at < this.objects.length && this.#at(at).key === key) {
        sizeBytes -= this.#at(at).sizeBytes;
        at += 1;
      }
      const object = get(key);
      if (object === undefined) continue;
      sizeBytes += object.sizeBytes;
      objects.push(object);
      news.push(object);
    }
    for (; at < this.objects.length; at += 1) objects.push(this.#at(at));
    if (objects.length === 0) return [];
    if (objects.length > maxObjects || (sizeBytes > maxBytes && objects.length > 1)) {
      const blocks = Math.ceil(Math.max(objects.length / maxObjects, sizeBytes / maxBytes));
      return ObjectBlock.#cut(objects, isAfter ? maxObjects : Math.ceil(objects.length / blocks));
    }
    const changes = this.#changes + keys.length;
    if (changes < enoughChanges) gather(news);
    return [new ObjectBlock(objects, sizeBytes, changes)];
  }

  get #isFull(): boolean {
    return this.objects.length === maxObjects || this.sizeBytes > maxBytes / 2;
  }

  #at(place: number): CachedObject {
    return this.objects[place] as CachedObject;
  }

  /** One block of two neighbours; undefined if it would soon have to be cut again. */
  mergedWith(next: ObjectBlock): ObjectBlock | undefined {
    const isSmall =
      this.objects.length + next.objects.length <= maxObjects / 2 && this.sizeBytes + next.sizeBytes <= maxBytes / 2;
    if (!isSmall) return undefined;
    const objects = [...this.objects, ...next.objects];
    return new ObjectBlock(objects, this.sizeBytes + next.sizeBytes, this.#changes + next.#changes);
  }

  /** The objects from one place on and before another, at least one, as bytes with a comma before each. */
  bytes(from: number, to: number): Buffer {
    const joined = this.#joined ?? this.#join();
    if (from === 0 && to === this.objects.length) return joined;
    // With a comma for each.
    const start = from + sizeOf(this.objects, 0, from);
    return joined.subarray(start, start + (to - from) + sizeOf(this.objects, from, to));
  }

  #join(): Buffer {
    const joined = Buffer.allocUnsafeSlow(this.sizeBytes + this.objects.length);
    let offset = 0;
    for (const object of this.objects) {
      joined[offset] = comma;
      // The bytes are there twice only until the others are given up.
      offset = object.moveTo(joined, offset + 1);
    }
    this.#joined = joined;
    return joined;
  }
}

/** Puts the bytes of objects together. */
function gather(objects: readonly CachedObject[]): void {
  const bytes = Buffer.allocUnsafeSlow(sizeOf(objects, 0, objects.length));
  let offset = 0;
  for (const object of objects) offset = object.moveTo(bytes, offset);
}

/** Cuts objects into parts for blocks. */
function cut(objects: readonly CachedObject[], most: number): readonly (readonly CachedObject[])[] {
  const parts: CachedObject[][] = [];
  let bytes = 0;
  for (const object of objects) {
    const last = parts.at(-1);
    bytes += object.sizeBytes;
    if (last !== undefined && last.length < most && bytes <= maxBytes) last.push(object);
    else {
      parts.push([object]);
      bytes = object.sizeBytes;
    }
  }
  return parts;
}

/** Bytes of the objects from one place on and before another, without what is between them. */
function sizeOf(objects: readonly CachedObject[], from: number, to: number): number {
  let bytes = 0;
  for (let place = from; place < to; place += 1) bytes += (objects[place] as CachedObject).sizeBytes;
  return bytes;
}
