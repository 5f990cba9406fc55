import { type Document, isScalar, LineCounter, type ParsedNode, parseDocument, visit } from "yaml";
import { ApiError } from "../errors.js";

/**
 * How often an anchor may be repeated through aliases. Aliases of aliases multiply: without a bound a small text can
 * stand for gigabytes (https://en.wikipedia.org/wiki/Billion_laughs_attack).
 */
const maxAliasCount = 20;

/**
 * The value of a YAML text: one document, YAML 1.2 core schema, keys unique.
 *
 * @throws ApiError BadRequest that says where the text stops being such YAML.
 */
export function parseYaml(text: string): unknown {
  const lines = new LineCounter();
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `line ${line}, column ${col}`;
  };
  try {
    // The package's own check for unique keys takes time in proportion to the square of their number.
    const document = parseDocument(text, {
      schema: "core",
      uniqueKeys: false,
      prettyErrors: false,
      lineCounter: lines,
      logLevel: "error",
    });
    const [error] = document.errors;
    if (error?.code === "RESOURCE_EXHAUSTION") throw tooDeep();
    if (error !== undefined) throw refused(`${describe(error)} at ${at(error.pos[0])}`);
    const duplicate = findDuplicateKey(document);
    if (duplicate !== undefined)
      throw refused(`the key ${duplicate.key} is there twice, again at ${at(duplicate.offset)}`);
    return document.toJS({ maxAliasCount });
  } catch (error) {
    if (error instanceof ApiError) throw error;
    if (error instanceof RangeError) throw tooDeep();
    // toJS throws a ReferenceError for aliases without an anchor, and for too many of them.
    if (error instanceof ReferenceError) throw refused(error.message);
    throw error;
  }
}

function refused(what: string): ApiError {
  return new ApiError("BadRequest", `The body is not YAML that can be read: ${what}`);
}

function tooDeep(): ApiError {
  return refused("it is nested too deeply");
}

function describe(error: Document["errors"][number]): string {
  if (error.code === "MULTIPLE_DOCS") return "only one document can be sent at a time, and a second one begins";
  return error.message.replace(/[.:]\s*$/, "");
}

function findDuplicateKey(document: Document.Parsed<ParsedNode>): { key: string; offset: number } | undefined {
  let found: { key: string; offset: number } | undefined;
  visit(document, {
    Map(_, map) {
      const keys = new Set<unknown>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        // Keys become the names of properties: 1 and "1" are the same.
        const name = String(key.value);
        if (keys.has(name)) {
          found = { key: JSON.stringify(name), offset: key.range?.[0] ?? 0 };
          return visit.BREAK;
        }
        keys.add(name);
      }
      return undefined;
    },
  });
  return found;
}
