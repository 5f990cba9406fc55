import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import formatsPlugin from "ajv-formats";
import type { JsonSchema } from "../manifest.js";
import type { Path } from "../parse.js";
import { closeObjects } from "../schema.js";
import type { CheckContext } from "./check-context.js";
import { stepsOf } from "./json-pointer.js";
import { isMapping } from "./outline.js";
import { subschemas } from "./subschemas.js";

/** A value in the manifest, and the schema that it has to meet. */
interface Sample {
  readonly code: "bad-default" | "bad-initial-status";
  readonly value: unknown;
  readonly path: Path;
  readonly schema: JsonSchema;
}

/** Defaults and initial statuses meet their schemas. */
export function checkValues(context: CheckContext): void {
  // Without the shared schemas, references lead nowhere.
  if (context.outline.schemas === undefined) return;
  const samples = [...defaults(context), ...initialStatuses(context)];
  if (samples.length === 0) return;
  const groups = groupAlike(samples);
  for (const error of mistakes(context, groups)) {
    const [index, ...steps] = stepsOf(error.instancePath);
    for (const sample of groups[Number(index)] ?? []) reportMistake(context, sample, error, steps);
  }
}

function reportMistake(context: CheckContext, sample: Sample, error: ErrorObject, steps: readonly string[]): void {
  const stranger: unknown = error.keyword === "additionalProperties" ? error.params.additionalProperty : undefined;
  const path = [...sample.path, ...steps, ...(typeof stranger === "string" ? [stranger] : [])];
  const place = { path, part: stranger === undefined ? "value" : "key" } as const;
  context.report(sample.code, place, { field: steps.join("."), expected: expectation(error) });
}

/** Many kinds have the same few defaults: equal samples are looked at once. */
function groupAlike(samples: readonly Sample[]): Sample[][] {
  const groups = new Map<string, Sample[]>();
  for (const sample of samples) {
    const key = JSON.stringify([{ ...sample.schema, description: undefined }, sample.value]);
    const group = groups.get(key);
    if (group) group.push(sample);
    else groups.set(key, [sample]);
  }
  return [...groups.values()];
}

function defaults({ outline, isSound }: CheckContext): Sample[] {
  const samples: Sample[] = [];
  const collect = (schema: unknown, path: Path): void => {
    if (!isMapping(schema)) return;
    if (schema.default !== undefined && isSound(path)) {
      const closed = closeObjects(schema as JsonSchema);
      samples.push({ code: "bad-default", value: schema.default, path: [...path, "default"], schema: closed });
    }
    for (const part of subschemas(schema, path)) collect(part.schema, part.path);
  };
  for (const { schema, path } of outline.schemas ?? []) collect(schema, path);
  for (const { schema, path } of outline.parameters ?? []) collect(schema, [...path, "schema"]);
  for (const { schema, schemaPath } of outline.resources) collect(schema, schemaPath);
  return samples;
}

function initialStatuses({ outline, isSound }: CheckContext): Sample[] {
  return outline.resources.flatMap(({ path, schema, schemaPath, hasInitialStatus, initialStatus }): Sample[] => {
    const status = isMapping(schema?.properties) ? schema.properties.status : undefined;
    const place = [...path, "initialStatus"];
    if (!hasInitialStatus || status === undefined) return [];
    if (!isSound(place) || !isSound([...schemaPath, "properties", "status"])) return [];
    const closed = closeObjects(status as JsonSchema);
    return [{ code: "bad-initial-status", value: initialStatus, path: place, schema: closed }];
  });
}

/** What ajv says against the samples. One schema for all of them is compiled much faster than one for each. */
function mistakes({ outline, isSound }: CheckContext, groups: readonly (readonly Sample[])[]): ErrorObject[] {
  const validate = compile({
    properties: Object.fromEntries(groups.map(([sample], index) => [index, sample?.schema])),
    // Where references lead. A schema with mistakes of its own lets everything pass.
    schemas: Object.fromEntries(
      (outline.schemas ?? []).map(({ name, schema, path }) => [
        name,
        isSound(path) ? closeObjects(schema as JsonSchema) : {},
      ]),
    ),
  });
  validate(Object.fromEntries(groups.map(([sample], index) => [index, sample?.value])));
  return withoutConsequences(validate.errors ?? []);
}

/** What was compiled last: most edits that --watch sees change no default and no shared schema. */
let last: { readonly text: string; readonly validate: ValidateFunction } | undefined;

function compile(schema: object): ValidateFunction {
  const text = JSON.stringify(schema);
  if (last?.text === text) return last.validate;
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    meta: false,
    validateSchema: false,
    logger: false,
    code: { optimize: false },
  });
  formatsPlugin.default(ajv);
  last = { text, validate: ajv.compile(schema) };
  return last.validate;
}

/** One mistake for each value or property: the first, or that no alternative fits instead of why each does not. */
function withoutConsequences(errors: readonly ErrorObject[]): ErrorObject[] {
  const choices = errors.filter(({ keyword }) => keyword === "anyOf" || keyword === "oneOf");
  const known = new Set<string>();
  return errors.filter((error) => {
    const { keyword, instancePath, params } = error;
    const isInside = (choice: ErrorObject) => `${instancePath}/`.startsWith(`${choice.instancePath}/`);
    if (keyword === "if" || (!choices.includes(error) && choices.some(isInside))) return false;
    const property: unknown = params.missingProperty ?? params.additionalProperty;
    const place = JSON.stringify([instancePath, property]);
    const isFirst = !known.has(place);
    known.add(place);
    return isFirst;
  });
}

/** What ajv expected, to go on after "the schema asks for". */
function expectation({ keyword, params, message = "something else" }: ErrorObject): string {
  switch (keyword) {
    case "additionalProperties":
      return `does not have the property "${params.additionalProperty}"`;
    case "enum":
      return `must be one of ${params.allowedValues.map((value: unknown) => JSON.stringify(value)).join(", ")}`;
    case "type":
      return `must be of the type ${[params.type].flat().join(" or ")}`;
    case "anyOf":
    case "oneOf":
      return "does not meet any one of the alternatives";
    case "const":
      return `must be ${JSON.stringify(params.allowedValue)}`;
    default:
      return message.replace(/'/g, '"');
  }
}
