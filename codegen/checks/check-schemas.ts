import type { Path } from "../parse.js";
import { wholeAlternatives } from "../schema.js";
import type { CheckContext } from "./check-context.js";
import { isMapping, isWritten, type Place } from "./outline.js";
import { type Subschema, subschemas } from "./subschemas.js";

type Mapping = Readonly<Record<string, unknown>>;

/** Properties that every object has without its schema saying so. */
export const builtInProperties = ["apiVersion", "kind", "metadata"] as const;

/** What a schema inherits from those around it. */
interface Surroundings {
  /** Types that the value can have; undefined if nobody said. */
  readonly types: ReadonlySet<string> | undefined;
  /** All properties that the value can have; undefined if it can have any. */
  readonly properties: ReadonlySet<string> | undefined;
  /** A default would be filled in here. */
  readonly takesDefault: boolean;
  /** Inside a condition that is only tried, where nothing is filled in. */
  readonly tried: boolean;
  /** A further condition on a value that has a schema. */
  readonly isCondition: boolean;
}

const nowhere: Surroundings = {
  types: undefined,
  properties: undefined,
  takesDefault: false,
  tried: false,
  isCondition: false,
};

/** Keywords that mean something for some types only. */
const keywordTypes: readonly (readonly [keywords: readonly string[], types: readonly string[]])[] = [
  [["properties", "required", "additionalProperties", "minProperties", "maxProperties"], ["object"]],
  [["items", "minItems", "maxItems", "uniqueItems"], ["array"]],
  [["pattern", "minLength", "maxLength", "contentEncoding", "contentMediaType"], ["string"]],
  [
    ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
    ["number", "integer"],
  ],
];

const allTypes: ReadonlySet<string> = new Set(["object", "array", "string", "integer", "number", "boolean", "null"]);

const numericFormats: ReadonlySet<unknown> = new Set(["int32", "int64", "float", "double"]);

const ranges = [
  ["minimum", "maximum"],
  ["exclusiveMinimum", "exclusiveMaximum"],
  ["minLength", "maxLength"],
  ["minItems", "maxItems"],
  ["minProperties", "maxProperties"],
] as const;

/** Schemas say what they mean: no keyword is without effect, and no condition without a value that meets it. */
export function checkSchemas(context: CheckContext): void {
  for (const { schema, path } of context.outline.schemas ?? []) checkSchema(context, { schema, path }, nowhere);
  for (const { schema, path } of context.outline.parameters ?? []) {
    checkSchema(context, { schema, path: [...path, "schema"] }, { ...nowhere, takesDefault: true });
  }
  for (const { schema, schemaPath: path } of context.outline.resources) {
    const declared = isMapping(schema?.properties) ? Object.keys(schema.properties) : [];
    const properties = new Set([...builtInProperties, ...declared]);
    checkSchema(context, { schema, path }, { ...nowhere, types: new Set(["object"]), properties });
  }
}

function checkSchema(
  context: CheckContext,
  { schema, path }: Pick<Subschema, "schema" | "path">,
  surroundings: Surroundings,
): void {
  if (!isMapping(schema)) return;
  const types = typesOf(schema, surroundings.types);
  checkNames(context, schema, path);
  checkKeywordTypes(context, schema, path, types);
  checkValues(context, schema, path, types);
  checkPattern(context, schema, path);
  checkRanges(context, schema, path);
  checkCondition(context, schema, path);
  if ("default" in schema && !surroundings.takesDefault) {
    context.report("ignored-default", keyOf(path, "default"), { tried: surroundings.tried });
  }
  const properties = closedProperties(schema, surroundings);
  if (properties) checkDeclared(context, schema, path, properties);

  const isWhole = !surroundings.isCondition && surroundings.properties === undefined;
  const alternatives = isWhole ? wholeAlternatives(schema) : undefined;
  for (const part of subschemas(schema, path)) {
    const tried = surroundings.tried || part.role === "alternative";
    const isOnValue = part.role === "conjunct" || part.role === "alternative";
    const isCondition = isOnValue && part.keyword !== alternatives;
    checkSchema(context, part, {
      types: isOnValue ? types : undefined,
      properties: isCondition ? properties : undefined,
      takesDefault: part.role === "property" && !tried,
      tried,
      isCondition,
    });
  }
}

/** Validators look properties up as JavaScript does, and find what every object inherits. */
function checkNames({ report }: CheckContext, { properties, required }: Mapping, path: Path): void {
  const why = "every object in JavaScript has it, so it would never be absent. Expected another name for the property";
  const check = (name: unknown, place: Place): void => {
    if (typeof name !== "string" || !(name in Object.prototype)) return;
    report("reserved-name", place, { name, why });
  };
  for (const name of isMapping(properties) ? Object.keys(properties) : []) {
    check(name, keyOf([...path, "properties"], name));
  }
  for (const [index, name] of Array.isArray(required) ? required.entries() : []) {
    check(name, { path: [...path, "required", index], part: "value" });
  }
}

/** Types that a value can have by this schema; undefined if nobody said. */
function typesOf(schema: Mapping, inherited: ReadonlySet<string> | undefined): ReadonlySet<string> | undefined {
  const { type, $ref } = schema;
  if (type === undefined && $ref === undefined) return isWritten(schema, "type") ? allTypes : inherited;
  const types = Array.isArray(type) ? type : [type];
  // What a reference leads to is looked at there; check-shape.ts reports types that do not exist.
  return types.length > 0 && types.every((name) => allTypes.has(name)) ? new Set(types) : allTypes;
}

function checkKeywordTypes(
  { report }: CheckContext,
  schema: Mapping,
  path: Path,
  types: ReadonlySet<string> | undefined,
): void {
  const { format } = schema;
  const formatTypes = numericFormats.has(format) ? ["number", "integer"] : ["string"];
  for (const [keywords, needed] of [...keywordTypes, [["format"], formatTypes] as const]) {
    if (needed.some((type) => types?.has(type))) continue;
    const [first, ...others] = keywords.filter((keyword) => keyword in schema);
    if (first === undefined) continue;
    if (types === undefined) report("missing-type", keyOf(path, first), { keyword: first, needed });
    else {
      for (const keyword of [first, ...others]) {
        report("keyword-misfits-type", keyOf(path, keyword), { keyword, needed, types: [...types] });
      }
    }
  }
}

/** The values of `enum` and `const` have the type that the schema asks for. */
function checkValues(
  { report }: CheckContext,
  schema: Mapping,
  path: Path,
  types: ReadonlySet<string> | undefined,
): void {
  if (types === undefined) return;
  const check = (value: unknown, at: Path) => {
    if (value === undefined) return;
    const type = typeOf(value);
    if (types.has(type) || (type === "integer" && types.has("number"))) return;
    report("value-misfits-type", { path: at, part: "value" }, { value, types: [...types] });
  };
  check(schema.const, [...path, "const"]);
  if (!Array.isArray(schema.enum)) return;
  for (const [index, value] of schema.enum.entries()) check(value, [...path, "enum", index]);
}

/** The JSON Schema type of a value, the narrowest. */
function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value;
}

function checkPattern({ report }: CheckContext, { pattern }: Mapping, path: Path): void {
  if (typeof pattern !== "string") return;
  try {
    new RegExp(pattern, "u");
  } catch (error) {
    const reason = (error as Error).message.replace(/^Invalid regular expression: \/.*\/u?: /s, "");
    report("bad-pattern", { path: [...path, "pattern"], part: "value" }, { reason });
  }
}

function checkRanges({ report }: CheckContext, schema: Mapping, path: Path): void {
  for (const [least, most] of ranges) {
    const low = schema[least];
    const high = schema[most];
    if (typeof low !== "number" || typeof high !== "number") continue;
    const isEmpty = least === "exclusiveMinimum" ? low >= high : low > high;
    if (isEmpty) report("empty-range", { path: [...path, most], part: "value" }, { least, most, low, high });
  }
}

function checkCondition({ report }: CheckContext, schema: Mapping, path: Path): void {
  for (const keyword of ["then", "else"] as const) {
    if (keyword in schema && !isWritten(schema, "if"))
      report("ignored-keyword", keyOf(path, keyword), { keyword, needs: ["if"] });
  }
  if ("if" in schema && !("then" in schema) && !("else" in schema)) {
    report("ignored-keyword", keyOf(path, "if"), { keyword: "if", needs: ["then", "else"] });
  }
}

/** The properties that a value can have by this schema and those around it; undefined if it can have any. */
function closedProperties(schema: Mapping, surroundings: Surroundings): ReadonlySet<string> | undefined {
  if (surroundings.isCondition) return surroundings.properties;
  if (schema.$ref !== undefined || !isMapping(schema.properties)) return undefined;
  if (schema.additionalProperties !== undefined && schema.additionalProperties !== false) return undefined;
  return surroundings.properties ?? new Set(Object.keys(schema.properties));
}

/** A property that an object cannot have is neither required nor described. */
function checkDeclared({ report }: CheckContext, schema: Mapping, path: Path, declared: ReadonlySet<string>): void {
  const known = [...declared].filter((name) => !builtInProperties.some((builtIn) => builtIn === name));
  if (Array.isArray(schema.required)) {
    for (const [index, name] of schema.required.entries()) {
      if (typeof name !== "string" || declared.has(name)) continue;
      const place: Place = { path: [...path, "required", index], part: "value" };
      report("undeclared-property", place, { name, known });
    }
  }
  if (!isMapping(schema.properties)) return;
  for (const name of Object.keys(schema.properties)) {
    if (declared.has(name)) continue;
    report("undeclared-property", keyOf([...path, "properties"], name), { name, known });
  }
}

function keyOf(path: Path, key: string): Place {
  return { path: [...path, key], part: "key" };
}
