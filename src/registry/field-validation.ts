import type { Validate, ValidationError } from "../api.js";
import { ApiError, type Cause, type Headers, type Reason } from "../errors.js";
import { isObject } from "../payload/decode.js";
import { boundedCauses, describeErrors, type ErrorContext, type Mistakes } from "./describe-errors.js";
import { fieldPath, pointerSegments, valueAt } from "./field-path.js";
import type { SchemaView } from "./schema-view.js";
import { suggest } from "./suggestion.js";
import { warningHeaders } from "./warning-header.js";

/**
 * What happens to fields that the schema does not know, as in Kubernetes
 * (https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation).
 */
export type FieldValidation = "Strict" | "Warn" | "Ignore";

/** What is validated, and what its fields are called. */
export interface ValidationContext extends ErrorContext {
  readonly schema: SchemaView;
}

/** A field that the schema does not know. */
interface UnknownField {
  /** Path of the object that had it. */
  readonly parent: readonly string[];
  readonly name: string;
}

/**
 * Makes a value fit its schema or refuses it. Unknown fields are dropped and defaults filled in, both in place. A null
 * where the schema does not allow null counts as absent: clients written in Go send `"labels": null`.
 *
 * @returns Warnings to send along, as values of `Warning` headers.
 * @throws ApiError Invalid with every mistake, or BadRequest for unknown fields with `Strict`.
 */
export function validateFields(
  validate: Validate,
  mode: FieldValidation,
  context: ValidationContext,
): readonly string[] {
  const { unknown, invalid } = settle(validate, context);
  if (unknown.length === 0 && invalid.length === 0) return [];
  const describeUnknown = createUnknownDescriber(context);
  const mistakes = describeErrors(invalid, context);

  if (mode === "Strict" && unknown.length > 0) {
    const unknownCauses = unknown.slice(0, 100).map((field): Cause => {
      const { path, hint } = describeUnknown(field);
      return { field: path, message: `unknown field${hint}` };
    });
    const all = { causes: [...unknownCauses, ...mistakes.causes], total: unknown.length + mistakes.total };
    throw refusal("BadRequest", "Unknown fields", all);
  }
  const warnings =
    mode === "Warn"
      ? warningHeaders(unknown, (field) => {
          const { path, hint } = describeUnknown(field);
          return `unknown field "${path}"${hint}`;
        })
      : [];
  if (mistakes.total > 0) {
    const headers: Headers = warnings.length > 0 ? { Warning: warnings } : {};
    throw refusal("Invalid", "The object is not valid", mistakes, headers);
  }
  return warnings;
}

/** Tells the first mistake in full, and how many there are. */
function refusal(reason: Reason, what: string, mistakes: Mistakes, headers: Headers = {}): ApiError {
  const [first] = mistakes.causes;
  const more = mistakes.total > 1 ? ` (and ${mistakes.total - 1} more, see causes)` : "";
  const message = first === undefined ? what : `${what}: ${first.field} ${first.message}${more}`;
  return new ApiError(reason, message, { causes: boundedCauses(mistakes), headers });
}

/**
 * Validates, removing unknown fields and nulls until nothing of the kind is left. Each round removes at least one
 * field, so it ends; two rounds are the rule.
 */
function settle(
  validate: Validate,
  { value, schema, schemaPath }: ValidationContext,
): { unknown: UnknownField[]; invalid: readonly ValidationError[] } {
  const unknown: UnknownField[] = [];
  const namesAt = new Map<string, ReadonlySet<string>>();
  /** Whether a field that one alternative does not know belongs to another. */
  const isKnown = (pointer: string, name: string): boolean => {
    const names = namesAt.get(pointer) ?? new Set(schema.fieldNames([...schemaPath, ...pointerSegments(pointer)]));
    namesAt.set(pointer, names);
    return names.has(name);
  };
  for (;;) {
    if (validate(value)) return { unknown, invalid: [] };
    const errors = validate.errors ?? [];
    const hasAlternatives = errors.some(({ keyword }) => keyword === "anyOf" || keyword === "oneOf");
    let removed = false;
    for (const { keyword, instancePath, params } of errors) {
      const path = pointerSegments(instancePath);
      if (keyword === "additionalProperties") {
        const name = String(params.additionalProperty);
        if ((hasAlternatives && isKnown(instancePath, name)) || !removeField(value, path, name)) continue;
        unknown.push({ parent: path, name });
        removed = true;
      } else if (removeNull(value, path)) {
        removed = true;
      }
    }
    if (!removed) return { unknown, invalid: errors };
  }
}

function removeField(root: unknown, parentPath: readonly string[], name: string): boolean {
  const parent = valueAt(root, parentPath);
  return isObject(parent) && Object.hasOwn(parent, name) && delete parent[name];
}

function removeNull(root: unknown, path: readonly string[]): boolean {
  const name = path.at(-1);
  if (name === undefined || valueAt(root, path) !== null) return false;
  return removeField(root, path.slice(0, -1), name);
}

function createUnknownDescriber({ value, bodyPath, schemaPath, schema }: ValidationContext) {
  const body = bodyPath.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value);
  return ({ parent, name }: UnknownField): { path: string; hint: string } => {
    const suggestion = suggest(name, schema.fieldNames([...schemaPath, ...parent]));
    return {
      path: fieldPath([...bodyPath, ...parent, name], body),
      hint: suggestion === undefined ? "" : `, did you mean "${suggestion}"?`,
    };
  };
}
