import type { Validate } from "../api.js";
import { ApiError, type Cause } from "../errors.js";
import { describeErrors } from "../registry/describe-errors.js";
import type { FieldValidation } from "../registry/field-validation.js";
import type { ObjectAddress } from "../registry/object.js";
import { parseFieldSelector } from "../selectors/field-selector.js";
import { parseLabelSelector } from "../selectors/label-selector.js";
import { both, type Selector } from "../selectors/selector.js";
import type { VerbRequest, VerbTarget } from "./verb.js";

/**
 * The namespace that a path names; undefined if it names none.
 *
 * @throws ApiError BadRequest if it is no possible namespace.
 */
export function readNamespace(request: VerbRequest, target: VerbTarget): string | undefined {
  checkPath(request, target);
  return request.namespace;
}

/**
 * The object that a path names.
 *
 * @throws ApiError BadRequest if a part is no possible name.
 */
export function readAddress(request: VerbRequest, target: VerbTarget): ObjectAddress {
  checkPath(request, target);
  const { namespace, name } = request;
  if (name === undefined) throw new Error(`${target.route.path} names no object`);
  return { namespace, name };
}

/** The query parameters of a route that is no write: it takes none. */
export function refuseQuery(request: VerbRequest, target: VerbTarget): void {
  readQuery(request, target);
}

/** The query parameters of a write. */
export interface WriteQuery {
  readonly fieldValidation: FieldValidation;
  readonly dryRun: boolean;
}

/**
 * The query parameters of a write.
 *
 * @throws ApiError BadRequest for parameters that are not supported, repeated, or not valid.
 */
export function readWriteQuery(request: VerbRequest, target: VerbTarget): WriteQuery {
  const { fieldValidation = "Warn", dryRun } = readQuery<{ fieldValidation: FieldValidation; dryRun: "All" }>(
    request,
    target,
  );
  return { fieldValidation, dryRun: dryRun === "All" };
}

/**
 * What `labelSelector` and `fieldSelector` of a query pick together; undefined: everything.
 *
 * @throws ApiError BadRequest for a selector that cannot be understood.
 */
export function readSelector(
  { labelSelector = "", fieldSelector = "" }: { readonly labelSelector?: string; readonly fieldSelector?: string },
  { registry: { resource } }: VerbTarget,
): Selector | undefined {
  const metadataFields = resource.namespaced ? ["metadata.name", "metadata.namespace"] : ["metadata.name"];
  const byLabels = parseLabelSelector(labelSelector);
  const byFields = parseFieldSelector(fieldSelector, [...metadataFields, ...resource.selectableFields]);
  if (byLabels === undefined || byFields === undefined) return byLabels ?? byFields;
  return both(byFields, byLabels);
}

function checkPath({ namespace, name }: VerbRequest, target: VerbTarget): void {
  const { namespace: isNamespace, name: isName } = target.parameterValidators;
  if (isAbsentOr(isNamespace, namespace) && isAbsentOr(isName, name)) return;
  const causes = [...checkPathParameter("namespace", namespace, target), ...checkPathParameter("name", name, target)];
  throw invalid("The path is not valid", causes);
}

function isAbsentOr(validate: Validate | undefined, value: string | undefined): boolean {
  return value === undefined || validate === undefined || validate(value);
}

function checkPathParameter(
  name: "namespace" | "name",
  value: string | undefined,
  { parameterValidators, registry }: VerbTarget,
): readonly Cause[] {
  const validate = parameterValidators[name];
  if (value === undefined || validate === undefined) return [];
  // A path parameter has the rules, and so the words, of the field in metadata of the same name.
  return checkParameter(validate, name, value, () => registry.expectation(["metadata", name]));
}

/**
 * The query parameters of a request, those of type integer or boolean as such. Refuses what is not supported: a parameter
 * that is silently ignored would give a wrong answer, not a wrong request.
 *
 * @throws ApiError BadRequest for parameters that are not supported, repeated, or not valid.
 */
export function readQuery<Parameters>(
  { query }: Pick<VerbRequest, "query">,
  { route, parameterValidators }: VerbTarget,
): Readonly<Partial<Parameters>> {
  if (query === "") return {} as Partial<Parameters>;
  const supported = route.queryParameters;
  const values: Record<string, unknown> = {};
  const causes: Cause[] = [];
  let what: string | undefined;
  for (const [name, value] of new URLSearchParams(query)) {
    const validate = parameterValidators[name];
    if (!supported.includes(name) || validate === undefined) {
      const takes = supported.length === 0 ? "no query parameters" : `the query parameters ${supported.join(", ")}`;
      what = `${route.method} ${route.path} takes ${takes}`;
      causes.push({ field: name, message: "is not supported" });
    } else if (Object.hasOwn(values, name)) {
      causes.push({ field: name, message: "is there more than once" });
    } else {
      values[name] = readings(value).find((reading) => validate(reading)) ?? fromText(value);
      causes.push(...checkParameter(validate, name, values[name], () => undefined));
    }
  }
  if (causes.length > 0) throw what === undefined ? invalidQuery(causes) : invalid(what, causes);
  return values as Partial<Parameters>;
}

/**
 * What a text of a query may stand for, the likeliest first. Where a boolean is expected, 1 and 0 are such, and a name
 * without a value is true.
 */
function readings(text: string): unknown[] {
  if (text === "") return [text, true];
  const value = fromText(text);
  return typeof value === "number" ? [text, value, value === 1 || (value === 0 ? false : value)] : [text, value];
}

function fromText(text: string): unknown {
  if (text === "true" || text === "false") return text === "true";
  return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
}

function checkParameter(
  validate: Validate,
  name: string,
  value: unknown,
  expectation: () => string | undefined,
): readonly Cause[] {
  if (validate(value)) return [];
  const schema = { expectation, types: () => [] };
  const { causes } = describeErrors(validate.errors ?? [], { value, bodyPath: [], schemaPath: [], schema });
  return causes.map(({ message }) => ({ field: name, message }));
}

/** The failure for query parameters that are supported but make no sense, alone or together. */
export function invalidQuery(causes: readonly Cause[]): ApiError {
  return invalid("The query is not valid", causes);
}

function invalid(what: string, causes: readonly Cause[]): ApiError {
  const [first] = causes;
  return new ApiError("BadRequest", first === undefined ? what : `${what}: ${first.field} ${first.message}`, {
    causes: causes.slice(0, 100),
  });
}
