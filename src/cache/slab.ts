const slabBytes = 64 * 1024;

/**
 * Gives out memory in parts of larger pieces. Each piece is freed once all of its parts are given up; use it for bytes that
 * are given up at about the same time.
 */
export class Slab {
  #piece = Buffer.alloc(0);
  #used = 0;

  /** So many bytes of whatever content. */
  allocate(bytes: number): Buffer {
    if (this.#used + bytes > this.#piece.length) {
      this.#piece = Buffer.allocUnsafeSlow(Math.max(slabBytes, bytes));
      this.#used = 0;
    }
    this.#used += bytes;
    return this.#piece.subarray(this.#used - bytes, this.#used);
  }
}
