import type { Action, JsonSchema } from "../manifest.js";
import type { Endpoint, Model, NamedSchema, Operation, Parameter, Resource } from "../model.js";
import { withRefPrefix } from "../schema.js";
import type { Emitter } from "./emitter.js";
import { formatJson } from "./json.js";

const schemasPrefix = "#/components/schemas/";
const bodyTypes = ["application/json", "application/yaml"];

/** Failures that each action may answer with, beside those that any request may meet. */
const failuresOf: Readonly<Record<Action, readonly number[]>> = {
  list: [400, 410],
  listAll: [400, 410],
  create: [400, 409, 413, 415, 422],
  deleteCollection: [400],
  get: [400, 404],
  replace: [400, 404, 409, 413, 415, 422],
  patch: [400, 404, 409, 413, 415, 422],
  delete: [400, 404, 409],
  getStatus: [400, 404],
  replaceStatus: [400, 404, 409, 413, 415, 422],
  patchStatus: [400, 404, 409, 413, 415, 422],
};

/** Every failure of the HTTP contract: name of its response, and what it means. */
const failures: Readonly<Record<number, readonly [name: string, description: string]>> = {
  400: ["BadRequest", "The request makes no sense as it is."],
  404: ["NotFound", "There is no such object."],
  409: ["Conflict", "The object exists already, or is no longer the one that the request names."],
  410: ["Expired", "The revision that the list shows is no longer kept; start it over."],
  413: ["RequestEntityTooLarge", "The body is larger than the kind or the store takes."],
  415: ["UnsupportedMediaType", "The body is neither JSON nor YAML."],
  422: ["Invalid", "The object does not fit its schema; `causes` names every field."],
};

/** Actions whose answers can be kept and asked for again with If-None-Match. */
const conditional: readonly Action[] = ["list", "listAll", "get", "getStatus"];

/** The OpenAPI 3.1 document (https://spec.openapis.org/oas/v3.1.0). */
export const emitOpenApi: Emitter = (model) => [{ path: "openapi.json", text: formatJson(document(model)) }];

function document(model: Model) {
  return {
    openapi: "3.1.0",
    "x-generated": `Generated from ${model.source} by codegen/emitters/openapi.ts. Do not edit; run npm run generate.`,
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
        resource.endpoints.map((endpoint) => [endpoint.path.replace(/:(\w+)/g, "{$1}"), pathItem(resource, endpoint)]),
      ),
    ),
    components: {
      schemas: componentSchemas(model),
      parameters: Object.fromEntries(model.parameters.map((parameter) => [parameter.name, parameterObject(parameter)])),
      requestBodies: requestBodies(model),
      responses: responses(model),
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

function pathItem(resource: Resource, endpoint: Endpoint) {
  return {
    ...(endpoint.pathParameters.length > 0 && { parameters: endpoint.pathParameters.map(parameterRef) }),
    ...Object.fromEntries(
      endpoint.operations.map((operation) => [operation.method.toLowerCase(), operationObject(resource, operation)]),
    ),
  };
}

function parameterRef(name: string) {
  return { $ref: `#/components/parameters/${name}` };
}

function operationObject({ kind }: Resource, operation: Operation) {
  const body = requestBodyName(kind, operation.action);
  return {
    operationId: operation.operationId,
    summary: operation.description,
    tags: [kind],
    ...(operation.queryParameters.length > 0 && { parameters: operation.queryParameters.map(parameterRef) }),
    ...(body && { requestBody: { $ref: `#/components/requestBodies/${body}` } }),
    responses: {
      [operation.status]: { $ref: `#/components/responses/${responseName(kind, operation.action)}` },
      ...(conditional.includes(operation.action) && { 304: { $ref: "#/components/responses/NotModified" } }),
      ...Object.fromEntries(
        failuresOf[operation.action].map((code) => [code, { $ref: `#/components/responses/${failures[code]?.[0]}` }]),
      ),
      default: { $ref: "#/components/responses/Failure" },
    },
  };
}

/** Component that describes what an action is sent; undefined for actions without a body. */
function requestBodyName(kind: string, action: Action): string | undefined {
  if (action === "create" || action === "replace") return kind;
  return action === "replaceStatus" ? `${kind}Status` : undefined;
}

/** Component that describes what an action answers when it succeeds. */
function responseName(kind: string, action: Action): string {
  switch (action) {
    case "list":
    case "listAll":
    case "deleteCollection":
      return `${kind}List`;
    case "getStatus":
    case "replaceStatus":
    case "patchStatus":
      return `${kind}Status`;
    case "delete":
      return "Deleted";
    default:
      return kind;
  }
}

function requestBodies(model: Model) {
  return Object.fromEntries(
    model.resources.flatMap((resource) => {
      const { kind, object, statusSchema, ownSchemas } = resource;
      const status = [...ownSchemas, ...model.schemas].find(({ name }) => name === statusSchema);
      return [
        [kind, requestBody(`The ${kind}.`, object.input?.name)],
        ...(status
          ? [[`${kind}Status`, requestBody(`The status of the ${kind}.`, status.input?.name ?? status.name)]]
          : []),
      ];
    }),
  );
}

function requestBody(description: string, schema: string | undefined) {
  const content = { schema: { $ref: schemasPrefix + schema } };
  return { description, required: true, content: Object.fromEntries(bodyTypes.map((type) => [type, content])) };
}

function responses(model: Model) {
  return {
    ...Object.fromEntries(model.resources.flatMap(responsesOfKind)),
    Deleted: { description: "The object is deleted." },
    NotModified: { description: "The client has this version: If-None-Match lists its ETag.", headers: etag },
    ...Object.fromEntries(
      [...Object.values(failures), ["Failure", "Any other failure."] as const].map(([name, description]) => [
        name,
        { description, content: { "application/json": { schema: { $ref: `${schemasPrefix}Failure` } } } },
      ]),
    ),
  };
}

function responsesOfKind({ kind, statusSchema }: Resource) {
  const object = { $ref: schemasPrefix + kind };
  const metadata = { metadata: { $ref: `${schemasPrefix}ListMeta` } };
  return [
    [kind, { ...success(`The ${kind}.`, object), headers: etag }],
    [
      `${kind}List`,
      { ...success(`Objects of the kind ${kind}.`, { type: "array", items: object }, metadata), headers: etag },
    ],
    ...(statusSchema === undefined
      ? []
      : [
          [
            `${kind}Status`,
            { ...success(`The status of the ${kind}.`, { $ref: schemasPrefix + statusSchema }), headers: etag },
          ],
        ]),
  ];
}

const etag = {
  ETag: {
    description: "The resourceVersion in quotes; for If-Match and If-None-Match.",
    schema: { type: "string" },
  },
};

/** `{data, message}`, with what else a kind of answer carries beside them. */
function success(description: string, data: JsonSchema, others: Readonly<Record<string, JsonSchema>> = {}) {
  const message: JsonSchema = { type: "string", description: "What was done, in words." };
  const properties = { data, message, ...others };
  const schema: JsonSchema = { type: "object", required: Object.keys(properties), properties };
  return { description, content: { "application/json": { schema } } };
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
  properties: {
    resourceVersion: { type: "string", description: "Revision of the store that the list shows." },
    continue: { type: "string", description: "What to send as `continue` for the next page; absent at the last one." },
    remainingItemCount: {
      type: "integer",
      description: "How many objects are left for later pages; absent at the last one, and where a selector is used.",
    },
  },
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
