/** Values are given up once as many bytes as this came after them, or up to twice as many. */
const generationBytes = 8 * 1024 * 1024;
/** What an entry takes in memory besides its key and its value, roughly. */
const overheadBytes = 256;

/** What was set for keys last, in bounded memory: whatever was not set again for long is forgotten. */
export class RecentMap<Value> {
  /** A key that is in both has what is here. */
  #newer = new Map<string, Value>();
  /** Given up as a whole: a map of which the oldest is removed again and again walks over all that was. */
  #older = new Map<string, Value>();
  /** Of all that was set there, so at least what is there. */
  #newerBytes = 0;

  /** Undefined: nothing was set, or not lately. */
  get(key: string): Value | undefined {
    return this.#newer.get(key) ?? this.#older.get(key);
  }

  /** @param bytes What the value takes in memory. */
  set(key: string, value: Value, bytes: number): void {
    this.#newer.set(key, value);
    this.#newerBytes += bytes + key.length + overheadBytes;
    if (this.#newerBytes <= generationBytes) return;
    this.#older = this.#newer;
    this.#newer = new Map();
    this.#newerBytes = 0;
  }

  delete(key: string): void {
    this.#newer.delete(key);
    this.#older.delete(key);
  }

  clear(): void {
    this.#newer.clear();
    this.#older.clear();
    this.#newerBytes = 0;
  }
}
