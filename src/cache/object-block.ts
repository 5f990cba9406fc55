import type { CachedObject } from "./cached-object.js";
import { compareKeys, comparisonOf, firstIndex } from "./key-order.js";

/** More objects than this are two blocks. */
const maxObjects = 64;
/** A block with more bytes than this is two blocks, unless it is a single object. */
const maxBytes = 128 * 1024;
/** After so many changes a block is joined even if nobody reads it, so that replaced objects do not stay in memory. */
const maxChanges = maxObjects / 2;
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

  private constructor(objects: readonly CachedObject[], changes: number) {
    this.objects = objects;
    this.sizeBytes = sizeOf(objects, 0, objects.length);
    this.#changes = changes;
    if (changes > maxChanges) {
      this.#join();
      this.#changes = 0;
    } else gather(objects);
  }

  /** The first blocks of all, or those that come after all others. */
  static of(objects: readonly CachedObject[]): readonly ObjectBlock[] {
    return cut(objects, maxObjects).map((part) => new ObjectBlock(part, maxChanges + 1));
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
    const objects: CachedObject[] = [];
    let at = 0;
    for (const key of keys) {
      const compare = comparisonOf(key);
      const place = firstIndex(this.objects.length, (index) => compare(this.#keyAt(index)) <= 0);
      for (; at < place; at += 1) objects.push(this.objects[at] as CachedObject);
      if (at < this.objects.length && this.#keyAt(at) === key) at += 1;
      const object = get(key);
      if (object !== undefined) objects.push(object);
    }
    for (; at < this.objects.length; at += 1) objects.push(this.objects[at] as CachedObject);
    const parts = cut(objects, isAfter ? maxObjects : evenShare(objects));
    // Joined, so that blocks that are divided again and again do not come to have nothing but bytes of their own.
    const changes = parts.length > 1 ? maxChanges + 1 : this.#changes + keys.length;
    return parts.map((part) => new ObjectBlock(part, changes));
  }

  get #isFull(): boolean {
    return this.objects.length === maxObjects || this.sizeBytes > maxBytes / 2;
  }

  #keyAt(place: number): string {
    return (this.objects[place] as CachedObject).key;
  }

  /** One block of two neighbours; undefined if it would soon have to be cut again. */
  mergedWith(next: ObjectBlock): ObjectBlock | undefined {
    const isSmall =
      this.objects.length + next.objects.length <= maxObjects / 2 && this.sizeBytes + next.sizeBytes <= maxBytes / 2;
    return isSmall ? new ObjectBlock([...this.objects, ...next.objects], this.#changes + next.#changes) : undefined;
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

/** Puts those of the objects together that have no place yet. */
function gather(objects: readonly CachedObject[]): void {
  const homeless = objects.filter(({ stored }) => stored !== undefined);
  if (homeless.length === 0) return;
  const bytes = Buffer.allocUnsafeSlow(sizeOf(homeless, 0, homeless.length));
  let offset = 0;
  for (const object of homeless) offset = object.moveTo(bytes, offset);
}

/** How many objects a block gets if there are more than one of them, all about as large. */
function evenShare(objects: readonly CachedObject[]): number {
  const blocks = Math.max(objects.length / maxObjects, sizeOf(objects, 0, objects.length) / maxBytes);
  return Math.ceil(objects.length / Math.ceil(blocks));
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
