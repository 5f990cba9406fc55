import { wholeAlternatives } from "../schema.js";
import type { CheckContext } from "./check-context.js";
import { isMapping } from "./outline.js";
import { resolveSchema } from "./resolve-schema.js";
import { type Subschema, subschemas } from "./subschemas.js";

type Mapping = Readonly<Record<string, unknown>>;
type Part = Pick<Subschema, "schema" | "path">;

/** What a value has to meet, alone or as one of several; what is in `not` and `if` it need not. */
const demands: ReadonlySet<string> = new Set(["allOf", "anyOf", "oneOf", "then", "else"]);

/** Whether a part of a schema is a condition that the value has to meet, alone or as one of several. */
export function isDemand({ keyword }: Subschema): boolean {
  return demands.has(keyword);
}

/** The properties of a value that a schema describes, also by reference and in conditions. */
export function describedProperties(context: CheckContext, part: Part, around: readonly unknown[] = []): string[] {
  const { schema, path } = part;
  if (!isMapping(schema) || around.includes(schema)) return [];
  const target = context.outline.schemas?.find(({ name }) => schema.$ref === `#/schemas/${name}`);
  const parts: Part[] = [...(target ? [target] : []), ...subschemas(schema, path).filter(isDemand)];
  return [...ownNames(schema), ...parts.flatMap((inner) => describedProperties(context, inner, [...around, schema]))];
}

/** Which of these properties the schema of a value refuses, because it, or each of its alternatives, declares others. */
export function refusedProperties(
  context: CheckContext,
  part: Part,
  names: readonly string[],
  around: readonly unknown[] = [],
): readonly string[] {
  if (names.length === 0) return [];
  const found = resolveSchema(context, part.schema, part.path);
  if (found === undefined || around.includes(found.schema)) return [];
  const { schema, path } = found;
  const declared = declaredProperties(schema);
  if (declared !== undefined) return names.filter((name) => !declared.has(name));
  const keyword = wholeAlternatives(schema);
  if (keyword === undefined) return [];
  return subschemas(schema, path)
    .filter((alternative) => alternative.keyword === keyword)
    .reduce((left, alternative) => refusedProperties(context, alternative, left, [...around, schema]), names);
}

/** The properties that an object declares if it takes no others; undefined if it takes any. */
export function declaredProperties(schema: Mapping): ReadonlySet<string> | undefined {
  const { additionalProperties = isMapping(schema.properties) ? false : undefined } = schema;
  return additionalProperties === false ? new Set(ownNames(schema)) : undefined;
}

/** The properties that a schema describes itself. */
export function ownNames({ properties }: Mapping): string[] {
  return isMapping(properties) ? Object.keys(properties) : [];
}
