import type { Action, JsonSchema, Method, Scope } from "./manifest.js";

/**
 * The API with everything decided: names, paths and schemas are final. Emitters read this and nothing else, and
 * never derive a name themselves. Orders are those of the manifest.
 */
export interface Model {
  /** Name of the manifest file, for headers: no directory. */
  readonly source: string;
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly apiVersion: string;
  readonly parameters: readonly Parameter[];
  readonly schemas: readonly NamedSchema[];
  readonly resources: readonly Resource[];
  /** Object types of the validation rules. */
  readonly ruleTypes: readonly RuleType[];
}

/** An object type that validation rules work with, in CEL. */
export interface RuleType {
  readonly name: string;
  /** `name` is what rules call the property. */
  readonly fields: readonly { readonly property: string; readonly name: string; readonly type: string }[];
}

/** A validation rule, at one place of a kind. */
export interface Rule {
  /** Steps from the object to the value: `.name` for a property, `[]` for every item, `{}` for every other property. */
  readonly path: readonly string[];
  /** Type of the value in CEL. */
  readonly self: string;
  /** The expression that must be true. */
  readonly rule: string;
  readonly message: string;
  readonly messageExpression: string | undefined;
  /** Properties from the value to the field that a failure is told at. */
  readonly fieldPath: readonly string[];
  /** It compares with the old value, so it is about updates only. */
  readonly isTransition: boolean;
}

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query";
  readonly description: string;
  readonly schema: JsonSchema;
  /** Path parameters only: the exported constant with its name, for instance `NamespaceParameter`. */
  readonly constant: string | undefined;
}

/**
 * A schema with a name of its own, in the three forms in which it is needed. References are `#/schemas/NAME`; objects
 * that declare properties are closed (`additionalProperties: false`) unless the manifest says otherwise.
 */
export interface NamedSchema {
  readonly name: string;
  /** What is checked: defaults are optional, they are filled in. */
  readonly schema: JsonSchema;
  /** What the server returns: fields with defaults, and those the server sets, are always there. */
  readonly output: JsonSchema;
  /**
   * What a client sends. References name input schemas, and the status of a whole object is left out. Undefined where
   * input and output are the same.
   */
  readonly input: { readonly name: string; readonly schema: JsonSchema } | undefined;
}

export interface Resource {
  readonly kind: string;
  readonly description: string;
  readonly aliases: readonly string[];
  readonly plural: string;
  readonly scope: Scope;
  readonly maxBodyBytes: number;
  /** kebab-case name of per-kind files, for instance `replica-set`. */
  readonly fileName: string;
  /** Property of the typed client, for instance `replicaSets`. */
  readonly clientProperty: string;
  /** The whole object as the server returns it: apiVersion, kind, metadata, then the manifest's properties. */
  readonly object: NamedSchema;
  /** Schemas that belong to this kind alone (`FooSpec`, `FooStatus` where they were written in place). */
  readonly ownSchemas: readonly NamedSchema[];
  /** Name of the status schema, in `ownSchemas` or among the shared ones. */
  readonly statusSchema: string | undefined;
  readonly initialStatus: Readonly<Record<string, unknown>> | undefined;
  /** Fields that field selectors may name beside metadata.name and metadata.namespace, such as `spec.nodeName`. */
  readonly selectableFields: readonly string[];
  /** The validation rules of all its parts. */
  readonly rules: readonly Rule[];
  readonly endpoints: readonly Endpoint[];
}

/** Which part of a kind a path addresses. */
export type EndpointRole = "collection" | "global" | "item" | "status";

export interface Endpoint {
  /** URL constant, for instance `PodSpecURL`. */
  readonly constant: string;
  /** Its path builder, for instance `podSpecURL`. */
  readonly builder: string;
  readonly path: string;
  readonly role: EndpointRole;
  /** Names of the path's parameters, in the order of the path. */
  readonly pathParameters: readonly string[];
  readonly operations: readonly Operation[];
}

export interface Operation {
  readonly method: Method;
  readonly action: Action;
  readonly status: number;
  readonly description: string;
  /** Completes the original API table. */
  readonly added: boolean;
  /** Unique over the API, for instance `replacePodStatus`. */
  readonly operationId: string;
  /** Names of the query parameters it takes. */
  readonly queryParameters: readonly string[];
}
