import { readdirSync, readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { codes } from "../../codegen/catalogue.js";
import { SchemaCompiler } from "../../codegen/compile-schema.js";
import { createDiagnostics, type Diagnostics } from "../../codegen/diagnostics.js";
import { parse } from "../../codegen/parse.js";
import { createSource } from "../../codegen/source.js";
import { validate } from "../../codegen/validate.js";
import { root } from "../helpers/manifests.js";
import { readMarks } from "../helpers/marks.js";

const folder = `${root}test/fixtures/bad/`;
const fixtures = readdirSync(folder);

/** Codes that no fixture can show: one needs a huge manifest, the other is a net below the other checks. */
const testedInValidateTest = ["excessive-aliases", "schema-refused"];

function check(text: string, path = "resources.yaml"): Diagnostics {
  const diagnostics = createDiagnostics();
  const parsed = parse(createSource(path, text), diagnostics);
  if (parsed) validate(parsed, diagnostics, new SchemaCompiler());
  return diagnostics;
}

function checkFixture(name: string): Diagnostics {
  return check(readFileSync(folder + name, "utf8"), name);
}

function found(diagnostics: Diagnostics) {
  return diagnostics.list.map(({ code, severity, location }) => ({
    ...location.source.position(location.start),
    severity,
    code,
  }));
}

test.each(fixtures)("%s: exactly the marked mistakes", (name) => {
  const order = (mark: { line: number; column: number; code: string }) =>
    `${String(mark.line).padStart(4)} ${String(mark.column).padStart(4)} ${mark.code}`;
  const marks = readMarks(readFileSync(folder + name, "utf8")).sort((a, b) => (order(a) < order(b) ? -1 : 1));
  expect(marks).not.toEqual([]);
  expect(found(checkFixture(name))).toEqual(marks);
});

test("every code of the catalogue has a fixture", () => {
  const shown = new Set(
    fixtures.flatMap((name) => readMarks(readFileSync(folder + name, "utf8")).map(({ code }) => code)),
  );
  expect(codes.filter((code) => !shown.has(code))).toEqual(testedInValidateTest);
});

test("one run reports mistakes of many kinds, and what follows from none of them", () => {
  const diagnostics = checkFixture("all-at-once.yaml");
  expect(new Set(diagnostics.list.map(({ code }) => code)).size).toBeGreaterThan(15);
  expect(diagnostics.render({ color: false })).toMatch(/\n20 errors\n$/);
});

test("a diagnostic shows its place, what is wrong, what was meant, and the line", () => {
  expect(checkFixture("unknown-value.yaml").render({ color: false }).split("\n\n")).toContain(
    [
      'unknown-value.yaml:22:24 error unknown-action: Unknown action "lst". Did you mean "list"? Expected one of list, listAll, create, deleteCollection, get, replace, patch, delete, getStatus, replaceStatus, patchStatus.',
      "  22 |         GET: { action: lst, status: 200, description: List Nodes }",
      "     |                        ^^^",
    ].join("\n"),
  );
});

test.each([
  ["unknown-key.yaml", "unknown-key", 'Unknown key "endpoint". Did you mean "endpoints"?'],
  ["unknown-key.yaml", "unknown-key", "If it is the end of a text with a comma in it, put that text in quotes."],
  ["unknown-value.yaml", "unknown-method", 'Unknown method "FETCH". Expected one of GET, POST, PUT, PATCH, DELETE.'],
  ["references.yaml", "cyclic-reference", "A schema cannot contain itself: Tree -> Leaf -> Branch -> Tree."],
  ["references.yaml", "unresolved-reference", '"#/schemas/Nmae" leads nowhere. Did you mean "#/schemas/Name"?'],
  ["missing-action.yaml", "missing-action", 'Expected "PodsURL" to have "POST: { action: create, status: 201,'],
  ["missing-action.yaml", "missing-action", "an endpoint like /api/v1/namespaces/:namespace/pods/:name/status to have"],
  ["path-parameters.yaml", "path-parameters", "a path like /api/v1/namespaces/:namespace/pods/:name."],
  ["bad-path.yaml", "undeclared-parameter", 'Did you mean "namespace"?'],
  ["duplicate-key.yaml", "duplicate-key", 'The key "name" stands twice; the first is on line 5.'],
  ["duplicate-kind.yaml", "duplicate-alias", 'The alias "Node" already stands for the kind "Node"'],
  ["duplicate-route.yaml", "duplicate-route", "Names of parameters do not tell paths apart."],
  [
    "name-collision.yaml",
    "name-collision",
    'both the schema "NodeStatus" and the type of the status of the kind "Node"',
  ],
  ["compositions.yaml", "closed-composition", 'Beside "#/schemas/A" the object can never have b: objects take no'],
  ["reserved-properties.yaml", "reserved-name", "so it would never be absent. Expected another name for the property."],
  ["schema-keywords.yaml", "undeclared-property", 'cannot have a property "sepc". Did you mean "spec"?'],
  ["rules.yaml", "unknown-rule-field", 'The value has no field "maxReplica". Did you mean "maxReplicas"?'],
  ["rules.yaml", "unknown-rule-field", 'Expected "__namespace__".'],
  ["rules.yaml", "expression-type", "A rule must be true or false, but the type of this expression is int."],
  ["rules.yaml", "bad-expression", "no such overload: int == string."],
  ["selectable-fields.yaml", "undeclared-property", 'cannot have a property "nodename". Did you mean "nodeName"?'],
  ["bad-default.yaml", "bad-default", '"size" must be one of "S", "M", "L".'],
  ["bad-default.yaml", "bad-initial-status", '"ready.now" must be of the type boolean.'],
])("%s: a message of %s has: %s", (name, code, text) => {
  const messages = checkFixture(name).list.filter((diagnostic) => diagnostic.code === code);
  expect(messages.map(({ message }) => message).join("\n")).toContain(text);
});

test("diagnostics are sorted by place and listed once", () => {
  const diagnostics = createDiagnostics();
  const source = createSource("a.yaml", "one\ntwo\n");
  const report = (start: number) =>
    diagnostics.report("unused-schema", { source, start, end: start + 3 }, { name: "A" });
  report(4);
  report(0);
  report(4);
  expect(found(diagnostics).map(({ line }) => line)).toEqual([1, 2]);
});

test("warnings are no errors", () => {
  const diagnostics = createDiagnostics();
  expect(diagnostics.render({ color: false })).toBe("");
  const location = { source: createSource("a.yaml", "A: {}"), start: 0, end: 1 };
  diagnostics.report("unused-schema", location, { name: "A" });
  expect(diagnostics.hasErrors).toBe(false);
  expect(diagnostics.render({ color: false })).toBe(
    'a.yaml:1:1 warning unused-schema: Nothing refers to the schema "A".\n  1 | A: {}\n    | ^\n\n1 warning\n',
  );
});

test("colors change nothing but the colors", () => {
  const diagnostics = checkFixture("references.yaml");
  const colored = diagnostics.render({ color: true });
  expect(colored).toContain("\u001b[31merror\u001b[0m");
  expect(stripVTControlCharacters(colored)).toBe(diagnostics.render({ color: false }));
});
