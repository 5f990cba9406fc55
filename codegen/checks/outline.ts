import { conventionalEndpoints, pluralOf } from "../conventions.js";
import { type Action, actions, type JsonSchema, type Scope, scopes } from "../manifest.js";
import type { Path } from "../parse.js";
import { closest } from "../suggest.js";

/**
 * What the checks of a manifest look at: its parts with their places, read without trust. A part that is missing or
 * of the wrong shape is undefined here, which means "say nothing about it": check-shape.ts does.
 */
export interface Outline {
  /** Undefined if the manifest has none that can be read. */
  readonly parameters: readonly ParameterOutline[] | undefined;
  /** Undefined if there are some that cannot be read. */
  readonly schemas: readonly SchemaOutline[] | undefined;
  readonly resources: readonly ResourceOutline[];
}

/** A place in the manifest. */
export interface Place {
  readonly path: Path;
  readonly part: "key" | "value";
  /** The part of it where this text stands. */
  readonly text?: string;
  /** The part of it that holds these characters, from `start` up to `end`, of the text that it stands for. */
  readonly range?: { readonly text: string; readonly start: number; readonly end: number };
}

/** A name and where it was written. */
export interface NameOutline {
  readonly name: string;
  readonly place: Place;
}

export interface ParameterOutline extends NameOutline {
  readonly path: Path;
  readonly in: "path" | "query" | undefined;
  readonly takesActions: boolean;
  readonly schema: unknown;
}

export interface SchemaOutline extends NameOutline {
  readonly path: Path;
  readonly schema: unknown;
}

export interface ResourceOutline {
  readonly path: Path;
  readonly kind: NameOutline | undefined;
  /** How messages speak of it. */
  readonly title: string;
  readonly aliases: readonly NameOutline[];
  readonly plural: NameOutline | undefined;
  readonly scope: Scope | undefined;
  /** Undefined if the schema cannot be read. */
  readonly hasStatus: boolean | undefined;
  /** Has a value, of whatever shape, for the status of new objects. */
  readonly hasInitialStatus: boolean;
  readonly initialStatus: unknown;
  readonly selectableFields: readonly NameOutline[];
  readonly schema: Readonly<Record<string, unknown>> | undefined;
  readonly schemaPath: Path;
  /** `unreadable`: written, but not as a mapping with something in it. */
  readonly endpointsAre: "written" | "conventional" | "unreadable";
  readonly endpoints: readonly EndpointOutline[];
}

export interface EndpointOutline {
  readonly constant: NameOutline;
  /** Where its path was written. */
  readonly place: Place;
  /** Its path, if it is text that starts with a slash. */
  readonly url: string | undefined;
  /** Undefined if the endpoint cannot be read at all. */
  readonly operations: readonly OperationOutline[] | undefined;
}

export interface OperationOutline {
  /** As written: any key but "path". */
  readonly method: string;
  readonly path: Path;
  readonly action: Action | undefined;
  readonly status: number | undefined;
}

/** The statuses that resources.schema.json knows. */
const successes: readonly number[] = [200, 201, 202, 204];

/** A field of an object with dots between the names, as resources.schema.json has it. */
const fieldPath = /^[A-Za-z_$][A-Za-z0-9_$-]*(\.[A-Za-z_$][A-Za-z0-9_$-]*)*$/;

type Mapping = Readonly<Record<string, unknown>>;

/** Reads the outline of whatever stands in a manifest. */
export function readOutline(manifest: unknown): Outline {
  const root = asMapping(manifest) ?? {};
  const parameters = asMapping(root.parameters);
  const schemas = asMapping(root.schemas);
  const resources = Array.isArray(root.resources) ? root.resources : [];
  return {
    parameters: parameters && Object.entries(parameters).map(([name, value]) => readParameter(name, value)),
    schemas: isWritten(root, "schemas") ? schemas && Object.entries(schemas).map(readSchema) : [],
    resources: resources.map((value, index) => readResource(asMapping(value) ?? {}, index)),
  };
}

export function isMapping(value: unknown): value is Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function asMapping(value: unknown): Mapping | undefined {
  return isMapping(value) ? value : undefined;
}

/** Whether a mapping has a key, be it misspelt. */
export function isWritten(mapping: Mapping, key: string): boolean {
  return key in mapping || Object.keys(mapping).some((name) => closest(name, [key]) !== undefined);
}

function readSchema([name, schema]: [string, unknown]): SchemaOutline {
  const path = ["schemas", name];
  return { name, path, place: { path, part: "key" }, schema };
}

function readParameter(name: string, value: unknown): ParameterOutline {
  const path = ["parameters", name];
  const parameter = asMapping(value) ?? {};
  return {
    name,
    path,
    place: { path, part: "key" },
    in: parameter.in === "path" || parameter.in === "query" ? parameter.in : undefined,
    takesActions: isWritten(parameter, "actions"),
    schema: parameter.schema,
  };
}

function readResource(resource: Mapping, index: number): ResourceOutline {
  const path = ["resources", index];
  const schema = asMapping(resource.schema);
  const kind = readName(resource.kind, /^[A-Z][A-Za-z0-9]*$/, [...path, "kind"]);
  const scope = isWritten(resource, "scope") ? scopes.find((known) => known === resource.scope) : "Namespaced";
  const outline = {
    path,
    kind,
    title: kind ? `the kind "${kind.name}"` : "this kind",
    aliases: readNames(resource.aliases, /./, [...path, "aliases"]),
    plural: readPlural(resource, kind, path),
    scope,
    hasStatus: readHasStatus(schema),
    hasInitialStatus: isWritten(resource, "initialStatus"),
    initialStatus: resource.initialStatus,
    selectableFields: readNames(resource.selectableFields, fieldPath, [...path, "selectableFields"]),
    schema,
    schemaPath: [...path, "schema"],
  };
  const endpoints = asMapping(resource.endpoints);
  if (endpoints && Object.keys(endpoints).length > 0) {
    const written = Object.entries(endpoints).map(([constant, value]) => {
      return readEndpoint(constant, value, [...path, "endpoints", constant]);
    });
    return { ...outline, endpointsAre: "written", endpoints: written };
  }
  if (isWritten(resource, "endpoints")) return { ...outline, endpointsAre: "unreadable", endpoints: [] };
  return { ...outline, endpointsAre: "conventional", endpoints: conventional(resource, outline) };
}

function readHasStatus(schema: Mapping | undefined): boolean | undefined {
  if (schema === undefined) return undefined;
  if (!isWritten(schema, "properties")) return false;
  const properties = asMapping(schema.properties);
  return properties && "status" in properties;
}

function readName(value: unknown, shape: RegExp, path: Path): NameOutline | undefined {
  return typeof value === "string" && shape.test(value) ? { name: value, place: { path, part: "value" } } : undefined;
}

function readNames(values: unknown, shape: RegExp, path: Path): NameOutline[] {
  if (!Array.isArray(values)) return [];
  return values.flatMap((value, position) => readName(value, shape, [...path, position]) ?? []);
}

function readPlural(resource: Mapping, kind: NameOutline | undefined, path: Path): NameOutline | undefined {
  if (isWritten(resource, "plural")) return readName(resource.plural, /^[a-z][a-z0-9]*$/, [...path, "plural"]);
  return kind && { name: pluralOf({ kind: kind.name }), place: kind.place };
}

function readEndpoint(constant: string, value: unknown, path: Path): EndpointOutline {
  const endpoint = asMapping(value);
  const url = endpoint?.path;
  return {
    constant: { name: constant, place: { path, part: "key" } },
    place: { path: [...path, "path"], part: "value" },
    url: typeof url === "string" && url.startsWith("/") ? url : undefined,
    operations:
      endpoint &&
      Object.entries(endpoint)
        .filter(([key]) => key !== "path")
        .map(([method, operation]) => readOperation(method, operation, [...path, method])),
  };
}

function readOperation(method: string, value: unknown, path: Path): OperationOutline {
  const operation = asMapping(value);
  return {
    method,
    path,
    action: actions.find((known) => known === operation?.action),
    status: successes.find((known) => known === operation?.status),
  };
}

/** The endpoints that a kind gets without writing any. All of them stand where its name does. */
function conventional(
  resource: Mapping,
  { kind, plural, scope, hasStatus }: Pick<ResourceOutline, "kind" | "plural" | "scope" | "hasStatus">,
): EndpointOutline[] {
  if (kind === undefined || plural === undefined || scope === undefined) return [];
  const schema: JsonSchema = hasStatus ? { properties: { status: {} } } : {};
  const endpoints = conventionalEndpoints({
    kind: kind.name,
    plural: plural.name,
    scope,
    ...(resource.root === "/api/v1" && { root: resource.root }),
    description: "",
    schema,
  });
  return Object.entries(endpoints).map(([constant, endpoint]) => ({
    ...readEndpoint(constant, endpoint, kind.place.path),
    constant: { name: constant, place: kind.place },
    place: kind.place,
  }));
}
