import { createRequire } from "node:module";
import type { CST, Document, LineCounter, Node, ParsedNode } from "yaml";
import { ApiError } from "../errors.js";

const require = createRequire(import.meta.filename);

/** The library, which is loaded when the first YAML comes: a server starts without it. */
function library(): typeof import("yaml") {
  return require("yaml");
}

/**
 * How often an anchor may be repeated through aliases. Aliases of aliases multiply: without a bound a small text can
 * stand for gigabytes (https://en.wikipedia.org/wiki/Billion_laughs_attack).
 */
const maxAliasCount = 20;

/**
 * How many anchors and aliases there may be. Looking one up takes time in proportion to their number.
 */
const maxReferences = 1_000;

/** How many words, marks and spaces a text may consist of. A long text is one word, so this bounds no honest body. */
const maxLexemes = 500_000;

/**
 * The value of a YAML text: one document, YAML 1.2 core schema without other tags, keys unique. What aliases repeat is one
 * value in several places.
 *
 * @throws ApiError BadRequest that says where the text stops being such YAML, or RequestEntityTooLarge.
 */
export function parseYaml(text: string): unknown {
  const { Composer, LineCounter } = library();
  const lines = new LineCounter();
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `line ${line}, column ${col}`;
  };
  try {
    // The package's own check for unique keys takes time in proportion to the square of their number.
    const composer = new Composer({
      schema: "core",
      resolveKnownTags: false,
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: "error",
    });
    const [document, second] = composer.compose(tokensOf(text, lines), true, text.length);
    if (document === undefined) throw refused("there is no document");
    const [error] = document.errors;
    if (error?.code === "RESOURCE_EXHAUSTION") throw tooDeep();
    if (error !== undefined) throw refused(`${describe(error)} at ${at(error.pos[0])}`);
    if (second !== undefined) {
      throw refused(`only one document can be sent at a time, and a second one begins at ${at(second.range[0])}`);
    }
    const unknownTag = document.warnings.find(({ code }) => code === "TAG_RESOLVE_FAILED");
    if (unknownTag !== undefined) throw refused(`${describe(unknownTag)} at ${at(unknownTag.pos[0])}`);
    checkReferences(document);
    const bad = findBadKey(document);
    if (bad !== undefined) throw refused(`${bad.problem} at ${at(bad.offset)}`);
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
  return error.message.replace(/[.:]\s*$/, "");
}

/** The tokens of a text up to the first mistake: telling all others takes long, and nobody is told of them. */
function* tokensOf(text: string, lines: LineCounter): Generator<CST.Token> {
  lines.addNewLine(0);
  const { Lexer, Parser } = library();
  const parser = new Parser(lines.addNewLine);
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    count += 1;
    if (count > maxLexemes) {
      throw new ApiError("RequestEntityTooLarge", `The body is YAML of more than ${maxLexemes} words and marks`);
    }
    for (const token of parser.next(lexeme)) {
      yield token;
      if (token.type === "error") return;
    }
  }
  yield* parser.end();
}

function checkReferences(document: Document.Parsed<ParsedNode>): void {
  const { visit } = library();
  let count = 0;
  const add = (references: number) => {
    count += references;
    if (count > maxReferences) throw refused(`it has more than ${maxReferences} anchors and aliases`);
  };
  visit(document, {
    Alias: () => add(1),
    Value: (_, { anchor }) => add(anchor === undefined ? 0 : 1),
  });
}

interface BadKey {
  readonly problem: string;
  readonly offset: number;
}

/** The first key that is there twice, or could not be the name of a property. */
function findBadKey(document: Document.Parsed<ParsedNode>): BadKey | undefined {
  const { isScalar, visit } = library();
  let found: BadKey | undefined;
  visit(document, {
    Map(_, map) {
      const keys = new Set<string>();
      for (const { key } of map.items as readonly { key: Node | null }[]) {
        const offset = key?.range?.[0] ?? map.range?.[0] ?? 0;
        if (key && !isScalar(key)) {
          found = { problem: "a key must be text, and is a list, an object or an alias", offset };
          return visit.BREAK;
        }
        // Keys become the names of properties: 1 and "1" are the same, and so are "" and a key that is not there.
        const name = String(key?.value ?? "");
        if (keys.has(name)) {
          found = { problem: `the key ${JSON.stringify(name)} is there twice, again`, offset };
          return visit.BREAK;
        }
        keys.add(name);
      }
      return undefined;
    },
  });
  return found;
}
