import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it, onTestFinished } from "vitest";
import type { JsonSchema } from "../../codegen/manifest.js";
import { closeObjects } from "../../codegen/schema.js";
import type { Validate } from "../../src/api.js";
import { type ApiError, toApiError } from "../../src/errors.js";
import { type FieldValidation, validateFields } from "../../src/registry/field-validation.js";
import { SchemaView } from "../../src/registry/schema-view.js";

/** What becomes of a value, and what is said about it: `FIELD MESSAGE` of a refusal, or warnings. */
function validated(schema: JsonSchema, value: object, mode: FieldValidation) {
  const folder = mkdtempSync(join(tmpdir(), "field-validation-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "schema.json"), JSON.stringify(closeObjects(schema)));
  const view = new SchemaView(join(folder, "schema.json"));
  const validate = new Ajv({ allErrors: true, strict: false }).compile(closeObjects(schema)) as Validate;
  try {
    return { value, said: validateFields(validate, mode, { value, bodyPath: [], schemaPath: [], schema: view }) };
  } catch (error) {
    return { value, said: (toApiError(error) as ApiError).causes?.map(({ field, message }) => `${field} ${message}`) };
  }
}

const alternatives: JsonSchema[] = [
  { type: "object", required: ["http"], properties: { http: { type: "string" } } },
  { type: "object", required: ["tcp"], properties: { tcp: { type: "integer" } } },
];
const shared: Readonly<Record<string, JsonSchema>> = Object.fromEntries(
  alternatives.map((schema, index) => [`Probe${index}`, closeObjects(schema)]),
);

describe.each([
  ["in place", { type: "object", properties: { probe: { oneOf: alternatives } } }],
  [
    "by reference",
    {
      type: "object",
      properties: { probe: { oneOf: Object.keys(shared).map((name) => ({ $ref: `#/$defs/${name}` })) } },
      $defs: shared,
    },
  ],
] as const)("alternatives that are written %s", (_, schema) => {
  it("name a field that none of them knows", () => {
    expect(validated(schema, { probe: { http: "/", htpp: 1 } }, "Strict").said).toEqual([
      'probe.htpp unknown field, did you mean "http"?',
    ]);
  });

  it("keep what the right one knows", () => {
    const { value, said } = validated(schema, { probe: { http: "/", htpp: 1 } }, "Warn");
    expect(value).toEqual({ probe: { http: "/" } });
    expect(said).toHaveLength(1);
  });

  it("refuse a value that is of two", () => {
    expect(validated(schema, { probe: { http: "/", tcp: 1 } }, "Strict").said).toEqual([
      "probe must be an object with http or an object with tcp; got an object",
    ]);
  });
});

it("does not suggest the name that a field has", () => {
  const closed = (name: string) => ({ type: "object", properties: { [name]: {} }, additionalProperties: false });
  expect(validated({ allOf: [closed("a"), closed("b")] }, { b: 1 }, "Strict").said).toEqual(["b unknown field"]);
});
