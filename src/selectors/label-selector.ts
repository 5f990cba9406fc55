import type { ApiError } from "../errors.js";
import type { StoredObject } from "../registry/object.js";
import { isLabelKey, isLabelValue, labelKeyRule, labelValueRule } from "./label-syntax.js";
import type { RequiredValue, Selector } from "./selector.js";
import { selectorMistake, shown } from "./selector-mistake.js";

type Labels = Readonly<Record<string, string>>;

/** One of the conditions that a selector lists; all of them must hold. */
interface Requirement {
  /** The value that a label must have, if that is the condition. */
  readonly required?: RequiredValue;
  holds(labels: Labels): boolean;
}

/** A piece of a selector: a sign, or a word between signs and white space. The end of the text is the empty word. */
interface Token {
  readonly text: string;
  readonly offset: number;
}

const tokenPattern = /[ \t\r\n]*(==|!=|[=!<>(),]|[^ \t\r\n=!<>(),]+)?/y;
const signPattern = /^[=!<>(),]/;

/** No value of a label is longer. */
const integerPattern = /^[+-]?\d{1,63}$/;

/** Kubernetes compares with 64 bits; a label with more than that is no number to it. */
const maxInteger = 2n ** 63n - 1n;
const minInteger = -(2n ** 63n);

const noLabels: Labels = {};

/**
 * Reads a label selector: requirements, separated by commas, that all must hold. A requirement is `key`, `!key`,
 * `key=value`, `key==value`, `key!=value`, `key in (value, ...)`, `key notin (value, ...)`, `key>integer` or
 * `key<integer`. As in Kubernetes, `!=` and `notin` also match objects that do not have the label
 * (https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors).
 *
 * @returns Undefined if the text has no requirements: it selects everything.
 * @throws ApiError BadRequest that says at which character what was expected.
 */
export function parseLabelSelector(text: string): Selector | undefined {
  const requirements = new LabelSelectorParser(text).parse();
  if (requirements.length === 0) return undefined;
  return {
    required: requirements.flatMap(({ required }) => required ?? []),
    isRequiredOnly: requirements.every(({ required }) => required !== undefined),
    matches(object) {
      const labels = labelsOf(object);
      return requirements.every((requirement) => requirement.holds(labels));
    },
  };
}

class LabelSelectorParser {
  readonly #text: string;
  /** The piece that is to be read next. */
  #next: Token;

  constructor(text: string) {
    this.#text = text;
    this.#next = this.#scan(0);
  }

  parse(): readonly Requirement[] {
    if (this.#isEnd()) return [];
    const requirements = [this.#requirement()];
    while (!this.#isEnd()) {
      if (!this.#skip(",")) throw this.#unexpected(`"," or the end`);
      requirements.push(this.#requirement());
    }
    return requirements;
  }

  #requirement(): Requirement {
    if (this.#skip("!")) {
      const key = this.#key("a key");
      return { holds: (labels) => !Object.hasOwn(labels, key) };
    }
    const key = this.#key(`a key or "!"`);
    if (this.#isEnd() || this.#next.text === ",") return { holds: (labels) => Object.hasOwn(labels, key) };
    const operator = this.#take();
    switch (operator.text) {
      case "=":
      case "==":
        return isOneOf(key, new Set([this.#value("a value")]));
      case "!=":
        return isNoneOf(key, new Set([this.#value("a value")]));
      case "in":
        return isOneOf(key, this.#values());
      case "notin":
        return isNoneOf(key, this.#values());
      case ">":
        return compares(key, this.#integer(), (value, bound) => value > bound);
      case "<":
        return compares(key, this.#integer(), (value, bound) => value < bound);
      default:
        throw this.#unexpected(`one of =, ==, !=, in, notin, >, <, "," or the end`, operator);
    }
  }

  #key(expected: string): string {
    if (!this.#isWord()) throw this.#unexpected(expected);
    const token = this.#take();
    if (!isLabelKey(token.text)) throw this.#invalid(token, "the key of a label", labelKeyRule);
    return token.text;
  }

  /** The values in parentheses; where there is none, the empty one. */
  #values(): ReadonlySet<string> {
    if (!this.#skip("(")) throw this.#unexpected(`"("`);
    const values = new Set([this.#value(`a value, "," or ")"`)]);
    while (!this.#skip(")")) {
      if (!this.#skip(",")) throw this.#unexpected(`"," or ")"`);
      values.add(this.#value(`a value, "," or ")"`));
    }
    return values;
  }

  /** A value, which is empty if it is followed at once by what ends values. */
  #value(expected: string): string {
    if (this.#isEnd() || this.#next.text === "," || this.#next.text === ")") return "";
    if (!this.#isWord()) throw this.#unexpected(expected);
    const token = this.#take();
    if (!isLabelValue(token.text)) throw this.#invalid(token, "the value of a label", labelValueRule);
    return token.text;
  }

  #integer(): bigint {
    if (!this.#isWord()) throw this.#unexpected("an integer");
    const token = this.#take();
    const integer = /^\d+$/.test(token.text) ? toInteger(token.text) : undefined;
    if (integer === undefined) throw this.#invalid(token, "an integer to compare with", `digits, up to ${maxInteger}`);
    return integer;
  }

  #isEnd(): boolean {
    return this.#next.text === "";
  }

  #isWord(): boolean {
    return !this.#isEnd() && !signPattern.test(this.#next.text);
  }

  #skip(sign: string): boolean {
    if (this.#next.text !== sign) return false;
    this.#take();
    return true;
  }

  #take(): Token {
    const token = this.#next;
    this.#next = this.#scan(token.offset + token.text.length);
    return token;
  }

  #scan(from: number): Token {
    tokenPattern.lastIndex = from;
    const text = tokenPattern.exec(this.#text)?.[1] ?? "";
    return { text, offset: tokenPattern.lastIndex - text.length };
  }

  #unexpected(expected: string, { text, offset }: Token = this.#next): ApiError {
    const found = text === "" ? "the end" : shown(text);
    return this.#mistake(offset, `expected ${expected}, found ${found}`);
  }

  #invalid({ text, offset }: Token, what: string, rule: string): ApiError {
    return this.#mistake(offset, `${shown(text)} cannot be ${what}; expected ${rule}`);
  }

  #mistake(offset: number, problem: string): ApiError {
    return selectorMistake({ parameter: "labelSelector", text: this.#text }, offset, problem);
  }
}

function isOneOf(key: string, values: ReadonlySet<string>): Requirement {
  const holds = (labels: Labels) => {
    const value = labelOf(labels, key);
    return value !== undefined && values.has(value);
  };
  const [value, ...others] = values;
  return value === undefined || others.length > 0 ? { holds } : { holds, required: labelWith(key, value) };
}

function isNoneOf(key: string, values: ReadonlySet<string>): Requirement {
  const holds = (labels: Labels) => {
    const value = labelOf(labels, key);
    return value === undefined || !values.has(value);
  };
  return { holds };
}

/** Labels that are absent or no integers compare with nothing. */
function compares(key: string, bound: bigint, isTrue: (value: bigint, bound: bigint) => boolean): Requirement {
  return {
    holds(labels) {
      const value = toInteger(labelOf(labels, key) ?? "");
      return value !== undefined && isTrue(value, bound);
    },
  };
}

function labelWith(key: string, value: string): RequiredValue {
  // No field has a name that ends like this.
  const name = `metadata.labels[${key}]`;
  return { property: { name, of: (object) => labelOf(labelsOf(object), key) }, value };
}

/** Null, which no client can write, is none as well. */
function labelsOf({ metadata: { labels } }: StoredObject): Labels {
  return labels ?? noLabels;
}

function labelOf(labels: Labels, key: string): string | undefined {
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
}

function toInteger(text: string): bigint | undefined {
  if (!integerPattern.test(text)) return undefined;
  const value = BigInt(text.replace("+", ""));
  return value >= minInteger && value <= maxInteger ? value : undefined;
}
