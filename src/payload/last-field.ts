const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;

/**
 * Finds the last field of the outermost object in its JSON, which has no spaces, by its key. Only the field itself is
 * read.
 *
 * The key is found in text that only a key can be: within strings there are no quotes without a backslash. So what
 * is in front of it need not be read. If its value is followed by one bracket and the end, it is a key of the outermost
 * object.
 *
 * @param key As it is in the JSON, between a comma and a colon: `,"status":`.
 * @returns Offset of the key, with its comma; undefined if the last field is another one, or it would take long to tell.
 */
export function findLastField(json: Buffer, key: Buffer): number | undefined {
  let leftBytes = 2 * json.length;
  for (let at = json.lastIndexOf(key); at > 0 && leftBytes > 0; at = json.lastIndexOf(key, at - 1)) {
    const end = endOfValue(json, at + key.length);
    if (end === json.length - 1) return at;
    leftBytes -= end - at;
  }
  return undefined;
}

/** Offset after the value that begins at `start` within an object or array; the length of the text if it does not end. */
export function endOfValue(json: Uint8Array, start: number): number {
  const { length } = json;
  let depth = 0;
  for (let at = start; at < length; at += 1) {
    const byte = json[at] as number;
    if (byte === quote) {
      at += 1;
      while (at < length && json[at] !== quote) at += json[at] === backslash ? 2 : 1;
    } else if (isOpening(byte)) depth += 1;
    else if (depth > 0) depth -= isClosing(byte) ? 1 : 0;
    else if (byte === comma || isClosing(byte)) return at;
  }
  return length;
}

/** Square and curly brackets differ in one bit. */
function isOpening(byte: number): boolean {
  return (byte | 0x20) === 0x7b;
}

function isClosing(byte: number): boolean {
  return (byte | 0x20) === 0x7d;
}
