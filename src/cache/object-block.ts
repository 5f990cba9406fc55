import type { EncodedObject } from "../registry/encoded-object.js";

/** More objects than this are two blocks. */
export const maxObjects = 64;
/** A block with more bytes than this is two blocks, unless it is a single object. */
const maxBytes = 128 * 1024;
/** After so many changes a block is joined even if nobody reads it, so that replaced objects do not stay in memory. */
const maxChanges = maxObjects / 2;
const comma = 0x2c;

/** An object in the cache. Its bytes move into those of its block when the block is joined. */
interface CachedObject extends EncodedObject {
  json: Buffer;
}

/**
 * Some neighbours of the ordered objects. Never changed; a write makes another block. A list answer is sent from the
 * joined bytes of blocks, which are made when the first list asks, and shared by all that come before the next write.
 */
export class ObjectBlock {
  readonly objects: readonly EncodedObject[];
  /** Of the objects without what is between them. */
  readonly sizeBytes: number;
  /** Since the bytes of most of its objects were joined. */
  readonly #changes: number;
  /** All objects, with a comma before each. */
  #joined: Buffer | undefined;

  private constructor(objects: readonly EncodedObject[], sizeBytes: number, changes: number) {
    this.objects = objects;
    this.sizeBytes = sizeBytes;
    this.#changes = changes;
    if (changes > maxChanges) {
      this.#join();
      this.#changes = 0;
    }
  }

  /** A block of a single object. */
  static of(object: EncodedObject): ObjectBlock {
    return new ObjectBlock([object], object.json.length, 0);
  }

  /** A block of neighbours that no other one fits into; undefined if they are fewer, or too much for one block. */
  static full(objects: readonly EncodedObject[]): ObjectBlock | undefined {
    const sizeBytes = sizeOf(objects, 0, objects.length);
    if (objects.length < maxObjects || sizeBytes > maxBytes) return undefined;
    return new ObjectBlock(objects, sizeBytes, maxChanges + 1);
  }

  /** The key of the first object; a block is never empty. */
  get firstKey(): string {
    return (this.objects[0] as EncodedObject).key;
  }

  /** The block or blocks with an object more, which comes at a place between 0 and the number of objects. */
  withInserted(place: number, object: EncodedObject): readonly ObjectBlock[] {
    const sizeBytes = this.sizeBytes + object.json.length;
    const isFull = this.objects.length === maxObjects || sizeBytes > maxBytes;
    if (isFull && place === this.objects.length) {
      // Objects that come in order, as when they are loaded, fill their blocks.
      this.#joined ??= this.#join();
      return [this, ObjectBlock.of(object)];
    }
    const objects = this.objects.toSpliced(place, 0, object);
    return new ObjectBlock(objects, sizeBytes, this.#changes + 1).#divided();
  }

  /** The block or blocks with another object at a place. */
  withReplaced(place: number, object: EncodedObject): readonly ObjectBlock[] {
    const before = this.objects[place] as EncodedObject;
    const sizeBytes = this.sizeBytes - before.json.length + object.json.length;
    return new ObjectBlock(this.objects.with(place, object), sizeBytes, this.#changes + 1).#divided();
  }

  /** The block without the object at a place; undefined if there is no other. */
  withRemoved(place: number): ObjectBlock | undefined {
    if (this.objects.length === 1) return undefined;
    const { json } = this.objects[place] as EncodedObject;
    return new ObjectBlock(this.objects.toSpliced(place, 1), this.sizeBytes - json.length, this.#changes + 1);
  }

  /** One block of two neighbours; undefined if it would soon have to be cut again. */
  mergedWith(next: ObjectBlock): ObjectBlock | undefined {
    const isSmall =
      this.objects.length + next.objects.length <= maxObjects / 2 && this.sizeBytes + next.sizeBytes <= maxBytes / 2;
    if (!isSmall) return undefined;
    const sizeBytes = this.sizeBytes + next.sizeBytes;
    return new ObjectBlock([...this.objects, ...next.objects], sizeBytes, this.#changes + next.#changes);
  }

  /** The objects from one place on and before another, at least one, as bytes with a comma before each. */
  bytes(from: number, to: number): Buffer {
    const joined = this.#joined ?? this.#join();
    if (from === 0 && to === this.objects.length) return joined;
    // With a comma for each.
    const start = from + sizeOf(this.objects, 0, from);
    return joined.subarray(start, start + (to - from) + sizeOf(this.objects, from, to));
  }

  /** The block, or two if it is too much for one. */
  #divided(): readonly ObjectBlock[] {
    const { length } = this.objects;
    if (length <= maxObjects && (this.sizeBytes <= maxBytes || length === 1)) return [this];
    const half = length >> 1;
    const firstBytes = sizeOf(this.objects, 0, half);
    // Joined, so that blocks that are divided again and again do not come to have nothing but bytes of their own.
    return [
      new ObjectBlock(this.objects.slice(0, half), firstBytes, maxChanges + 1),
      new ObjectBlock(this.objects.slice(half), this.sizeBytes - firstBytes, maxChanges + 1),
    ];
  }

  #join(): Buffer {
    const joined = Buffer.allocUnsafeSlow(this.sizeBytes + this.objects.length);
    let offset = 0;
    for (const object of this.objects as readonly CachedObject[]) {
      joined[offset] = comma;
      const end = offset + 1 + object.json.copy(joined, offset + 1);
      // The bytes are there twice only until the others are given up.
      object.json = joined.subarray(offset + 1, end);
      offset = end;
    }
    this.#joined = joined;
    return joined;
  }
}

/** Bytes of the objects from one place on and before another, without what is between them. */
function sizeOf(objects: readonly EncodedObject[], from: number, to: number): number {
  let bytes = 0;
  for (let place = from; place < to; place += 1) bytes += (objects[place] as EncodedObject).json.length;
  return bytes;
}
