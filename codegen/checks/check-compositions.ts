import { wholeAlternatives } from "../schema.js";
import type { CheckContext } from "./check-context.js";
import { builtInProperties } from "./check-schemas.js";
import { declaredProperties, describedProperties, isDemand, ownNames, refusedProperties } from "./composition.js";
import { isMapping } from "./outline.js";
import { type Subschema, subschemas } from "./subschemas.js";

type Part = Pick<Subschema, "schema" | "path">;

/** What the schemas around one say of the same value. */
interface Surroundings {
  /** Properties that they describe. */
  readonly described: readonly string[];
  /** All properties that the value can have; undefined if it can have any. */
  readonly declared: ReadonlySet<string> | undefined;
  /** The schema is a condition on a value that has a schema of its own. */
  readonly isCondition: boolean;
}

const nothing: Surroundings = { described: [], declared: undefined, isCondition: false };

/**
 * Objects take no properties but those that they declare. So a shared one cannot add properties to a value that other
 * schemas describe as well, as `allOf` seems to do: each would refuse those of the others.
 */
export function checkCompositions(context: CheckContext): void {
  for (const part of context.outline.schemas ?? []) visit(context, part, nothing);
  for (const { schema, schemaPath: path } of context.outline.resources) {
    // check-kinds.ts reports references.
    if (!isMapping(schema) || schema.$ref !== undefined) continue;
    const builtIn = Object.fromEntries(builtInProperties.map((name) => [name, {}]));
    const properties = isMapping(schema.properties) ? { ...builtIn, ...schema.properties } : builtIn;
    visit(context, { schema: { ...schema, properties }, path }, nothing);
  }
}

function visit(context: CheckContext, { schema, path }: Part, around: Surroundings): void {
  if (!isMapping(schema)) return;
  const { $ref } = schema;
  const parts = subschemas(schema, path);
  const demands = parts.filter(isDemand);
  const reference = { schema: { $ref }, path };
  const described = [...around.described, ...ownNames(schema)];
  const declared = around.isCondition ? around.declared : declaredProperties(schema);

  if (typeof $ref === "string") {
    const beside = [...described, ...demands.flatMap((part) => describedProperties(context, part))];
    const undeclared = declared ? describedProperties(context, reference).filter((name) => !declared.has(name)) : [];
    const never = new Set([...refusedProperties(context, reference, beside), ...undeclared]);
    const place = { path: [...path, "$ref"], part: "value" } as const;
    if (never.size > 0) context.report("closed-composition", place, { ref: $ref, never: [...never] });
  }
  for (const part of parts) {
    if (!demands.includes(part)) {
      visit(context, part, { ...nothing, isCondition: part.role === "alternative" });
      continue;
    }
    const choice = part.role === "alternative" ? demands.filter(({ keyword }) => keyword === part.keyword) : [part];
    const others: Part[] = [reference, ...demands.filter((other) => !choice.includes(other))];
    const beside = [...described, ...others.flatMap((other) => describedProperties(context, other))];
    visit(context, part, {
      // What is refused only now and then can still be there.
      described: isConditional(part) ? [] : withoutTaken(context, choice, beside),
      declared,
      isCondition: around.isCondition || part.keyword !== wholeAlternatives(schema),
    });
  }
}

function isConditional({ keyword }: Subschema): boolean {
  return keyword === "then" || keyword === "else";
}

/** What one alternative refuses, another may take: leaves the properties that all of them refuse. */
function withoutTaken(
  context: CheckContext,
  choice: readonly Subschema[],
  names: readonly string[],
): readonly string[] {
  if (choice.length === 1) return names;
  return choice.reduce<readonly string[]>(
    (left, { schema, path }) =>
      isMapping(schema) && schema.$ref !== undefined ? refusedProperties(context, { schema, path }, left) : [],
    names,
  );
}
