import { expect, test } from "vitest";
import { describeErrors } from "../../src/registry/describe-errors.js";

test.each([
  {
    keyword: "pattern",
    params: { pattern: "^[A-Z]$" },
    value: "x",
    want: 'must be text that matches ^[A-Z]$; got "x"',
  },
  { keyword: "format", params: { format: "email" }, value: "x", want: 'must be text of the form email; got "x"' },
  { keyword: "format", params: { format: "int32" }, value: 3e9, want: "must be an integer of 32 bits; got 3000000000" },
  { keyword: "anyOf", params: {}, value: true, want: "must be an integer or a string; got true" },
  { keyword: "anyOf", params: {}, value: 0, want: "must be of a form that the schema allows; got 0" },
  {
    keyword: "oneOf",
    params: { passingSchemas: null },
    value: "x",
    want: 'must be of a form that the schema allows; got "x"',
  },
  {
    keyword: "oneOf",
    params: { passingSchemas: [0, 1] },
    value: {},
    want: "must fit one form of the schema only, not two; got an object",
  },
  { keyword: "not", params: {}, value: "x", want: 'must not be of the form that the schema rules out; got "x"' },
])("a schema without words of its own: $keyword, $value", ({ keyword, params, value, want }) => {
  const error = { keyword, params, instancePath: "/a", schemaPath: `#/${keyword}`, message: "" };
  const schema = {
    expectation: () => undefined,
    types: () => ["integer", "string"].map((name) => ({ name, required: [] })),
  };
  const { causes } = describeErrors([error], { value: { a: value }, bodyPath: ["spec"], schemaPath: ["spec"], schema });
  expect(causes).toEqual([{ field: "spec.a", message: want }]);
});
