import { describe, expect, test } from "vitest";
import { parseMergePatch } from "../../src/patch/merge-patch.js";

type Document = Record<string, unknown>;

const limit = 1_000_000;

describe("the examples of RFC 7386, appendix A, that change objects by objects", () => {
  test.each<[Document, Document, Document]>([
    [{ a: "b" }, { a: "c" }, { a: "c" }],
    [{ a: "b" }, { b: "c" }, { a: "b", b: "c" }],
    [{ a: "b" }, { a: null }, {}],
    [{ a: "b", b: "c" }, { a: null }, { b: "c" }],
    [{ a: ["b"] }, { a: "c" }, { a: "c" }],
    [{ a: "c" }, { a: ["b"] }, { a: ["b"] }],
    [{ a: { b: "c" } }, { a: { b: "d", c: null } }, { a: { b: "d" } }],
    [{ a: [{ b: "c" }] }, { a: [1] }, { a: [1] }],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])("%j with %j becomes %j", (document, patch, want) => {
    // Strictly equal: also the objects that the patch makes are like any other.
    expect(parseMergePatch(patch).apply(structuredClone(document), limit)).toStrictEqual(want);
  });
});

describe("JSON Merge Patch", () => {
  test.each([[[1]], ["text"], [null], [3]])("that is no object, like %j, is refused", (patch) => {
    expect(() => parseMergePatch(patch)).toThrow("must be an object");
  });

  test.each(['{"__proto__":{"polluted":1}}', '{"a":[{"b":{"__proto__":null}}]}'])("%s is refused", (text) => {
    expect(() => parseMergePatch(JSON.parse(text))).toThrow("cannot have the key __proto__");
    expect(({} as Document).polluted).toBeUndefined();
  });

  test("changes members whose names mean something to JavaScript like all others", () => {
    const patch = parseMergePatch({ constructor: { prototype: { a: 1 } }, toString: null, valueOf: "x" });
    const result = patch.apply({ toString: 1 }, limit);
    expect(JSON.stringify(result)).toBe('{"constructor":{"prototype":{"a":1}},"valueOf":"x"}');
    expect(Object.prototype).not.toHaveProperty("a");
  });

  test("can be applied again, and shares nothing with what it made before", () => {
    const patch = parseMergePatch({ list: [{ a: 1 }] });
    const first = patch.apply({}, limit);
    (first.list as Document[]).pop();
    expect(patch.apply({}, limit)).toEqual({ list: [{ a: 1 }] });
  });

  test("tells which fields it is about", () => {
    expect(parseMergePatch({ status: {}, "a/b": null }).fields).toEqual(["status", "a/b"]);
  });
});
