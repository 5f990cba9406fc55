import { setImmediate as nextTurn } from "node:timers/promises";
import type { EncodedObject } from "../registry/encoded-object.js";
import { parseObject } from "../registry/object-codec.js";
import { fieldText } from "../selectors/field-text.js";

/** After so many objects other work gets its turn. */
const objectsPerTurn = 256;

/**
 * Which objects have which value in one field. Changes are only noted; what they come to is found out when somebody asks,
 * so that writes cost nothing, and objects that change often are read once.
 */
export class FieldIndex {
  readonly #segments: readonly string[];
  readonly #get: (key: string) => EncodedObject | undefined;
  readonly #values = new Map<string, string>();
  readonly #keys = new Map<string, Set<string>>();
  /** Keys whose values are not known. */
  readonly #changed: Set<string>;

  /**
   * @param field Such as `spec.nodeName`.
   * @param keys Of all objects that there are.
   * @param get Finds an object as it is now.
   */
  constructor(field: string, keys: Iterable<string>, get: (key: string) => EncodedObject | undefined) {
    this.#segments = field.split(".");
    this.#changed = new Set(keys);
    this.#get = get;
  }

  /** Notes that an object has come, changed or gone. */
  note(key: string): void {
    this.#changed.add(key);
  }

  /** Whether there is nothing to be found out. */
  get isCurrent(): boolean {
    return this.#changed.size === 0;
  }

  /** Finds out what has changed. There may be more of it by the time at which its caller goes on. */
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

  /** The keys of the objects that have a value, in no order. */
  keysOf(value: string): ReadonlySet<string> {
    return this.#keys.get(value) ?? none;
  }

  #set(key: string, object: EncodedObject | undefined): void {
    const before = this.#values.get(key);
    const value = object && fieldText(parseObject(object), this.#segments);
    if (value === before) return;
    if (before !== undefined) this.#remove(key, before);
    if (value === undefined) return;
    this.#values.set(key, value);
    const keys = this.#keys.get(value) ?? new Set();
    this.#keys.set(value, keys.add(key));
  }

  #remove(key: string, value: string): void {
    this.#values.delete(key);
    const keys = this.#keys.get(value);
    keys?.delete(key);
    if (keys?.size === 0) this.#keys.delete(value);
  }
}

const none: ReadonlySet<string> = new Set();
