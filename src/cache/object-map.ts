import type { CachedObject } from "./cached-object.js";
import { firstNotBefore, sortKeys } from "./key-order.js";
import { ObjectBlock } from "./object-block.js";
import { ObjectSequence, positionOf } from "./object-sequence.js";

/** When so much has changed, it is put in order even if nobody asks for that. */
const maxChanged = 128;
const maxChangedBytes = 1024 * 1024;

/**
 * Objects by key, which can be had in order at any moment. Changes are only noted; what order they come to is found out
 * for many of them together, or when somebody asks.
 */
export class ObjectMap {
  readonly #byKey = new Map<string, CachedObject>();
  /** The objects in order, but for what has changed. */
  #blocks: ObjectBlock[] = [];
  /** Keys of what has changed since the blocks were made. */
  readonly #changed = new Set<string>();
  #changedBytes = 0;
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

  get(key: string): CachedObject | undefined {
    return this.#byKey.get(key);
  }

  /** All of them as they are now. */
  sequence(): ObjectSequence {
    if (this.#changed.size > 0) this.#arrange();
    this.#sequence ??= new ObjectSequence(this.#blocks);
    return this.#sequence;
  }

  /** Adds an object, or replaces the one that has its key. */
  set(object: CachedObject): void {
    const before = this.#byKey.get(object.key);
    this.#byKey.set(object.key, object);
    this.#note(object.key, object.sizeBytes + (before?.sizeBytes ?? 0));
  }

  /** Removes the object that has a key, if there is one. */
  delete(key: string): void {
    const before = this.#byKey.get(key);
    if (before === undefined) return;
    this.#byKey.delete(key);
    this.#note(key, before.sizeBytes);
  }

  /** @param bytes Of what comes, and of what goes: that stays in its block until it is made anew. */
  #note(key: string, bytes: number): void {
    this.#changed.add(key);
    this.#changedBytes += bytes;
    if (this.#changed.size >= maxChanged || this.#changedBytes >= maxChangedBytes) this.#arrange();
  }

  /** Makes other blocks of those that have changed. */
  #arrange(): void {
    const keys = sortKeys(this.#changed);
    this.#changed.clear();
    this.#changedBytes = 0;
    const before = this.#blocks;
    const after: ObjectBlock[] = [];
    let at = 0;
    for (let start = 0, end = 0; start < keys.length; start = end) {
      const { block: changed } = positionOf(before, keys[start] as string);
      const next = before[changed + 1]?.firstKey;
      end = next === undefined ? keys.length : Math.max(start + 1, firstNotBefore(keys, next));
      for (; at < changed; at += 1) add(after, before[at] as ObjectBlock);
      for (const block of this.#made(before[changed], keys.slice(start, end))) add(after, block);
      at = changed + 1;
    }
    for (; at < before.length; at += 1) add(after, before[at] as ObjectBlock);
    this.#blocks = after;
    this.#sequence = undefined;
  }

  #made(before: ObjectBlock | undefined, keys: readonly string[]): readonly ObjectBlock[] {
    const get = (key: string) => this.#byKey.get(key);
    return before === undefined ? ObjectBlock.of(keys.flatMap((key) => get(key) ?? [])) : before.changed(keys, get);
  }
}

/** Adds a block after others, or to the last of them if both are small. */
function add(blocks: ObjectBlock[], block: ObjectBlock): void {
  const merged = blocks.at(-1)?.mergedWith(block);
  if (merged === undefined) blocks.push(block);
  else blocks[blocks.length - 1] = merged;
}
