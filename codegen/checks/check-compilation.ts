import type { SchemaCompiler } from "../compile-schema.js";
import type { JsonSchema } from "../manifest.js";
import { parameterConstant, upperFirst } from "../naming.js";
import type { Path } from "../parse.js";
import { closeObjects } from "../schema.js";
import type { CheckContext } from "./check-context.js";
import { isMapping } from "./outline.js";

/**
 * The schemas in which nothing else was found can be compiled. They are given to the compiler under the name and in
 * the form in which the validators will need them, so that it does the work once.
 */
export function checkCompilation(context: CheckContext, compiler: SchemaCompiler): void {
  const compile = (name: string, path: Path, schema: JsonSchema): void => {
    try {
      compiler.compile(name, schema);
    } catch (error) {
      // Refusals are plain errors; anything else is a bug of the compiler.
      if (!(error instanceof Error) || error.constructor !== Error) throw error;
      context.report("schema-refused", { path, part: "key" }, { reason: error.message });
    }
  };
  for (const { name, path, schema } of context.outline.schemas ?? []) {
    if (isMapping(schema) && context.isSound(path)) compile(name, path, closeObjects(schema));
  }
  for (const { name, path, schema } of context.outline.parameters ?? []) {
    if (!isMapping(schema) || !context.isSound([...path, "schema"])) continue;
    const { default: _, ...rest } = schema;
    compile(parameterConstant(name), [...path, "schema"], rest);
  }
  for (const { kind, schema, schemaPath } of context.outline.resources) {
    if (kind === undefined || schema === undefined || !context.isSound(schemaPath)) continue;
    for (const [name, path, part] of partsOf(kind.name, schema, schemaPath)) compile(name, path, part);
  }
}

/** Spec and status, which get validate functions of their own, and what is left of a kind's schema. */
function partsOf(kind: string, schema: JsonSchema, path: Path): [name: string, path: Path, schema: JsonSchema][] {
  const { spec, status, ...others } = schema.properties ?? {};
  const parts: [string, Path, JsonSchema][] = [];
  for (const [name, part] of Object.entries({ spec, status })) {
    if (part?.type === "object")
      parts.push([kind + upperFirst(name), [...path, "properties", name], closeObjects(part)]);
  }
  const { type: _, description: __, required: ___, properties: ____, ...keywords } = schema;
  if (Object.keys(others).length > 0 || Object.keys(keywords).length > 0) {
    parts.push([kind, path, closeObjects({ ...keywords, type: "object", properties: others })]);
  }
  return parts;
}
