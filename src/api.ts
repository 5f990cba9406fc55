import { resources as generatedResources } from "../generated/resources.js";
import { routes as generatedRoutes } from "../generated/routes.js";
import { rules as generatedRules, ruleTypes as generatedRuleTypes } from "../generated/rules.js";
import {
  parameterValidators as generatedParameterValidators,
  validators as generatedValidators,
  type ValidationError,
} from "../generated/validators/index.js";

/*
 * The one door to generated/: nothing else in src/ imports from there. It gives the generated tables the types
 * that the runtime works with, so that a table of another shape does not compile.
 */

/** What a route does. */
export type Action =
  | "list"
  | "listAll"
  | "create"
  | "deleteCollection"
  | "get"
  | "replace"
  | "patch"
  | "delete"
  | "getStatus"
  | "replaceStatus"
  | "patchStatus";

/** Name of a kind, such as `Pod`. */
export type Kind = (typeof generatedResources)[number]["kind"];

/** One row of the API table. */
export interface Route {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Path with parameters as `:name`. */
  readonly path: string;
  readonly kind: Kind;
  readonly action: Action;
  /** HTTP status of success. */
  readonly status: number;
  /** Names of the query parameters that it takes. */
  readonly queryParameters: readonly string[];
}

/** What the server needs to know of a kind. */
export interface Resource {
  readonly kind: Kind;
  /** Other spellings of the kind that bodies may use. */
  readonly aliases: readonly string[];
  /** Name in storage. */
  readonly plural: string;
  readonly apiVersion: string;
  readonly namespaced: boolean;
  /** The status of a new object; undefined for kinds without a status. */
  readonly initialStatus: Readonly<Record<string, unknown>> | undefined;
  /** Fields that field selectors may name beside metadata.name and metadata.namespace, such as `spec.nodeName`. */
  readonly selectableFields: readonly string[];
  /** Largest request body. */
  readonly maxBodyBytes: number;
  /** Name of its files below generated/, without extension. */
  readonly file: string;
}

/** Whether data is valid; if not, `errors` lists every mistake until the next call. Fills in defaults. */
export interface Validate {
  (data: unknown): boolean;
  errors?: readonly ValidationError[] | null;
}

/** Validate functions of one kind. */
export interface KindValidators {
  readonly object: Validate;
  /** Undefined for kinds without a status. */
  readonly status: Validate | undefined;
}

/** A validation rule of a kind: an expression in CEL (https://cel.dev). */
export interface Rule {
  /** Steps from the object to the value: `.name` for a property, `[]` for every item, `{}` for every other property. */
  readonly path: readonly string[];
  /** Type of the value in CEL; object types are in the rule types. */
  readonly self: string;
  /** The expression that must be true. */
  readonly rule: string;
  /** What is told when it is not, in words that can follow the field. */
  readonly message: string;
  /** Expression of text that is told instead. */
  readonly messageExpression?: string;
  /** Properties from the value to the field that a failure is told at. */
  readonly fieldPath: readonly string[];
  /** It compares with the old value, so it is about updates only. */
  readonly isTransition: boolean;
}

/** Object types of validation rules by name: by property what rules call it, and its type in CEL. */
export type RuleTypeTable = Readonly<Record<string, Readonly<Record<string, readonly [name: string, type: string]>>>>;

/** Everything that the server is generated from. */
export interface Api {
  readonly resources: readonly Resource[];
  readonly routes: readonly Route[];
  readonly validators: Readonly<Record<Kind, KindValidators>>;
  readonly rules: Readonly<Record<Kind, readonly Rule[]>>;
  readonly ruleTypes: RuleTypeTable;
  /** By name of a path or query parameter. */
  readonly parameterValidators: Readonly<Record<string, Validate>>;
}

export const api: Api = {
  resources: generatedResources,
  routes: generatedRoutes,
  validators: generatedValidators,
  rules: generatedRules,
  ruleTypes: generatedRuleTypes,
  parameterValidators: generatedParameterValidators,
};

export type { ValidationError };
