import { setImmediate as nextTurn } from "node:timers/promises";
import type { EncodedObject } from "../registry/encoded-object.js";
import { ObjectArray } from "../registry/object-array.js";
import { parseObject } from "../registry/object-codec.js";
import type { Property } from "../selectors/selector.js";
import { firstNotBefore, sortKeys } from "./key-order.js";

/** After so many objects other work gets its turn. */
const objectsPerTurn = 256;

/** Keys of the objects that have one value. */
interface Holders {
  readonly keys: Set<string>;
  /** In order; undefined if nobody has asked since the last change. */
  sorted: readonly string[] | undefined;
  /** What was asked for last, for those who ask again and again; until one of the objects changes, or memory is needed. */
  last: { readonly from: string; readonly end: string; readonly objects: WeakRef<ObjectArray> } | undefined;
}

/**
 * Which objects have which value of a field or a label. Changes are only noted; what they come to is found out when
 * somebody asks, so that writes cost nothing, and objects that change often are read once.
 */
export class ValueIndex {
  readonly #property: Property;
  readonly #get: (key: string) => EncodedObject | undefined;
  readonly #values = new Map<string, string>();
  readonly #holders = new Map<string, Holders>();
  /** Keys whose values are not known. */
  readonly #changed: Set<string>;

  /**
   * @param keys Of all objects that there are.
   * @param get Finds an object as it is now.
   */
  constructor(property: Property, keys: Iterable<string>, get: (key: string) => EncodedObject | undefined) {
    this.#property = property;
    this.#changed = new Set(keys);
    this.#get = get;
  }

  /** Of what it indexes. */
  get name(): string {
    return this.#property.name;
  }

  /** Notes that an object has come, changed or gone. */
  note(key: string): void {
    this.#changed.add(key);
  }

  /** How many objects must be read to find out. */
  get changedCount(): number {
    return this.#changed.size;
  }

  /**
   * Finds out what has changed. There may be more of it by the time at which its caller goes on.
   *
   * @throws SyntaxError or TypeError if an object cannot be read. It counts as changed until it can.
   */
  async update(): Promise<void> {
    let count = 0;
    for (const key of this.#changed) {
      this.#set(key, this.#get(key));
      // Not before, so that an object that cannot be read is not left out of later lists without a word.
      this.#changed.delete(key);
      count += 1;
      if (count % objectsPerTurn === 0) await nextTurn();
    }
  }

  /** What an object has; undefined if it has nothing. */
  valueOf(key: string): string | undefined {
    return this.#values.get(key);
  }

  /** The objects that have a value, from one key on and before another, in order. */
  objectsOf(value: string, from: string, end: string): ObjectArray {
    const holders = this.#holders.get(value);
    if (holders === undefined) return new ObjectArray([]);
    const { last } = holders;
    const known = last?.from === from && last.end === end ? last.objects.deref() : undefined;
    if (known !== undefined) return known;
    holders.sorted ??= sortKeys(holders.keys);
    const keys = holders.sorted.slice(firstNotBefore(holders.sorted, from), firstNotBefore(holders.sorted, end));
    const objects = new ObjectArray(keys.map((key) => this.#get(key) as EncodedObject));
    holders.last = { from, end, objects: new WeakRef(objects) };
    return objects;
  }

  /** How many objects have a value. */
  countOf(value: string): number {
    return this.#holders.get(value)?.keys.size ?? 0;
  }

  #set(key: string, object: EncodedObject | undefined): void {
    const before = this.#values.get(key);
    const value = object && this.#property.of(parseObject(object));
    if (before !== undefined && before !== value) this.#remove(key, before);
    if (value === undefined) return;
    let holders = this.#holders.get(value);
    if (holders === undefined) {
      holders = { keys: new Set(), sorted: undefined, last: undefined };
      this.#holders.set(value, holders);
    }
    holders.last = undefined;
    if (before === value) return;
    this.#values.set(key, value);
    holders.keys.add(key);
    holders.sorted = undefined;
  }

  #remove(key: string, value: string): void {
    this.#values.delete(key);
    const holders = this.#holders.get(value);
    if (holders === undefined) return;
    holders.keys.delete(key);
    holders.sorted = undefined;
    holders.last = undefined;
    if (holders.keys.size === 0) this.#holders.delete(value);
  }
}
