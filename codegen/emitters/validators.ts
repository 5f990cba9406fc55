import type { SchemaCompiler } from "../compile-schema.js";
import type { JsonSchema } from "../manifest.js";
import type { Model } from "../model.js";
import { upperFirst } from "../naming.js";
import { type Emitter, header, type OutputFile } from "./emitter.js";
import { loadTemplate } from "./template.js";
import { docComment, importTypes, importValues } from "./text.js";

const indexTemplate = loadTemplate("validators-index");
const validatorTemplate = loadTemplate("validator");

/** A schema to be checked, and the type that its validate function proves. */
interface Checked {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly type: string;
}

/** Ready validate functions, so that the server compiles no schema at start: ajv's code, in a file for each kind. */
export const emitValidators: Emitter = (model, { compiler }) => [
  { path: "validators/validator.ts", text: validatorTemplate({ header: header(model, "validators") }) },
  { path: "validators/index.ts", text: index(model) },
  validatorFile(model, compiler, "parameters", parameters(model)),
  validatorFile(model, compiler, "shared", model.schemas.map(checked)),
  ...model.resources.map((resource) =>
    validatorFile(model, compiler, resource.fileName, [...resource.ownSchemas, resource.object].map(checked)),
  ),
];

function checked({ name, schema, input }: Model["schemas"][number]): Checked {
  return { name, schema, type: input?.name ?? name };
}

function parameters(model: Model): Checked[] {
  // A default says what an absent parameter means; there is nothing to fill it into.
  return model.parameters.map(({ name, schema: { default: _, ...schema } }) => ({
    name: parameterName(name),
    schema,
    type: "string",
  }));
}

/** A module of validate functions. What they refer to outside the module is in shared.ts. */
function validatorFile(
  model: Model,
  compiler: SchemaCompiler,
  fileName: string,
  schemas: readonly Checked[],
): OutputFile {
  const compiled = schemas.map(({ name, schema }) => compiler.compile(name, schema));
  const own = new Set(schemas.map(({ name }) => name));
  const shared = compiled.flatMap(({ references }) => references).filter((name) => !own.has(name));
  const helpers = new Set(compiled.flatMap((code) => [...code.helpers]));
  const types = schemas.map(({ type }) => type).filter((type) => type !== "string");
  const imports = [
    helpers.has("fullFormats") ? importValues(["fullFormats"], "ajv-formats/dist/formats.js") : "",
    helpers.has("equal") ? `import equal from "fast-deep-equal";\n` : "",
    importTypes(types, `../types/${fileName}.js`),
    importValues(
      shared.map((name) => `validate${name}`),
      "./shared.js",
    ),
    validatorImport([...helpers].filter((helper) => helper !== "fullFormats" && helper !== "equal")),
  ].join("");
  const constants = compiled.flatMap((code) => code.constants.map((constant) => `${constant}\n`)).join("");
  const functions = schemas.map(({ name, type }, index) => {
    const doc = docComment(`Checks ${name}, and fills in defaults.`);
    return `${compiled[index]?.functionCode}\n\n${doc}export const validate${name}: Validator<${type}> = check${name};\n`;
  });
  const notice = "// @ts-nocheck The functions are ajv's plain JavaScript; what is exported has a type of its own.\n";
  return {
    path: `validators/${fileName}.ts`,
    text: [header(model, "validators") + notice, imports, constants, ...functions]
      .filter((part) => part !== "")
      .join("\n"),
  };
}

/** The type of every validate function, and the helpers that some call. */
function validatorImport(helpers: readonly string[]): string {
  if (helpers.length === 0) return importTypes(["Validator"], "./validator.js");
  return importValues([...helpers, "type Validator"], "./validator.js");
}

function index(model: Model): string {
  const sharedStatuses = new Set<string>();
  const imports = model.resources.map(({ kind, fileName, statusSchema, ownSchemas }) => {
    const status = statusSchema === undefined ? [] : [`validate${statusSchema}`];
    if (ownSchemas.some(({ name }) => name === statusSchema)) {
      return importValues([`validate${kind}`, ...status], `./${fileName}.js`);
    }
    for (const name of status) sharedStatuses.add(name);
    return importValues([`validate${kind}`], `./${fileName}.js`);
  });
  const parameterNames = model.parameters.map(({ name }) => `validate${parameterName(name)}`);
  return indexTemplate({
    header: header(model, "validators"),
    imports: [
      ...imports,
      importValues(parameterNames, "./parameters.js"),
      importValues(sharedStatuses, "./shared.js"),
    ].join(""),
    files: [...model.resources.map(({ fileName }) => fileName), "parameters", "shared", "validator"].sort(),
    kinds: model.resources.map(({ kind, statusSchema }) => ({
      kind,
      status: statusSchema === undefined ? "undefined" : `validate${statusSchema}`,
    })),
    parameters: model.parameters.map(({ name }) => ({ name, validator: `validate${parameterName(name)}` })),
  });
}

/** Name of a parameter's schema. */
function parameterName(name: string): string {
  return `${upperFirst(name)}Parameter`;
}
