import type { EncodedObject } from "../registry/encoded-object.js";
import { compareKeys } from "./key-order.js";
import { maxObjects, ObjectBlock } from "./object-block.js";
import { ObjectSequence, positionOf } from "./object-sequence.js";

/** Objects by key, which can be had in order at any moment. */
export class ObjectMap {
  readonly #byKey = new Map<string, EncodedObject>();
  #blocks: ObjectBlock[] = [];
  /** Objects that come after all of the blocks, in order: a block of many takes less time at once than one by one. */
  #tail: EncodedObject[] = [];
  /** The blocks as they are, for whom they are not to change. Undefined: nobody has asked since the last change. */
  #sequence: ObjectSequence | undefined;

  /** How many there are. */
  get count(): number {
    return this.#byKey.size;
  }

  /** In no order. */
  keys(): Iterable<string> {
    return this.#byKey.keys();
  }

  get(key: string): EncodedObject | undefined {
    return this.#byKey.get(key);
  }

  /** All of them as they are now. */
  sequence(): ObjectSequence {
    this.#takeTail();
    this.#sequence ??= new ObjectSequence(this.#blocks);
    return this.#sequence;
  }

  /** Adds an object, or replaces the one that has its key. */
  set(object: EncodedObject): void {
    const last = this.#tail.at(-1) ?? this.#blocks.at(-1)?.objects.at(-1);
    if (last !== undefined && compareKeys(last.key, object.key) < 0) {
      if (this.#tail.push(object) === maxObjects) this.#takeTail();
    } else {
      this.#takeTail();
      this.#put(object, this.#byKey.has(object.key));
    }
    this.#byKey.set(object.key, object);
  }

  #put(object: EncodedObject, isKnown: boolean): void {
    const { block, place } = positionOf(this.#blocks, object.key);
    const before = this.#blocks[block];
    if (before === undefined) this.#splice(0, 0, [ObjectBlock.of(object)]);
    else if (isKnown) this.#splice(block, 1, before.withReplaced(place, object));
    else this.#splice(block, 1, before.withInserted(place, object));
  }

  #takeTail(): void {
    const tail = this.#tail;
    if (tail.length === 0) return;
    this.#tail = [];
    const block = ObjectBlock.full(tail);
    if (block !== undefined) this.#splice(this.#blocks.length, 0, [block]);
    else for (const object of tail) this.#put(object, false);
  }

  /** Removes the object that has a key, if there is one. */
  delete(key: string): void {
    if (!this.#byKey.delete(key)) return;
    this.#takeTail();
    const { block, place } = positionOf(this.#blocks, key);
    const after = this.#blocks[block]?.withRemoved(place);
    const next = this.#blocks[block + 1];
    const merged = next && after?.mergedWith(next);
    if (merged !== undefined) this.#splice(block, 2, [merged]);
    else this.#splice(block, 1, after === undefined ? [] : [after]);
  }

  #splice(start: number, count: number, blocks: readonly ObjectBlock[]): void {
    if (this.#sequence !== undefined) {
      this.#sequence = undefined;
      this.#blocks = [...this.#blocks];
    }
    if (count === 1 && blocks.length === 1) this.#blocks[start] = blocks[0] as ObjectBlock;
    else this.#blocks.splice(start, count, ...blocks);
  }
}
