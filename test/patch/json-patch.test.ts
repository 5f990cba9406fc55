import { describe, expect, test } from "vitest";
import { ApiError } from "../../src/errors.js";
import { parseJsonPatch } from "../../src/patch/json-patch.js";

type Document = Record<string, unknown>;

const limit = 1_000_000;

/** Applies a patch to a copy of a document. */
function patched(document: Document, patch: unknown, maxBytes = limit): unknown {
  return parseJsonPatch(patch).apply(structuredClone(document), maxBytes);
}

/** What a call throws. */
function failure(call: () => unknown): ApiError {
  try {
    call();
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
  throw new Error("Nothing was thrown");
}

describe("the examples of RFC 6902, appendix A", () => {
  test.each<[string, Document, unknown, Document]>([
    ["1", { foo: "bar" }, [{ op: "add", path: "/baz", value: "qux" }], { baz: "qux", foo: "bar" }],
    ["2", { foo: ["bar", "baz"] }, [{ op: "add", path: "/foo/1", value: "qux" }], { foo: ["bar", "qux", "baz"] }],
    ["3", { baz: "qux", foo: "bar" }, [{ op: "remove", path: "/baz" }], { foo: "bar" }],
    ["4", { foo: ["bar", "qux", "baz"] }, [{ op: "remove", path: "/foo/1" }], { foo: ["bar", "baz"] }],
    ["5", { baz: "qux", foo: "bar" }, [{ op: "replace", path: "/baz", value: "boo" }], { baz: "boo", foo: "bar" }],
    [
      "6",
      { foo: { bar: "baz", waldo: "fred" }, qux: { corge: "grault" } },
      [{ op: "move", from: "/foo/waldo", path: "/qux/thud" }],
      { foo: { bar: "baz" }, qux: { corge: "grault", thud: "fred" } },
    ],
    [
      "7",
      { foo: ["all", "grass", "cows", "eat"] },
      [{ op: "move", from: "/foo/1", path: "/foo/3" }],
      { foo: ["all", "cows", "eat", "grass"] },
    ],
    [
      "8",
      { baz: "qux", foo: ["a", 2, "c"] },
      [
        { op: "test", path: "/baz", value: "qux" },
        { op: "test", path: "/foo/1", value: 2 },
      ],
      { baz: "qux", foo: ["a", 2, "c"] },
    ],
    [
      "10",
      { foo: "bar" },
      [{ op: "add", path: "/child", value: { grandchild: {} } }],
      { foo: "bar", child: { grandchild: {} } },
    ],
    ["11", { foo: "bar" }, [{ op: "add", path: "/baz", value: "qux", xyz: 123 }], { foo: "bar", baz: "qux" }],
    ["14", { "/": 9, "~1": 10 }, [{ op: "test", path: "/~01", value: 10 }], { "/": 9, "~1": 10 }],
    ["16", { foo: ["bar"] }, [{ op: "add", path: "/foo/-", value: ["abc", "def"] }], { foo: ["bar", ["abc", "def"]] }],
  ])("A.%s applies", (_, document, patch, want) => {
    expect(patched(document, patch)).toEqual(want);
  });

  test.each<[string, Document, unknown, string]>([
    ["9", { baz: "qux" }, [{ op: "test", path: "/baz", value: "bar" }], '"/baz" is "qux", not "bar"'],
    [
      "12",
      { foo: "bar" },
      [{ op: "add", path: "/baz/bat", value: "qux" }],
      'there is nothing that could hold "/baz/bat"',
    ],
    ["15", { "/": 9, "~1": 10 }, [{ op: "test", path: "/~01", value: "10" }], '"/~01" is 10, not "10"'],
  ])("A.%s fails", (_, document, patch, why) => {
    const error = failure(() => patched(document, patch));
    expect(error.reason).toBe("Invalid");
    expect(error.message).toContain(why);
  });
});

describe("an operation that does not apply", () => {
  const document = { text: "abc", none: null, list: ["a", "b"], map: { a: 1 } };

  test.each<[object, string]>([
    [{ op: "remove", path: "/missing" }, 'there is nothing at "/missing"'],
    [{ op: "replace", path: "/missing", value: 1 }, 'there is nothing at "/missing"'],
    [{ op: "move", from: "/missing", path: "/map/b" }, 'there is nothing at "/missing"'],
    [{ op: "copy", from: "/missing", path: "/map/b" }, 'there is nothing at "/missing"'],
    [{ op: "test", path: "/missing", value: null }, 'there is nothing at "/missing", not null'],
    [{ op: "test", path: "/list", value: ["b", "a"] }, '"/list" is ["a","b"], not ["b","a"]'],
    [{ op: "test", path: "/none", value: false }, '"/none" is null, not false'],
    [{ op: "add", path: "/text/0", value: 1 }, '"/text/0" leads through a string, which has no members'],
    [{ op: "add", path: "/none/a", value: 1 }, '"/none/a" leads through null, which has no members'],
    // What JavaScript finds, but JSON does not have.
    [{ op: "test", path: "/text/length", value: 3 }, '"/text/length" leads through a string, which has no members'],
    [{ op: "remove", path: "/list/length" }, '"/list/length" is no place in an array, which has the length 2'],
    [{ op: "remove", path: "/map/toString" }, 'there is nothing at "/map/toString"'],
    [{ op: "copy", from: "/map/constructor", path: "/map/b" }, 'there is nothing at "/map/constructor"'],
    [{ op: "add", path: "/map/constructor/prototype", value: 1 }, "there is nothing that could hold"],
    // Indexes (RFC 6901, section 4).
    [{ op: "add", path: "/list/3", value: 1 }, '"/list/3" is no place in an array'],
    [{ op: "add", path: "/list/01", value: 1 }, '"/list/01" is no place in an array'],
    [{ op: "replace", path: "/list/01", value: 1 }, '"/list/01" is no place in an array'],
    [{ op: "replace", path: "/list/1e0", value: 1 }, '"/list/1e0" is no place in an array'],
    [{ op: "remove", path: "/list/-1" }, '"/list/-1" is no place in an array'],
    [{ op: "replace", path: "/list/-", value: 1 }, 'there is nothing at "/list/-"'],
    [{ op: "remove", path: "/list/2" }, 'there is nothing at "/list/2"'],
    [{ op: "move", from: "/list/0", path: "/list/2" }, '"/list/2" is no place in an array, which has the length 1'],
    [{ op: "copy", from: "/list/0", path: "/list/x" }, '"/list/x" is no place in an array'],
  ])("%j is told by its index and what was found", (operation, why) => {
    const before = { op: "test", path: "/map/a", value: 1 };
    const error = failure(() => patched(document, [before, operation, { op: "remove", path: "/also-missing" }]));
    expect(error.reason).toBe("Invalid");
    const { op, path } = operation as { op: string; path: string };
    expect(error.message).toContain(`operation 1 (${op} ${JSON.stringify(path)}) fails because ${why}`);
    expect(error.causes).toEqual([{ field: "[1]", message: expect.stringContaining(`${op} fails: ${why}`) }]);
  });

  test.each(["/metadata/uid", "/metadata/resourceVersion"])("is a conflict if it tests %s", (path) => {
    const error = failure(() =>
      patched({ metadata: { uid: "a", resourceVersion: "1" } }, [{ op: "test", path, value: "x" }]),
    );
    expect(error.reason).toBe("Conflict");
  });
});

describe("a patch that is not well-formed", () => {
  test.each<[unknown, string, string]>([
    [{ op: "ad", path: "/a", value: 1 }, "[0].op", 'must be one of add, remove, replace, move, copy, test, not "ad"'],
    [{ path: "/a", value: 1 }, "[0].op", "must be one of add, remove, replace, move, copy, test"],
    [{ op: "toString", path: "/a" }, "[0].op", expect.stringContaining('not "toString"')],
    ["add", "[0]", "must be an object"],
    [{ op: "add", value: 1 }, "[0].path", "is required"],
    [{ op: "remove", path: 1 }, "[0].path", "must be a string"],
    [{ op: "remove", path: "a/b" }, "[0].path", 'must be a JSON Pointer, which is empty or begins with "/"'],
    [{ op: "remove", path: "/a~2" }, "[0].path", expect.stringContaining("~0")],
    [{ op: "remove", path: "/a~" }, "[0].path", expect.stringContaining("~0")],
    [{ op: "add", path: "/a" }, "[0].value", "is required"],
    [{ op: "replace", path: "/a" }, "[0].value", "is required"],
    [{ op: "test", path: "/a" }, "[0].value", "is required"],
    [{ op: "copy", path: "/a" }, "[0].from", "is required"],
    [{ op: "move", from: null, path: "/a" }, "[0].from", "must be a string"],
    [{ op: "move", from: "/a", path: "/a/b" }, "[0].path", "must not lie inside of what is moved"],
    [{ op: "move", from: "", path: "/a" }, "[0].path", "must not lie inside of what is moved"],
    [{ op: "add", path: "/__proto__/polluted", value: 1 }, "[0].path", "must not lead to a member named __proto__"],
    [{ op: "copy", from: "/__proto__", path: "/a" }, "[0].from", "must not lead to a member named __proto__"],
  ])("like %j is refused before anything is done", (operation, field, message) => {
    const error = failure(() => parseJsonPatch([operation]));
    expect(error.reason).toBe("BadRequest");
    expect(error.causes).toEqual([{ field, message }]);
  });

  test("is told with all its mistakes", () => {
    const error = failure(() => parseJsonPatch([{ op: "add" }, { op: "test", path: "/", value: 1 }, 7]));
    expect(error.causes?.map(({ field }) => field)).toEqual(["[0].path", "[0].value", "[2]"]);
  });

  test.each([{ a: 1 }, null, "x"])("like %j, no array, is refused", (patch) => {
    expect(failure(() => parseJsonPatch(patch))).toMatchObject({
      reason: "BadRequest",
      message: "A JSON Patch must be an array of operations",
    });
  });

  test("like one with too many operations is refused", () => {
    const patch = Array(10_001).fill({ op: "remove", path: "/a" });
    expect(failure(() => parseJsonPatch(patch)).reason).toBe("RequestEntityTooLarge");
  });
});

describe("JSON Patch", () => {
  test("changes members whose names mean something to JavaScript like all others", () => {
    const document = { constructor: { prototype: { a: 1 } } };
    const hostile = { constructor: String(Array) };
    const patch = [
      { op: "test", path: "/constructor/prototype/a", value: 1 },
      { op: "replace", path: "/constructor/prototype/a", value: 2 },
      { op: "add", path: "/toString", value: hostile },
      { op: "move", from: "/constructor", path: "/prototype" },
      { op: "copy", from: "/toString", path: "/hasOwnProperty" },
      { op: "remove", path: "/prototype/prototype" },
    ];
    expect(JSON.stringify(patched(document, patch))).toBe(
      JSON.stringify({ toString: hostile, prototype: {}, hasOwnProperty: hostile }),
    );
  });

  test("moves as if it removed first, and then looked for the place", () => {
    const document = { list: [{ name: "a" }, { name: "b" }, { name: "c" }] };
    expect(patched(document, [{ op: "move", from: "/list/0", path: "/list/1/inner" }])).toEqual({
      list: [{ name: "b" }, { name: "c", inner: { name: "a" } }],
    });
  });

  test("takes the document as a whole for a place", () => {
    const whole = [
      { op: "test", path: "", value: { a: 1 } },
      { op: "copy", from: "", path: "/copy" },
      { op: "move", from: "/copy", path: "" },
      { op: "replace", path: "", value: { b: 2 } },
      { op: "remove", path: "" },
      { op: "add", path: "", value: { c: 3 } },
      { op: "move", from: "", path: "" },
    ];
    expect(patched({ a: 1 }, whole)).toEqual({ c: 3 });
  });

  test.each([[{ op: "remove", path: "" }], [{ op: "replace", path: "", value: [] }]])(
    "does not leave anything but an object: %j",
    (operation) => {
      expect(failure(() => patched({ a: 1 }, [operation])).reason).toBe("Invalid");
    },
  );

  test("keeps the place of a member that it replaces", () => {
    const result = patched({ a: 1, b: 2 }, [{ op: "replace", path: "/a", value: 3 }]);
    expect(JSON.stringify(result)).toBe('{"a":3,"b":2}');
  });

  test("tests members in any order, numbers by value, and null apart from absence", () => {
    const document = { map: { a: 1, b: [{ c: 0 }] }, none: null };
    const operations = [
      { op: "test", path: "/map", value: { b: [{ c: -0 }], a: 1.0 } },
      { op: "test", path: "/none", value: null },
    ];
    expect(patched(document, operations)).toEqual(document);
  });

  test("can be applied again, and shares nothing with what it made before", () => {
    const patch = parseJsonPatch([
      { op: "add", path: "/a", value: { list: [] } },
      { op: "copy", from: "/a", path: "/b" },
      { op: "add", path: "/a/list/-", value: 1 },
    ]);
    const first = patch.apply({}, limit);
    expect(first).toEqual({ a: { list: [1] }, b: { list: [] } });
    (first.a as Document).list = "changed";
    expect(patch.apply({}, limit)).toEqual({ a: { list: [1] }, b: { list: [] } });
  });

  test("tells which fields it is about", () => {
    const { fields } = parseJsonPatch([
      { op: "move", from: "/spec/a", path: "/status/b" },
      { op: "test", path: "", value: {} },
      { op: "remove", path: "/a~1b", from: "/ignored" },
    ]);
    expect(fields).toEqual(["status", "spec", undefined, "a/b"]);
  });

  test("does not let copies of copies fill the memory", () => {
    const doubling = Array.from({ length: 60 }, (_, index) => ({ op: "copy", from: "/a", path: `/a/${index}` }));
    const error = failure(() => patched({ a: {} }, doubling));
    expect(error.reason).toBe("RequestEntityTooLarge");
    expect(error.causes?.[0]?.field).toMatch(/^\[\d+\]$/);
  });

  test("does not nest without end", () => {
    const wrap = [
      { op: "add", path: "/b", value: {} },
      { op: "move", from: "/a", path: "/b/a" },
      { op: "move", from: "/b", path: "/a" },
    ];
    const deep = Array(3_333).fill(wrap).flat();
    const copied = [...deep.slice(0, 9_000), { op: "copy", from: "/a", path: "/c" }];
    for (const patch of [deep, copied]) {
      expect(failure(() => patched({ a: {} }, patch)).message).toContain("nested too deeply");
    }
  });

  test("takes time in proportion to its size", () => {
    const list = Array.from({ length: 20_000 }, (_, index) => index);
    const reversed = { op: "test", path: "/list", value: [...list].reverse() };
    const moves = Array.from({ length: 9_999 }, () => ({ op: "move", from: "/list", path: "/list" }));
    expect(failure(() => patched({ list }, [...moves, reversed])).reason).toBe("Invalid");
  });
});

test("a patch that leaves no object is refused by the operation that made it so", () => {
  const patch = [
    { op: "add", path: "/a", value: 1 },
    { op: "replace", path: "", value: [] },
    { op: "add", path: "/0", value: 1 },
  ];
  const causes = [{ field: "[1]", message: "must leave an object" }];
  expect(() => parseJsonPatch(patch).apply({}, limit)).toThrow(expect.objectContaining({ reason: "Invalid", causes }));
});
