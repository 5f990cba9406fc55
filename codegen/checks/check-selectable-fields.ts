import type { Path } from "../parse.js";
import type { CheckContext } from "./check-context.js";
import { builtInProperties } from "./check-schemas.js";
import { isMapping, type NameOutline, type ResourceOutline } from "./outline.js";
import { resolveSchema } from "./resolve-schema.js";

/** Types whose values a field selector can be compared with. */
const selectableTypes: readonly unknown[] = ["string", "integer", "number", "boolean"];

/** Every selectable field is a text, a number or a boolean that the schema of its kind declares. */
export function checkSelectableFields(context: CheckContext): void {
  for (const resource of context.outline.resources) {
    for (const field of resource.selectableFields) checkField(context, resource, field);
  }
}

function checkField(
  context: CheckContext,
  { schema, schemaPath }: ResourceOutline,
  { name, place }: NameOutline,
): void {
  const segments = name.split(".");
  const builtIn = builtInProperties.find((property) => property === segments[0]);
  if (builtIn !== undefined) {
    context.report("built-in-selectable-field", place, { field: name });
    return;
  }
  let path: Path = schemaPath;
  let found = resolveSchema(context, schema, path);
  for (const segment of segments) {
    if (found === undefined) return;
    const { properties } = found.schema;
    if (!isMapping(properties) || !Object.hasOwn(properties, segment)) {
      // What is wrong with the schema is reported already, and may be why.
      if (!context.isSound(found.path)) return;
      const known = isMapping(properties) ? Object.keys(properties) : [];
      context.report("undeclared-property", { ...place, text: segment }, { name: segment, known });
      return;
    }
    path = [...found.path, "properties", segment];
    found = resolveSchema(context, properties[segment], path);
  }
  if (found === undefined || !context.isSound(found.path)) return;
  const { type } = found.schema;
  if (!selectableTypes.includes(type)) context.report("unselectable-field", place, { field: name, type });
}
