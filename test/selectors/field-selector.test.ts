import { describe, expect, test } from "vitest";
import type { StoredObject } from "../../src/registry/object.js";
import { parseFieldSelector } from "../../src/selectors/field-selector.js";

const fields = [
  "metadata.name",
  "metadata.namespace",
  "spec.nodeName",
  "spec.suspend",
  "spec.replicas",
  "status.phase",
];

function podWith(name: string, spec: object, status?: object): StoredObject {
  const server = { uid: "u", generation: 1, creationTimestamp: "2026-01-02T03:04:05Z" };
  const metadata = { name, namespace: "default", ...server };
  return { apiVersion: "v1", kind: "Pod", metadata, spec, ...(status === undefined ? {} : { status }) };
}

const web = podWith("web", { nodeName: "node-1", suspend: false, replicas: 3 }, { phase: "Running" });
const bare = podWith("bare", { nodeName: null, suspend: { not: "a scalar" } });

function failure(selector: string): unknown {
  try {
    parseFieldSelector(selector, fields);
    return undefined;
  } catch (error) {
    return error;
  }
}

describe("a field selector", () => {
  test.each<[selector: string, object: StoredObject, want: boolean]>([
    // Kubernetes' documented examples.
    ["metadata.name=web", web, true],
    ["metadata.name=my-service", web, false],
    ["metadata.namespace!=default", web, false],
    ["metadata.namespace!=other", web, true],
    ["status.phase=Running", web, true],
    ["status.phase=Pending", web, false],
    ["status.phase!=Running,spec.nodeName=node-1", web, false],
    ["status.phase!=Pending,spec.nodeName=node-1", web, true],

    ["status.phase==Running", web, true],
    ["spec.nodeName==node-2", web, false],
    ["spec.suspend=false", web, true],
    ["spec.suspend=true", web, false],
    ["spec.replicas=3", web, true],
    ["spec.replicas!=3", web, false],
    ["spec.replicas=03", web, false],
    // What is not there, or no scalar, is the empty text.
    ["status.phase=", bare, true],
    ["status.phase!=", bare, false],
    ["status.phase!=Running", bare, true],
    ["spec.nodeName=", bare, true],
    ["spec.replicas=", bare, true],
    ["spec.suspend=", bare, true],
    ["status.phase=", web, false],
    // Commas with nothing between them mean nothing.
    [",metadata.name=web,,status.phase=Running,", web, true],
    // White space belongs to the value.
    ["metadata.name= web", web, false],
  ])("%j: %s", (selector, object, want) => {
    expect(parseFieldSelector(selector, fields)?.matches(object)).toBe(want);
  });

  test.each<[selector: string, phase: string]>([
    ["status.phase=a\\,b", "a,b"],
    ["status.phase=a\\=b", "a=b"],
    ["status.phase==\\=", "="],
    ["status.phase=a\\\\", "a\\"],
    ["status.phase=\\\\\\,\\=", "\\,="],
    ["status.phase=a!b", "a!b"],
    ["status.phase=\u{1f600} ü", "\u{1f600} ü"],
  ])("%j selects the value %j", (selector, phase) => {
    const read = parseFieldSelector(selector, fields);
    expect(read?.matches(podWith("web", {}, { phase }))).toBe(true);
    expect(read?.matches(podWith("web", {}, { phase: `${phase}x` }))).toBe(false);
  });

  test.each(["", ",", ",,"])("%j selects everything", (selector) => {
    expect(parseFieldSelector(selector, fields)).toBeUndefined();
  });

  const all = fields.join(", ");
  const escapes = 'a backslash stands before \\, "," and = only';
  test.each<[selector: string, character: number, problem: string]>([
    ["web", 1, `expected a field and =, == or != and a value, found "web"`],
    ["metadata.name=web,status.phase", 19, `expected a field and =, == or != and a value, found "status.phase"`],
    [" ", 1, `expected a field and =, == or != and a value, found " "`],
    ["spec.other=1", 1, `the field "spec.other" is not among those that can be selected by, ${all}`],
    [
      "status.phase=a,spec.nodename=b",
      16,
      `the field "spec.nodename" is not among those that can be selected by, ${all}; did you mean spec.nodeName?`,
    ],
    ["=a", 1, `the field "" is not among those that can be selected by, ${all}`],
    ["status.phase=a=b", 15, `expected \\= for = in a value; ${escapes}`],
    ["status.phase===b", 15, `expected \\= for = in a value; ${escapes}`],
    ["status.phase=\\n", 14, `expected \\\\ for \\ in a value; ${escapes}`],
    ["metadata.name=a,status.phase=b\\", 31, `expected \\\\ for \\ in a value; ${escapes}`],
    ["status.phase=\u{1f600}=", 15, `expected \\= for = in a value; ${escapes}`],
  ])("%j is wrong at character %i", (selector, character, problem) => {
    const message = `is not valid at character ${character}: ${problem}`;
    expect(failure(selector)).toMatchObject({
      reason: "BadRequest",
      message: `The fieldSelector ${message}`,
      causes: [{ field: "fieldSelector", message }],
    });
  });

  test.each([
    ["commas", `${",".repeat(1_000_000)}x`],
    ["backslashes", `status.phase=${"\\".repeat(1_000_001)}`],
    ["signs", "!=".repeat(500_000)],
    ["terms", `${"status.phase=a,".repeat(70_000)}x`],
    ["one word", "x".repeat(1_000_000)],
  ])("takes no more than linear time for a megabyte of %s", (_, selector) => {
    const start = performance.now();
    expect(failure(selector)).toBeDefined();
    // Quadratic time would be many minutes.
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
