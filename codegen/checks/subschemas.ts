import type { Path } from "../parse.js";
import { isMapping } from "./outline.js";

/** How a schema stands in the one around it. */
export type SubschemaRole =
  /** The schema of a named property. */
  | "property"
  /** The schema of other values inside: items, or properties without a name. */
  | "content"
  /** A condition on the value itself. */
  | "conjunct"
  /** A condition on the value itself that is only tried. */
  | "alternative";

export interface Subschema {
  readonly schema: unknown;
  readonly path: Path;
  /** The keyword that it is the value of, or in the value of. */
  readonly keyword: string;
  readonly role: SubschemaRole;
}

const singles: readonly (readonly [keyword: string, role: SubschemaRole])[] = [
  ["items", "content"],
  ["additionalProperties", "content"],
  ["not", "alternative"],
  ["if", "alternative"],
  ["then", "conjunct"],
  ["else", "conjunct"],
];
const lists: readonly (readonly [keyword: string, role: SubschemaRole])[] = [
  ["allOf", "conjunct"],
  ["anyOf", "alternative"],
  ["oneOf", "alternative"],
];

/** The schemas directly inside a schema, of whatever shape they are. */
export function subschemas(schema: Readonly<Record<string, unknown>>, path: Path): Subschema[] {
  const found: Subschema[] = [];
  if (isMapping(schema.properties)) {
    for (const [name, property] of Object.entries(schema.properties)) {
      found.push({ schema: property, path: [...path, "properties", name], keyword: "properties", role: "property" });
    }
  }
  for (const [keyword, role] of singles) {
    if (isMapping(schema[keyword])) found.push({ schema: schema[keyword], path: [...path, keyword], keyword, role });
  }
  for (const [keyword, role] of lists) {
    const list = schema[keyword];
    if (!Array.isArray(list)) continue;
    for (const [index, item] of list.entries())
      found.push({ schema: item, path: [...path, keyword, index], keyword, role });
  }
  return found;
}
