const slabBytes = 64 * 1024;

/**
 * Gives out memory in parts of larger pieces. A piece is freed when nobody has any part of it, so it suits what comes and
 * goes together.
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
