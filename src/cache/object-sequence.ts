import type { EncodedObject, EncodedObjects } from "../registry/encoded-object.js";
import { comparisonOf, firstIndex } from "./key-order.js";
import type { ObjectBlock } from "./object-block.js";

/** Where an object is: in which block, and at which place in it. */
export interface Position {
  readonly block: number;
  readonly place: number;
}

/** The objects of one kind in order, as they were at one moment. Never changes. */
export class ObjectSequence {
  readonly blocks: readonly ObjectBlock[];

  constructor(blocks: readonly ObjectBlock[]) {
    this.blocks = blocks;
  }

  /** The objects from one key on and before another, so many at most. Neither key needs to be there. */
  range(from: string, to: string, limit = Number.POSITIVE_INFINITY): ObjectRange {
    const start = positionOf(this.blocks, from);
    const end = positionOf(this.blocks, to);
    return new ObjectRange(
      this.blocks,
      start,
      limit === Number.POSITIVE_INFINITY ? end : this.#limited(start, end, limit),
    );
  }

  #limited(start: Position, end: Position, limit: number): Position {
    let left = limit + start.place;
    for (let block = start.block; block < end.block; block += 1) {
      const { length } = blockAt(this.blocks, block).objects;
      if (left <= length) return { block, place: left };
      left -= length;
    }
    return { block: end.block, place: Math.min(left, end.place) };
  }
}

/** Some of the objects of a sequence that follow one another. */
export class ObjectRange implements EncodedObjects {
  readonly #blocks: readonly ObjectBlock[];
  readonly #start: Position;
  readonly #end: Position;
  #count: number | undefined;

  constructor(blocks: readonly ObjectBlock[], start: Position, end: Position) {
    this.#blocks = blocks;
    this.#start = start;
    this.#end = end;
  }

  get count(): number {
    if (this.#count === undefined) {
      this.#count = 0;
      for (const [, from, to] of this.#parts()) this.#count += to - from;
    }
    return this.#count;
  }

  get lastKey(): string | undefined {
    if (this.#isEmpty()) return undefined;
    const { block, place } = this.#end;
    const { objects } = blockAt(this.#blocks, place > 0 ? block : block - 1);
    return objects.at(place > 0 ? place - 1 : -1)?.key;
  }

  pieces(): readonly Buffer[] {
    const pieces: Buffer[] = [];
    for (const [block, from, to] of this.#parts()) {
      const bytes = block.bytes(from, to);
      // Nothing is before the first one that it could be separated from.
      pieces.push(pieces.length === 0 ? bytes.subarray(1) : bytes);
    }
    return pieces;
  }

  all(): readonly EncodedObject[] {
    const all: EncodedObject[] = [];
    for (const [{ objects }, from, to] of this.#parts()) {
      for (let place = from; place < to; place += 1) all.push(objects[place] as EncodedObject);
    }
    return all;
  }

  /** Without counting. */
  #isEmpty(): boolean {
    return this.#parts().next().done === true;
  }

  /** The parts of blocks that are in the range, none of them empty. */
  *#parts(): Generator<readonly [block: ObjectBlock, from: number, to: number]> {
    const { block: first, place } = this.#start;
    for (let index = first; index <= this.#end.block && index < this.#blocks.length; index += 1) {
      const block = blockAt(this.#blocks, index);
      const from = index === first ? place : 0;
      const to = index === this.#end.block ? this.#end.place : block.objects.length;
      if (from < to) yield [block, from, to];
    }
  }
}

/** Of the first object that is not before a key. It may be the place after the last one of its block. */
export function positionOf(blocks: readonly ObjectBlock[], key: string): Position {
  const compare = comparisonOf(key);
  // The last block that begins before the key or at it; if there is none, the first one.
  const next = firstIndex(blocks.length, (index) => compare(blockAt(blocks, index).firstKey) < 0);
  const block = Math.max(0, next - 1);
  const objects = blocks[block]?.objects ?? [];
  const place = firstIndex(objects.length, (index) => compare((objects[index] as EncodedObject).key) <= 0);
  return { block, place };
}

function blockAt(blocks: readonly ObjectBlock[], index: number): ObjectBlock {
  return blocks[index] as ObjectBlock;
}
