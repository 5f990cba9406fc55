import type { Action, JsonSchema } from "../manifest.js";
import type { Endpoint, Model, NamedSchema, Operation, Parameter, Resource } from "../model.js";
import { withRefPrefix } from "../schema.js";
import type { Emitter } from "./emitter.js";

const schemasPrefix = "#/components/schemas/";
const bodyTypes = ["application/json", "application/yaml"];

/** Failures that each action may answer with, beside those that any request may meet. */
const failuresOf: Readonly<Record<Action, readonly number[]>> = {
  list: [400],
  listAll: [400],
  create: [400, 409, 413, 415, 422],
  get: [400, 404],
  replace: [400, 404, 409, 413, 415, 422],
  delete: [400, 404, 409],
  getStatus: [400, 404],
  replaceStatus: [400, 404, 409, 413, 415, 422],
};

/** Every failure of the HTTP contract: name of its response, and what it means. */
const failures: Readonly<Record<number, readonly [name: string, description: string]>> = {
  400: ["BadRequest", "The request makes no sense as it is."],
  404: ["NotFound", "There is no such object."],
  409: ["Conflict", "The object exists already, or is no longer the one that the request names."],
  413: ["RequestEntityTooLarge", "The body is larger than the kind or the store takes."],
  415: ["UnsupportedMediaType", "The body is neither JSON nor YAML."],
  422: ["Invalid", "The object does not fit its schema; `causes` names every field."],
};

/** The OpenAPI 3.1 document (https://spec.openapis.org/oas/v3.1.0). */
export const emitOpenApi: Emitter = (model) => [
  { path: "openapi.json", text: `${JSON.stringify(document(model), null, 2)}\n` },
];

function document(model: Model) {
  return {
    openapi: "3.1.0",
    info: {
      title: model.info.title,
      version: model.info.version,
      description: model.info.description,
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    tags: model.resources.map(({ kind, description }) => ({ name: kind, description })),
    paths: Object.fromEntries(
      model.resources.flatMap((resource) =>
        resource.endpoints.map((endpoint) => [
          endpoint.path.replace(/:(\w+)/g, "{$1}"),
          pathItem(model, resource, endpoint),
        ]),
      ),
    ),
    components: {
      schemas: componentSchemas(model),
      parameters: Object.fromEntries(model.parameters.map((parameter) => [parameter.name, parameterObject(parameter)])),
      responses: responseObjects(),
    },
  };
}

function parameterObject({ name, in: place, description, schema }: Parameter) {
  return {
    name,
    in: place,
    description,
    ...(place === "path" && { required: true }),
    schema: withRefPrefix(schema, schemasPrefix),
  };
}

function pathItem(model: Model, resource: Resource, endpoint: Endpoint) {
  return {
    ...(endpoint.pathParameters.length > 0 && { parameters: endpoint.pathParameters.map(parameterRef) }),
    ...Object.fromEntries(
      endpoint.operations.map((operation) => [
        operation.method.toLowerCase(),
        operationObject(model, resource, operation),
      ]),
    ),
  };
}

function parameterRef(name: string) {
  return { $ref: `#/components/parameters/${name}` };
}

function operationObject(model: Model, resource: Resource, operation: Operation) {
  const body = requestSchema(model, resource, operation.action);
  return {
    operationId: operation.operationId,
    summary: operation.description,
    tags: [resource.kind],
    ...(operation.queryParameters.length > 0 && { parameters: operation.queryParameters.map(parameterRef) }),
    ...(body && {
      requestBody: {
        required: true,
        content: Object.fromEntries(bodyTypes.map((type) => [type, { schema: body }])),
      },
    }),
    responses: {
      [operation.status]: success(resource, operation),
      ...Object.fromEntries(
        failuresOf[operation.action].map((code) => [code, { $ref: `#/components/responses/${failures[code]?.[0]}` }]),
      ),
      default: { $ref: "#/components/responses/Failure" },
    },
  };
}

/** Schema of the request's body; undefined for actions without one. */
function requestSchema(model: Model, resource: Resource, action: Action): JsonSchema | undefined {
  if (action === "create" || action === "replace") return { $ref: schemasPrefix + resource.object.input?.name };
  if (action !== "replaceStatus") return undefined;
  const status = [...resource.ownSchemas, ...model.schemas].find(({ name }) => name === resource.statusSchema);
  return { $ref: schemasPrefix + (status?.input?.name ?? status?.name) };
}

function success(resource: Resource, { action, description }: Operation) {
  if (action === "delete") return { description: "Deleted." };
  return {
    description,
    ...(action !== "list" && action !== "listAll" && { headers: etag }),
    content: { "application/json": { schema: envelope(resource, action) } },
  };
}

const etag = {
  ETag: { description: "The object's resourceVersion, in quotes; for If-Match.", schema: { type: "string" } },
};

/** `{data, message}` around what an action returns; lists carry metadata beside it. */
function envelope(resource: Resource, action: Action): JsonSchema {
  const message: JsonSchema = { type: "string", description: "What was done, in words." };
  const object = { $ref: schemasPrefix + resource.object.name };
  if (action === "list" || action === "listAll") {
    return {
      type: "object",
      required: ["data", "message", "metadata"],
      properties: { data: { type: "array", items: object }, message, metadata: { $ref: `${schemasPrefix}ListMeta` } },
    };
  }
  const isStatus = action === "getStatus" || action === "replaceStatus";
  const data = isStatus ? { $ref: schemasPrefix + resource.statusSchema } : object;
  return { type: "object", required: ["data", "message"], properties: { data, message } };
}

function componentSchemas(model: Model): Record<string, JsonSchema> {
  const kinds = model.resources.flatMap(({ object, ownSchemas }) => [object, ...ownSchemas]);
  const named = [...kinds, ...model.schemas].flatMap(({ name, output, input }: NamedSchema) => [
    [name, withRefPrefix(output, schemasPrefix)] as const,
    ...(input ? [[input.name, withRefPrefix(input.schema, schemasPrefix)] as const] : []),
  ]);
  return { ...Object.fromEntries(named), ListMeta: listMeta, Failure: failure };
}

const listMeta: JsonSchema = {
  type: "object",
  description: "Metadata of a list.",
  required: ["resourceVersion"],
  properties: { resourceVersion: { type: "string", description: "Revision of the store that the list shows." } },
};

const failure: JsonSchema = {
  type: "object",
  description: "What went wrong.",
  required: ["error", "reason", "code"],
  properties: {
    error: { type: "string", description: "What went wrong, in words." },
    reason: { type: "string", description: "Why, as one of the Kubernetes status reasons." },
    code: { type: "integer", description: "The HTTP status." },
    causes: {
      type: "array",
      description: "Every field that is at fault.",
      items: {
        type: "object",
        required: ["field", "message"],
        properties: {
          field: { type: "string", description: "Path of the field, for instance `spec.containers[0].image`." },
          message: { type: "string", description: "What is wrong with it." },
        },
      },
    },
  },
};

function responseObjects() {
  const content = { "application/json": { schema: { $ref: `${schemasPrefix}Failure` } } };
  return {
    Failure: { description: "Any other failure.", content },
    ...Object.fromEntries(Object.values(failures).map(([name, description]) => [name, { description, content }])),
  };
}
