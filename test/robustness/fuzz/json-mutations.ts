import fc, { type Arbitrary } from "fast-check";
import type { Payload } from "./kinds.js";
import { anyText } from "./schema-arbitrary.js";

/** Numbers that no JavaScript value is written as; the text of a JSON value has them in place of these texts. */
const rawNumbers = ["1e400", "-1e400", "9007199254740993", "1e-400", "-0", "123456789012345678901234567890", "1E+2"];

const hostileValues: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -1, 0.5, 1e21, 2 ** 53, -(2 ** 63), 1.7976931348623157e308),
  fc.constantFrom<unknown>("", "0", "null", "true", [], {}, [[]], [null], [{}], { "": "" }, { length: 1 }),
  fc.constantFrom(...rawNumbers).map((number) => `@@${number}@@`),
  anyText,
  fc.jsonValue({ maxDepth: 2 }),
  fc.integer({ min: 90, max: 3000 }).map((depth) => nest(depth)),
  fc.tuple(anyText, fc.constantFrom<unknown>(1, null, {}, "x")).map((entry) => Object.fromEntries([entry])),
  fc.integer({ min: 100, max: 2000 }).map((count) => Array(count).fill(0)),
  fc
    .integer({ min: 100, max: 2000 })
    .map((count) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, "v"]))),
);

function nest(depth: number): unknown {
  let value: unknown = 0;
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

type Change = { readonly at: number; readonly how: string; readonly key: string; readonly value: unknown };

const changes: Arbitrary<Change> = fc.record({
  at: fc.nat(),
  how: fc.constantFrom("replace", "replace", "replace", "remove", "add", "rename", "wrap", "repeat"),
  key: anyText,
  value: hostileValues,
});

/** JSON texts of values with one change somewhere in them. */
export function mutatedJson(values: Arbitrary<Payload>): Arbitrary<string> {
  return fc.tuple(values, changes).map(([value, change]) => writeJson(mutate(value, change)));
}

/** The JSON text of a value, with the raw numbers in it. */
function writeJson(value: unknown): string {
  return JSON.stringify(value).replace(/"@@([-+.\deE]+)@@"/g, "$1");
}

type Place = { readonly parent: Payload; readonly key: string };

function mutate(root: Payload, { at, how, key, value }: Change): unknown {
  const holder: Payload = { root };
  const places: Place[] = [];
  collect(holder, places);
  const place = places[at % places.length];
  if (place === undefined) return root;
  const { parent } = place;
  const current = parent[place.key];
  const inside =
    typeof current === "object" && current !== null && !Array.isArray(current) ? (current as Payload) : parent;
  if (how === "remove") {
    if (Array.isArray(parent)) parent.splice(Number(place.key), 1);
    else if (parent !== holder) delete parent[place.key];
  } else if (how === "add" && inside !== holder && !Array.isArray(inside)) {
    define(inside, key, value);
  } else if (how === "rename" && parent !== holder && !Array.isArray(parent)) {
    delete parent[place.key];
    define(parent, key, current);
  } else if (how === "wrap") {
    define(parent, place.key, at % 2 === 0 ? [current] : { [key]: current });
  } else if (how === "repeat") {
    define(parent, place.key, Array((at % 50) + 2).fill(current));
  } else {
    define(parent, place.key, value);
  }
  return holder.root;
}

function collect(value: unknown, places: Place[]): void {
  if (typeof value !== "object" || value === null) return;
  for (const key of Object.keys(value)) {
    places.push({ parent: value as Payload, key });
    collect((value as Payload)[key], places);
  }
}

function define(object: Payload, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}

/** Texts with something wrong in their bytes: cut off, bytes changed, pieces doubled or put in. */
export function damaged(texts: Arbitrary<string>): Arbitrary<Buffer> {
  const pieces = fc.constantFrom(
    ...[
      "\ufeff",
      "\0",
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      '"',
      "\\",
      "\\u",
      "\\ud800",
      "/*",
      "//",
      "NaN",
      "\n",
      "\t",
      "1",
      "-",
    ],
    ...[
      "&a ",
      "*a ",
      "!!js/function ",
      "!!binary ",
      "<<: ",
      "? ",
      "--- ",
      "\n---\n",
      "\n...\n",
      "%YAML 9.9\n",
      "|\n",
      "@",
      "`",
      "- ",
    ],
  );
  const bytes = fc.oneof(
    pieces.map((piece) => Buffer.from(piece)),
    fc.uint8Array({ minLength: 1, maxLength: 4 }).map((array) => Buffer.from(array)),
    fc.constantFrom("c080", "eda080", "f8", "ff", "fe", "e282", "f4908080").map((hex) => Buffer.from(hex, "hex")),
  );
  const how = fc.constantFrom("cut", "insert", "overwrite", "double", "append");
  return fc.tuple(texts, how, fc.nat(), fc.nat(), bytes).map(([text, how, a, b, piece]) => {
    const whole = Buffer.from(text);
    const from = a % (whole.length + 1);
    const to = Math.min(whole.length, from + (b % 40));
    if (how === "cut") return whole.subarray(0, from);
    if (how === "insert") return Buffer.concat([whole.subarray(0, from), piece, whole.subarray(from)]);
    if (how === "overwrite") return Buffer.concat([whole.subarray(0, from), piece, whole.subarray(to)]);
    if (how === "double") return Buffer.concat([whole.subarray(0, to), whole.subarray(from)]);
    return Buffer.concat([whole, piece]);
  });
}
