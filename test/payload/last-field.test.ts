import fc from "fast-check";
import { expect, test } from "vitest";
import { findLastField } from "../../src/payload/last-field.js";

const key = Buffer.from(',"status":');

/** The last field with its comma, if it is the status. */
function find(text: string): string | undefined {
  const bytes = Buffer.from(text);
  const start = findLastField(bytes, key);
  return start === undefined ? undefined : bytes.toString("utf8", start, bytes.length - 1);
}

test.each([
  ['{"a":1,"status":1}', ',"status":1'],
  ['{"a":{"b":0,"status":1},"status":{"a":[1,{"b":1,"status":2}]}}', ',"status":{"a":[1,{"b":1,"status":2}]}'],
  ['{"a":"b,\\"status\\":","status":"\\\\"}', ',"status":"\\\\"'],
  ['{"a":1,"status":"}"}', ',"status":"}"'],
  ['{"a":1,"status":{"b":",\\"status\\":1}"}}', ',"status":{"b":",\\"status\\":1}"}'],
])("the last field of %s is %s", (text, field) => {
  expect(find(text)).toBe(field);
});

test.each([
  "",
  "{}",
  '{"a":1}',
  '{"a":1,"status":1,"b":2}',
  '{"a":{"b":1,"status":1}}',
  '{"a":[{"b":1,"status":1}]}',
  '{"a":",\\"status\\":1"}',
  '{"a":1,"status":1',
  '{"a":1,"status":"1}',
  '{"a":1,"status":[1}',
  '{"a":1,"status":1}}',
  '{"a":1,"status":',
  ',"status":1}',
])("of %s nothing is told", (text) => {
  expect(find(text)).toBeUndefined();
});

test("finds what JSON.stringify has written last", () => {
  const json = fc.jsonValue();
  const fields = fc.dictionary(fc.oneof(fc.string(), fc.constant("status")), json, { minKeys: 1 });
  const nested = fc.oneof(json, fc.array(fields), fields);
  fc.assert(
    fc.property(fields, nested, ({ status: _, ...before }, status) => {
      const text = JSON.stringify({ a: 0, ...before, status });
      expect(find(text)).toBe(`,"status":${JSON.stringify(status)}`);
      const other = JSON.stringify({ a: 0, status, z: status });
      expect(find(other)).toBeUndefined();
    }),
  );
});

test("gives up in time on an object that has many of the key inside of each other", () => {
  const text = "x".repeat(1_000_000);
  const inner = Array.from({ length: 90 }).reduce((value) => ({ a: 0, status: value }), text);
  expect(find(JSON.stringify({ a: 0, status: inner }))).toBeUndefined();
});
