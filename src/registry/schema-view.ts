import { readFileSync } from "node:fs";

/** The keywords of JSON Schema that matter here. */
export interface SchemaNode {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, SchemaNode>>;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | SchemaNode;
  readonly items?: SchemaNode;
  readonly allOf?: readonly SchemaNode[];
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
}

/** A type that a value may have. */
export interface ExpectedType {
  readonly name: string;
  /** The fields that an object of it needs. */
  readonly required: readonly string[];
}

/**
 * Looks up in a kind's JSON Schema what belongs at a place, for the words of an error message. Validating does not
 * need it, so the file is read when the first mistake has to be explained.
 */
export class SchemaView {
  #root: SchemaNode | undefined;

  /** @param file Path of a JSON Schema whose references all are `#/$defs/NAME`. */
  constructor(readonly file: string) {}

  /** The names that an object at this path may have; empty if it is no object with declared properties. */
  fieldNames(path: readonly string[]): string[] {
    return this.#nodesAt(path).flatMap((node) => Object.keys(node.properties ?? {}));
  }

  /** What is expected at this path in words, such as `an integer, or a string of digits`: what its named schema says. */
  expectation(path: readonly string[]): string | undefined {
    const [name, def] = this.#definitionAt(path);
    return name === undefined || def?.description === undefined ? undefined : asPhrase(def.description);
  }

  /** The types that a value at this path can have, and what objects of each need. */
  types(path: readonly string[]): readonly ExpectedType[] {
    return this.#nodesAt(path).flatMap(({ type = [], required = [] }) =>
      [type].flat().map((name) => ({ name, required: name === "object" ? required : [] })),
    );
  }

  get #schema(): SchemaNode {
    this.#root ??= JSON.parse(readFileSync(this.file, "utf8")) as SchemaNode;
    return this.#root;
  }

  /** The named schema that is referred to at this path. */
  #definitionAt(path: readonly string[]): readonly [string | undefined, SchemaNode | undefined] {
    const last = path.at(-1);
    if (last === undefined) return [undefined, undefined];
    const parents = this.#nodesAt(path.slice(0, -1));
    const ref = parents.flatMap((parent) => children(parent, last)).find((node) => node.$ref !== undefined)?.$ref;
    return ref === undefined ? [undefined, undefined] : [ref, this.#definition(ref)];
  }

  #definition(ref: string): SchemaNode | undefined {
    return this.#schema.$defs?.[ref.replace("#/$defs/", "")];
  }

  #nodesAt(path: readonly string[]): SchemaNode[] {
    let nodes = this.#alternatives(this.#schema);
    for (const segment of path) {
      nodes = nodes.flatMap((node) => children(node, segment)).flatMap((node) => this.#alternatives(node));
    }
    return nodes;
  }

  /** A schema with its reference followed, and everything that it is combined from. */
  #alternatives(node: SchemaNode): SchemaNode[] {
    const target = node.$ref === undefined ? node : (this.#definition(node.$ref) ?? node);
    const parts = [...(target.allOf ?? []), ...(target.anyOf ?? []), ...(target.oneOf ?? [])];
    return [target, ...parts.flatMap((part) => this.#alternatives(part))];
  }
}

function children(node: SchemaNode, segment: string): SchemaNode[] {
  const property = Object.hasOwn(node.properties ?? {}, segment) ? node.properties?.[segment] : undefined;
  if (property !== undefined) return [property];
  if (typeof node.additionalProperties === "object") return [node.additionalProperties];
  return node.items === undefined ? [] : [node.items];
}

/** `A name. Letters and digits.` becomes `a name: letters and digits`. */
function asPhrase(description: string): string {
  return description
    .replace(/\.$/, "")
    .split(/\.\s+/)
    .map((sentence) => sentence.replace(/^[A-Z](?=[a-z]|\s)/, (letter) => letter.toLowerCase()))
    .join(": ");
}

/** `string` becomes `a string`. */
export function withArticle(type: string): string {
  if (type === "null") return type;
  return `${/^[aeiou]/.test(type) ? "an" : "a"} ${type}`;
}
