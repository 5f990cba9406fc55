import type { EncodedObject } from "../registry/encoded-object.js";

/** More objects than this are two blocks. */
const maxObjects = 64;
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

  constructor(objects: readonly EncodedObject[], changes = 0) {
    this.objects = objects;
    this.sizeBytes = objects.reduce((bytes, { json }) => bytes + json.length, 0);
    this.#changes = changes;
    if (changes > maxChanges) {
      this.#join();
      this.#changes = 0;
    }
  }

  /** The key of the first object; a block is never empty. */
  get firstKey(): string {
    return (this.objects[0] as EncodedObject).key;
  }

  /** The block or blocks with an object more, which comes at a place between 0 and the number of objects. */
  withInserted(place: number, object: EncodedObject): readonly ObjectBlock[] {
    const isFull = this.objects.length === maxObjects || this.sizeBytes + object.json.length > maxBytes;
    if (isFull && place === this.objects.length) {
      // Objects that come in order, as when they are loaded, fill their blocks.
      this.#joined ??= this.#join();
      return [this, new ObjectBlock([object])];
    }
    return divided([...this.objects.slice(0, place), object, ...this.objects.slice(place)], this.#changes + 1);
  }

  /** The block or blocks with another object at a place. */
  withReplaced(place: number, object: EncodedObject): readonly ObjectBlock[] {
    const objects = [...this.objects];
    objects[place] = object;
    return divided(objects, this.#changes + 1);
  }

  /** The block without the object at a place; undefined if there is no other. */
  withRemoved(place: number): ObjectBlock | undefined {
    if (this.objects.length === 1) return undefined;
    const objects = [...this.objects];
    objects.splice(place, 1);
    return new ObjectBlock(objects, this.#changes + 1);
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
    const start = lengthOf(this.objects, 0, from);
    return joined.subarray(start, start + lengthOf(this.objects, from, to));
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

/** Objects as one block, or as two if they are too much for one. */
function divided(objects: readonly EncodedObject[], changes: number): readonly ObjectBlock[] {
  const block = new ObjectBlock(objects, changes);
  const isTooMuch = objects.length > maxObjects || (block.sizeBytes > maxBytes && objects.length > 1);
  if (!isTooMuch) return [block];
  const half = objects.length >> 1;
  // Joined, so that blocks that are divided again and again do not come to have nothing but bytes of their own.
  return [objects.slice(0, half), objects.slice(half)].map((part) => new ObjectBlock(part, maxChanges + 1));
}

function lengthOf(objects: readonly EncodedObject[], from: number, to: number): number {
  let length = 0;
  for (let place = from; place < to; place += 1) length += 1 + (objects[place] as EncodedObject).json.length;
  return length;
}
