/** An object as clients see it, ready to be sent. */
export interface EncodedObject {
  readonly key: string;
  /** Its resourceVersion as a number. */
  readonly revision: number;
  /** JSON on one line. The bytes never change, though the same ones may come to be kept elsewhere. */
  readonly json: Buffer;
  /** As it is stored; undefined if that is not at hand. */
  readonly stored?: Buffer | undefined;
}

/** Objects in the order of their keys. */
export interface EncodedObjects {
  readonly count: number;
  /** Undefined if there are none. */
  readonly lastKey: string | undefined;
  /** The items of a JSON array with commas between them, in pieces that follow one another. Made when it is asked for. */
  pieces(): readonly Buffer[];
  /** One by one. */
  all(): readonly EncodedObject[];
}
