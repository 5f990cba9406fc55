import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { conventionalEndpoints } from "../../codegen/conventions.js";
import type { Manifest } from "../../codegen/manifest.js";
import { documentValidator } from "../helpers/document-validator.js";
import { fileText, generateText, manifestText } from "../helpers/manifests.js";

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly object[];
  readonly requestBody?: object;
  readonly responses: Readonly<Record<string, { readonly $ref: string }>>;
}

const text = fileText(generateText(manifestText()), "openapi.json");
const document = JSON.parse(text);
const methods = ["get", "post", "put", "patch", "delete"];

const operations = Object.entries(document.paths as Record<string, Record<string, Operation>>).flatMap(([path, item]) =>
  methods.flatMap((method) => {
    const operation = item[method];
    return operation === undefined ? [] : [{ name: `${method.toUpperCase()} ${path}`, operation }];
  }),
);

function operationOf(name: string): Operation {
  const found = operations.find((candidate) => candidate.name === name)?.operation;
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

/** What a reference leads to, or the thing itself. */
function resolve(value: { readonly $ref?: string }): Record<string, unknown> {
  if (value.$ref === undefined) return value as Record<string, unknown>;
  return value.$ref
    .split("/")
    .slice(1)
    .reduce((inner, name) => inner?.[name], document);
}

const atPointer = documentValidator(document);
const validator = (schema: string) => atPointer(`/components/schemas/${schema}`);

describe("the OpenAPI document", () => {
  test("has a component behind every reference, and no component that nothing refers to", () => {
    const references = new Set([...text.matchAll(/"\$ref": "([^"]+)"/g)].map(([, reference]) => reference ?? ""));
    const components = Object.entries(document.components as Record<string, object>).flatMap(([section, entries]) =>
      Object.keys(entries).map((name) => `#/components/${section}/${name}`),
    );
    expect([...references].filter((reference) => !components.includes(reference))).toEqual([]);
    // A status is referred to by the object that it is of, or by nothing but its own endpoint.
    expect(components.filter((component) => !references.has(component))).toEqual([]);
  });

  test("has an operation with an id of its own for every row of the API table", () => {
    const { resources }: Manifest = parse(manifestText());
    const rows = resources.flatMap((resource) =>
      Object.values(resource.endpoints ?? conventionalEndpoints(resource)).flatMap((endpoint) =>
        methods
          .filter((method) => method.toUpperCase() in endpoint)
          .map((method) => `${method.toUpperCase()} ${String(endpoint.path).replace(/:(\w+)/g, "{$1}")}`),
      ),
    );
    expect(operations.map(({ name }) => name).sort()).toEqual(rows.sort());
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("has schemas that compile", () => {
    for (const name of Object.keys(document.components.schemas)) expect(() => validator(name), name).not.toThrow();
  });

  test("tells what a watch answers", () => {
    for (const path of ["/api/v1/pods", "/api/v1/namespaces/{namespace}/pods/{name}"]) {
      const { content } = resolve(operationOf(`GET ${path}`).responses[200] ?? {});
      expect(content).toMatchObject({
        "application/json": expect.anything(),
        "text/event-stream": { schema: { contentSchema: { $ref: "#/components/schemas/WatchEvent" } } },
      });
    }
  });

  test("tells the headers of answers", () => {
    const headersOf = (name: string, status: number) =>
      Object.keys(resolve(operationOf(name).responses[status] ?? {}).headers as object);
    expect(headersOf("POST /api/v1/nodes", 201)).toEqual(["ETag", "Warning", "Location"]);
    expect(headersOf("PUT /api/v1/nodes/{name}", 200)).toEqual(["ETag", "Warning"]);
    expect(headersOf("GET /api/v1/nodes", 200)).toEqual(["ETag"]);
    expect(headersOf("GET /api/v1/nodes", 504)).toEqual(["Retry-After"]);
    expect(headersOf("PATCH /api/v1/nodes/{name}", 415)).toContain("Accept-Patch");
  });

  test("tells both formats of patches, for objects and for status", () => {
    for (const path of ["", "/status"]) {
      const { requestBody } = operationOf(`PATCH /apis/v1/namespaces/{namespace}/jobs/{name}${path}`);
      const { content } = resolve(requestBody ?? {});
      expect(Object.keys(content as object)).toEqual(["application/json-patch+json", "application/merge-patch+json"]);
    }
    const validate = validator("JSONPatch");
    expect(validate([{ op: "test", path: "/a", value: 1 }])).toBe(true);
    expect(validate([{ op: "tests", path: "/a" }])).toBe(false);
  });

  test("tells how to delete, and both answers", () => {
    const { requestBody, responses } = operationOf("DELETE /api/v1/nodes/{name}");
    expect(resolve(requestBody ?? {})).toMatchObject({ required: false });
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(["202", "204"]));
    const validate = validator("DeleteOptions");
    expect(validate({ kind: "DeleteOptions", preconditions: { uid: "u" }, dryRun: ["All"] })).toBe(true);
    expect(validate({ precondition: {} })).toBe(false);
  });

  test("takes an object without a name if the server is to complete one", () => {
    const validate = validator("NodeInput");
    expect(validate({ metadata: { generateName: "node-" } })).toBe(true);
    expect(validate({ metadata: {} })).toBe(false);
  });
});
