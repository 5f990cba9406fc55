/** Without anything from the surrogates on, where UTF-16 and UTF-8 have different orders. */
const plainText = /^[\0-\ud7ff]*$/;

/** Less than 0 if one key comes before the other in stores, which order keys by their UTF-8 bytes; 0 if they are equal. */
export function compareKeys(a: string, b: string): number {
  // The first difference decides, and then one side of it at least is plain.
  return plainText.test(a) ? comparePlain(a, b) : Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** {@link compareKeys} of one key with many others. */
export function comparisonOf(key: string): (other: string) => number {
  return plainText.test(key) ? (other) => comparePlain(key, other) : (other) => compareKeys(key, other);
}

/** Keys in order. */
export function sortKeys(keys: Iterable<string>): string[] {
  const sorted = [...keys];
  // Without a comparison JavaScript orders texts as plain ones are.
  return sorted.every((key) => plainText.test(key)) ? sorted.sort() : sorted.sort(compareKeys);
}

function comparePlain(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The place of the first of ordered keys that is not before another; how many there are if all are before it. */
export function firstNotBefore(keys: readonly string[], key: string): number {
  const compare = comparisonOf(key);
  return firstIndex(keys.length, (index) => compare(keys[index] as string) <= 0);
}

/** The first of so many indexes for which something holds that holds for all after it; the number of them if for none. */
export function firstIndex(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The first key that can come after all keys that begin with a prefix. */
export function endOfPrefix(prefix: string): string {
  const last = prefix.length - 1;
  return prefix.slice(0, last) + String.fromCharCode(prefix.charCodeAt(last) + 1);
}

/** The smallest key greater than another. */
export function successor(key: string): string {
  return `${key}\0`;
}
