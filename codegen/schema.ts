import type { JsonSchema } from "./manifest.js";

/** Start of every reference in a manifest and in the model. */
const refPrefix = "#/schemas/";

/** The schema that a reference names: `#/schemas/PodSpec` gives `PodSpec`. */
export function refName(ref: string): string {
  return ref.slice(refPrefix.length);
}

/** The reference to a named schema. */
export function refTo(name: string): JsonSchema {
  return { $ref: refPrefix + name };
}

const keywordsOfOneSchema = ["items", "additionalProperties", "not", "if", "then", "else"] as const;
const keywordsOfSchemas = ["allOf", "anyOf", "oneOf"] as const;

/**
 * Rebuilds a schema from the leaves up: every subschema is replaced by what `change` makes of it. Handles the
 * keywords that a manifest may use (resources.schema.json).
 */
export function transformSchema(schema: JsonSchema, change: (schema: JsonSchema) => JsonSchema): JsonSchema {
  const copy: Record<string, unknown> = { ...schema };
  const inner = (value: unknown) => transformSchema(value as JsonSchema, change);
  if (schema.properties !== undefined) {
    copy.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, value]) => [name, inner(value)]),
    );
  }
  for (const keyword of keywordsOfOneSchema) {
    if (typeof schema[keyword] === "object") copy[keyword] = inner(schema[keyword]);
  }
  for (const keyword of keywordsOfSchemas) {
    if (schema[keyword] !== undefined) copy[keyword] = schema[keyword].map(inner);
  }
  return change(copy);
}

/** The schema with every reference written as `prefix` and the name, for instance `#/components/schemas/PodSpec`. */
export function withRefPrefix(schema: JsonSchema, prefix: string): JsonSchema {
  return transformSchema(schema, (node) =>
    node.$ref === undefined ? node : { ...node, $ref: prefix + refName(node.$ref) },
  );
}

/** Names of the schemas that a schema refers to directly, each once. */
export function referencesOf(schema: JsonSchema): string[] {
  const names = new Set<string>();
  transformSchema(schema, (node) => {
    if (node.$ref !== undefined) names.add(refName(node.$ref));
    return node;
  });
  return [...names];
}

/**
 * Objects that declare their properties take no others, unless they say so: `additionalProperties: false` is added
 * where it is missing. Schemas inside allOf, not, if, then and else only add conditions and stay open, and so do
 * those inside anyOf and oneOf where they are not all that is said of a value.
 */
export function closeObjects(schema: JsonSchema): JsonSchema {
  const copy: Record<string, unknown> = { ...schema };
  if (schema.properties !== undefined) {
    copy.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, value]) => [name, closeObjects(value)]),
    );
    copy.additionalProperties ??= false;
  }
  if (schema.items !== undefined) copy.items = closeObjects(schema.items);
  if (typeof schema.additionalProperties === "object") {
    copy.additionalProperties = closeObjects(schema.additionalProperties);
  }
  const alternatives = wholeAlternatives(schema);
  if (alternatives !== undefined) copy[alternatives] = schema[alternatives]?.map(closeObjects);
  return copy;
}

const keywordsBesideAlternatives = ["$ref", "properties", "additionalProperties", "allOf", "if"] as const;

/** The keyword whose alternatives are all that a schema says of the properties of a value; undefined if there is none. */
export function wholeAlternatives(schema: Readonly<Record<string, unknown>>): "anyOf" | "oneOf" | undefined {
  if (keywordsBesideAlternatives.some((keyword) => keyword in schema)) return undefined;
  if ("anyOf" in schema) return "oneOf" in schema ? undefined : "anyOf";
  return "oneOf" in schema ? "oneOf" : undefined;
}

/** An object as clients may send it: what has a default can be left out. */
export function withoutRequiredDefaults(node: JsonSchema): JsonSchema {
  if (node.properties === undefined || node.required === undefined) return node;
  return { ...node, required: node.required.filter((name) => node.properties?.[name]?.default === undefined) };
}

/** The schema of a kind's objects, in which the kind may be written in other ways, too. */
export function withKindAliases(schema: JsonSchema, aliases: readonly string[]): JsonSchema {
  if (aliases.length === 0) return schema;
  const { type, const: kind, ...rest } = schema.properties?.kind ?? {};
  return { ...schema, properties: { ...schema.properties, kind: { type, enum: [kind, ...aliases], ...rest } } };
}

/**
 * A value with the defaults that a schema has for it, also inside objects and lists, as validating it would fill them in.
 *
 * @param named Finds a schema that is referred to.
 */
export function withDefaults(value: unknown, schema: JsonSchema, named: (name: string) => JsonSchema): unknown {
  if (schema.$ref !== undefined) return withDefaults(value, named(refName(schema.$ref)), named);
  if (Array.isArray(value)) return value.map((item) => withDefaults(item, schema.items ?? {}, named));
  if (typeof value !== "object" || value === null) return value;
  const filled: Record<string, unknown> = { ...value };
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const inner = filled[name] === undefined ? property.default : filled[name];
    if (inner !== undefined) filled[name] = withDefaults(inner, property, named);
  }
  return filled;
}
