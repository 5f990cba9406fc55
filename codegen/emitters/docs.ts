import type { JsonSchema } from "../manifest.js";
import type { NamedSchema, Operation, Resource } from "../model.js";
import { refName } from "../schema.js";
import type { Emitter } from "./emitter.js";
import { loadTemplate } from "./template.js";

const template = loadTemplate("docs", { schema: "docs-schema" });

/** docs.html: the API reference as one page that needs nothing else, no script and no other host. */
export const emitDocs: Emitter = (model) => [
  {
    path: "docs.html",
    text: template({
      source: model.source,
      title: html(model.info.title),
      version: html(model.info.version),
      description: prose(model.info.description),
      parameters: model.parameters.map(({ name, in: place, description, schema }) => ({
        name,
        place,
        type: typeOf(schema),
        description: prose(description),
      })),
      resources: model.resources.map((resource) => ({
        kind: resource.kind,
        description: prose(resource.description),
        operations: resource.endpoints.flatMap((endpoint) =>
          endpoint.operations.map((operation) => ({
            method: operation.method,
            path: html(endpoint.path),
            constant: endpoint.constant,
            status: operation.status,
            description: html(operation.description),
            added: operation.added ? `<span class="added">added</span>` : "",
            curl: html(curl(resource, operation, endpoint.path)),
          })),
        ),
        schemas: [resource.object, ...resource.ownSchemas].map(schemaSection),
      })),
      schemas: model.schemas.map(schemaSection),
    }),
  },
];

/** A command that performs the operation; names are to be filled in. */
function curl(resource: Resource, { method, action }: Operation, path: string): string {
  const url = `http://127.0.0.1:8080${path.replace(":namespace", "default").replace(":name", "NAME")}`;
  const command = method === "GET" ? `curl ${url}` : `curl -X ${method} ${url}`;
  const part = action.endsWith("Status") ? "-status" : "";
  switch (action) {
    case "create":
    case "replace":
    case "replaceStatus":
      return `${command} -H 'Content-Type: application/yaml' --data-binary @${resource.fileName}${part}.yaml`;
    case "patch":
    case "patchStatus":
      return `${command} -H 'Content-Type: application/merge-patch+json' --data-binary @${resource.fileName}${part}-patch.json`;
    default:
      return command;
  }
}

function schemaSection({ name, schema }: NamedSchema) {
  return {
    name,
    description: describe(schema),
    type: schema.properties === undefined ? typeOf(schema) : "",
    fields: fields(schema, ""),
  };
}

interface Field {
  readonly path: string;
  readonly type: string;
  readonly required: string;
  readonly description: string;
}

/** The fields of an object, with those of objects that are declared in place below them. */
function fields(schema: JsonSchema, prefix: string): Field[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const path = prefix + name;
    const inner = property.type === "array" ? fields(property.items ?? {}, `${path}[].`) : fields(property, `${path}.`);
    const required = schema.required?.includes(name) && property.default === undefined;
    return [
      {
        path: html(path),
        type: typeOf(property),
        required: required ? "required" : "",
        description: describe(property),
      },
      ...inner,
    ];
  });
}

function describe(schema: JsonSchema): string {
  const parts = [prose(schema.description ?? "")];
  if (schema.default !== undefined) parts.push(`Default: <code>${html(JSON.stringify(schema.default))}</code>.`);
  for (const { rule, message } of schema["x-kubernetes-validations"] ?? []) {
    parts.push(`Rule: <code>${html(rule)}</code>${message === undefined ? "" : ` (${html(message)})`}.`);
  }
  return parts.join(" ");
}

/** The type of a schema in words, with links to other schemas. */
function typeOf(schema: JsonSchema): string {
  if (schema.$ref !== undefined) {
    const name = refName(schema.$ref);
    return `<a href="#${name}">${name}</a>`;
  }
  if (schema.const !== undefined) return `<code>${html(JSON.stringify(schema.const))}</code>`;
  if (schema.enum !== undefined) return schema.enum.map((value) => `<code>${html(String(value))}</code>`).join(" | ");
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives !== undefined) return alternatives.map(typeOf).join(" or ");
  if (schema.type === "array") return `list of ${typeOf(schema.items ?? {})}`;
  if (schema.type === "object" && typeof schema.additionalProperties === "object") {
    return `map to ${typeOf(schema.additionalProperties)}`;
  }
  const bounds = [
    schema.minimum === undefined ? "" : ` ≥ ${schema.minimum}`,
    schema.maximum === undefined ? "" : ` ≤ ${schema.maximum}`,
    schema.format === undefined ? "" : ` (${html(String(schema.format))})`,
  ];
  return html([schema.type ?? "any"].flat().join(" or ")) + bounds.join("");
}

/** Text of a description: escaped, with its `code` marked. */
function prose(text: string): string {
  return html(text).replace(/`([^`]+)`/g, "<code>$1</code>");
}

function html(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
