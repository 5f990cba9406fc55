/**
 * Protocol Buffers (https://protobuf.dev/programming-guides/encoding/), as far as etcd's messages of writes and watches
 * need them. Every one of these carries whole objects, and general libraries copy these several times.
 */

/** A varint: numbers, booleans, enumerations. */
const varintType = 0;
const fixed64Type = 1;
/** Bytes with their length before them: text, bytes, messages. */
const bytesType = 2;
const fixed32Type = 5;

const moreBit = 0x80;
const maxVarintBytes = 10;

/** How a field of numbers, booleans or enumerations is marked. */
export function numberField(field: number): number {
  return field * 8 + varintType;
}

/** How a field of text, bytes or messages is marked. */
export function bytesField(field: number): number {
  return field * 8 + bytesType;
}

/**
 * Reads a message, field by field; those of a message in it are read by the same reader up to where that ends.
 * All methods throw an Error if the bytes end too soon.
 */
export class WireReader {
  readonly #bytes: Buffer;
  #position = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** Where the whole message ends. */
  get end(): number {
    return this.#bytes.length;
  }

  /** Whether there are more fields before the end of a message. */
  isBefore(end: number): boolean {
    return this.#position < end;
  }

  /** A mark of a field, or a value. What is greater than 2^53 is rounded. */
  number(): number {
    const first = this.#bytes[this.#position];
    if (first !== undefined && first < moreBit) {
      this.#position += 1;
      return first;
    }
    return this.#longNumber();
  }

  #longNumber(): number {
    let value = 0;
    let factor = 1;
    for (let count = 0; count < maxVarintBytes; count += 1) {
      const byte = this.#bytes[this.#position];
      if (byte === undefined) throw tooShort();
      this.#position += 1;
      value += (byte & (moreBit - 1)) * factor;
      if (byte < moreBit) return value;
      factor *= moreBit;
    }
    throw new Error("A number in a message of etcd has more than 64 bits");
  }

  boolean(): boolean {
    return this.number() !== 0;
  }

  /** Begins a message in the message. Returns where it ends. */
  message(): number {
    const length = this.number();
    const end = this.#position + length;
    if (end > this.#bytes.length) throw tooShort();
    return end;
  }

  /** A part of the whole message, not a copy. */
  bytes(): Buffer {
    const end = this.message();
    const bytes = this.#bytes.subarray(this.#position, end);
    this.#position = end;
    return bytes;
  }

  text(): string {
    const end = this.message();
    const text = this.#bytes.toString("utf8", this.#position, end);
    this.#position = end;
    return text;
  }

  /** Passes over the value of a field that was marked so. */
  skip(mark: number): void {
    switch (mark % 8) {
      case varintType:
        this.number();
        break;
      case fixed64Type:
        this.#pass(8);
        break;
      case bytesType:
        this.#pass(this.number());
        break;
      case fixed32Type:
        this.#pass(4);
        break;
      default:
        throw new Error(`A message of etcd has a field of unknown type: ${mark}`);
    }
  }

  #pass(count: number): void {
    this.#position += count;
    if (this.#position > this.#bytes.length) throw tooShort();
  }
}

function tooShort(): Error {
  return new Error("A message of etcd ends too soon");
}

/**
 * Writes a message from its end to its beginning, so that the length of what is in it is known when it is to be
 * written. Fields come out in the reverse of the order in which they are written.
 */
export class WireWriter {
  readonly #bytes: Buffer;
  #start: number;

  /** @param maxBytes The message may not have more. */
  constructor(maxBytes: number) {
    this.#bytes = Buffer.allocUnsafe(maxBytes);
    this.#start = maxBytes;
  }

  /** The message. */
  get written(): Buffer {
    return this.#bytes.subarray(this.#start);
  }

  /** How many bytes were written. {@link message} needs it as it was before the message in the message was written. */
  get length(): number {
    return this.#bytes.length - this.#start;
  }

  /** Writes an integer from 0 to 2^53 - 1. */
  number(mark: number, value: number): void {
    this.#varint(value);
    this.#varint(mark);
  }

  bytes(mark: number, value: Buffer): void {
    this.#take(value.length);
    this.#bytes.set(value, this.#start);
    this.#varint(value.length);
    this.#varint(mark);
  }

  /** Bytes, and behind them some more that are all the same. */
  paddedBytes(mark: number, value: Buffer, padding: number, count: number): void {
    this.#take(count);
    this.#bytes.fill(padding, this.#start, this.#start + count);
    this.#take(value.length);
    this.#bytes.set(value, this.#start);
    this.#varint(value.length + count);
    this.#varint(mark);
  }

  /** Makes a message of all that was written since there were so many bytes. */
  message(mark: number, length: number): void {
    this.#varint(this.length - length);
    this.#varint(mark);
  }

  #varint(value: number): void {
    let size = 1;
    for (let rest = value; rest >= moreBit; rest = Math.floor(rest / moreBit)) size += 1;
    this.#take(size);
    let rest = value;
    let position = this.#start;
    for (; rest >= moreBit; position += 1) {
      this.#bytes[position] = (rest % moreBit) + moreBit;
      rest = Math.floor(rest / moreBit);
    }
    this.#bytes[position] = rest;
  }

  #take(count: number): void {
    this.#start -= count;
    if (this.#start < 0) throw new Error("A message for etcd is larger than was said");
  }
}
