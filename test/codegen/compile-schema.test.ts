import { fullFormats } from "ajv-formats/dist/formats.js";
import { expect, test } from "vitest";
import { SchemaCompiler } from "../../codegen/compile-schema.js";
import manifestSchema from "../../codegen/resources.schema.json" with { type: "json" };

/** A value of each format, and one that is not of it. Every number is a float, and no JSON is too large for a double. */
const values: Readonly<Record<string, readonly [right: unknown, wrong: unknown]>> = {
  byte: ["QQ==", "Q"],
  date: ["2024-02-29", "2023-02-29"],
  "date-time": ["2024-02-29T23:59:59Z", "2024-02-29"],
  double: [1.5, "1.5"],
  duration: ["P1DT2H", "1d"],
  email: ["a@example.com", "a"],
  float: [1.5, "1.5"],
  hostname: ["node-1.example.com", "-node"],
  int32: [2 ** 31 - 1, 2 ** 31],
  int64: [2 ** 31, 1.5],
  ipv4: ["10.0.0.1", "10.0.0.256"],
  ipv6: ["fe80::1", "10.0.0.1"],
  regex: ["^a$", "("],
  time: ["23:59:59Z", "24:00:00Z"],
  uri: ["https://example.com/a", "/a"],
  "uri-reference": ["/a?b#c", "\\"],
  uuid: ["123e4567-e89b-12d3-a456-426614174000", "123e4567"],
};

test.each(manifestSchema.$defs.jsonSchema.properties.format.enum)("format %s", (format) => {
  const [right, wrong] = values[format] ?? [];
  const type = typeof right === "number" ? "number" : "string";
  const { functionCode, constants } = new SchemaCompiler().compile("Value", { type, format });
  const isBase64 = (text: string) => Buffer.from(text, "base64").toString("base64") === text;
  const check = new Function("fullFormats", "isBase64", `${constants.join("\n")}${functionCode}; return checkValue`);
  const isValid = check(fullFormats, isBase64);
  expect([isValid(right), isValid(wrong)]).toEqual([true, false]);
});
