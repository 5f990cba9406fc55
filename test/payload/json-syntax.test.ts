import { expect, test } from "vitest";
import { findJsonError } from "../../src/payload/json-syntax.js";

// The mark ^ stands before the first character that does not belong; at the end, the text ends too early.
test.each([
  "^",
  "  ^",
  "^x",
  "{^",
  "{^1: 2}",
  '{"a" ^1}',
  '{"a"^',
  '{"a": ^}',
  '{"a": 1 ^"b": 2}',
  '{"a": 1, ^}',
  '{"a": 1,^, "b": 2}',
  '{"a": 0^1}',
  '{"a": 1^.}',
  '{"a": ^tru}',
  '{"a": true^x}',
  '{"a": "x^\n"}',
  '{"a": "x^\\q"}',
  '{"a": "x^\\u12G4"}',
  '{"a": "unclosed^',
  "[^",
  "[1, ^]",
  "[1^}",
  "[[1]^",
  "{} ^{}",
  "[1] ^]",
  "{^'a': 1}",
  `{"a": "${"long ".repeat(1_000_000)}", ^}`,
])("case %#", (marked) => {
  const offset = marked.indexOf("^");
  const text = marked.replace("^", "");
  expect(() => JSON.parse(text)).toThrow();
  expect(findJsonError(text)).toBe(offset);
});

test.each(['{"a": [1, -2.5e+10, true, false, null, "\\u00e4\\n"], "b": {}}', " [] ", '"x"', "0"])(
  "%s has none",
  (text) => {
    JSON.parse(text);
    expect(findJsonError(text)).toBe(text.length);
  },
);
