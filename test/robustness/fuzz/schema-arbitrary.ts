import fc, { type Arbitrary } from "fast-check";

/** The part of JSON Schema that the generated schemas use. */
export interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly { readonly then?: Schema }[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly readOnly?: boolean;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly uniqueItems?: boolean;
  readonly minLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Keys and texts that have tripped up programs before. */
const oddities = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "",
  "..",
  "a/b",
  "~0~1",
  "a\0b",
  "\u0430dmin",
  "e\u0301",
  "\ud800",
  "\udfff\ud83d",
  "\u2028",
  "\ufeff",
  "\u202e",
  "\r\nX: y",
  "null",
  "=",
  "<<",
];

/** Text of all sorts. */
export const anyText: Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.string({ maxLength: 12 }) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 8 }) },
  { weight: 2, arbitrary: fc.constantFrom(...oddities) },
  { weight: 1, arbitrary: fc.integer({ min: 100, max: 3000 }).map((length) => "x".repeat(length)) },
);

/**
 * Values that fit a schema. What the server owns (`readOnly`) is left out, a name is as new as random letters make it.
 *
 * @throws Error for a schema that says more than this knows, so that no keyword is passed over silently.
 */
export function arbitraryOf(schema: Schema, defs: Readonly<Record<string, Schema>>): Arbitrary<unknown> {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.replace("#/$defs/", "");
    const target = defs[name];
    if (target === undefined) throw new Error(`No schema ${schema.$ref}`);
    return name === "Name" ? names : arbitraryOf(target, defs);
  }
  if ("const" in schema) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map((branch) => arbitraryOf(branch, defs)));
  switch (schema.type) {
    case "object":
      return objects(schema, defs);
    case "array":
      return arrays(schema, defs);
    case "string":
      return texts(schema);
    case "integer":
      return fc.oneof(
        fc.integer({ min: schema.minimum ?? -1000, max: Math.min(schema.maximum ?? 1000, 1000) }),
        fc.constantFrom(schema.minimum ?? 0, schema.maximum ?? 2 ** 31),
      );
    case "number":
      return fc.double({
        noNaN: true,
        noDefaultInfinity: true,
        min: schema.minimum ?? -1e9,
        max: schema.maximum ?? 1e9,
      });
    case "boolean":
      return fc.boolean();
    default:
      throw new Error(`Nothing is known of the schema ${JSON.stringify(schema)}`);
  }
}

const names = fc.stringMatching(/^[a-z][a-z0-9-]{14,18}[a-z0-9]$/);

function texts({ pattern, format, minLength = 0 }: Schema): Arbitrary<string> {
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern), { maxLength: 20 });
  if (format === "date-time") {
    const dates = fc.date({ min: new Date(0), max: new Date("2100-01-01T00:00:00Z"), noInvalidDate: true });
    return dates.map((date) => date.toISOString());
  }
  if (format === "byte") return fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString("base64"));
  if (format !== undefined) throw new Error(`Nothing is known of the format ${format}`);
  return minLength === 0 ? anyText : anyText.map((text) => text.padEnd(minLength, "x"));
}

function arrays({ items = {}, minItems = 0, uniqueItems = false }: Schema, defs: Readonly<Record<string, Schema>>) {
  const options = { minLength: minItems, maxLength: Math.max(minItems, 2) };
  const item = arbitraryOf(items, defs);
  return uniqueItems ? fc.uniqueArray(item, options) : fc.array(item, options);
}

function objects(schema: Schema, defs: Readonly<Record<string, Schema>>): Arbitrary<unknown> {
  const { properties = {}, required = [], allOf = [], additionalProperties } = schema;
  const always = new Set([...required, ...allOf.flatMap(({ then }) => then?.required ?? [])]);
  if ("name" in properties) always.add("name");
  const members = Object.entries(properties)
    .filter(([, property]) => property.readOnly !== true)
    .map(([name, property]) => {
      const member = arbitraryOf(property, defs).map((value) => [[name, value]]);
      return always.has(name) ? member : fc.oneof(fc.constant([]), member);
    });
  if (typeof additionalProperties === "object") {
    const member = fc.tuple(anyText, arbitraryOf(additionalProperties, defs));
    members.push(fc.array(member, { maxLength: 3 }) as Arbitrary<unknown[][]>);
  }
  // Unlike an assignment, fromEntries makes `__proto__` a member like any other.
  return fc.tuple(...members).map((parts) => Object.fromEntries(parts.flat() as [string, unknown][]));
}
