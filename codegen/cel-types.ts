import { Environment } from "@marcbachmann/cel-js";

/**
 * What validation rules see of a schema: its types in the Common Expression Language (https://cel.dev), as Kubernetes
 * maps them (Kubernetes concept "CEL validation rules"). An integer is `int`, a number `double`, text `string` (`bytes`
 * for `format: byte`, a timestamp for `format: date-time`), a list `list<T>`, an object with properties a type of its
 * own, one with additional properties `map<string, T>`, and what has several types `dyn`.
 */
export type CelTypes = ReadonlyMap<string, readonly CelField[]>;

/** A field of an object type. */
export interface CelField {
  /** Name in JSON. */
  readonly property: string;
  /** Name in rules: that of the property, escaped where CEL could not read it. */
  readonly name: string;
  readonly type: string;
}

type Mapping = Readonly<Record<string, unknown>>;

/** Looks up a schema by the name that references give it; undefined if there is none. */
export type FindSchema = (name: string) => unknown;

const refPrefix = "#/schemas/";
/** Maps, since a manifest may ask for any name, also one that every JavaScript object has. */
const stringTypes: ReadonlyMap<unknown, string> = new Map([
  ["byte", "bytes"],
  ["date-time", "google.protobuf.Timestamp"],
]);
const scalarTypes: ReadonlyMap<unknown, string> = new Map([
  ["integer", "int"],
  ["number", "double"],
  ["boolean", "bool"],
]);

/** Builds types from schemas that may have mistakes: what cannot be read is `dyn`. */
export class CelTypeBuilder {
  readonly #types = new Map<string, CelField[]>();
  readonly #find: FindSchema;
  /** References that are being followed, so that a cycle ends. */
  readonly #following = new Set<string>();

  constructor(find: FindSchema) {
    this.#find = find;
  }

  /** The object types that the schemas so far are made of, by name. */
  get types(): CelTypes {
    return this.#types;
  }

  /**
   * The type of a schema.
   *
   * @param name Name of the object type, if the schema is that of an object; see `celTypeName`.
   */
  typeOf(schema: unknown, name: string): string {
    if (!isMapping(schema)) return "dyn";
    const { $ref, type, format, items, properties, additionalProperties } = schema;
    if (typeof $ref === "string") return this.#followed($ref.slice(refPrefix.length));
    if (type === "string") return stringTypes.get(format) ?? "string";
    if (type === "array") return `list<${this.typeOf(items, name)}>`;
    if (type !== "object") return scalarTypes.get(type) ?? "dyn";
    if (isMapping(properties)) return this.#object(properties, name);
    return `map<string, ${this.typeOf(additionalProperties, name)}>`;
  }

  #followed(target: string): string {
    if (this.#following.has(target)) return "dyn";
    this.#following.add(target);
    const type = this.typeOf(this.#find(target), celTypeName(target));
    this.#following.delete(target);
    return type;
  }

  #object(properties: Mapping, name: string): string {
    if (this.#types.has(name)) return name;
    const fields: CelField[] = [];
    this.#types.set(name, fields);
    for (const [property, schema] of Object.entries(properties)) {
      const type = this.typeOf(schema, celTypeName(property, name));
      fields.push({ property, name: celFieldName(property), type });
    }
    return name;
  }
}

/** Name of the type of a named schema, or of the object at a property of another type. No two properties share one. */
export function celTypeName(name: string, parent = "Object"): string {
  return `${parent}.${celFieldName(name).replace(/\W/gu, (character) => `__${character.codePointAt(0)?.toString(16)}__`)}`;
}

/** Words of CEL that cannot stand as a field. */
const reservedWords: ReadonlySet<string> = new Set(
  (
    "true false null in as break const continue else for function if import let loop package namespace return var " +
    "void while prototype"
  ).split(" "),
);

/** The name of a property in rules. Escapes are those of Kubernetes: `a-b` is `a__dash__b`, `namespace` is `__namespace__`. */
export function celFieldName(property: string): string {
  if (reservedWords.has(property)) return `__${property}__`;
  return property
    .replaceAll("__", "__underscores__")
    .replaceAll(".", "__dot__")
    .replaceAll("-", "__dash__")
    .replaceAll("/", "__slash__");
}

/** How an expression may use its variables. */
export interface CelScope {
  /** With `self` alone. */
  readonly self: Environment;
  /** With `oldSelf` as well. */
  readonly transition: Environment;
}

/** Largest expression, in nodes of its syntax tree. */
const maxAstNodes = 1_000;

/** What expressions about a value of a type are checked in. */
export function celScope(types: CelTypes, type: string): CelScope {
  const base = new Environment({ limits: { maxAstNodes } });
  for (const [name, fields] of types) {
    // Without a class of its own, a type could not be declared before those that it mentions.
    const types = Object.fromEntries(fields.map((field) => [field.name, field.type]));
    base.registerType(name, { ctor: class {}, fields: types });
    base.registerOperator(`${name} == ${name}`, () => false);
  }
  const self = base.clone().registerVariable("self", type);
  return { self, transition: self.clone().registerVariable("oldSelf", type) };
}

/** Whether an expression without mistakes looks at the old value: a transition rule in the words of Kubernetes. */
export function usesOldSelf(scope: CelScope, expression: string): boolean {
  return !scope.self.check(expression).valid;
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
