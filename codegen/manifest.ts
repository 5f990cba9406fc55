/**
 * The manifest as its author writes it, once it has been checked (validate.ts). resources.schema.json describes
 * the same shape to editors; build-model.ts fills in what the author left to the conventions.
 */
export interface Manifest {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  /** `apiVersion` of every object, for instance `v1`. */
  readonly apiVersion: string;
  /** Largest request body for kinds that do not say otherwise. Default: 1 MiB. */
  readonly maxBodyBytes?: number;
  /** Every path and query parameter of the API, by name. */
  readonly parameters: Readonly<Record<string, ManifestParameter>>;
  /** Schemas that several kinds use, by name: `$ref: '#/schemas/NAME'`. */
  readonly schemas?: Readonly<Record<string, JsonSchema>>;
  readonly resources: readonly ManifestResource[];
}

export interface ManifestParameter {
  readonly in: "path" | "query";
  readonly description: string;
  readonly schema: JsonSchema;
  /** Query parameters only: the actions that take it. */
  readonly actions?: readonly Action[];
}

export interface ManifestResource {
  readonly kind: string;
  readonly description: string;
  /** Other spellings of the kind that files may use. */
  readonly aliases?: readonly string[];
  /** Lower-case plural, also the name in storage. Default: the English plural of the kind in lower case. */
  readonly plural?: string;
  /** Default: `Namespaced`. */
  readonly scope?: Scope;
  /** Start of the conventional paths. Default: `/apis/v1`. */
  readonly root?: "/api/v1" | "/apis/v1";
  /** Largest request body. Default: that of the manifest. */
  readonly maxBodyBytes?: number;
  /** Status of a new object. Default: an empty one. */
  readonly initialStatus?: Readonly<Record<string, unknown>>;
  /** Fields that lists can be selected by, such as `spec.nodeName`. Default: none beside the name and the namespace. */
  readonly selectableFields?: readonly string[];
  /** By URL constant. Either all endpoints of the kind, or none: then they follow the conventions. */
  readonly endpoints?: Readonly<Record<string, ManifestEndpoint>>;
  /** What the object holds beside apiVersion, kind and metadata. */
  readonly schema: JsonSchema;
}

export type ManifestEndpoint = { readonly path: string } & Readonly<Partial<Record<Method, ManifestOperation>>>;

export interface ManifestOperation {
  readonly action: Action;
  /** HTTP status of success. */
  readonly status: number;
  readonly description: string;
  /** The row is not part of the original API table; it completes it. */
  readonly added?: boolean;
}

export const scopes = ["Namespaced", "Cluster"] as const;
export type Scope = (typeof scopes)[number];

export const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
export type Method = (typeof methods)[number];

/** What an operation does: the names of the client's methods, and of the server's verb handlers. */
export const actions = [
  "list",
  "listAll",
  "create",
  "deleteCollection",
  "get",
  "replace",
  "patch",
  "delete",
  "getStatus",
  "replaceStatus",
  "patchStatus",
] as const;
export type Action = (typeof actions)[number];

/** A validation rule (Kubernetes concept of the same name): an expression in CEL that must be true of a value. */
export interface ManifestRule {
  /** About `self`, and `oldSelf` on updates. */
  readonly rule: string;
  /** Default: the rule itself. */
  readonly message?: string;
  /** Expression for a message that depends on the value; wins over `message`. */
  readonly messageExpression?: string;
  /** Field of the value that a failure is told at, such as `.maxReplicas`. Default: the value. */
  readonly fieldPath?: string;
}

/** A JSON Schema (draft 2020-12). */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly allOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly readOnly?: boolean;
  readonly "x-kubernetes-validations"?: readonly ManifestRule[];
  readonly [keyword: string]: unknown;
}
