import type { JsonSchema } from "../manifest.js";
import type { Model, NamedSchema, Resource } from "../model.js";
import { referencesOf, transformSchema, withKindAliases, withoutRequiredDefaults, withRefPrefix } from "../schema.js";
import type { Emitter } from "./emitter.js";
import { formatJson } from "./json.js";

/**
 * A JSON Schema (draft 2020-12) of each kind, with everything that it refers to: for editors and other languages. It takes
 * what clients may send, and what the server answers.
 */
export const emitSchemas: Emitter = (model) => {
  const shared = new Map(model.schemas.map((schema) => [schema.name, schema]));
  return model.resources.map((resource) => ({
    path: `schemas/${resource.fileName}.json`,
    text: formatJson(document(model, resource, shared)),
  }));
};

function document(model: Model, resource: Resource, shared: ReadonlyMap<string, NamedSchema>): JsonSchema {
  const known = new Map([...shared, ...resource.ownSchemas.map((schema) => [schema.name, schema] as const)]);
  const reached = reachable(resource.object.schema, known);
  const definitions = [...known.values()].filter(({ name }) => reached.has(name));
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $comment: `Generated from ${model.source} by codegen/emitters/schemas.ts. Do not edit; run npm run generate.`,
    title: resource.kind,
    ...standalone(withKindAliases(resource.object.schema, resource.aliases)),
    $defs: Object.fromEntries(definitions.map(({ name, schema }) => [name, standalone(schema)])),
  };
}

function standalone(schema: JsonSchema): JsonSchema {
  return withRefPrefix(transformSchema(schema, withoutRequiredDefaults), "#/$defs/");
}

/** Names of all schemas that a schema refers to, directly or through others. */
function reachable(schema: JsonSchema, known: ReadonlyMap<string, NamedSchema>): Set<string> {
  const reached = new Set<string>();
  const visit = (from: JsonSchema): void => {
    for (const name of referencesOf(from)) {
      if (reached.has(name)) continue;
      reached.add(name);
      visit(known.get(name)?.schema ?? {});
    }
  };
  visit(schema);
  return reached;
}
