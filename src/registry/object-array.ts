import type { EncodedObject, EncodedObjects } from "./encoded-object.js";

const comma = Buffer.from(",");

/** Objects that are there one by one. */
export class ObjectArray implements EncodedObjects {
  readonly #objects: readonly EncodedObject[];

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
    const pieces = this.#objects.flatMap(({ json }, index) => (index === 0 ? [json] : [comma, json]));
    return pieces.length === 0 ? [] : [Buffer.concat(pieces)];
  }

  all(): readonly EncodedObject[] {
    return this.#objects;
  }
}
