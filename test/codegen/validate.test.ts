import { readdirSync, readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { buildModel } from "../../codegen/build-model.js";
import { SchemaCompiler } from "../../codegen/compile-schema.js";
import { createDiagnostics } from "../../codegen/diagnostics.js";
import { emitValidators } from "../../codegen/emitters/validators.js";
import { parse } from "../../codegen/parse.js";
import { createSource } from "../../codegen/source.js";
import { validate } from "../../codegen/validate.js";
import { manifestText, root } from "../helpers/manifests.js";

function check(text: string, compiler = new SchemaCompiler()) {
  const diagnostics = createDiagnostics();
  const parsed = parse(createSource("resources.yaml", text), diagnostics);
  const manifest = parsed && validate(parsed, diagnostics, compiler);
  return { diagnostics, manifest };
}

test("resources.yaml: nothing to report", () => {
  expect(check(manifestText()).diagnostics.render({ color: false })).toBe("");
});

test.each(readdirSync(`${root}test/fixtures/good`))("%s: no errors", (name) => {
  const { diagnostics, manifest } = check(readFileSync(`${root}test/fixtures/good/${name}`, "utf8"));
  expect(diagnostics.list.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(manifest).toBeDefined();
});

test("the validators find their schemas compiled, but for whole objects", () => {
  const compiler = new SchemaCompiler();
  const compile = vi.spyOn(compiler, "compile");
  const calls = () => compile.mock.calls.splice(0).map(([name, schema]) => `${name} ${JSON.stringify(schema)}`);
  const { manifest } = check(manifestText(), compiler);
  if (manifest === undefined) throw new Error("resources.yaml has mistakes");
  const checked = new Set(calls());
  emitValidators(buildModel(manifest, "resources.yaml"), { compiler });
  const compiledAnew = calls().filter((call) => !checked.has(call));
  const kinds = manifest.resources.map(({ kind }) => kind);
  expect(compiledAnew.map((call) => call.split(" ")[0]).sort()).toEqual(
    [...kinds, "ObjectMeta", "NamespacedObjectMeta", "OwnerReference"].sort(),
  );
});

const sound = `info: { title: Test, version: 1.0.0 }
apiVersion: v1
parameters:
  name: { in: path, description: Name., schema: { type: string } }
  namespace: { in: path, description: Namespace., schema: { type: string } }
resources:
  - kind: Pod
    description: A pod.
    schema: { type: object, properties: { spec: { type: object, properties: { a: { type: string } } } } }
`;

test("what ajv refuses is a mistake of the manifest", () => {
  const compiler = new SchemaCompiler();
  vi.spyOn(compiler, "compile").mockImplementation((name) => {
    if (name === "PodSpec") throw new Error("strict mode: no reason");
    return { functionCode: "", constants: [], helpers: new Set(), references: [] };
  });
  const { diagnostics, manifest } = check(sound, compiler);
  expect(manifest).toBeUndefined();
  expect(diagnostics.render({ color: false })).toContain(
    "resources.yaml:9:43 error schema-refused: The schema cannot be compiled: strict mode: no reason.\n",
  );
});

test("a bug of the compiler is no mistake of the manifest", () => {
  const compiler = new SchemaCompiler();
  vi.spyOn(compiler, "compile").mockImplementation(() => {
    throw new TypeError("x is undefined");
  });
  expect(() => check(sound, compiler)).toThrow("x is undefined");
});

test.each(["type: constructor", "type: string, format: toString"])(
  "%s under a rule is a mistake of the manifest",
  (type) => {
    const text = sound.replace(
      "{ a: { type: string",
      `{ a: { ${type}, x-kubernetes-validations: [{ rule: self == self }]`,
    );
    expect(check(text).diagnostics.list.map(({ code }) => code)).toEqual(["unknown-value"]);
  },
);

test("rules tell properties apart whose names differ only in characters that CEL cannot read", () => {
  const object = (property: string) => `{ type: object, properties: { ${property}: { type: integer } } }`;
  const names = ["a_b", "a-b", "a.b", "a b", "a:b"];
  const properties = names.map((name, index) => `"${name}": ${object(`x${index}`)}`).join(", ");
  const rules = "[{ rule: self.a_b.x0 > 0 && self.a__dash__b.x1 > 0 && self.a__dot__b.x2 > 0 }]";
  const text = sound.replace(
    "properties: { a: { type: string } }",
    `x-kubernetes-validations: ${rules}, properties: { ${properties} }`,
  );
  expect(check(text).diagnostics.render({ color: false })).toBe("");
});

test("warnings do not stop the generator", () => {
  const { diagnostics, manifest } = check(`${sound}schemas: { Lonely: { type: string } }\n`);
  expect(diagnostics.list.map(({ code }) => code)).toEqual(["unused-schema"]);
  expect(manifest).toBeDefined();
});

/** Ways to ruin a part of a manifest. */
const ruins: readonly unknown[] = [null, 0, "", "x", true, [], [null], {}, { x: null }];

/** The places of all values in a manifest. */
function pathsIn(manifest: unknown): (string | number)[][] {
  const paths: (string | number)[][] = [];
  const visit = (value: unknown, path: (string | number)[]): void => {
    paths.push(path);
    if (typeof value !== "object" || value === null) return;
    for (const [key, part] of Object.entries(value)) visit(part, [...path, key]);
  };
  visit(manifest, []);
  return paths;
}

test.each([
  ["resources.yaml", manifestText()],
  ["rules.yaml", readFileSync(`${root}test/fixtures/good/rules.yaml`, "utf8")],
])("%s: no ruined part makes the checks throw", (_, text) => {
  const manifest: unknown = JSON.parse(JSON.stringify(check(text).manifest));
  const paths = pathsIn(manifest);
  const compiler = new SchemaCompiler();
  // Some of all places, always the same ones.
  const step = Math.ceil(paths.length / 50);
  for (const [index, path] of paths.filter((_, position) => position % step === 0).entries()) {
    const ruined = JSON.stringify(replace(manifest, path, ruins[index % ruins.length]));
    expect(() => check(ruined, compiler), path.join(".")).not.toThrow();
  }
});

function replace(value: unknown, [key, ...rest]: readonly (string | number)[], by: unknown): unknown {
  if (key === undefined) return by;
  const copy: Record<string | number, unknown> = Array.isArray(value)
    ? ([...value] as unknown as Record<number, unknown>)
    : { ...(value as object) };
  copy[key] = replace(copy[key], rest, by);
  return copy;
}
