import type { TypeError as CelTypeError, Environment, ParseError } from "@marcbachmann/cel-js";
import {
  type CelScope,
  CelTypeBuilder,
  type CelTypes,
  celFieldName,
  celScope,
  celTypeName,
  usesOldSelf,
} from "../cel-types.js";
import type { Path } from "../parse.js";
import { ruleSchema } from "../rules.js";
import type { CheckContext } from "./check-context.js";
import { isMapping, type Place, type SchemaOutline } from "./outline.js";
import { resolveSchema } from "./resolve-schema.js";
import { subschemas } from "./subschemas.js";

type Mapping = Readonly<Record<string, unknown>>;

/** Where a schema with rules stands. */
interface Surroundings {
  /** Name of its type, if it is an object. */
  readonly typeName: string;
  /** Inside the items of a list, whose old and new items cannot be told which belongs to which. */
  readonly inList: boolean;
  /** Inside a condition on a value that has a schema of its own. */
  readonly isCondition: boolean;
}

/** Every validation rule is an expression about the fields that its schema declares, and says true or false. */
export function checkRules(context: CheckContext): void {
  const { outline } = context;
  const visited = new Set<string>();
  const visit = (schema: unknown, path: Path, around: Surroundings): void => {
    if (!isMapping(schema)) return;
    if ("x-kubernetes-validations" in schema) checkNode(context, schema, path, around);
    follow(schema, path, around);
    for (const part of subschemas(schema, path)) {
      const name = String(part.path.at(-1));
      visit(part.schema, part.path, {
        typeName: part.role === "property" ? celTypeName(name, around.typeName) : around.typeName,
        inList: around.inList || part.path.at(-1) === "items",
        isCondition: around.isCondition || part.role === "conjunct" || part.role === "alternative",
      });
    }
  };
  const follow = ({ $ref }: Mapping, path: Path, { inList, isCondition }: Surroundings): void => {
    const target = outline.schemas?.find(({ name }) => $ref === `#/schemas/${name}`);
    if (isCondition && target !== undefined && holdsRules(context, target)) {
      context.report("misplaced-rules", { path: [...path, "$ref"], part: "value" }, {});
    }
    if (target === undefined || isCondition || visited.has(`${target.name} ${inList}`)) return;
    visited.add(`${target.name} ${inList}`);
    visit(target.schema, target.path, { typeName: celTypeName(target.name), inList, isCondition });
  };
  for (const { name } of outline.schemas ?? []) {
    follow({ $ref: `#/schemas/${name}` }, [], { typeName: "", inList: false, isCondition: false });
  }
  for (const { schema, path } of outline.parameters ?? []) {
    visit(schema, [...path, "schema"], { typeName: "Object", inList: false, isCondition: true });
  }
  for (const { kind, schema, schemaPath } of outline.resources) {
    const typeName = celTypeName(kind?.name ?? "");
    visit(schema && ruleSchema(schema), schemaPath, { typeName, inList: false, isCondition: false });
  }
}

/** Whether a shared schema has rules, be it in one that it refers to. */
function holdsRules({ outline }: CheckContext, start: SchemaOutline): boolean {
  const visited = new Set<unknown>();
  const search = (schema: unknown, path: Path): boolean => {
    if (!isMapping(schema) || visited.has(schema)) return false;
    visited.add(schema);
    if ("x-kubernetes-validations" in schema) return true;
    const target = outline.schemas?.find(({ name }) => schema.$ref === `#/schemas/${name}`);
    return search(target?.schema, path) || subschemas(schema, path).some((part) => search(part.schema, part.path));
  };
  return search(start.schema, start.path);
}

function checkNode(context: CheckContext, schema: Mapping, path: Path, around: Surroundings): void {
  const rules = schema["x-kubernetes-validations"];
  const rulesPath = [...path, "x-kubernetes-validations"];
  if (around.isCondition) {
    context.report("misplaced-rules", { path: rulesPath, part: "key" }, {});
    return;
  }
  if (!Array.isArray(rules)) return;
  const builder = new CelTypeBuilder((name) => context.outline.schemas?.find((known) => known.name === name)?.schema);
  const type = builder.typeOf(schema, around.typeName);
  const scope = celScope(builder.types, type);
  for (const [index, rule] of rules.entries()) {
    if (isMapping(rule)) checkRule(context, rule, [...rulesPath, index], { scope, types: builder.types, around });
    if (isMapping(rule)) checkFieldPath(context, rule.fieldPath, [...rulesPath, index, "fieldPath"], schema, path);
  }
}

interface RuleScope {
  readonly scope: CelScope;
  readonly types: CelTypes;
  readonly around: Surroundings;
}

function checkRule(context: CheckContext, rule: Mapping, path: Path, { scope, types, around }: RuleScope): void {
  const text = rule.rule;
  if (typeof text !== "string" || text.trim() === "") return;
  const place: Place = { path: [...path, "rule"], part: "value" };
  if (!checkExpression(context, text, place, scope.transition, types, "bool")) return;
  const isTransition = usesOldSelf(scope, text);
  if (isTransition && around.inList) context.report("uncorrelatable-rule", place, {});
  if (typeof rule.messageExpression === "string") {
    const environment = isTransition ? scope.transition : scope.self;
    const messagePlace: Place = { path: [...path, "messageExpression"], part: "value" };
    checkExpression(context, rule.messageExpression, messagePlace, environment, types, "string");
  }
}

/** Reports what is wrong with an expression; returns whether nothing is. */
function checkExpression(
  context: CheckContext,
  text: string,
  place: Place,
  environment: Environment,
  types: CelTypes,
  expected: "bool" | "string",
): boolean {
  const { type, error } = environment.check(text);
  const wrong = error ?? environment.check(withoutHas(text)).error;
  if (wrong !== undefined) {
    reportError(context, text, place, wrong, types);
    return false;
  }
  if (type === expected) return true;
  context.report("expression-type", place, { expected, type: type ?? "dyn" });
  return false;
}

/** The type checker looks at no field inside `has()`; inside `dyn()`, which is as long, it does. */
function withoutHas(text: string): string {
  return text.replace(/\bhas(?=\s*\()/g, "dyn");
}

function reportError(
  context: CheckContext,
  text: string,
  place: Place,
  error: ParseError | CelTypeError,
  types: CelTypes,
): void {
  const at: Place = error.range === undefined ? place : { ...place, range: { text, ...error.range } };
  const { node } = error;
  if (error.code === "no_such_key" && node?.op === "." && Array.isArray(node.args)) {
    const [owner, field] = node.args as [{ checkedType?: { name: string } }, string];
    const known = (types.get(owner.checkedType?.name ?? "") ?? []).map(({ name }) => name);
    const escaped = celFieldName(field);
    context.report("unknown-rule-field", at, { field, known, escaped: known.includes(escaped) ? escaped : undefined });
  } else {
    context.report("bad-expression", at, { reason: error.summary });
  }
}

/** The field that a failure is told at is one of the value's own. */
function checkFieldPath(context: CheckContext, fieldPath: unknown, path: Path, schema: Mapping, at: Path): void {
  if (typeof fieldPath !== "string" || !context.isSound(path)) return;
  let found = resolveSchema(context, schema, at);
  for (const segment of fieldPath.split(".").slice(1)) {
    if (found === undefined) return;
    const { properties } = found.schema;
    if (!isMapping(properties) || !Object.hasOwn(properties, segment)) {
      const known = isMapping(properties) ? Object.keys(properties) : [];
      context.report("undeclared-property", { path, part: "value", text: segment }, { name: segment, known });
      return;
    }
    found = resolveSchema(context, properties[segment], [...found.path, "properties", segment]);
  }
}
