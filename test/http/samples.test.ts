import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ValidateFunction } from "ajv";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { kebabCase } from "../../codegen/naming.js";
import { resources } from "../../generated/resources.js";
import { routes } from "../../generated/routes.js";
import { documentValidator } from "../helpers/document-validator.js";
import { startServer, type TestServer } from "../helpers/server.js";

const directory = join(import.meta.dirname, "../../examples/manifests");
const files = readdirSync(directory).sort();

/** What is odd about a file is named, not silently repaired. */
const warningOf: Readonly<Record<string, string>> = {
  "replica.yaml":
    '299 - "unknown field \\"spec.template.spec.containers[0].ImagePullPolicy\\", did you mean \\"imagePullPolicy\\"?"',
};

const generated = join(import.meta.dirname, "../../generated");

const documentAt = (path: string): object => JSON.parse(readFileSync(join(generated, path), "utf8"));
const inOpenApi = documentValidator(documentAt("openapi.json"));

function mistakes(validate: ValidateFunction, value: unknown): readonly string[] {
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

test("there are samples", () => {
  expect(files.length).toBeGreaterThanOrEqual(9);
});

test.each(files)("%s is created as it is", async (file) => {
  const text = readFileSync(join(directory, file), "utf8");
  const written = /^kind: (\w+)$/m.exec(text)?.[1] ?? "";
  const resource = resources.find(({ kind, aliases }) => [kind, ...aliases].some((name) => name === written));
  const route = routes.find(({ kind, action }) => kind === resource?.kind && action === "create");
  const namespace = /^ {2}namespace: (.+)$/m.exec(text)?.[1] ?? "default";
  const path = route?.path.replace(":namespace", namespace) ?? "";

  const answer = await server.send("POST", path, text, { "Content-Type": "application/yaml" });

  expect(answer.body).toMatchObject({ data: { kind: resource?.kind, metadata: { generation: 1 } } });
  expect(answer.status).toBe(201);
  expect(answer.headers.get("warning")).toBe(warningOf[file] ?? null);
  const location = answer.headers.get("location") ?? "";
  expect((await server.send("GET", location)).body.data).toEqual(answer.body.data);

  const kind = resource?.kind ?? "";
  const schema = documentValidator(documentAt(`schemas/${kebabCase(kind)}.json`))("");
  expect(mistakes(inOpenApi(`/components/schemas/${kind}`), answer.body.data)).toEqual([]);
  expect(mistakes(schema, answer.body.data)).toEqual([]);
  // A field that no schema knows is a mistake to these, and a warning to the server.
  if (file in warningOf) return;
  expect(mistakes(inOpenApi(`/components/schemas/${kind}Input`), parse(text))).toEqual([]);
  expect(mistakes(schema, parse(text))).toEqual([]);
});
