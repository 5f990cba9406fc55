import { kindPrefixOf } from "../storage/keys.js";

/** Of more namespaces it is not known by itself when they changed last. */
const maxNamespaces = 10_000;

/** When the objects of one kind have changed last, also by namespace. */
export class LastChanges {
  /** Everything may have changed up to here. */
  #floor: number;
  #newest: number;
  readonly #namespaces = new Map<string, number>();

  constructor(revision: number) {
    this.#floor = revision;
    this.#newest = revision;
  }

  /** Notes a change of an object. */
  note(key: string, revision: number): void {
    this.#newest = revision;
    if (this.#namespaces.size >= maxNamespaces) {
      this.#namespaces.clear();
      this.#floor = revision;
    }
    this.#namespaces.set(key.slice(0, key.lastIndexOf("/") + 1), revision);
  }

  /** No object whose key begins with the prefix of the kind or of a namespace has changed after this revision. */
  of(prefix: string): number {
    return kindPrefixOf(prefix) === prefix ? this.#newest : (this.#namespaces.get(prefix) ?? this.#floor);
  }
}
