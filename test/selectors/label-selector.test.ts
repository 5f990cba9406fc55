import { describe, expect, test } from "vitest";
import type { StoredObject } from "../../src/registry/object.js";
import { parseLabelSelector } from "../../src/selectors/label-selector.js";

function objectWith(labels?: Readonly<Record<string, string>>): StoredObject {
  const metadata = { name: "web", uid: "u", generation: 1, creationTimestamp: "2026-01-02T03:04:05Z" };
  return { apiVersion: "v1", kind: "Pod", metadata: labels === undefined ? metadata : { ...metadata, labels } };
}

function matches(selector: string, labels?: Readonly<Record<string, string>>): boolean {
  return parseLabelSelector(selector)?.matches(objectWith(labels)) ?? true;
}

function failure(selector: string): unknown {
  try {
    parseLabelSelector(selector);
    return undefined;
  } catch (error) {
    return error;
  }
}

const production = { environment: "production", tier: "backend" };

describe("a label selector matches as Kubernetes' documentation tells", () => {
  test.each<[selector: string, labels: Record<string, string> | undefined, want: boolean]>([
    ["environment = production", production, true],
    ["environment = production", { environment: "qa" }, false],
    ["tier != frontend", production, true],
    ["tier != frontend", {}, true],
    ["tier != frontend", { tier: "frontend" }, false],
    ["environment=production,tier!=frontend", production, true],
    ["environment=production,tier!=frontend", { environment: "production", tier: "frontend" }, false],
    ["environment in (production, qa)", production, true],
    ["environment in (production, qa)", { environment: "dev" }, false],
    ["environment in (production, qa)", {}, false],
    ["tier notin (frontend, backend)", production, false],
    ["tier notin (frontend, backend)", { tier: "cache" }, true],
    ["tier notin (frontend, backend)", undefined, true],
    ["partition", { partition: "" }, true],
    ["partition", {}, false],
    ["!partition", {}, true],
    ["!partition", undefined, true],
    ["!partition", { partition: "a" }, false],
    ["partition,environment notin (qa)", { partition: "a" }, true],
    ["partition,environment notin (qa)", { partition: "a", environment: "qa" }, false],
    ["partition in (customerA, customerB),environment!=qa", { partition: "customerB" }, true],
    ["environment,environment notin (frontend)", {}, false],
    ["x in (foo,,baz),y,z notin ()", { x: "", y: "1", z: "2" }, true],
    ["x in (foo,,baz),y,z notin ()", { x: "baz", y: "1" }, true],
    ["x in (foo,,baz),y,z notin ()", { x: "baz", y: "1", z: "" }, false],
    ["x in (foo,,baz),y,z notin ()", { x: "bar", y: "1", z: "2" }, false],
  ])("%s, of %j: %s", (selector, labels, want) => {
    expect(matches(selector, labels)).toBe(want);
  });
});

describe("a label selector", () => {
  test.each<[selector: string, labels: Record<string, string> | undefined, want: boolean]>([
    ["a==b", { a: "b" }, true],
    ["a==b", { a: "c" }, false],
    ["a==b", undefined, false],
    ["a=", { a: "" }, true],
    ["a=", {}, false],
    ["a=", { a: "b" }, false],
    ["a!=", { a: "b" }, true],
    ["a!=", { a: "" }, false],
    ["a=,b", { a: "", b: "1" }, true],
    ["a in (,x)", { a: "" }, true],
    ["a in (x,)", { a: "" }, true],
    ["a in (x,)", { a: "x" }, true],
    ["a in ()", { a: "" }, true],
    ["a in ()", { a: "x" }, false],
    [" \t a \r\n =\tb , c ", { a: "b", c: "" }, true],
    ["! a", {}, true],
    ["a in(x)", { a: "x" }, true],
    ["a notin(x)", { a: "x" }, false],
    ["example.com/name=web", { "example.com/name": "web" }, true],
    ["example.com/name", { name: "web" }, false],
    // Words that are operators elsewhere.
    ["in in (in)", { in: "in" }, true],
    ["notin=notin", { notin: "notin" }, true],
    ["!in", { in: "1" }, false],
    ["in,notin", { in: "", notin: "" }, true],
    // Names that every JavaScript object knows.
    ["constructor", {}, false],
    ["!toString", {}, true],
    ["constructor!=x", {}, true],
    ["valueOf=1", { valueOf: "1" }, true],
  ])("%j, of %j: %s", (selector, labels, want) => {
    expect(matches(selector, labels)).toBe(want);
  });

  test.each<[selector: string, value: string, want: boolean]>([
    ["a>1", "2", true],
    ["a>1", "1", false],
    ["a < 1", "0", true],
    ["a<1", "-5", true],
    ["a<1", "1", false],
    ["a>9", "10", true],
    ["a>007", "+8", true],
    ["a>1", "many", false],
    ["a<1", "", false],
    ["a>1", "1.5", false],
    ["a>9007199254740992", "9007199254740993", true],
    ["a<9223372036854775807", "9223372036854775806", true],
    ["a>1", "9223372036854775808", false],
  ])("%j, of a value %j: %s", (selector, value, want) => {
    expect(matches(selector, { a: value })).toBe(want);
    expect(matches(selector, {})).toBe(false);
  });

  test.each(["", " ", "\t\r\n"])("%j selects everything", (selector) => {
    expect(parseLabelSelector(selector)).toBeUndefined();
  });

  const longest = "x".repeat(63);
  test.each([
    `${longest}=${longest}`,
    `${"d".repeat(63)}.${"d".repeat(63)}.${"d".repeat(63)}.${"d".repeat(61)}/${longest}`,
    "A-b_c.9=9.z_Y-x",
    "1.2.3/a",
  ])("%j is sound", (selector) => {
    expect(failure(selector)).toBeUndefined();
  });

  test.each<[selector: string, character: number, problem: string | RegExp]>([
    [",", 1, `expected a key or "!", found ","`],
    ["a,", 3, `expected a key or "!", found the end`],
    ["a,,b", 3, `expected a key or "!", found ","`],
    ["=b", 1, `expected a key or "!", found "="`],
    ["!=b", 1, `expected a key or "!", found "!="`],
    ["!", 2, "expected a key, found the end"],
    ["!!a", 2, `expected a key, found "!"`],
    ["!a=b", 3, `expected "," or the end, found "="`],
    ["!a in (b)", 4, `expected "," or the end, found "in"`],
    ["a b", 3, `expected one of =, ==, !=, in, notin, >, <, "," or the end, found "b"`],
    ["a IN (b)", 3, `expected one of =, ==, !=, in, notin, >, <, "," or the end, found "IN"`],
    ["a!b", 2, `expected one of =, ==, !=, in, notin, >, <, "," or the end, found "!"`],
    ["a=b c", 5, `expected "," or the end, found "c"`],
    ["a=b=c", 4, `expected "," or the end, found "="`],
    ["a===b", 4, `expected a value, found "="`],
    ["a=!b", 3, `expected a value, found "!"`],
    ["a=(b)", 3, `expected a value, found "("`],
    ["a=b)", 4, `expected "," or the end, found ")"`],
    ["a in b", 6, `expected "(", found "b"`],
    ["a in", 5, `expected "(", found the end`],
    ["a in (", 7, `expected "," or ")", found the end`],
    ["a in (b", 8, `expected "," or ")", found the end`],
    ["a in (b c)", 9, `expected "," or ")", found "c"`],
    ["a in ((b))", 7, `expected a value, "," or ")", found "("`],
    ["a in (b) c", 10, `expected "," or the end, found "c"`],
    ["a>", 3, "expected an integer, found the end"],
    ["a>b", 3, /^"b" cannot be an integer to compare with; expected digits/],
    ["a<1.5", 3, /^"1.5" cannot be an integer/],
    ["a>9223372036854775808", 3, /^"9223372036854775808" cannot be an integer .* up to 9223372036854775807$/],
    ["-a", 1, /^"-a" cannot be the key of a label; expected 1 to 63 letters/],
    ["ok,a/b/c", 4, /^"a\/b\/c" cannot be the key/],
    ["/a", 1, /cannot be the key/],
    ["a/", 1, /cannot be the key/],
    ["Example.com/a", 1, /cannot be the key/],
    ["a..b/c", 1, /cannot be the key/],
    [`${longest}x`, 1, /cannot be the key/],
    ["a\0", 1, /cannot be the key/],
    ["a\u00a0=b", 1, /cannot be the key/],
    ["a=-b", 3, /^"-b" cannot be the value of a label; expected 1 to 63 letters.* or nothing$/],
    ["a=b/c", 3, /cannot be the value/],
    [`a=${longest}x`, 3, /cannot be the value/],
    ["a in (b, c_)", 10, /^"c_" cannot be the value/],
    // Characters are counted as people count them.
    ["\u{1f600},=", 1, /cannot be the key/],
    ["a=b,c=\u{1f600} d", 7, /cannot be the value/],
    ["a in (\u{1f600}", 7, /cannot be the value/],
  ])("%j is wrong at character %i", (selector, character, problem) => {
    const error = failure(selector);
    expect(error).toMatchObject({ reason: "BadRequest", causes: [{ field: "labelSelector" }] });
    const { message, causes } = error as { message: string; causes: readonly { message: string }[] };
    const start = `is not valid at character ${character}: `;
    const [cause] = causes;
    expect(cause?.message.slice(0, start.length)).toBe(start);
    expect(message).toBe(`The labelSelector ${cause?.message}`);
    const found = cause?.message.slice(start.length);
    if (typeof problem === "string") expect(found).toBe(problem);
    else expect(found).toMatch(problem);
  });

  test("shows only the beginning of what is long", () => {
    const { message } = failure("-".repeat(10_000)) as Error;
    expect(message.length).toBeLessThan(400);
  });

  test.each([
    ["white space", `a=b${" ".repeat(1_000_000)}c`],
    ["signs", "!".repeat(1_000_000)],
    ["a key", `${"a-".repeat(500_000)}`],
    ["a DNS name", `${"a.".repeat(500_000)}/`],
    ["an integer", `a>${"0".repeat(1_000_000)}`],
    ["keys", `${"a,".repeat(500_000)}`],
    ["values", `a in (${"b,".repeat(500_000)}`],
  ])("takes no more than linear time for a megabyte of %s", (_, selector) => {
    const start = performance.now();
    expect(failure(selector)).toBeDefined();
    // Quadratic time would be many minutes.
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
