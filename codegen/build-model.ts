import { conventionalEndpoints, defaultMaxBodyBytes, endpointRole, parametersOf, pluralOf } from "./conventions.js";
import type {
  Action,
  JsonSchema,
  Manifest,
  ManifestEndpoint,
  ManifestOperation,
  ManifestResource,
  Scope,
} from "./manifest.js";
import { methods } from "./manifest.js";
import type { Endpoint, Model, NamedSchema, Operation, Parameter, Resource } from "./model.js";
import { camelCase, casedPlural, kebabCase, parameterConstant, upperFirst } from "./naming.js";
import {
  isObjectMeta,
  namespacedObjectMetaName,
  objectMetaName,
  objectMetaSchema,
  ownerReferenceName,
  ownerReferenceSchema,
  returnedObjectMeta,
} from "./object-meta.js";
import { RuleCollector } from "./rules.js";
import {
  closeObjects,
  refName,
  refTo,
  transformSchema,
  withDefaults,
  withKindAliases,
  withoutRequiredDefaults,
} from "./schema.js";

/** Settles every name, path and schema of a manifest that validate.ts found sound. */
export function buildModel(manifest: Manifest, source: string): Model {
  const schemas = [...metaSchemas(manifest), ...Object.entries(manifest.schemas ?? {})].map(
    ([name, schema]) => [name, closeObjects(schema)] as const,
  );
  const variants = new Variants(schemas);
  const rules = new RuleCollector((name) => manifest.schemas?.[name]);
  const resources = manifest.resources.map((resource) => buildResource(manifest, resource, variants, rules));
  return {
    source,
    info: { description: "", ...manifest.info },
    apiVersion: manifest.apiVersion,
    parameters: Object.entries(manifest.parameters).map(
      ([name, parameter]): Parameter => ({
        name,
        in: parameter.in,
        description: parameter.description,
        schema: parameter.schema,
        constant: parameter.in === "path" ? parameterConstant(name) : undefined,
      }),
    ),
    schemas: schemas.map(([name, schema]) => {
      const named = variants.named(name, schema);
      return isObjectMeta(name) ? { ...named, output: returnedObjectMeta(named.output) } : named;
    }),
    resources,
    ruleTypes: [...rules.types].map(([name, fields]) => ({ name, fields })),
  };
}

function metaSchemas(manifest: Manifest): [string, JsonSchema][] {
  const name = manifest.parameters.name?.schema ?? { type: "string" };
  const namespace = manifest.parameters.namespace?.schema ?? { type: "string" };
  return [
    [ownerReferenceName, ownerReferenceSchema],
    [objectMetaName, objectMetaSchema(name, undefined)],
    [namespacedObjectMetaName, objectMetaSchema(name, namespace)],
  ];
}

function buildResource(
  manifest: Manifest,
  resource: ManifestResource,
  shared: Variants,
  rules: RuleCollector,
): Resource {
  const { kind } = resource;
  const scope = resource.scope ?? "Namespaced";
  const plural = pluralOf(resource);
  const { schema, own } = splitSchema(resource);
  const statusRef = schema.properties.status;
  const statusSchema = statusRef?.$ref === undefined ? undefined : refName(statusRef.$ref);
  const variants = shared.extendedBy(own);
  const object = closeObjects({
    type: "object",
    description: resource.description,
    ...schema,
    // No client can send a status with the object: it is there from the beginning.
    required: ["apiVersion", "kind", "metadata", ...(schema.required ?? []).filter((name) => name !== "status")],
    properties: {
      apiVersion: {
        type: "string",
        const: manifest.apiVersion,
        default: manifest.apiVersion,
        description: "Version of the API.",
      },
      kind: { type: "string", const: kind, default: kind, description: "Kind of the object." },
      metadata: refTo(scope === "Cluster" ? objectMetaName : namespacedObjectMetaName),
      ...schema.properties,
      ...(statusRef && { status: { description: statusDescription, ...statusRef, readOnly: true } }),
    },
  });
  const endpoints = Object.entries(resource.endpoints ?? conventionalEndpoints(resource));
  return {
    kind,
    description: resource.description,
    aliases: resource.aliases ?? [],
    plural,
    scope,
    maxBodyBytes: resource.maxBodyBytes ?? manifest.maxBodyBytes ?? defaultMaxBodyBytes,
    fileName: kebabCase(kind),
    clientProperty: camelCase(casedPlural(kind, plural)),
    object: {
      name: kind,
      schema: object,
      output: transformSchema(statusRef ? withRequired(object, "status") : object, outputForm),
      input: {
        name: `${kind}Input`,
        schema: variants.inputForm(withKindAliases(withoutProperty(object, "status"), resource.aliases ?? [])),
      },
    },
    ownSchemas: own.map(([name, value]) => variants.named(name, value)),
    statusSchema,
    initialStatus: statusRef && initialStatus(resource, statusRef, (name) => variants.schema(name)),
    selectableFields: resource.selectableFields ?? [],
    rules: rules.rulesOf(kind, resource.schema),
    endpoints: endpoints.map(([constant, endpoint]) =>
      buildEndpoint(manifest, { kind, scope, plural: casedPlural(kind, plural) }, constant, endpoint),
    ),
  };
}

function initialStatus(
  resource: ManifestResource,
  schema: JsonSchema,
  named: (name: string) => JsonSchema,
): Resource["initialStatus"] {
  return withDefaults(resource.initialStatus ?? {}, schema, named) as Resource["initialStatus"];
}

const statusDescription = "What was observed. It has an endpoint of its own; writes of the object ignore it.";

/** Gives a kind's spec and status, where they are written in place, names of their own. */
function splitSchema(resource: ManifestResource) {
  const own: [string, JsonSchema][] = [];
  const properties: Record<string, JsonSchema> = { ...resource.schema.properties };
  for (const part of ["spec", "status"] as const) {
    const schema = properties[part];
    if (schema === undefined || schema.type !== "object") continue;
    const name = resource.kind + upperFirst(part);
    own.push([name, closeObjects(schema)]);
    properties[part] = refTo(name);
  }
  return { schema: { ...resource.schema, properties }, own };
}

function buildEndpoint(
  manifest: Manifest,
  names: { kind: string; scope: Scope; plural: string },
  constant: string,
  endpoint: ManifestEndpoint,
): Endpoint {
  return {
    constant,
    builder: camelCase(constant),
    path: endpoint.path,
    role: endpointRole(endpoint.path, names.scope),
    pathParameters: parametersOf(endpoint.path),
    operations: methods.flatMap((method): Operation[] => {
      const operation: ManifestOperation | undefined = endpoint[method];
      if (operation === undefined) return [];
      const { action, status, description, added = false } = operation;
      return [
        {
          method,
          action,
          status,
          description,
          added,
          operationId: operationId(action, names) + (method === "POST" && action === "replaceStatus" ? "ByPost" : ""),
          queryParameters: Object.entries(manifest.parameters)
            .filter(([, parameter]) => parameter.actions?.includes(action))
            .map(([name]) => name),
        },
      ];
    }),
  };
}

function operationId(action: Action, { kind, plural }: { kind: string; plural: string }): string {
  switch (action) {
    case "list":
      return `list${plural}`;
    case "listAll":
      return `listAll${plural}`;
    case "getStatus":
      return `get${kind}Status`;
    case "replaceStatus":
      return `replace${kind}Status`;
    case "patchStatus":
      return `patch${kind}Status`;
    default:
      return `${action}${kind}`;
  }
}

/** Works out in which of its forms (model.ts) a named schema differs, because of defaults or the server's own fields in it. */
class Variants {
  readonly #schemas: ReadonlyMap<string, JsonSchema>;
  readonly #differs = new Map<string, boolean>();

  constructor(schemas: Iterable<readonly [string, JsonSchema]>) {
    this.#schemas = new Map(schemas);
  }

  schema(name: string): JsonSchema {
    return this.#schemas.get(name) ?? {};
  }

  extendedBy(schemas: Iterable<readonly [string, JsonSchema]>): Variants {
    return new Variants([...this.#schemas, ...schemas]);
  }

  named(name: string, schema: JsonSchema): NamedSchema {
    return {
      name,
      schema,
      output: transformSchema(schema, outputForm),
      input: this.#differ(name) ? { name: this.#inputName(name), schema: this.inputForm(schema) } : undefined,
    };
  }

  inputForm(schema: JsonSchema): JsonSchema {
    return transformSchema(schema, (node) => {
      if (node.$ref !== undefined) return { ...node, ...refTo(this.#inputName(refName(node.$ref))) };
      return withoutRequiredDefaults(node);
    });
  }

  #inputName(name: string): string {
    return this.#differ(name) ? `${name}Input` : name;
  }

  #differ(name: string): boolean {
    const known = this.#differs.get(name);
    if (known !== undefined) return known;
    let differ = isObjectMeta(name);
    transformSchema(this.schema(name), (node) => {
      const properties = Object.values(node.properties ?? {});
      if (properties.some((property) => property.default !== undefined)) differ = true;
      if (node.$ref !== undefined && this.#differ(refName(node.$ref))) differ = true;
      return node;
    });
    this.#differs.set(name, differ);
    return differ;
  }
}

/** An object's schema as the server returns it: defaults are filled in. */
function outputForm(node: JsonSchema): JsonSchema {
  if (node.properties === undefined) return node;
  const required = Object.entries(node.properties)
    .filter(([name, property]) => node.required?.includes(name) || property.default !== undefined)
    .map(([name]) => name);
  return required.length === 0 ? node : { ...node, required };
}

function withRequired(schema: JsonSchema, name: string): JsonSchema {
  return { ...schema, required: [...(schema.required ?? []), name] };
}

/** A schema without one of its properties. */
function withoutProperty(schema: JsonSchema, name: string): JsonSchema {
  const { [name]: _, ...properties } = schema.properties ?? {};
  return { ...schema, properties };
}
