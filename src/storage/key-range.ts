/** Keys from `start` on and before `end`, as bytes. */
export interface KeyRange {
  readonly start: Buffer;
  readonly end: Buffer;
}

/**
 * The keys that begin with `prefix` and are greater than `afterKey`, in the order of their UTF-8 bytes.
 * @throws Error for an empty prefix: no caller wants the whole store.
 */
export function keyRange(prefix: string, afterKey?: string): KeyRange {
  if (prefix === "") {
    throw new Error("A range needs a prefix");
  }
  const start = Buffer.from(prefix);
  // UTF-8 has no byte 0xff, so the last byte can always be raised.
  const end = Buffer.from(start);
  end.writeUInt8(end.readUInt8(end.length - 1) + 1, end.length - 1);
  if (afterKey === undefined) {
    return { start, end };
  }
  const next = successor(afterKey);
  return { start: next.compare(start) > 0 ? next : start, end };
}

/** The smallest key greater than `key`. */
export function successor(key: string): Buffer {
  return Buffer.from(`${key}\0`);
}
