import { upperFirst } from "./naming.js";
import type { Location } from "./source.js";
import { closest } from "./suggest.js";

export type Severity = "error" | "warning";

interface Entry<Details> {
  readonly severity: Severity;
  readonly message: (details: Details) => string;
}

function error<Details>(message: (details: Details) => string): Entry<Details> {
  return { severity: "error", message };
}

function warning<Details>(message: (details: Details) => string): Entry<Details> {
  return { severity: "warning", message };
}

/** Everything that can be said about a manifest: what is wrong, what was expected, and what was probably meant. */
const catalogue = {
  // The text (parse.ts)
  "yaml-syntax": error(({ code, message }: { code: string; message: string }) => {
    return yamlMessages[code] ?? sentence(`${message}.`, yamlHints[code]);
  }),
  "unsupported-yaml": error(
    ({ what }: { what: string }) => `A manifest cannot hold ${what}. Expected plain JSON data.`,
  ),
  "duplicate-key": error(({ key, first }: { key: string; first: Location }) => {
    return `The key "${key}" stands twice; the first is on ${line(first)}.`;
  }),
  "unknown-anchor": error(({ name, known }: { name: string; known: readonly string[] }) => {
    return sentence(`No anchor "&${name}" stands before this alias.`, didYouMean(name, known, "*"));
  }),
  "cyclic-alias": error(({ name }: { name: string }) => `The alias "*${name}" stands inside what it repeats.`),
  "excessive-aliases": error(({ limit }: { limit: number }) => {
    return `With every alias written out, the manifest has more than ${limit} values.`;
  }),

  // The shape (check-shape.ts)
  "unknown-key": error(({ key, known, afterComma }: { key: string; known: readonly string[]; afterComma: boolean }) => {
    const quote = afterComma ? "If it is the end of a text with a comma in it, put that text in quotes." : "";
    return sentence(`Unknown key "${key}".`, didYouMean(key, known) || quote || `Expected one of ${list(known)}.`);
  }),
  "unknown-method": error(({ method, known }: { method: string; known: readonly string[] }) => {
    return sentence(`Unknown method "${method}".`, didYouMean(method, known), `Expected one of ${list(known)}.`);
  }),
  "missing-key": error(({ subject, key }: { subject: string; key: string }) => `${subject} lacks the key "${key}".`),
  "wrong-type": error(({ subject, expected, value }: { subject: string; expected: string; value: unknown }) => {
    const quote = expected === "string" && typeof value !== "object" ? "Put it in quotes." : "";
    return sentence(`${subject} must be ${typeWords[expected] ?? expected}, but ${actually(value)}.`, quote);
  }),
  "unknown-value": error(
    ({ subject, value, known }: { subject: string; value: unknown; known: readonly unknown[] }) => {
      const suggestion = typeof value === "string" ? didYouMean(value, known.map(String)) : "";
      return sentence(`${subject} cannot be ${json(value)}.`, suggestion, `Expected one of ${list(known.map(json))}.`);
    },
  ),
  "unknown-action": error(({ value, known }: { value: unknown; known: readonly string[] }) => {
    const suggestion = typeof value === "string" ? didYouMean(value, known) : "";
    return sentence(`Unknown action ${json(value)}.`, suggestion, `Expected one of ${list(known)}.`);
  }),
  "bad-name": error(({ name, expected }: { name: string; expected: string }) => {
    return `"${name}" cannot be a name here. Expected ${expected}.`;
  }),
  "bad-value": error(({ subject, value, expected }: { subject: string; value: unknown; expected: string }) => {
    return `${subject} cannot be ${json(value)}. Expected ${expected}.`;
  }),
  "too-small": error(({ subject, expected }: { subject: string; expected: string }) => `${subject} must ${expected}.`),
  "duplicate-value": error(({ subject, value }: { subject: string; value: unknown }) => {
    return `${subject} holds ${json(value)} twice. Its items must differ.`;
  }),

  // Names (check-names.ts)
  "duplicate-kind": error(({ kind, first, at }: { kind: string; first: string; at: Location }) => {
    const difference = kind === first ? "" : " Kinds must differ in more than upper and lower case: they name files.";
    return `The kind "${kind}" is already declared${kind === first ? "" : ` as "${first}"`} on ${line(at)}.${difference}`;
  }),
  "duplicate-alias": error(({ alias, kind, own, at }: { alias: string; kind: string; own: boolean; at: Location }) => {
    if (own) return `The alias "${alias}" is the name of the kind itself.`;
    return `The alias "${alias}" already stands for ${kind} (${line(at)}).`;
  }),
  "duplicate-plural": error(({ name, kind, at }: { name: string; kind: string; at: Location }) => {
    return `The plural "${name}" is already that of ${kind} (${line(at)}). It is the name in storage. Write another one as "plural".`;
  }),
  "duplicate-constant": error(({ name, at }: { name: string; at: Location }) => {
    return `The URL constant "${name}" is already declared on ${line(at)}.`;
  }),
  "name-collision": error(
    ({ name, meaning, other, at }: { name: string; meaning: string; other: string; at: Location }) => {
      return `"${name}" would be both ${meaning} and ${other} (${line(at)}).`;
    },
  ),
  "reserved-name": error(({ name, why }: { name: string; why: string }) => `"${name}" cannot be used: ${why}.`),

  // Paths and endpoints (check-paths.ts, check-endpoints.ts, check-routes.ts, check-parameters.ts)
  "bad-path": error(({ path }: { path: string }) => {
    return `"${path}" is not a path. Expected segments of letters, digits, ".", "_", "~" and "-", or ":name" for a parameter, each after one "/".`;
  }),
  "undeclared-parameter": error(
    ({ name, known, conventional }: { name: string; known: readonly string[]; conventional: boolean }) => {
      if (conventional) return `"parameters" lacks "${name}", which the conventional paths use.`;
      const expected = known.length > 0 ? `Expected one of ${list(known)}.` : "";
      return sentence(
        `The path parameter "${name}" is not declared under "parameters".`,
        didYouMean(name, known) || expected,
      );
    },
  ),
  "query-parameter-in-path": error(({ name }: { name: string }) => {
    return `"${name}" is declared as a query parameter, but a path uses it. Expected "in: path".`;
  }),
  "path-parameters": error(({ kind, scope, role, expected, found, example }: PathDetails) => {
    const wanted = expected.length > 0 ? `the parameters ${list(expected.map((name) => `:${name}`))}` : "no parameters";
    const actual = found.length > 0 ? list(found.map((name) => `:${name}`)) : "none";
    return `The path of ${roleWords[role]} of ${kind} (scope ${scope}) needs ${wanted}, but has ${actual}. Expected a path like ${example}.`;
  }),
  "status-path": error(({ constant, expected }: { constant: string; expected: string }) => {
    return `The status must be below the object, which is at "${constant}". Expected ${expected}.`;
  }),
  "duplicate-role": error(({ kind, role, first, at }: { kind: string; role: string; first: string; at: Location }) => {
    return `"${first}" (${line(at)}) already is ${roleWords[role]} of ${kind}. Expected one endpoint with all its methods.`;
  }),
  "duplicate-route": error(({ route, methods, constant, kind, first, at }: RouteDetails) => {
    const hint = route === first ? "" : " Names of parameters do not tell paths apart.";
    return `${list(methods)} ${route} already leads to "${constant}" of ${kind} (${line(at)}).${hint}`;
  }),
  "action-misfits-path": error(
    ({ action, method, role, needs, fitting }: MisfitDetails & { role: string; needs: string }) => {
      return `"${action}" belongs to ${roleWords[needs]}, but this is the path of ${roleWords[role]}.${expectedActions(fitting, method)}`;
    },
  ),
  "action-misfits-method": error(
    ({ action, method, methods, fitting }: MisfitDetails & { methods: readonly string[] }) => {
      return `"${action}" is done by ${methods.join(" or ")}, not by ${method}.${expectedActions(fitting, method)}`;
    },
  ),
  "wrong-status": error(({ action, status, expected }: { action: string; status: number; expected: number }) => {
    return `"${action}" cannot answer with ${status}. Expected ${expected}.`;
  }),
  "missing-action": error(({ kind, missing, constant, example, operations }: MissingDetails) => {
    const where = constant === undefined ? `an endpoint like ${example}` : `"${constant}"`;
    return `${upperFirst(kind)} lacks the action${missing.length > 1 ? "s" : ""} ${list(missing)}. Expected ${where} to have ${operations.map((operation) => `"${operation}"`).join(" and ")}.`;
  }),
  "status-without-schema": error(({ kind }: { kind: string }) => {
    return `${upperFirst(kind)} has no status. Expected "status" among the properties of its schema, or no such endpoint.`;
  }),
  "actions-of-path-parameter": error(({ name }: { name: string }) => {
    return `"${name}" is a path parameter: the paths say where it is used. Expected no "actions".`;
  }),
  "unused-parameter": warning(({ name, in: place }: { name: string; in: "path" | "query" }) => {
    if (place === "path") return `No path uses the parameter "${name}".`;
    return `No action takes the query parameter "${name}". Expected "actions" to name some.`;
  }),

  // Schemas (check-references.ts, check-schemas.ts, check-compositions.ts, check-kinds.ts, check-values.ts, check-compilation.ts)
  "unresolved-reference": error(({ ref, meant }: { ref: string; meant: string | undefined }) => {
    const suggestion = meant === undefined ? "" : `Did you mean "#/schemas/${meant}"?`;
    return sentence(
      `"${ref}" leads nowhere.`,
      suggestion || `Expected "#/schemas/" and a name declared under "schemas".`,
    );
  }),
  "cyclic-reference": error(({ cycle }: { cycle: readonly string[] }) => {
    return `A schema cannot contain itself: ${cycle.join(" -> ")}.`;
  }),
  "unused-schema": warning(({ name }: { name: string }) => `Nothing refers to the schema "${name}".`),
  "missing-type": error(({ keyword, needed }: { keyword: string; needed: readonly string[] }) => {
    return `"${keyword}" has no effect without a type. Expected "type: ${needed.join('" or "type: ')}" beside it.`;
  }),
  "keyword-misfits-type": error(
    ({ keyword, needed, types }: { keyword: string; needed: readonly string[]; types: readonly string[] }) => {
      return `"${keyword}" has no effect on the type ${types.join(" or ")}. It is for ${needed.join(" or ")}.`;
    },
  ),
  "value-misfits-type": error(({ value, types }: { value: unknown; types: readonly string[] }) => {
    return `${json(value)} is not of the type ${types.join(" or ")}, so it can never occur.`;
  }),
  "ignored-default": error(({ tried }: { tried: boolean }) => {
    const why = tried ? "in an alternative or a condition" : "outside the schema of a property";
    return `A default has no effect ${why}. Expected it beside the type or reference of a property.`;
  }),
  "ignored-keyword": error(({ keyword, needs }: { keyword: string; needs: readonly string[] }) => {
    return `"${keyword}" has no effect without "${needs.join('" or "')}".`;
  }),
  "bad-pattern": error(({ reason }: { reason: string }) => `Not a regular expression: ${reason}.`),
  "empty-range": error(({ least, most, low, high }: { least: string; most: string; low: number; high: number }) => {
    return `No value has ${least} ${low} and ${most} ${high}.`;
  }),
  "undeclared-property": error(({ name, known }: { name: string; known: readonly string[] }) => {
    const expected = known.length > 0 ? `Expected one of ${list(known)}.` : "";
    return sentence(`The object cannot have a property "${name}".`, didYouMean(name, known) || expected);
  }),
  "closed-composition": error(({ ref, never }: { ref: string; never: readonly string[] }) => {
    return `Beside "${ref}" the object can never have ${list(never)}: objects take no properties but those that they declare. Expected one schema that declares all of them, or "additionalProperties: true" in each.`;
  }),
  "schema-refused": error(({ reason }: { reason: string }) => `The schema cannot be compiled: ${reason}.`),
  "kind-not-object": error(({ kind }: { kind: string }) => {
    return `The schema of ${kind} must be an object whose properties are written in place.`;
  }),
  "built-in-property": error(({ name }: { name: string }) => {
    return `Every object has "${name}" already. Expected only what the object holds beside apiVersion, kind and metadata.`;
  }),
  "status-property": error(({ name }: { name: string }) => {
    return `A status cannot have a property "${name}": it could not be told from a whole object.`;
  }),
  "status-not-object": error(({ kind }: { kind: string }) => {
    return `The status of ${kind} must be an object. Expected "type: object", or a reference to such a schema.`;
  }),
  "initial-status-without-schema": error(({ kind }: { kind: string }) => {
    return `${upperFirst(kind)} has no status to start with. Expected "status" among the properties of its schema.`;
  }),
  "built-in-selectable-field": error(({ field }: { field: string }) => {
    return `"${field}" cannot be declared selectable: of what every object has, metadata.name and metadata.namespace are selectable already, and nothing else is.`;
  }),
  "unselectable-field": error(({ field, type }: { field: string; type: unknown }) => {
    const actual = typeof type === "string" ? ` but of the type ${type}` : "";
    return `"${field}" is not one plain value${actual}. Expected a field of "type: string", integer, number or boolean.`;
  }),
  "bad-expression": error(({ reason }: { reason: string }) => {
    return `Not an expression in CEL that fits the schema: ${reason}.`;
  }),
  "unknown-rule-field": error(
    ({ field, known, escaped }: { field: string; known: readonly string[]; escaped: string | undefined }) => {
      if (escaped !== undefined) return `"${field}" is a word of CEL or cannot be read by it. Expected "${escaped}".`;
      const expected = known.length > 0 ? `Expected one of ${list(known)}.` : "";
      return sentence(`The value has no field "${field}".`, didYouMean(field, known) || expected);
    },
  ),
  "expression-type": error(({ expected, type }: { expected: "bool" | "string"; type: string }) => {
    const subject = expected === "bool" ? "A rule must be true or false" : "A message must be text";
    return `${subject}, but the type of this expression is ${type}. Expected the type ${expected}.`;
  }),
  "misplaced-rules": error(() => {
    return `Rules have no effect in a condition or a parameter. Expected them beside the type or reference of a value.`;
  }),
  "uncorrelatable-rule": error(() => {
    return `A rule about the items of a list cannot use "oldSelf": nothing tells which old item belongs to which new one. Expected a rule about the list.`;
  }),
  "bad-default": error(({ field, expected }: { field: string; expected: string }) => {
    return `The schema refuses this default: ${field === "" ? "it" : `"${field}"`} ${expected}.`;
  }),
  "bad-initial-status": error(({ field, expected }: { field: string; expected: string }) => {
    return `The schema of the status refuses this: ${field === "" ? "it" : `"${field}"`} ${expected}.`;
  }),
};

interface PathDetails {
  readonly kind: string;
  readonly scope: string;
  readonly role: string;
  /** Names of the parameters that such a path has. */
  readonly expected: readonly string[];
  readonly found: readonly string[];
  /** A path that would do. */
  readonly example: string;
}

interface MissingDetails {
  readonly kind: string;
  readonly missing: readonly string[];
  /** The endpoint that should have them, if it exists. */
  readonly constant: string | undefined;
  /** Path of the endpoint that should have them otherwise. */
  readonly example: string;
  /** What to write. */
  readonly operations: readonly string[];
}

interface MisfitDetails {
  readonly action: string;
  readonly method: string;
  /** Actions that would be right. */
  readonly fitting: readonly string[];
}

interface RouteDetails {
  readonly route: string;
  readonly methods: readonly string[];
  readonly constant: string;
  readonly kind: string;
  /** The path that was there before. */
  readonly first: string;
  readonly at: Location;
}

type Catalogue = typeof catalogue;

/** Identifies a kind of mistake, for instance `unknown-key`. */
export type Code = keyof Catalogue;

/** What the message of a code has to know. */
export type Details<C extends Code> = Catalogue[C] extends Entry<infer D> ? D : never;

export const codes = Object.keys(catalogue) as readonly Code[];

export function severityOf(code: Code): Severity {
  return catalogue[code].severity;
}

export function messageOf<C extends Code>(code: C, details: Details<C>): string {
  return (catalogue[code] as Entry<Details<C>>).message(details);
}

/** What usually lies behind an error of the YAML parser, by its code. */
const yamlHints: Readonly<Record<string, string>> = {
  BLOCK_IN_FLOW: 'Text with ": " in it must be in quotes.',
  BLOCK_AS_IMPLICIT_KEY: 'Text with ": " in it must be in quotes, and keys of one mapping must be indented alike.',
  MULTILINE_IMPLICIT_KEY: "Keys of one mapping must be indented alike.",
  BAD_INDENT: "Is a bracket or a brace left open?",
  BAD_SCALAR_START: "Put the text in quotes.",
  MISSING_CHAR: "Is a quote, a bracket or a brace left open?",
  TAB_AS_INDENT: "Indent with spaces.",
  UNEXPECTED_TOKEN: "Text with quotes, brackets or braces in it must be in quotes as a whole.",
};

/** Where the YAML parser has words for programmers only. */
const yamlMessages: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: 'A second document starts here. A manifest is one document, without "---" in the middle.',
};

const typeWords: Readonly<Record<string, string>> = {
  object: "a mapping",
  array: "a list",
  string: "text",
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
};

const roleWords: Readonly<Record<string, string>> = {
  collection: "the list of objects",
  item: "one object",
  status: "the status of an object",
  global: "the list over all namespaces",
};

function expectedActions(fitting: readonly string[], method: string): string {
  return fitting.length > 0 ? ` Expected ${fitting.join(" or ")}.` : ` No action fits ${method} here.`;
}

function actually(value: unknown): string {
  if (value === null) return "it is empty";
  if (Array.isArray(value)) return "it is a list";
  if (typeof value === "object") return "it is a mapping";
  return `it is ${json(value)}`;
}

/** A value as JSON, cut if it is long. */
function json(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function list(names: readonly string[]): string {
  return names.join(", ");
}

function line({ source, start }: Location): string {
  return `line ${source.position(start).line}`;
}

function didYouMean(name: string, known: readonly string[], mark = ""): string {
  const meant = closest(name, known);
  return meant === undefined ? "" : `Did you mean "${mark}${meant}"?`;
}

/** Joins what there is of the parts of a message. */
function sentence(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part).join(" ");
}
