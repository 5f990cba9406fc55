import { readFileSync } from "node:fs";
import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import { methods } from "../manifest.js";
import type { Path } from "../parse.js";
import { closest } from "../suggest.js";
import type { CheckContext } from "./check-context.js";
import { stepsOf } from "./json-pointer.js";
import { isMapping } from "./outline.js";

/** The schema of manifests, in codegen/ of the package. The compiled program runs in dist/codegen/checks/. */
const schemaFiles = ["../resources.schema.json", "../../../codegen/resources.schema.json"];

/** Compares a manifest with resources.schema.json. */
export function checkShape(context: CheckContext, manifest: unknown): void {
  compiled ??= compile();
  if (compiled(manifest)) return;
  for (const error of compiled.errors ?? []) reportError(context, error);
}

/** The schema never changes while the program runs; --watch compiles it once. */
let compiled: ValidateFunction | undefined;

function compile(): ValidateFunction {
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    strict: false,
    meta: false,
    validateSchema: false,
    validateFormats: false,
    code: { optimize: false },
  });
  return ajv.compile(readSchema());
}

function readSchema(): object {
  for (const file of schemaFiles) {
    try {
      return JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8"));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  }
  throw new Error("resources.schema.json is missing from the package");
}

/** The part of the schema that an error is about, as far as messages need it. */
interface SchemaPart {
  readonly title?: string;
  readonly properties?: object;
  readonly patternProperties?: object;
}

/** Tells one of ajv's errors (https://ajv.js.org/api.html#error-objects) in the words of manifests. */
function reportError(context: CheckContext, { keyword, instancePath, params, data, ...error }: ErrorObject): void {
  // The parser has already said why there is no value.
  if (data === undefined) return;
  const path = stepsOf(instancePath);
  const schema = (error.parentSchema ?? {}) as SchemaPart;
  const place = { path, part: "value" } as const;
  const subject = subjectOf(path);
  switch (keyword) {
    case "required":
      reportMissing(context, path, params.missingProperty, data, schema);
      break;
    case "additionalProperties":
      reportKey(context, path, params.additionalProperty, data, schema);
      break;
    case "type":
      context.report("wrong-type", place, { subject, expected: expectedType(path, params.type), value: data });
      break;
    case "enum":
      reportValue(context, path, data, params.allowedValues);
      break;
    case "pattern":
      // check-references.ts says more about references.
      if (path.at(-1) !== "$ref") {
        context.report("bad-value", place, { subject, value: data, expected: wordsFor(params.pattern) });
      }
      break;
    case "uniqueItems":
      reportRepeated(context, path, data);
      break;
    case "minLength":
    case "minItems":
    case "minProperties":
      context.report("too-small", place, { subject, expected: "not be empty" });
      break;
    case "minimum":
      context.report("too-small", place, { subject, expected: `be at least ${params.limit}` });
      break;
    case "exclusiveMinimum":
      context.report("too-small", place, { subject, expected: `be greater than ${params.limit}` });
      break;
    case "if":
      break; // What "then" or "else" has against the value is an error of its own.
    default:
      context.report("bad-value", place, { subject, value: data, expected: `a value that ${error.message}` });
      break;
  }
}

/** What a type of the schema stands for here. */
function expectedType(path: Path, type: string): string {
  return path.at(-1) === "additionalProperties" ? "true, false or a schema" : type;
}

function reportMissing({ report }: CheckContext, path: Path, key: string, data: unknown, schema: SchemaPart): void {
  if (!isMapping(data) || key in data) return;
  // A misspelt key is not missing as well.
  const known = Object.keys(schema.properties ?? {});
  const strangers = Object.keys(data).filter((name) => !known.includes(name));
  if (strangers.some((name) => closest(name, known) === key)) return;
  report("missing-key", { path, part: "key" }, { subject: subjectOf(path), key });
}

function reportKey({ report }: CheckContext, path: Path, key: string, data: unknown, schema: SchemaPart): void {
  const place = { path: [...path, key], part: "key" } as const;
  const [pattern] = Object.keys(schema.patternProperties ?? {});
  if (pattern !== undefined) {
    report("bad-name", place, { name: key, expected: wordsFor(pattern) });
  } else if (schema.title === "Endpoint" && /^[A-Z]+$/.test(key)) {
    report("unknown-method", place, { method: key, known: methods });
  } else {
    // `{ description: this, that }` is a mapping with the key "that".
    const afterComma = key.includes(" ") && isMapping(data) && data[key] === null;
    report("unknown-key", place, { key, known: Object.keys(schema.properties ?? {}), afterComma });
  }
}

function reportValue({ report }: CheckContext, path: Path, value: unknown, known: readonly unknown[]): void {
  const place = { path, part: "value" } as const;
  if (path.at(-1) === "action" || path.at(-2) === "actions") {
    report("unknown-action", place, { value, known: known.map(String) });
  } else {
    report("unknown-value", place, { subject: subjectOf(path), value, known });
  }
}

/** Reports every item that stands in the list before; ajv names one only. */
function reportRepeated({ report }: CheckContext, path: Path, data: unknown): void {
  if (!Array.isArray(data)) return;
  const known = new Set<string>();
  for (const [index, value] of data.entries()) {
    const text = JSON.stringify(value);
    if (known.has(text)) {
      report("duplicate-value", { path: [...path, index], part: "value" }, { subject: subjectOf(path), value });
    }
    known.add(text);
  }
}

/** How messages call what stands at a path: by its key. */
function subjectOf(path: Path): string {
  const key = path.at(-1);
  if (key === undefined) return "The manifest";
  return /^\d+$/.test(String(key)) ? `An item of ${subjectOf(path.slice(0, -1))}` : `"${key}"`;
}

/** The patterns of resources.schema.json in words. */
const patternWords: Readonly<Record<string, string>> = {
  "^[a-z][A-Za-z0-9]*$": "camelCase: a small letter, then letters and digits",
  "^[A-Z][A-Za-z0-9]*$": "PascalCase: a capital, then letters and digits",
  "^[A-Z][A-Za-z0-9]*URL$": 'PascalCase that ends in "URL", such as PodsURL',
  "^[A-Za-z][A-Za-z0-9]*$": "a letter, then letters and digits",
  "^[a-z][a-z0-9]*$": "a small letter, then small letters and digits",
  "^([a-z0-9][a-z0-9.-]*/)?v[0-9]+[a-z0-9]*$": 'a version such as "v1", or a group and a version such as "apps/v1"',
  "^[A-Za-z_$][A-Za-z0-9_$-]*(\\.[A-Za-z_$][A-Za-z0-9_$-]*)*$": "the path of a field, such as spec.nodeName",
  "^(\\.[A-Za-z_$][A-Za-z0-9_$-]*)+$": "the path of a field below the value, such as .maxReplicas",
  "^/": "a path that starts with a slash",
};

function wordsFor(pattern: string): string {
  return patternWords[pattern] ?? `text that matches ${pattern}`;
}
