import type { ApiError } from "../errors.js";
import { suggest } from "../registry/suggestion.js";
import { fieldText } from "./field-text.js";
import type { Property, Selector } from "./selector.js";
import { selectorMistake, shown } from "./selector-mistake.js";

/** One of the conditions that a selector lists; all of them must hold. */
interface Requirement {
  readonly field: string;
  readonly value: string;
  /** Whether the field must have the value, rather than must not. */
  readonly isEqual: boolean;
}

/** One requirement as text, up to the next comma, and where it begins. */
interface Term {
  readonly text: string;
  readonly offset: number;
}

/** A term is whatever stands between commas; a comma after a backslash belongs to it. */
const termPattern = /(?:[^\\,]|\\.?)*/sy;
const operatorPattern = /!=|==?/;
/** A character of a value, an escape sequence, or one that should have been written as such a sequence. */
const valuePattern = /\\[\\,=]|./gsu;

/**
 * Reads a field selector: `field=value`, `field==value` and `field!=value`, separated by commas, that all must hold.
 * In a value, `\`, `,` and `=` are written as `\\`, `\,` and `\=`. Numbers and booleans compare as text, and a field
 * that an object does not have is the empty text
 * (https://kubernetes.io/docs/concepts/overview/working-with-objects/field-selectors/).
 *
 * @param fields The fields that can be used, such as `metadata.name` and `spec.nodeName`.
 * @returns Undefined if the text has no requirements: it selects everything.
 * @throws ApiError BadRequest that says at which character what was expected, or which fields there are.
 */
export function parseFieldSelector(text: string, fields: readonly string[]): Selector | undefined {
  const requirements = [...splitTerms(text)].map((term) => parseTerm(text, term, fields));
  if (requirements.length === 0) return undefined;
  const tests = requirements.map(({ field, ...rest }) => ({ property: propertyOf(field), ...rest }));
  return {
    required: tests.filter(({ isEqual }) => isEqual),
    isRequiredOnly: tests.every(({ isEqual }) => isEqual),
    matches(object) {
      return tests.every(({ property, value, isEqual }) => (property.of(object) === value) === isEqual);
    },
  };
}

function propertyOf(field: string): Property {
  const segments = field.split(".");
  return { name: field, of: (object) => fieldText(object, segments) };
}

/** As in Kubernetes, commas with nothing between them mean nothing. */
function* splitTerms(text: string): Generator<Term> {
  for (let offset = 0; offset < text.length; ) {
    termPattern.lastIndex = offset;
    const [term = ""] = termPattern.exec(text) ?? [];
    if (term !== "") yield { text: term, offset };
    offset += term.length + 1;
  }
}

function parseTerm(text: string, term: Term, fields: readonly string[]): Requirement {
  const operator = operatorPattern.exec(term.text);
  if (operator === null) {
    const problem = `expected a field and =, == or != and a value, found ${shown(term.text)}`;
    throw mistake(text, term.offset, problem);
  }
  const field = term.text.slice(0, operator.index);
  if (!fields.includes(field)) throw mistake(text, term.offset, unsupported(field, fields));
  const start = operator.index + operator[0].length;
  const value = readValue(text, { text: term.text.slice(start), offset: term.offset + start });
  return { field, value, isEqual: operator[0] !== "!=" };
}

function readValue(text: string, { text: escaped, offset }: Term): string {
  return escaped.replace(valuePattern, (part, index: number) => {
    if (part === "=" || part === "\\") {
      const problem = `expected \\${part} for ${part} in a value; a backslash stands before \\, "," and = only`;
      throw mistake(text, offset + index, problem);
    }
    return part.length === 2 && part.startsWith("\\") ? part.slice(1) : part;
  });
}

function unsupported(field: string, fields: readonly string[]): string {
  const meant = suggest(field, fields);
  const hint = meant === undefined ? "" : `; did you mean ${meant}?`;
  return `the field ${shown(field)} is not among those that can be selected by, ${fields.join(", ")}${hint}`;
}

function mistake(text: string, offset: number, problem: string): ApiError {
  return selectorMistake({ parameter: "fieldSelector", text }, offset, problem);
}
