import type { EncodedObject, EncodedObjects } from "./encoded-object.js";

const comma = 0x2c;

/** Objects that are there one by one. */
export class ObjectArray implements EncodedObjects {
  readonly #objects: readonly EncodedObject[];
  #pieces: readonly Buffer[] | undefined;

  constructor(objects: readonly EncodedObject[]) {
    this.#objects = objects;
  }

  get count(): number {
    return this.#objects.length;
  }

  get lastKey(): string | undefined {
    return this.#objects.at(-1)?.key;
  }

  pieces(): readonly Buffer[] {
    this.#pieces ??= this.#join();
    return this.#pieces;
  }

  all(): readonly EncodedObject[] {
    return this.#objects;
  }

  #join(): readonly Buffer[] {
    if (this.#objects.length === 0) return [];
    let length = this.#objects.length - 1;
    for (const { json } of this.#objects) length += json.length;
    const all = Buffer.allocUnsafeSlow(length);
    let offset = 0;
    for (const { json } of this.#objects) {
      if (offset > 0) all[offset++] = comma;
      offset += json.copy(all, offset);
    }
    return [all];
  }
}
