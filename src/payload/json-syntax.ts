/* What JSON.parse does not tell: where a text stops being JSON. Asked only once it has refused one. */

/** What may come next in a JSON text. */
type Expected = "value" | "value-or-end" | "key" | "key-or-end" | "colon" | "comma-or-end" | "end";

const whitespace = /[ \t\n\r]*/y;
// "unescaped" of RFC 8259, in UTF-16 units.
const plainCharacters = /[\x20\x21\x23-\x5b\x5d-\uffff]*/y;
const escapeSequence = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
const numberOrLiteral = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** Offset of the first character that does not belong in a JSON text (RFC 8259); its length if the text ends early. */
export function findJsonError(text: string): number {
  const open: ("{" | "[")[] = [];
  let expected: Expected = "value";
  let offset = 0;
  const afterValue = (): Expected => (open.length === 0 ? "end" : "comma-or-end");

  for (;;) {
    offset = skip(whitespace, text, offset);
    const character = text[offset];
    if (character === undefined) return text.length;
    const inner: "{" | "[" | undefined = open.at(-1);

    if (expected === "end") return offset;
    if (expected === "colon") {
      if (character !== ":") return offset;
      expected = "value";
      offset += 1;
    } else if (character === closing(inner) && /end$/.test(expected)) {
      open.pop();
      expected = afterValue();
      offset += 1;
    } else if (expected === "comma-or-end") {
      if (character !== ",") return offset;
      expected = inner === "{" ? "key" : "value";
      offset += 1;
    } else if (character === '"') {
      const end = skipString(text, offset);
      if (!end.closed) return end.offset;
      offset = end.offset;
      expected = expected.startsWith("key") ? "colon" : afterValue();
    } else if (expected.startsWith("key")) {
      return offset;
    } else if (character === "{" || character === "[") {
      open.push(character);
      expected = character === "{" ? "key-or-end" : "value-or-end";
      offset += 1;
    } else {
      const end = skip(numberOrLiteral, text, offset);
      if (end === offset) return offset;
      offset = end;
      expected = afterValue();
    }
  }
}

function closing(open: "{" | "[" | undefined): string | undefined {
  if (open === undefined) return undefined;
  return open === "{" ? "}" : "]";
}

/** Offset after what the pattern matches at `offset`; `offset` itself if it does not match. */
function skip(pattern: RegExp, text: string, offset: number): number {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : offset;
}

function skipString(text: string, start: number): { offset: number; closed: boolean } {
  let offset = start + 1;
  for (;;) {
    offset = skip(plainCharacters, text, offset);
    if (text[offset] === '"') return { offset: offset + 1, closed: true };
    const next = skip(escapeSequence, text, offset);
    if (next === offset) return { offset, closed: false };
    offset = next;
  }
}
