/** Deeper values are left to the search through the text, which needs no stack. */
const maxCountedDepth = 100;
const quote = 0x22;
const backslash = 0x5c;
const space = 0x20;

/**
 * The first key that stands in its object a second time, of which JSON.parse keeps the last and loses the others.
 *
 * @param text A text that is JSON.
 * @param value What JSON.parse has made of it.
 */
export function findDuplicateKey(
  text: string,
  value: unknown,
): { readonly key: string; readonly offset: number } | undefined {
  // If none was lost, the value has all keys of the text. Counting takes a tenth of the time of a search.
  return keysIn(text) === keysOf(value, 0) ? undefined : searchDuplicateKey(text);
}

/** How many keys a text has that is JSON; NaN if that does not show at a glance. */
function keysIn(text: string): number {
  let count = 0;
  for (let colon = text.indexOf(":"); colon !== -1; colon = text.indexOf(":", colon + 1)) {
    const before = text.charCodeAt(colon - 1);
    // A quote within a string has a backslash before it, and so may the one that ends a key.
    if (before === quote && text.charCodeAt(colon - 2) !== backslash) count += 1;
    else if (before === quote || isSpace(before)) return Number.NaN;
  }
  return count;
}

/** Spaces may be between a key and its colon, or in a string. */
function isSpace(code: number): boolean {
  return code <= space;
}

/** How many keys the objects in a value have; NaN if it is nested too deeply for counting. */
function keysOf(value: unknown, depth: number): number {
  if (typeof value !== "object" || value === null) return 0;
  if (depth === maxCountedDepth) return Number.NaN;
  let keys = 0;
  if (Array.isArray(value)) {
    for (const item of value) keys += keysOf(item, depth + 1);
  } else {
    for (const key in value) keys += 1 + keysOf((value as Record<string, unknown>)[key], depth + 1);
  }
  return keys;
}

function searchDuplicateKey(text: string): { readonly key: string; readonly offset: number } | undefined {
  /** The keys so far of every object around the offset; undefined for arrays. */
  const open: (Set<string> | undefined)[] = [];
  let isKeyNext = false;
  for (let offset = 0; offset < text.length; offset += 1) {
    const character = text[offset];
    if (character === "{" || character === "[") {
      open.push(character === "{" ? new Set() : undefined);
      isKeyNext = character === "{";
    } else if (character === "}" || character === "]") {
      open.pop();
    } else if (character === ",") {
      isKeyNext = open.at(-1) !== undefined;
    } else if (character === '"') {
      const end = endOfString(text, offset);
      if (isKeyNext) {
        const key: string = JSON.parse(text.slice(offset, end));
        if (open.at(-1)?.has(key)) return { key, offset };
        open.at(-1)?.add(key);
        isKeyNext = false;
      }
      offset = end - 1;
    }
  }
  return undefined;
}

/** Offset after the string that begins at `start`. */
function endOfString(text: string, start: number): number {
  for (let end = start; ; ) {
    end = text.indexOf('"', end + 1);
    let escapes = 0;
    while (text[end - 1 - escapes] === "\\") escapes += 1;
    if (escapes % 2 === 0) return end + 1;
  }
}
