import type { RecordedLocation } from "./embedded-records.js";

/** What a key holds since it was last written. */
export interface RecentWrite extends RecordedLocation {
  readonly value: Buffer;
}

/** So much is kept, or half of it; and of a large value that does not fit, all. */
const maxBytes = 16 * 1024 * 1024;
/** What a write takes besides its key and its value, roughly. */
const overheadBytes = 200;

/**
 * What keys hold that were written last, so that the next write of such a key reads neither where the value before lies
 * nor that value. It is what the store holds once the transaction that is under way is done; when that fails, all is
 * forgotten.
 */
export class RecentWrites {
  /** A key that is in both holds what is here. */
  #newer = new Map<string, RecentWrite>();
  /** Given up as a whole: a map of which the oldest is removed again and again walks over all that was. */
  #older = new Map<string, RecentWrite>();
  /** Of all that was put there, so at least what is there. */
  #newerBytes = 0;

  /** Undefined: it is absent, or was not written lately. */
  get(key: string): RecentWrite | undefined {
    return this.#newer.get(key) ?? this.#older.get(key);
  }

  put(key: string, write: RecentWrite): void {
    this.#newer.set(key, write);
    this.#newerBytes += write.value.length + key.length + overheadBytes;
    if (this.#newerBytes <= maxBytes / 2) return;
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
