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
    return sentence(`${message}.`, yamlHints[code]);
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
    return `The alias "${alias}" already stands for the kind "${kind}" (${line(at)}).`;
  }),
  "duplicate-plural": error(({ name, kind, at }: { name: string; kind: string; at: Location }) => {
    return `The plural "${name}" is already that of the kind "${kind}" (${line(at)}). It is the name in storage. Write another one as "plural".`;
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
  "undeclared-parameter": error(({ name, known }: { name: string; known: readonly string[] }) => {
    const expected = known.length > 0 ? ` Expected one of ${list(known)}.` : "";
    return sentence(
      `The path parameter "${name}" is not declared under "parameters".`,
      didYouMean(name, known) || expected.trim(),
    );
  }),
  "query-parameter-in-path": error(({ name }: { name: string }) => {
    return `"${name}" is declared as a query parameter, but a path uses it. Expected "in: path".`;
  }),
  "path-parameters": error(
    ({
      kind,
      scope,
      role,
      expected,
      found,
    }: PathDetails & { expected: readonly string[]; found: readonly string[] }) => {
      const wanted =
        expected.length > 0 ? `the parameters ${list(expected.map((name) => `:${name}`))}` : "no parameters";
      const actual = found.length > 0 ? list(found.map((name) => `:${name}`)) : "none";
      return `The path of ${roleWords[role]} of the ${scopeWords[scope]} kind "${kind}" needs ${wanted}, but has ${actual}. Expected a path like ${examplePath(scope, role)}.`;
    },
  ),
  "status-path": error(({ constant, expected }: { constant: string; expected: string }) => {
    return `The status must be below the object, which is at "${constant}". Expected ${expected}.`;
  }),
  "duplicate-role": error(({ kind, role, first, at }: { kind: string; role: string; first: string; at: Location }) => {
    return `"${first}" (${line(at)}) already is ${roleWords[role]} of "${kind}". Expected one endpoint with all its methods.`;
  }),
  "duplicate-route": error(({ route, methods, constant, kind, at }: RouteDetails) => {
    return `${list(methods)} ${route} already leads to "${constant}" of "${kind}" (${line(at)}). Names of parameters do not tell paths apart.`;
  }),
  "action-misfits-path": error(({ action, role, needs, fitting }: MisfitDetails & { role: string; needs: string }) => {
    return `"${action}" belongs to ${roleWords[needs]}, but this is the path of ${roleWords[role]}.${expectedActions(fitting)}`;
  }),
  "action-misfits-method": error(
    ({ action, method, methods, fitting }: MisfitDetails & { method: string; methods: readonly string[] }) => {
      return `"${action}" is done by ${methods.join(" or ")}, not by ${method}.${expectedActions(fitting)}`;
    },
  ),
  "wrong-status": error(({ action, status, expected }: { action: string; status: number; expected: number }) => {
    return `"${action}" cannot answer with ${status}. Expected ${expected}.`;
  }),
  "missing-action": error(({ kind, missing, role, scope, constant, operations }: MissingDetails) => {
    const where = constant === undefined ? `an endpoint with a path like ${examplePath(scope, role)}` : `"${constant}"`;
    return `The kind "${kind}" lacks the action${missing.length > 1 ? "s" : ""} ${list(missing)}. Expected ${where} to have ${operations.map((operation) => `"${operation}"`).join(" and ")}.`;
  }),
  "status-without-schema": error(({ kind }: { kind: string }) => {
    return `The kind "${kind}" has no status. Expected "status" among the properties of its schema, or no such endpoint.`;
  }),
  "actions-of-path-parameter": error(({ name }: { name: string }) => {
    return `"${name}" is a path parameter: the paths say where it is used. Expected no "actions".`;
  }),
  "query-without-actions": error(({ name }: { name: string }) => {
    return `No action takes the query parameter "${name}". Expected "actions" to name some.`;
  }),
  "unused-parameter": warning(({ name }: { name: string }) => `No path uses the parameter "${name}".`),

  // Schemas (check-references.ts, check-schemas.ts, check-kinds.ts, check-values.ts, check-compilation.ts)
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
  "schema-refused": error(({ reason }: { reason: string }) => `The schema cannot be compiled: ${reason}.`),
  "kind-not-object": error(({ kind }: { kind: string }) => {
    return `The schema of the kind "${kind}" must be an object whose properties are written in place.`;
  }),
  "built-in-property": error(({ name }: { name: string }) => {
    return `Every object has "${name}" already. Expected only what the object holds beside apiVersion, kind and metadata.`;
  }),
  "status-property": error(({ name }: { name: string }) => {
    return `A status cannot have a property "${name}": it could not be told from a whole object.`;
  }),
  "status-not-object": error(({ kind }: { kind: string }) => {
    return `The status of the kind "${kind}" must be an object. Expected "type: object", or a reference to such a schema.`;
  }),
  "initial-status-without-schema": error(({ kind }: { kind: string }) => {
    return `The kind "${kind}" has no status to start with. Expected "status" among the properties of its schema.`;
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
}

interface MissingDetails extends PathDetails {
  readonly missing: readonly string[];
  /** The endpoint that should have them, if it exists. */
  readonly constant: string | undefined;
  /** What to write. */
  readonly operations: readonly string[];
}

interface MisfitDetails {
  readonly action: string;
  /** Actions that would be right. */
  readonly fitting: readonly string[];
}

interface RouteDetails {
  readonly route: string;
  readonly methods: readonly string[];
  readonly constant: string;
  readonly kind: string;
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

/** One finding in a source. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  readonly message: string;
  readonly location: Location;
}

/** Collects what all stages find, so that one run tells everything. */
export interface Diagnostics {
  report<C extends Code>(code: C, location: Location, details: Details<C>): void;
  /** In the order of the source, each once. */
  readonly list: readonly Diagnostic[];
  /** Warnings do not count. */
  readonly hasErrors: boolean;
  /** All of it as text with a final newline; empty if there is nothing to say. */
  render(options: { readonly color: boolean }): string;
}

export function createDiagnostics(): Diagnostics {
  const found = new Map<string, Diagnostic>();
  return {
    report(code, location, details) {
      const { severity, message: write } = catalogue[code] as Entry<typeof details>;
      const message = write(details);
      found.set(JSON.stringify([location.source.path, location.start, code, message]), {
        code,
        severity,
        message,
        location,
      });
    },
    get list() {
      return [...found.values()].sort(
        (one, other) =>
          compare(one.location.source.path, other.location.source.path) ||
          one.location.start - other.location.start ||
          compare(one.code, other.code),
      );
    },
    get hasErrors() {
      return [...found.values()].some(({ severity }) => severity === "error");
    },
    render({ color }) {
      const paint = color ? ansi : plain;
      const parts = this.list.map((diagnostic) => renderOne(diagnostic, paint));
      return parts.length === 0 ? "" : `${[...parts, summary(this.list)].join("\n")}\n`;
    },
  };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

type Style = "bold" | "dim" | "error" | "warning";

const ansiCodes: Readonly<Record<Style, number>> = { bold: 1, dim: 2, error: 31, warning: 33 };

function ansi(style: Style, text: string): string {
  return `\u001b[${ansiCodes[style]}m${text}\u001b[0m`;
}

function plain(_: Style, text: string): string {
  return text;
}

function renderOne({ code, severity, message, location }: Diagnostic, paint: typeof ansi): string {
  const { source, start, end } = location;
  const { line: number, column } = source.position(start);
  const frame = source.frame(start, end);
  const gutter = String(number);
  const place = paint("bold", `${source.path}:${number}:${column}`);
  return [
    `${place} ${paint(severity, severity)} ${code}: ${message}`,
    `  ${paint("dim", `${gutter} |`)} ${frame.code}`,
    `  ${paint("dim", `${" ".repeat(gutter.length)} |`)} ${paint(severity, frame.carets)}`,
    "",
  ].join("\n");
}

function summary(list: readonly Diagnostic[]): string {
  const count = (severity: Severity) => {
    const number = list.filter((diagnostic) => diagnostic.severity === severity).length;
    return number === 0 ? [] : `${number} ${severity}${number === 1 ? "" : "s"}`;
  };
  return [count("error"), count("warning")].flat().join(", ");
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
  MULTIPLE_DOCS: "A manifest is one document.",
  UNEXPECTED_TOKEN: "Text with quotes, brackets or braces in it must be in quotes as a whole.",
};

const typeWords: Readonly<Record<string, string>> = {
  object: "a mapping",
  array: "a list",
  string: "text",
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
};

const scopeWords: Readonly<Record<string, string>> = { Namespaced: "namespaced", Cluster: "cluster-scoped" };

const roleWords: Readonly<Record<string, string>> = {
  collection: "the list of objects",
  item: "one object",
  status: "the status of an object",
  global: "the list over all namespaces",
};

/** What a path looks like for a scope and a role. */
function examplePath(scope: string, role: string): string {
  const collection = scope === "Namespaced" && role !== "global" ? "/namespaces/:namespace/foos" : "/foos";
  return `/apis/v1${collection}${role === "item" ? "/:name" : role === "status" ? "/:name/status" : ""}`;
}

function expectedActions(fitting: readonly string[]): string {
  return fitting.length > 0 ? ` Expected ${fitting.join(" or ")}.` : " It cannot have this method.";
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
