import * as library from "@marcbachmann/cel-js";
import { describe, expect, it } from "vitest";
import type { JsonSchema, ManifestRule } from "../../codegen/manifest.js";
import { RuleCollector } from "../../codegen/rules.js";
import type { Rule, RuleTypeTable } from "../../src/api.js";
import { type ApiError, toApiError } from "../../src/errors.js";
import { RuleTypes } from "../../src/registry/rule-types.js";
import { Rules, type WrittenPart } from "../../src/registry/rules.js";

/** The rules of a kind, by way of the generator. */
function rulesOf(schema: JsonSchema, schemas: Readonly<Record<string, JsonSchema>> = {}): Rules {
  const collector = new RuleCollector((name) => schemas[name]);
  const rules = collector.rulesOf("Task", schema) as readonly Rule[];
  const types: Record<string, RuleTypeTable[string]> = {};
  for (const [type, fields] of collector.types) {
    types[type] = Object.fromEntries(fields.map(({ property, name, type }) => [property, [name, type] as const]));
  }
  return new Rules(rules, new RuleTypes(types, library));
}

/** `FIELD MESSAGE` of every rule that fails. */
function failures(rules: Rules, object: object, old?: object, part: WrittenPart = "object"): string[] {
  try {
    rules.check(part, object, old);
    return [];
  } catch (error) {
    return (toApiError(error) as ApiError).causes?.map(({ field, message }) => `${field} ${message}`) ?? [];
  }
}

const spec = {
  type: "object",
  properties: {
    replicas: { type: "integer" },
    share: { type: "number" },
    host: { type: "string" },
    on: { type: "boolean" },
    tags: { type: "array", items: { type: "string" } },
    labels: { type: "object", additionalProperties: { type: "string" } },
    port: { anyOf: [{ type: "integer" }, { type: "string" }] },
    steps: { type: "array", items: { type: "object", properties: { name: { type: "string" } } } },
    begin: { type: "string", format: "date-time" },
    end: { type: "string", format: "date-time" },
    secret: { type: "string", format: "byte" },
    free: { type: "object", additionalProperties: true },
    namespace: { type: "string" },
    "host-name": { type: "string" },
  },
} as const;

function withRule(rule: string, details: Partial<ManifestRule> = {}): Rules {
  const rules = [{ rule, message: "is wrong", ...details }];
  return rulesOf({ type: "object", properties: { spec: { ...spec, "x-kubernetes-validations": rules } } });
}

const value = {
  replicas: 7,
  share: 2,
  host: "a.b",
  on: false,
  tags: ["x", "y"],
  labels: { "app.kubernetes.io/name": "web" },
  port: 80,
  steps: [{ name: "one" }, {}],
  begin: "2026-01-01T00:00:00Z",
  end: "2026-01-01T02:00:00+01:00",
  secret: "AAEC",
  free: { depth: 3, rest: [1.5] },
  namespace: "default",
  "host-name": "h",
};

describe("a rule", () => {
  it.each([
    "self.replicas % 2 == 1 && self.replicas in [5, 7]",
    "self.share == 2.0 && self.share / 4.0 < 1.0",
    "self.replicas > self.share",
    "self.host.startsWith('a') && self.host.matches('^[a-z.]+$')",
    "!self.on",
    "size(self.tags) == 2 && 'x' in self.tags && self.tags[1] == 'y'",
    "self.labels['app.kubernetes.io/name'] == 'web' && self.labels.all(key, key.startsWith('app'))",
    "type(self.port) == int ? self.port < 1024 : self.port == 'http'",
    "self.steps.exists(step, has(step.name)) && !self.steps.all(step, has(step.name))",
    "self.steps == [self.steps[0], self.steps[1]] && self.steps[0] != self.steps[1]",
    "self.begin < self.end",
    "size(self.secret) == 3",
    "self.free.depth == 3 && self.free.rest[0] == 1.5",
    "self.__namespace__ == 'default' && self.host__dash__name == 'h'",
    "self == self",
  ])("can say %s", (rule) => {
    expect(failures(withRule(rule), { spec: value })).toEqual([]);
    expect(failures(withRule(`!(${rule})`), { spec: value })).toEqual(["spec is wrong"]);
  });

  it("that cannot be evaluated refuses the object, and says why", () => {
    expect(failures(withRule("self.replicas > 0"), { spec: {} })).toEqual([
      "spec cannot be checked: No such key: replicas; the rule is self.replicas > 0",
    ]);
    expect(failures(withRule("self.port > 0"), { spec: { port: "http" } })[0]).toMatch(/^spec cannot be checked: /);
    expect(failures(withRule("1 / self.replicas > 0"), { spec: { replicas: 0 } })[0]).toMatch(/division by zero/);
  });

  it("without a message is its own", () => {
    const rules = withRule("self.replicas > 9", { message: undefined } as object);
    expect(failures(rules, { spec: value })).toEqual(["spec failed rule: self.replicas > 9"]);
  });

  it("may work its message out, and falls back to the other one", () => {
    const rules = withRule("!has(self.replicas)", { messageExpression: "'of ' + self.host" });
    expect(failures(rules, { spec: { replicas: 1, host: "h" } })).toEqual(["spec of h"]);
    expect(failures(rules, { spec: { replicas: 1 } })).toEqual(["spec is wrong"]);
  });

  it("that would loop for ages refuses the object in time", () => {
    const rule = "self.tags.all(a, self.tags.all(b, self.tags.all(c, a + b != c)))";
    const tags = Array.from({ length: 20_000 }, (_, index) => `tag-${index}`);
    const start = performance.now();
    expect(failures(withRule(rule), { spec: { tags } })[0]).toMatch(/it would take too long/);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

describe("rules stand at any value", () => {
  const schemas: Record<string, JsonSchema> = {
    Step: {
      type: "object",
      properties: {
        name: { type: "string", "x-kubernetes-validations": [{ rule: "self != ''", message: "is empty" }] },
      },
    },
  };
  const rules = rulesOf(
    {
      type: "object",
      "x-kubernetes-validations": [
        { rule: "self.metadata.name != 'bad' && self.kind == 'Task'", message: "is badly named" },
      ],
      properties: {
        spec: {
          type: "object",
          properties: {
            first: { $ref: "#/schemas/Step" },
            steps: { type: "array", items: { $ref: "#/schemas/Step" } },
            byName: { type: "object", additionalProperties: { $ref: "#/schemas/Step" } },
          },
        },
        status: {
          type: "object",
          "x-kubernetes-validations": [
            { rule: "self.ready <= self.all", message: "has too many", fieldPath: ".ready" },
          ],
          properties: { ready: { type: "integer" }, all: { type: "integer" } },
        },
      },
    },
    schemas,
  );
  const object = (spec: object, status: object = {}, name = "good") => ({
    kind: "Task",
    metadata: { name },
    spec,
    status,
  });

  it("in lists, maps and shared schemas, each with its path", () => {
    const spec = { first: { name: "" }, steps: [{ name: "a" }, {}, { name: "" }], byName: { "a/b": { name: "" } } };
    expect(failures(rules, object(spec))).toEqual([
      "spec.first.name is empty",
      "spec.steps[2].name is empty",
      "spec.byName[a/b].name is empty",
    ]);
  });

  it("of the status at status writes only, and of the spec at the others", () => {
    const wrong = object({ first: { name: "" } }, { ready: 2, all: 1 });
    expect(failures(rules, wrong, wrong, "status")).toEqual(["status.ready has too many"]);
    expect(failures(rules, wrong, wrong, "object")).toEqual(["spec.first.name is empty"]);
  });

  it("of the whole object at all writes", () => {
    const wrong = object({}, { ready: 0, all: 0 }, "bad");
    expect(failures(rules, wrong, wrong, "status")).toEqual([" is badly named"]);
    expect(failures(rules, wrong)).toEqual([" is badly named"]);
  });
});

describe("a rule with oldSelf", () => {
  const immutable = [{ rule: "self == oldSelf", message: "is immutable" }];
  const rules = rulesOf({
    type: "object",
    properties: {
      spec: {
        type: "object",
        "x-kubernetes-validations": [
          { rule: "has(self.kept) == has(oldSelf.kept)", message: "keeps kept or has none" },
        ],
        properties: {
          free: { type: "array", items: { type: "integer" }, "x-kubernetes-validations": immutable },
          kept: { type: "string", "x-kubernetes-validations": immutable },
          byName: {
            type: "object",
            additionalProperties: { type: "object", "x-kubernetes-validations": immutable, properties: { n: {} } },
          },
        },
      },
    },
  });
  const check = (spec: object, old: object | undefined) => failures(rules, { spec }, old && { spec: old });

  it("is about updates only", () => {
    expect(check({ free: [1], kept: "a" }, undefined)).toEqual([]);
  });

  it("compares a value with the one before", () => {
    expect(check({ free: [1, 2], kept: "a" }, { free: [1, 2], kept: "a" })).toEqual([]);
    expect(check({ free: [2, 1], kept: "b" }, { free: [1, 2], kept: "a" })).toEqual([
      "spec.free is immutable",
      "spec.kept is immutable",
    ]);
  });

  it("lets a value come and go, unless the object around it forbids that", () => {
    expect(check({ free: [1] }, {})).toEqual([]);
    expect(check({}, { free: [1] })).toEqual([]);
    expect(check({ kept: "a" }, {})).toEqual(["spec keeps kept or has none"]);
    expect(check({}, { kept: "a" })).toEqual(["spec keeps kept or has none"]);
  });

  it("finds the old value in a map by its key", () => {
    const old = { byName: { a: { n: { deep: [1] } }, b: { n: 1 } } };
    expect(check({ byName: { c: { n: 2 }, a: { n: { deep: [2] } }, b: { n: 1 } } }, old)).toEqual([
      "spec.byName.a is immutable",
    ]);
  });
});
