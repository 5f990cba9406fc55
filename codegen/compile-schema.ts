import { Ajv, type Options } from "ajv";
import formatsPlugin from "ajv-formats";
import { fullFormats } from "ajv-formats/dist/formats.js";
import type { JsonSchema } from "./manifest.js";
import { refName, transformSchema } from "./schema.js";

/** Ready code of one validate function, in parts, so that several can share a file. */
export interface CompiledSchema {
  /** The function `checkNAME`, formatted. Other schemas that it refers to are called as `validateNAME`. */
  readonly functionCode: string;
  /** Module-level constants it needs (patterns, lists of known properties), formatted. */
  readonly constants: readonly string[];
  /** Runtime helpers it needs. */
  readonly helpers: ReadonlySet<ValidatorHelper>;
  /** Names of the schemas it calls. */
  readonly references: readonly string[];
}

/** `fullFormats` comes from ajv-formats, `equal` from fast-deep-equal, the others stand in validator.ts. */
export type ValidatorHelper = "fullFormats" | "equal" | "codePoints" | "isBase64" | "joinErrors";

/** The part of ajv's `source` that is needed here (https://ajv.js.org/options.html#code). */
interface AjvSource {
  readonly validateName: { readonly str: string };
  readonly validateCode: string;
  readonly scopeValues: Readonly<Record<string, Iterable<ScopeValue> | undefined>>;
}

interface ScopeValue {
  readonly str: string;
  readonly value: { readonly ref: unknown; readonly code?: unknown };
}

/** Keywords that say nothing about validity. They would only make the code longer. */
const annotations = new Set([
  "description",
  "title",
  "examples",
  "deprecated",
  "readOnly",
  "contentEncoding",
  "x-kubernetes-validations",
]);

/**
 * What may have to be renamed in ajv's code: a path into a schema, or a numbered identifier. Strings are matched
 * first so that what they hold is left alone; ajv writes all of them with double quotes.
 */
const token =
  /"(?:[^"\\]|\\.)*"|(?<![.\w$])(schema\d+)((?:\.[\w$]+|\[(?:"(?:[^"\\]|\\.)*"|\d+)\])*)|(?<![.\w$])[a-z]+\d+(?![\w$])/g;

/**
 * Turns schemas into JavaScript with ajv. Each schema is compiled alone: a reference becomes a call of the other
 * schema's function, so the code of one never depends on the text of another, nor on the order of compilation.
 */
export class SchemaCompiler {
  readonly #ajv = new Ajv({
    allErrors: true,
    useDefaults: true,
    inlineRefs: false,
    validateSchema: false,
    // check-schemas.ts finds keywords that do not fit the type beside them; ajv would write to the console about others.
    strictTypes: false,
    uriResolver: plainNames,
    code: {
      source: true,
      esm: true,
      lines: true,
      // It takes half of the time of 500 kinds; withoutUnused does what matters of its work.
      optimize: false,
      // Only the text is wanted. What ajv would evaluate, and never call, is an empty function.
      process: () => "return function validate() {}",
    },
  });
  /** By name and text of the schema. */
  readonly #compiled = new Map<string, CompiledSchema>();
  /** By text of the schema: kinds often have parts that are alike but for the name. */
  readonly #sources = new Map<string, AjvSource>();
  readonly #names = new Map<unknown, string>();

  constructor() {
    formatsPlugin.default(this.#ajv);
    // The one of ajv-formats overflows the stack on some megabytes of text; isBase64 takes its place.
    this.#ajv.addFormat("byte", isBase64);
  }

  /**
   * Compiles the schema named `name`. Unchanged schemas are compiled once per SchemaCompiler.
   *
   * @throws ajv's error if it refuses the schema (strict mode, https://ajv.js.org/strict-mode.html).
   */
  compile(name: string, schema: JsonSchema): CompiledSchema {
    const text = JSON.stringify(schema);
    const key = `${name} ${text}`;
    const known = this.#compiled.get(key);
    if (known) return known;
    const source = this.#sources.get(text) ?? this.#compile(schema);
    this.#sources.set(text, source);
    const compiled = this.#assemble(name, source);
    this.#compiled.set(key, compiled);
    return compiled;
  }

  #compile(schema: JsonSchema): AjvSource {
    const bare = transformSchema(schema, (node) => {
      const kept = Object.entries(node).filter(([keyword]) => !annotations.has(keyword));
      const copy = Object.fromEntries(kept);
      if (node.$ref !== undefined) copy.$ref = this.#declare(refName(node.$ref));
      return copy;
    });
    const validate = this.#ajv.compile(bare);
    this.#ajv.removeSchema(bare);
    return validate.source as unknown as AjvSource;
  }

  /** Makes a name known to ajv, so that references to it compile into a call. */
  #declare(name: string): string {
    if (!this.#ajv.schemas[name]) {
      this.#ajv.addSchema({}, name);
      this.#names.set(this.#ajv.getSchema(name), name);
    }
    return name;
  }

  /** ajv numbers its identifiers over all that it ever compiled; here they get stable, telling names. */
  #assemble(name: string, source: AjvSource): CompiledSchema {
    const names = new Map([[source.validateName.str, `check${name}`]]);
    const constants: string[] = [];
    const helpers = new Set<ValidatorHelper>();
    const references = new Set<string>();
    const schemas = new Map<string, unknown>();
    const prefix = name.charAt(0).toLowerCase() + name.slice(1);
    let patterns = 0;

    for (const value of Object.values(source.scopeValues).flatMap((values) => [...(values ?? [])])) {
      const code = String(value.value.code);
      const reference = this.#names.get(value.value.ref);
      const format =
        /^require\("ajv-formats\/dist\/formats"\)\.(fullFormats.*)$/.exec(code)?.[1] ?? patternFormat(value.value.ref);
      if (reference !== undefined) {
        names.set(value.str, `validate${reference}`);
        references.add(reference);
      } else if (value.str.startsWith("schema")) {
        schemas.set(value.str, value.value.ref);
      } else if (value.value.ref === isBase64) {
        names.set(value.str, "isBase64");
        helpers.add("isBase64");
      } else if (code === "Object.prototype.hasOwnProperty") {
        names.set(value.str, "Object.prototype.hasOwnProperty");
      } else if (code.startsWith('require("ajv/dist/runtime/ucs2length")')) {
        names.set(value.str, "codePoints");
        helpers.add("codePoints");
      } else if (code.startsWith('require("ajv/dist/runtime/equal")')) {
        names.set(value.str, "equal");
        helpers.add("equal");
      } else if (format !== undefined) {
        names.set(value.str, format);
        helpers.add("fullFormats");
      } else if (value.str.startsWith("pattern")) {
        patterns += 1;
        const constant = `${prefix}Pattern${patterns}`;
        names.set(value.str, constant);
        constants.push(`const ${constant} = ${code};`);
      } else {
        throw new Error(`ajv asked for a value that this generator does not know: ${value.str} = ${code}`);
      }
    }

    let lists = 0;
    if (references.size > 0) helpers.add("joinErrors");
    const code = withoutUnused(shortenErrors(source.validateCode)).replace(
      token,
      (found, schema?: string, path?: string) => {
        if (schema === undefined || path === undefined) return names.get(found) ?? found;
        if (!schemas.has(schema)) return found;
        const value = follow(schemas.get(schema), path);
        if (!path.endsWith(".properties")) return JSON.stringify(value);
        lists += 1;
        const constant = `${prefix}Properties${lists}`;
        constants.push(`const ${constant} = ${knownProperties(value)};`);
        return constant;
      },
    );
    return {
      functionCode: indent(code),
      constants,
      helpers,
      references: [...references],
    };
  }
}

/** References are plain names here; to take them for URIs costs a tenth of the generator's time. */
const plainNames: Options["uriResolver"] = {
  parse: (name) => ({ path: name }),
  serialize: ({ path }) => path ?? "",
  resolve: (_base, name) => name,
};

/** The format that is this regular expression, which ajv would write out. */
function patternFormat(value: unknown): string | undefined {
  if (!(value instanceof RegExp)) return undefined;
  const [name] = Object.entries(fullFormats).find(([, format]) => format === value) ?? [];
  return name && `fullFormats[${JSON.stringify(name)}]`;
}

/** Stands for the function of validator.ts while ajv writes code; never called. */
function isBase64(): boolean {
  return true;
}

/**
 * ajv's seven lines that note one error, as two; and errors of other functions added to the list instead of a copy of
 * it, which takes quadratic time where a body has very many mistakes.
 */
function shortenErrors(code: string): string {
  return code
    .replace(
      /const (err\d+) = (\{.*\});\nif\(vErrors === null\)\{\nvErrors = \[\1\];\n\}\nelse \{\nvErrors\.push\(\1\);\n\}\n/g,
      "(vErrors ??= []).push($2);\n",
    )
    .replace(
      /vErrors = vErrors === null \? (validate\d+\.errors) : vErrors\.concat\(\1\);/g,
      "vErrors = joinErrors(vErrors, $1);",
    )
    .replaceAll("else {\n}\n", "");
}

/** Variables that note whether there were errors, and how many; ajv sets them everywhere and seldom looks. */
const notes = /^(?:const|let|var) (valid\d+) = (?:true|_errs\d+ === errors);$/;
const counts = /^const (_errs\d+) = errors;$/;

/** The code without variables that are set and never read. Notes go first: they read the counts. */
function withoutUnused(code: string): string {
  const lines = withoutUnread(code.split("\n"), notes, /\bvalid\d+\b/g);
  return withoutUnread(lines, counts, /\b_errs\d+\b/g).join("\n");
}

/** Drops the lines that match `declaration` and whose variable no other line has. */
function withoutUnread(lines: readonly string[], declaration: RegExp, variable: RegExp): string[] {
  const declared = lines.map((line) => declaration.exec(line)?.[1]);
  const read = new Set<string>();
  for (const [index, line] of lines.entries()) {
    if (declared[index] !== undefined) continue;
    for (const [name] of line.matchAll(variable)) read.add(name);
  }
  return lines.filter((_, index) => {
    const name = declared[index];
    return name === undefined || read.has(name);
  });
}

/** Follows a path such as `.properties.spec` or `.properties["a-b"]` from a schema. */
function follow(schema: unknown, path: string): unknown {
  let value = schema;
  for (const [, name, index] of path.matchAll(/\.([\w$]+)|\[("(?:[^"\\]|\\.)*"|\d+)\]/g)) {
    value = (value as Record<string, unknown>)[name ?? String(JSON.parse(index ?? ""))];
  }
  return value;
}

/** ajv looks up many known properties in the schema itself; their names are enough. */
function knownProperties(properties: unknown): string {
  const names = Object.keys(properties as object).map((name) => `  ${JSON.stringify(name)}: true,\n`);
  return `{\n${names.join("")}}`;
}

/** Lays out code that has one statement or brace per line. */
function indent(code: string): string {
  let depth = 0;
  const lines: string[] = [];
  for (const line of code.split("\n")) {
    if (line === "") continue;
    if (line.startsWith("}")) depth -= 1;
    const spaced = line.replace(/^(if|for)\(/, "$1 (").replace(/\)\{$/, ") {");
    lines.push("  ".repeat(depth) + spaced);
    if (line.endsWith("{")) depth += 1;
  }
  return lines.join("\n");
}
