import { describe, expect, test } from "vitest";
import { parseJson } from "../../src/payload/json.js";

describe("parseJson", () => {
  test.each([
    ['{"a":1,"a":2}', "a", "line 1, column 8"],
    ['{"a":{"b":1},"c":[{"d":1},{"d":1,\n"d":2}]}', "d", "line 2, column 1"],
    ['{"name":1,"n\\u0061me":2}', "name", "column 11"],
    ['{"":1,"":2}', "", "column 7"],
    ['{"a\\\\":"}","a\\\\":1}', "a\\", "column 12"],
    ['{"a":1,"a":"\\u003a"}', "a", "column 8"],
    ['{"a":":","a":":"}', "a", "column 10"],
    ['{"a" :1,"a"\n:2}', "a", "column 9"],
    ['{"a":"\\":","a":1}', "a", "column 12"],
    [`{"b":${"[".repeat(200)}{"a":1,"a":2}${"]".repeat(200)}}`, "a", "column 213"],
  ])("refuses %s: a key stands twice", (text, key, place) => {
    expect(() => parseJson(text)).toThrow(JSON.stringify(key));
    expect(() => parseJson(text)).toThrow(place);
  });

  test.each([
    '{"a":{"a":{"a":1}}}',
    '[{"a":1},{"a":1}]',
    '{"a":"a","b":"a"}',
    '{"a":"\\",\\"a\\":","b":["a","a"]}',
    '{"a":[],"b":{},"c":[{}]}',
    '{"a":":8080","b":[":"]}',
    '{"a" : 1, "b\\\\": "x\\":", "c":"\\u0022:"}',
    '"a"',
    "1",
  ])("takes %s: no object has a key twice", (text) => {
    expect(parseJson(text)).toEqual(JSON.parse(text));
  });

  test("takes time in proportion to the length", () => {
    const object = Object.fromEntries(Array.from({ length: 200_000 }, (_, index) => [`key${index}`, "\\".repeat(20)]));
    const text = JSON.stringify(object);
    expect(JSON.stringify(parseJson(text)) === text).toBe(true);
  });
});
