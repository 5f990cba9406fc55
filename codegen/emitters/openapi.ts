import type { Action, JsonSchema } from "../manifest.js";
import type { Endpoint, Model, NamedSchema, Operation, Parameter, Resource } from "../model.js";
import { withRefPrefix } from "../schema.js";
import type { Emitter } from "./emitter.js";
import { formatJson } from "./json.js";

const schemasPrefix = "#/components/schemas/";
const bodyTypes = ["application/json", "application/yaml"];

/** Failures that each action may answer with, beside those that any request may meet. */
const failuresOf: Readonly<Record<Action, readonly number[]>> = {
  list: [400, 410, 504],
  listAll: [400, 410, 504],
  create: [400, 409, 413, 415, 422],
  deleteCollection: [400, 413, 415],
  get: [400, 404, 504],
  replace: [400, 404, 409, 413, 415, 422],
  patch: [400, 404, 409, 413, 415, 422],
  delete: [400, 404, 409, 413, 415],
  getStatus: [400, 404],
  replaceStatus: [400, 404, 409, 413, 415, 422],
  patchStatus: [400, 404, 409, 413, 415, 422],
};

/** Every failure of the HTTP contract: name of its response, and what it means. */
const failures: Readonly<Record<number, readonly [name: string, description: string]>> = {
  400: ["BadRequest", "The request makes no sense as it is."],
  404: ["NotFound", "There is no such object."],
  409: ["Conflict", "The object exists already, or is no longer the one that the request names."],
  410: ["Expired", "The version that is asked for is no longer kept. List again, without `continue` and versions."],
  413: ["RequestEntityTooLarge", "The body is larger than the kind or the store takes."],
  415: ["UnsupportedMediaType", "The body is of no type that the operation takes; the message names those."],
  422: [
    "Invalid",
    "The object does not fit its schema, or a patch does not fit the object; `causes` names every field.",
  ],
  504: ["Timeout", "The version that is asked for has not been reached yet, or the store took too long."],
};

/** Request headers of each action, as components. */
const headersOf: Readonly<Partial<Record<Action, readonly string[]>>> = {
  list: ["IfNoneMatch", "LastEventID"],
  listAll: ["IfNoneMatch", "LastEventID"],
  get: ["IfNoneMatch", "LastEventID"],
  getStatus: ["IfNoneMatch"],
  replace: ["IfMatch"],
  patch: ["IfMatch"],
  delete: ["IfMatch"],
  replaceStatus: ["IfMatch"],
  patchStatus: ["IfMatch"],
};

const headers: Readonly<Record<string, readonly [name: string, description: string]>> = {
  IfMatch: ["If-Match", "The ETag of an answer; 409 unless the object is still that version."],
  IfNoneMatch: ["If-None-Match", "The ETag of an answer; 304 if that version is the one to answer with."],
  LastEventID: [
    "Last-Event-ID",
    "The id of the last Server-Sent Event that was received: a watch goes on after it. Wins over `resourceVersion`.",
  ],
};

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
      parameters: parameters(model),
      requestBodies: requestBodies(model),
      responses: responses(model),
    },
  };
}

function parameters(model: Model) {
  return {
    ...Object.fromEntries(model.parameters.map((parameter) => [parameter.name, parameterObject(parameter)])),
    ...Object.fromEntries(
      Object.entries(headers).map(([component, [name, description]]) => [
        component,
        { name, in: "header", description, schema: { type: "string" } },
      ]),
    ),
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
  const { action, status, queryParameters } = operation;
  const body = requestBodyName(kind, action);
  const names = [...queryParameters, ...(headersOf[action] ?? [])];
  return {
    operationId: operation.operationId,
    summary: operation.description,
    tags: [kind],
    ...(names.length > 0 && { parameters: names.map(parameterRef) }),
    ...(body && { requestBody: { $ref: `#/components/requestBodies/${body}` } }),
    responses: {
      [status]: responseRef(responseName(kind, action)),
      ...(action === "delete" && { 202: { ...responseRef(kind), description: marked } }),
      ...(headersOf[action]?.includes("IfNoneMatch") && { 304: responseRef("NotModified") }),
      ...Object.fromEntries(failuresOf[action].map((code) => [code, responseRef(String(failures[code]?.[0]))])),
      default: responseRef("Failure"),
    },
  };
}

const marked = "The object is marked with a deletionTimestamp, and goes when its last finalizer is removed.";

function responseRef(name: string) {
  return { $ref: `#/components/responses/${name}` };
}

/** Component that describes what an action is sent; undefined for actions without a body. */
function requestBodyName(kind: string, action: Action): string | undefined {
  switch (action) {
    case "create":
    case "replace":
      return kind;
    case "replaceStatus":
      return `${kind}Status`;
    case "patch":
    case "patchStatus":
      return "Patch";
    case "delete":
    case "deleteCollection":
      return "DeleteOptions";
    default:
      return undefined;
  }
}

/** Component that describes what an action answers when it succeeds. */
function responseName(kind: string, action: Action): string {
  switch (action) {
    case "list":
    case "listAll":
      return `${kind}List`;
    case "create":
      return `${kind}Created`;
    case "deleteCollection":
      return `${kind}Collection`;
    case "get":
      return `${kind}Read`;
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
  const ofKinds = Object.fromEntries(
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
  return { ...ofKinds, Patch: patchBody, DeleteOptions: deleteOptionsBody };
}

const patchBody = {
  description: "What to change, as a list of operations (RFC 6902) or as the fields that change (RFC 7386).",
  required: true,
  content: {
    "application/json-patch+json": { schema: { $ref: `${schemasPrefix}JSONPatch` } },
    "application/merge-patch+json": { schema: { $ref: `${schemasPrefix}MergePatch` } },
  },
};

const deleteOptionsBody = { ...requestBody("How to delete.", "DeleteOptions"), required: false };

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
        {
          description,
          ...(failureHeaders[name] && { headers: failureHeaders[name] }),
          content: { "application/json": { schema: { $ref: `${schemasPrefix}Failure` } } },
        },
      ]),
    ),
  };
}

function responsesOfKind({ kind, statusSchema }: Resource) {
  const object = { $ref: schemasPrefix + kind };
  const metadata = { metadata: { $ref: `${schemasPrefix}ListMeta` } };
  return [
    [kind, { ...success(`The ${kind}.`, object), headers: { ...etag, ...warning } }],
    [`${kind}Created`, { ...success(`The ${kind}.`, object), headers: { ...etag, ...warning, ...location } }],
    [`${kind}Read`, { ...orEvents(success(`The ${kind}${watched}`, object)), headers: etag }],
    [
      `${kind}List`,
      {
        ...orEvents(success(`Objects of the kind ${kind}${watched}`, { type: "array", items: object }, metadata)),
        headers: etag,
      },
    ],
    [`${kind}Collection`, success("The objects that were deleted or marked.", { type: "array", items: object })],
    ...(statusSchema === undefined
      ? []
      : [
          [
            `${kind}Status`,
            {
              ...success(`The status of the ${kind}.`, { $ref: schemasPrefix + statusSchema }),
              headers: { ...etag, ...warning },
            },
          ],
        ]),
  ];
}

const etag = {
  ETag: header("The resourceVersion in quotes; for If-Match and If-None-Match. None in a dry run."),
};

const warning = { Warning: header("Of a write: fields that the schema does not know, which were dropped.") };

const location = { Location: header("Path of the object.") };

const retryAfter = { "Retry-After": header("After how many seconds another try may do better.", "integer") };

/** Headers of failures by the name of the response. */
const failureHeaders: Readonly<Record<string, object>> = {
  UnsupportedMediaType: {
    Accept: header("The types of bodies that are taken."),
    "Accept-Patch": header("The types of patches that are taken."),
    "Accept-Encoding": header("The content codings that are taken."),
  },
  Timeout: retryAfter,
  Failure: { ...retryAfter, Allow: header("With 405: the methods that the path takes.") },
};

function header(description: string, type: "string" | "integer" = "string") {
  return { description, schema: { type } };
}

const watched = "; with `watch=true` a WatchEvent for every change instead, each on a line of its own.";

/** An answer that can be a stream of events as well. */
function orEvents(answer: ReturnType<typeof success>) {
  const events: JsonSchema = {
    type: "string",
    description:
      "With `watch=true`: Server-Sent Events, whose `data` is a WatchEvent and whose `id` is its resourceVersion.",
    contentMediaType: "application/json",
    contentSchema: { $ref: `${schemasPrefix}WatchEvent` },
  };
  return { ...answer, content: { ...answer.content, "text/event-stream": { schema: events } } };
}

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
  return {
    ...Object.fromEntries(named),
    ListMeta: listMeta,
    WatchEvent: watchEvent,
    JSONPatch: jsonPatch,
    MergePatch: mergePatch,
    DeleteOptions: deleteOptions,
    Failure: failure,
  };
}

const listMeta: JsonSchema = {
  type: "object",
  description: "Metadata of a list.",
  required: ["resourceVersion"],
  properties: {
    resourceVersion: { type: "string", description: "Revision of the store that the list shows." },
    continue: { type: "string", description: "For the next page; absent on the last one." },
    remainingItemCount: {
      type: "integer",
      minimum: 1,
      description: "Number of objects after this page; absent on the last page, and where a selector is used.",
    },
  },
};

const watchEvent: JsonSchema = {
  type: "object",
  description: "A change of one object, or how far a watch has got.",
  required: ["type", "object"],
  properties: {
    type: {
      type: "string",
      enum: ["ADDED", "MODIFIED", "DELETED", "BOOKMARK", "ERROR"],
      description:
        "ADDED, MODIFIED and DELETED as a watcher with this selector sees it; BOOKMARK if nothing changed up to a resourceVersion; ERROR before the server ends the watch for a failure.",
    },
    object: {
      type: "object",
      description:
        "The whole object, at its deletion the last state of it. Of a BOOKMARK, metadata with resourceVersion only; of an ERROR, a Failure.",
    },
  },
};

const jsonPatch: JsonSchema = {
  type: "array",
  description: "Operations that are applied one after the other, all or none (RFC 6902).",
  items: {
    type: "object",
    required: ["op", "path"],
    properties: {
      op: { type: "string", enum: ["add", "remove", "replace", "move", "copy", "test"], description: "What to do." },
      path: { type: "string", description: "Where, as a JSON Pointer (RFC 6901)." },
      from: { type: "string", description: "From where to move or copy, as a JSON Pointer." },
      value: { description: "What to add, to put in place, or to compare with." },
    },
  },
};

const mergePatch: JsonSchema = {
  type: "object",
  description: "The fields that change; null removes one, and lists are replaced as a whole (RFC 7386).",
};

const deleteOptions: JsonSchema = {
  type: "object",
  description: "How to delete (Kubernetes DeleteOptions).",
  additionalProperties: false,
  properties: {
    apiVersion: { type: "string", description: "Version of the API." },
    kind: { type: "string", const: "DeleteOptions", description: "Kind of the body." },
    preconditions: {
      type: "object",
      description: "409 unless the object is this one.",
      additionalProperties: false,
      properties: {
        uid: { type: "string", description: "Its uid." },
        resourceVersion: { type: "string", description: "Its resourceVersion." },
      },
    },
    propagationPolicy: {
      type: "string",
      enum: ["Background", "Foreground", "Orphan"],
      description: "What becomes of the objects that it owns; as the query parameter.",
    },
    dryRun: {
      type: "array",
      items: { type: "string", enum: ["All"] },
      description: "With All nothing is stored; as the query parameter.",
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
