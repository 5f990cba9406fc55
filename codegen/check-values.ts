import { Ajv, type ErrorObject } from "ajv";
import formatsPlugin from "ajv-formats";
import type { CheckContext } from "./check-context.js";
import { stepsOf } from "./json-pointer.js";
import type { JsonSchema } from "./manifest.js";
import { isMapping } from "./outline.js";
import type { Path } from "./parse.js";
import { closeObjects } from "./schema.js";
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
  const samples = [...defaults(context), ...initialStatuses(context)];
  if (samples.length === 0) return;
  for (const error of mistakes(context, samples)) {
    const [index, ...steps] = stepsOf(error.instancePath);
    const sample = samples[Number(index)];
    if (sample === undefined) continue;
    const stranger: unknown = error.keyword === "additionalProperties" ? error.params.additionalProperty : undefined;
    const path = [...sample.path, ...steps, ...(typeof stranger === "string" ? [stranger] : [])];
    const place = { path, part: stranger === undefined ? "value" : "key" } as const;
    context.report(sample.code, place, { field: steps.join("."), expected: expectation(error) });
  }
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
function mistakes({ outline, isSound }: CheckContext, samples: readonly Sample[]): ErrorObject[] {
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    meta: false,
    validateSchema: false,
    logger: false,
    code: { optimize: false },
  });
  formatsPlugin.default(ajv);
  const validate = ajv.compile({
    properties: Object.fromEntries(samples.map(({ schema }, index) => [index, schema])),
    // Where references lead. A schema with mistakes of its own lets everything pass.
    schemas: Object.fromEntries(
      (outline.schemas ?? []).map(({ name, schema, path }) => [
        name,
        isSound(path) ? closeObjects(schema as JsonSchema) : {},
      ]),
    ),
  });
  validate(Object.fromEntries(samples.map(({ value }, index) => [index, value])));
  return withoutAlternatives(validate.errors ?? []);
}

/** Where no alternative fits, what each of them has against the value is left out. */
function withoutAlternatives(errors: readonly ErrorObject[]): ErrorObject[] {
  const choices = new Set<string>();
  for (const { keyword, instancePath } of errors) {
    if (keyword === "anyOf" || keyword === "oneOf") choices.add(instancePath);
  }
  return errors.filter(({ keyword, instancePath }) => {
    return keyword === "anyOf" || keyword === "oneOf" || (keyword !== "if" && !choices.has(instancePath));
  });
}

/** What ajv expected, to go on after "the schema asks for". */
function expectation({ keyword, params, message = "something else" }: ErrorObject): string {
  switch (keyword) {
    case "additionalProperties":
      return `does not have the property "${params.additionalProperty}"`;
    case "enum":
      return `must be one of ${params.allowedValues.map((value: unknown) => JSON.stringify(value)).join(", ")}`;
    case "const":
      return `must be ${JSON.stringify(params.allowedValue)}`;
    default:
      return message.replace(/'/g, '"');
  }
}
