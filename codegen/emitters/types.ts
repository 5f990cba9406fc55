import CodeBlockWriter from "code-block-writer";
import type { JsonSchema } from "../manifest.js";
import type { Model, NamedSchema, Resource } from "../model.js";
import { referencesOf, refName } from "../schema.js";
import { type Emitter, header, type OutputFile } from "./emitter.js";
import { docComment, importTypes, lineWidth, literal, propertyName } from "./text.js";

/** TypeScript types: shared.ts for what several kinds use, a file for each kind, and an index. */
export const emitTypes: Emitter = (model) => [
  { path: "types/index.ts", text: index(model) },
  { path: "types/shared.ts", text: `${header(model, "types")}\n${declarations(model.schemas)}` },
  ...model.resources.map((resource) => kindFile(model, resource)),
];

function index(model: Model): string {
  const files = [...model.resources.map(({ fileName }) => fileName), "shared"].sort();
  return `${header(model, "types")}\n${files.map((file) => `export type * from "./${file}.js";\n`).join("")}`;
}

function kindFile(model: Model, resource: Resource): OutputFile {
  const schemas = [resource.object, ...resource.ownSchemas];
  const own = new Set(schemas.flatMap(({ name, input }) => [name, input?.name]));
  const imported = schemas
    .flatMap(({ output, input }) => [...referencesOf(output), ...(input ? referencesOf(input.schema) : [])])
    .filter((name) => !own.has(name));
  const imports = importTypes(imported, "./shared.js");
  return {
    path: `types/${resource.fileName}.ts`,
    text: [header(model, "types"), imports, declarations(schemas)].filter((part) => part !== "").join("\n"),
  };
}

/** The types of named schemas, each followed by its input type where there is one. */
function declarations(schemas: readonly NamedSchema[]): string {
  return schemas
    .flatMap(({ name, output, input }) => [
      declaration(name, output, output.description),
      ...(input ? [declaration(input.name, input.schema, `What a client sends for a {@link ${name}}.`)] : []),
    ])
    .join("\n");
}

function declaration(name: string, schema: JsonSchema, description: string | undefined): string {
  const writer = new CodeBlockWriter({ indentNumberOfSpaces: 2, newLine: "\n" });
  writer.write(docComment(description));
  if (isStructure(schema)) {
    writer.write(`export interface ${name} `);
    writeObject(writer, schema);
    writer.newLine();
  } else {
    writer.write(`export type ${name} =`);
    writeType(writer, schema, " ", ";");
    writer.newLine();
  }
  return writer.toString();
}

function writeObject(writer: CodeBlockWriter, schema: JsonSchema): void {
  writer.inlineBlock(() => {
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      writer.write(docComment(property.description));
      const optional = schema.required?.includes(name) ? "" : "?";
      writer.write(`${propertyName(name)}${optional}:`);
      writeType(writer, property, " ", ";");
      writer.newLine();
    }
    const others = otherProperties(schema);
    if (others === undefined) return;
    writer.write(indexSignature);
    writeUnion(writer, others, " ", ";");
    writer.newLine();
  });
}

const indexSignature = "[key: string]:";

/**
 * The type of what an object takes beside the properties that it declares, as the members of a union: those of these
 * properties are among them, as TypeScript wants it. Undefined: it takes nothing else.
 */
function otherProperties({ properties = {}, required = [], additionalProperties }: JsonSchema): string[] | undefined {
  if (additionalProperties === undefined || additionalProperties === false) return undefined;
  if (additionalProperties === true) return ["unknown"];
  const declared = Object.values(properties).flatMap(unionMembers);
  const areOptional = Object.keys(properties).some((name) => !required.includes(name));
  const members = [...unionMembers(additionalProperties), ...declared, ...(areOptional ? ["undefined"] : [])];
  return members.includes("unknown") ? ["unknown"] : unique(members);
}

/** Writes a type between `before` and `after`, broken over lines where the formatter would break it. */
function writeType(writer: CodeBlockWriter, schema: JsonSchema, before: string, after: string): void {
  if (isStructure(schema)) {
    writer.write(before);
    writeObject(writer, schema);
    writer.write(after);
  } else if (schema.type === "array" && schema.items !== undefined && isStructure(schema.items)) {
    writeType(writer, schema.items, before, `[]${after}`);
  } else {
    writeUnion(writer, unionMembers(schema), before, after);
  }
}

function writeUnion(writer: CodeBlockWriter, members: readonly string[], before: string, after: string): void {
  const oneLine = `${before}${members.join(" | ")}${after}`;
  const fits = writer.getIndentationLevel() * 2 + currentColumn(writer) + oneLine.length <= lineWidth;
  if (fits || members.length === 1) {
    writer.write(oneLine);
    return;
  }
  writer.newLine();
  writer.indent(() => {
    members.forEach((member, index) => {
      writer.write(`| ${member}${index === members.length - 1 ? after : ""}`);
      if (index < members.length - 1) writer.newLine();
    });
  });
}

/** Characters written on the current line, without its indentation. */
function currentColumn(writer: CodeBlockWriter): number {
  const text = writer.toString();
  return text.slice(text.lastIndexOf("\n") + 1).trimStart().length;
}

/** An object whose properties are declared in place. */
function isStructure(schema: JsonSchema): boolean {
  return schema.$ref === undefined && schema.type === "object" && Object.keys(schema.properties ?? {}).length > 0;
}

/** The type of a schema as the members of a union, each once. */
function unionMembers(schema: JsonSchema): string[] {
  if (schema.$ref !== undefined) return [refName(schema.$ref)];
  if (schema.const !== undefined) return [literal(schema.const)];
  if (schema.enum !== undefined) return unique(schema.enum.map(literal));
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives !== undefined && !saysMore(schema)) {
    return unique(alternatives.flatMap((alternative) => unionMembers({ type: schema.type, ...alternative })));
  }
  if (Array.isArray(schema.type)) {
    return unique(schema.type.flatMap((type: string) => unionMembers({ ...schema, type })));
  }
  return [singleType(schema)];
}

/** Whether a schema has a type that says more than that of the alternatives in it. */
function saysMore({ type, properties, additionalProperties }: JsonSchema): boolean {
  return type === "object" ? (properties ?? additionalProperties) !== undefined : type !== undefined;
}

function singleType(schema: JsonSchema): string {
  switch (schema.type) {
    case "string":
    case "boolean":
    case "null":
      return schema.type;
    case "integer":
    case "number":
      return "number";
    case "array":
      return arrayType(schema.items);
    case "object":
      return objectType(schema);
    default:
      return schema.allOf === undefined ? "unknown" : intersection(schema.allOf);
  }
}

function arrayType(items: JsonSchema | undefined): string {
  const members = unionMembers(items ?? {});
  const type = members.join(" | ");
  return members.length === 1 && !type.includes(" & ") ? `${type}[]` : `(${type})[]`;
}

function objectType(schema: JsonSchema): string {
  if (Object.keys(schema.properties ?? {}).length > 0) return inlineObject(schema);
  if (schema.additionalProperties === false) return "Record<string, never>";
  if (typeof schema.additionalProperties !== "object") return "Record<string, unknown>";
  return `Record<string, ${unionMembers(schema.additionalProperties).join(" | ")}>`;
}

/** An object type on one line, where it stands inside a union, a map or an intersection. */
function inlineObject(schema: JsonSchema): string {
  const fields = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const optional = schema.required?.includes(name) ? "" : "?";
    return `${propertyName(name)}${optional}: ${unionMembers(property).join(" | ")}`;
  });
  const others = otherProperties(schema);
  if (others !== undefined) fields.push(`${indexSignature} ${others.join(" | ")}`);
  return `{ ${fields.join("; ")} }`;
}

function intersection(schemas: readonly JsonSchema[]): string {
  const types = schemas.map((schema) => {
    const members = unionMembers(schema);
    return members.length === 1 ? String(members[0]) : `(${members.join(" | ")})`;
  });
  const known = unique(types.filter((type) => type !== "unknown"));
  return known.length === 0 ? "unknown" : known.join(" & ");
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
