import type { ValidationError } from "../api.js";
import type { Cause } from "../errors.js";
import { fieldPath, pointerSegments, valueAt } from "./field-path.js";
import { type ExpectedType, type SchemaView, withArticle } from "./schema-view.js";

/** More causes than this help nobody; the last one says how many were left off. */
const maxCauses = 100;

/** Longest text of a client that is repeated in a message. */
const maxShownLength = 60;

/** What validation errors are about. */
export interface ErrorContext {
  /** The value that was validated. */
  readonly value: unknown;
  /** Where the value lies in the request body, for the fields' paths. */
  readonly bodyPath: readonly string[];
  /** Where the value lies in the kind's schema. */
  readonly schemaPath: readonly string[];
  /** Where to look up what is expected. */
  readonly schema: Pick<SchemaView, "expectation" | "types">;
}

/** Mistakes in words. There may be more than are told. */
export interface Mistakes {
  readonly causes: readonly Cause[];
  readonly total: number;
}

/** Tells mistakes in plain words: one cause per field, in the order of the fields in the schema, 100 at most. */
export function describeErrors(errors: readonly ValidationError[], context: ErrorContext): Mistakes {
  const kept = onePerField(withoutBranches(errors));
  return { causes: kept.slice(0, maxCauses).map((error) => toCause(error, context)), total: kept.length };
}

/** The first causes, and one that says how many there are beside them. */
export function boundedCauses({ causes, total }: Mistakes): Cause[] {
  const shown = causes.slice(0, maxCauses);
  if (total > shown.length) shown.push({ field: "", message: `${total - shown.length} more causes are not shown` });
  return shown;
}

/**
 * Drops what ajv says about the branches of anyOf, oneOf and not where it also says that none of them fits, and that
 * the `then` of an `if` was not met, which the errors of that `then` say better.
 */
function withoutBranches(errors: readonly ValidationError[]): ValidationError[] {
  const combined = new Map<string, string>();
  for (const { keyword, instancePath, schemaPath } of errors) {
    if (isCombination(keyword)) combined.set(instancePath, schemaPath);
  }
  const isInBranch = ({ instancePath, schemaPath }: ValidationError) => {
    if (combined.has(instancePath)) return true;
    return ancestors(instancePath).some((path) => schemaPath.startsWith(`${combined.get(path)}/`));
  };
  return errors.filter((error) => error.keyword !== "if" && (isCombination(error.keyword) || !isInBranch(error)));
}

/** The pointers to everything around a place: `/a/b` gives `/a` and the empty one. */
function ancestors(pointer: string): string[] {
  const found: string[] = [];
  for (let path = pointer; path !== ""; found.push(path)) path = path.slice(0, path.lastIndexOf("/"));
  return found;
}

function isCombination(keyword: string): boolean {
  return keyword === "anyOf" || keyword === "oneOf" || keyword === "not";
}

/** Keywords that say more than others about what a field must be, best first; all others come after them. */
const telling = ["anyOf", "oneOf", "enum", "const", "type", "minLength", "maxLength", "pattern", "format"];

function rank(keyword: string): number {
  const index = telling.indexOf(keyword);
  return index === -1 ? telling.length : index;
}

function onePerField(errors: readonly ValidationError[]): ValidationError[] {
  const best = new Map<string, ValidationError>();
  for (const error of errors) {
    const field = error.keyword === "required" ? `${error.instancePath}/${missing(error)}` : error.instancePath;
    const known = best.get(field);
    if (known === undefined || rank(error.keyword) < rank(known.keyword)) best.set(field, error);
  }
  return [...best.values()];
}

function missing({ params }: ValidationError): string {
  return String(params.missingProperty);
}

function toCause(error: ValidationError, context: ErrorContext): Cause {
  const path = pointerSegments(error.instancePath);
  const value = valueAt(context.value, path);
  const target = error.keyword === "required" ? [...path, missing(error)] : path;
  const body = context.bodyPath.reduceRight<unknown>((inner, name) => ({ [name]: inner }), context.value);
  return {
    field: fieldPath([...context.bodyPath, ...target], body),
    message: message(error, value, context.schema, [...context.schemaPath, ...path]),
  };
}

function message(
  { keyword, params, message }: ValidationError,
  value: unknown,
  schema: ErrorContext["schema"],
  path: readonly string[],
): string {
  const expectation = schema.expectation(path);
  const got = `, not ${show(value)}`;
  switch (keyword) {
    case "required":
      return "is required";
    case "type":
      return `must be ${[params.type].flat().map(String).map(withArticle).join(" or ")}${got}`;
    case "enum":
      return `must be one of ${(params.allowedValues as unknown[]).map(show).join(", ")}${got}`;
    case "const":
      return `must be ${show(params.allowedValue)}${got}`;
    case "anyOf":
    case "oneOf":
      if (Array.isArray(params.passingSchemas))
        return `must fit one form of the schema only, not two; got ${show(value)}`;
      return `must be ${expectation ?? typesUnless(value, schema.types(path)) ?? "of a form that the schema allows"}; got ${show(value)}`;
    case "not":
      return `must not be of the form that the schema rules out; got ${show(value)}`;
    case "pattern":
      return `must be ${expectation ?? `text that matches ${params.pattern}`}; got ${show(value)}`;
    case "format":
      return `must be ${expectation ?? formOf(String(params.format))}; got ${show(value)}`;
    case "minimum":
      return `must be at least ${params.limit}${got}`;
    case "maximum":
      return `must be at most ${params.limit}${got}`;
    case "exclusiveMinimum":
      return `must be more than ${params.limit}${got}`;
    case "exclusiveMaximum":
      return `must be less than ${params.limit}${got}`;
    case "multipleOf":
      return `must be a multiple of ${params.multipleOf}${got}`;
    case "minLength":
      return params.limit === 1 ? "must not be empty" : `must have at least ${params.limit} characters`;
    case "maxLength":
      return `must have at most ${params.limit} characters`;
    case "minItems":
    case "minProperties":
      return `must hold at least ${params.limit} ${params.limit === 1 ? "item" : "items"}`;
    case "maxItems":
    case "maxProperties":
      return `must hold at most ${params.limit} ${params.limit === 1 ? "item" : "items"}`;
    case "uniqueItems":
      return `must not hold the same item twice; items ${params.j} and ${params.i} are the same`;
    default:
      return message ?? "is not valid";
  }
}

/** The types in words; undefined if the value is of one of them and they say no more, so that something else is wrong. */
function typesUnless(value: unknown, types: readonly ExpectedType[]): string | undefined {
  const type = value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
  const isOne = types.some(({ name }) => name === type || (name === "integer" && Number.isInteger(value)));
  const phrases = types.map(({ name, required }) => {
    return required.length === 0 ? withArticle(name) : `${withArticle(name)} with ${required.join(" and ")}`;
  });
  const saysMore = types.some(({ required }) => required.length > 0);
  return phrases.length === 0 || (isOne && !saysMore) ? undefined : [...new Set(phrases)].join(" or ");
}

function formOf(format: string): string {
  const [, bits] = /^int(32|64)$/.exec(format) ?? [];
  return bits === undefined ? `text of the form ${format}` : `an integer of ${bits} bits`;
}

function show(value: unknown): string {
  if (Array.isArray(value)) return "an array";
  if (typeof value === "object" && value !== null) return "an object";
  if (typeof value !== "string") return String(value);
  return JSON.stringify(value.length > maxShownLength ? `${value.slice(0, maxShownLength)}...` : value);
}
