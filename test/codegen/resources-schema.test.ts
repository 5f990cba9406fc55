import { existsSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import formatsPlugin from "ajv-formats";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { JsonSchema, Manifest } from "../../codegen/manifest.js";
import { actions, methods, scopes } from "../../codegen/manifest.js";
import { closeObjects, withRefPrefix } from "../../codegen/schema.js";

const root = new URL("../../", import.meta.url);
const manifestText = readFileSync(new URL("resources.yaml", root), "utf8");
const manifest: Manifest = parse(manifestText);
const manifestSchema = JSON.parse(readFileSync(new URL("codegen/resources.schema.json", root), "utf8"));
const validateManifest = strictAjv().compile(manifestSchema);

function strictAjv(): Ajv2020 {
  const ajv = new Ajv2020({ strict: true, allErrors: true, useDefaults: true });
  formatsPlugin.default(ajv);
  // Rules are looked at apart from schemas.
  ajv.addKeyword("x-kubernetes-validations");
  return ajv;
}

/** What is wrong with a manifest: where, and which keyword says so. */
function mistakesIn(text: string): string[] {
  validateManifest(parse(text));
  return (validateManifest.errors ?? [])
    .filter((error) => error.keyword !== "if") // says only that the mistake is inside then or else
    .map((error) => {
      const name = error.params.additionalProperty ?? error.params.missingProperty;
      return `${error.instancePath || "/"} ${error.keyword}${name === undefined ? "" : ` ${name}`}`;
    });
}

/** Every named schema inside a schema (properties and definitions, at any depth), with its path. */
function* namedSchemasIn(schema: JsonSchema, path: string): Generator<[path: string, schema: JsonSchema]> {
  for (const [keyword, value] of Object.entries(schema)) {
    if (typeof value !== "object" || value === null) continue;
    if (["properties", "patternProperties", "$defs"].includes(keyword)) {
      for (const [name, inner] of Object.entries(value as Record<string, JsonSchema>)) {
        yield [`${path}/${name}`, inner];
        yield* namedSchemasIn(inner, `${path}/${name}`);
      }
    }
    if (["items", "additionalProperties"].includes(keyword)) yield* namedSchemasIn(value as JsonSchema, path);
  }
}

describe("resources.schema.json", () => {
  test("accepts resources.yaml", () => {
    expect(mistakesIn(manifestText)).toEqual([]);
  });

  test("is named in the first line of resources.yaml", () => {
    const [, path] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(manifestText) ?? [];
    expect(path).toBe("./codegen/resources.schema.json");
    expect(existsSync(new URL(path ?? "", root))).toBe(true);
  });

  test("has a hover text for every property", () => {
    const silent = [...namedSchemasIn(manifestSchema, "")]
      .filter(([, schema]) => schema.description === undefined && schema.$ref === undefined)
      .map(([path]) => path);
    expect(silent).toEqual([]);
  });

  test("takes no unknown keys in any object that it describes", () => {
    const open = [["/", manifestSchema] as const, ...namedSchemasIn(manifestSchema, "")]
      .filter(([, schema]) => schema.properties !== undefined && schema.additionalProperties !== false)
      .map(([path]) => path);
    expect(open).toEqual([]);
  });

  test("knows the actions, methods and scopes of manifest.ts", () => {
    expect(manifestSchema.$defs.action.enum).toEqual(actions);
    expect(Object.keys(manifestSchema.$defs.endpoint.properties)).toEqual(["path", ...methods]);
    expect(manifestSchema.$defs.resource.properties.scope.enum).toEqual(scopes);
  });

  test("offers only the keywords and formats that validators can be made of", () => {
    const { properties } = manifestSchema.$defs.jsonSchema;
    const ajv = strictAjv();
    expect(Object.keys(properties).filter((keyword) => !ajv.RULES.keywords[keyword])).toEqual([]);
    for (const format of properties.format.enum) {
      const type = /^(int|float|double)/.test(format) ? "number" : "string";
      expect(() => ajv.compile({ type, format }), format).not.toThrow();
    }
  });
});

const smallManifest = `
info: { title: Small API, version: 1.0.0 }
apiVersion: v1
maxBodyBytes: 1024
parameters:
  name: { in: path, description: Name., schema: { $ref: '#/schemas/Name' } }
  limit: { in: query, actions: [list], description: Limit., schema: { type: integer, minimum: 1 } }
schemas:
  Name: { type: string, pattern: '^[a-z]+$' }
resources:
  - kind: Widget
    description: Something to count.
    scope: Cluster
    endpoints:
      WidgetsURL:
        path: /apis/v1/widgets
        GET: { action: list, status: 200, description: List all Widgets }
      WidgetSpecURL:
        path: /apis/v1/widgets/:name
        GET: { action: get, status: 200, description: Read a Widget, added: true }
    schema:
      type: object
      required: [spec]
      properties:
        spec:
          type: object
          properties:
            tags: { type: array, items: { type: string, minLength: 1 } }
            sizes: { type: object, additionalProperties: { type: integer } }
            weight: { anyOf: [{ type: integer }, { type: string }] }
            color: { type: [string, 'null'] }
`;

describe("a mistake in a manifest is found where it is", () => {
  test("and without one, nothing is", () => {
    expect(mistakesIn(smallManifest)).toEqual([]);
  });

  test.each([
    // Keys
    ["misspelt key of the manifest", "maxBodyBytes:", "maxBodyByte:", "/ additionalProperties maxBodyByte"],
    ["missing key of the manifest", "apiVersion: v1\n", "", "/ required apiVersion"],
    ["missing title", "title: Small API, ", "", "/info required title"],
    ["misspelt key of a parameter", "actions:", "action:", "/parameters/limit additionalProperties action"],
    ["misspelt key of a kind", "scope:", "scop:", "/resources/0 additionalProperties scop"],
    ["missing key of a kind", "description: Something to count.", "", "/resources/0 required description"],
    ["missing path", "path: /apis/v1/widgets\n", "\n", "/resources/0/endpoints/WidgetsURL required path"],
    [
      "misspelt key of an operation",
      "added: true",
      "aded: true",
      "/resources/0/endpoints/WidgetSpecURL/GET additionalProperties aded",
    ],
    ["missing key of an operation", "action: list, ", "", "/resources/0/endpoints/WidgetsURL/GET required action"],
    // Values
    ["wrong type", "maxBodyBytes: 1024", "maxBodyBytes: 1 MiB", "/maxBodyBytes type"],
    ["number for a text", "version: 1.0.0", "version: 1.0", "/info/version type"],
    ["kind in lower case", "kind: Widget", "kind: widget", "/resources/0/kind pattern"],
    ["unknown scope", "scope: Cluster", "scope: Global", "/resources/0/scope enum"],
    ["unknown place of a parameter", "in: query", "in: header", "/parameters/limit/in enum"],
    ["unknown action", "action: get", "action: read", "/resources/0/endpoints/WidgetSpecURL/GET/action enum"],
    ["unknown action of a parameter", "[list]", "[lists]", "/parameters/limit/actions/0 enum"],
    [
      "status that is no success",
      "get, status: 200",
      "get, status: 404",
      "/resources/0/endpoints/WidgetSpecURL/GET/status enum",
    ],
    [
      "status in quotes",
      "get, status: 200",
      "get, status: '200'",
      "/resources/0/endpoints/WidgetSpecURL/GET/status enum",
    ],
    [
      "path without a slash",
      "path: /apis/v1/widgets/:name",
      "path: widgets/:name",
      "/resources/0/endpoints/WidgetSpecURL/path pattern",
    ],
    // Names as keys
    ["bad constant", "WidgetSpecURL", "WidgetSpecUrl", "/resources/0/endpoints additionalProperties WidgetSpecUrl"],
    [
      "unknown method",
      "        GET: { action: list",
      "        FETCH: { action: list",
      "/resources/0/endpoints/WidgetsURL additionalProperties FETCH",
    ],
    ["bad parameter name", "  limit:", "  Limit:", "/parameters additionalProperties Limit"],
    ["bad schema name", "  Name: {", "  name_: {", "/schemas additionalProperties name_"],
    // Schemas
    ["misspelt keyword", "required:", "requird:", "/resources/0/schema additionalProperties requird"],
    [
      "misspelt keyword inside items",
      "minLength:",
      "minLenght:",
      "/resources/0/schema/properties/spec/properties/tags/items additionalProperties minLenght",
    ],
    ["misspelt type", "type: integer, minimum", "type: int, minimum", "/parameters/limit/schema/type enum"],
    [
      "misspelt type in a list",
      "[string, 'null']",
      "[text, 'null']",
      "/resources/0/schema/properties/spec/properties/color/type/0 enum",
    ],
    [
      "misspelt type inside additionalProperties",
      "additionalProperties: { type: integer }",
      "additionalProperties: { type: int }",
      "/resources/0/schema/properties/spec/properties/sizes/additionalProperties/type enum",
    ],
    [
      "misspelt type inside anyOf",
      "anyOf: [{ type: integer }",
      "anyOf: [{ type: int }",
      "/resources/0/schema/properties/spec/properties/weight/anyOf/0/type enum",
    ],
    ["reference to somewhere else", "#/schemas/Name", "#/definitions/Name", "/parameters/name/schema/$ref pattern"],
    ["pattern that is no regular expression", "^[a-z]+$", "^[a-z+$", "/schemas/Name/pattern format"],
    ["text for a list", "required: [spec]", "required: spec", "/resources/0/schema/required type"],
  ])("%s", (_, right, wrong, expected) => {
    expect(smallManifest).toContain(right);
    expect(mistakesIn(smallManifest.replace(right, () => wrong))).toEqual([expected]);
  });
});

describe("the schemas in resources.yaml", () => {
  const ajv = strictAjv();
  const definitions = Object.fromEntries(
    Object.entries(manifest.schemas ?? {}).map(([name, schema]) => [name, resolvable(schema)]),
  );

  function resolvable(schema: JsonSchema): JsonSchema {
    return withRefPrefix(closeObjects(schema), "#/$defs/");
  }

  test.each(Object.entries(manifest.schemas ?? {}))("%s compiles in ajv's strict mode", (name) => {
    expect(() => ajv.compile({ $ref: `#/$defs/${name}`, $defs: definitions })).not.toThrow();
  });

  test.each(manifest.resources.map(({ kind, schema }) => [kind, schema] as const))(
    "that of the kind %s compiles in ajv's strict mode",
    (_, schema) => {
      expect(() => ajv.compile({ ...resolvable(schema), $defs: definitions })).not.toThrow();
    },
  );

  const named: [name: string, schema: JsonSchema][] = [
    ...Object.entries(manifest.schemas ?? {}),
    ...manifest.resources.map(({ kind, schema }): [string, JsonSchema] => [kind, schema]),
  ];
  const properties = named.flatMap(([name, schema]) => [...namedSchemasIn(schema, name)]);

  test("say what every property means", () => {
    expect(properties.filter(([, schema]) => schema.description === undefined).map(([path]) => path)).toEqual([]);
  });

  test("accept their own defaults", () => {
    const defaults = properties.filter(([, schema]) => schema.default !== undefined);
    expect(defaults.map(([path]) => path)).toContain("PodSpec/restartPolicy");
    for (const [path, { default: value, ...schema }] of defaults) {
      expect(ajv.validate({ ...resolvable(schema), $defs: definitions }, value), path).toBe(true);
    }
  });
});
