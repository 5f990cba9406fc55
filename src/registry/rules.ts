import type { Environment, ParseResult } from "@marcbachmann/cel-js";
import type { Rule } from "../api.js";
import { ApiError, type Cause } from "../errors.js";
import { isObject } from "../payload/decode.js";
import { boundedCauses } from "./describe-errors.js";
import { fieldPath } from "./field-path.js";
import type { Budget, RuleTypes } from "./rule-types.js";

/** Which part of an object a write changes; the other part is left alone, so its rules are not looked at. */
export type WrittenPart = "object" | "status";

/**
 * What the rules of one object may read together: fields, and items of lists each time that an expression names the
 * list. It bounds the time of loops inside loops to well under a second.
 */
const maxReads = 1_000_000;

/** A value that a rule is about. */
interface Site {
  readonly path: readonly string[];
  readonly value: unknown;
  /** The value that was stored there; undefined if there was none, or none that can be told to be the same one. */
  readonly old: unknown;
}

interface CompiledRule extends Rule {
  readonly holds: ParseResult;
  readonly describe: ParseResult | undefined;
}

/**
 * The validation rules of a kind (Kubernetes concept "CEL validation rules", `x-kubernetes-validations` in
 * resources.yaml).
 *
 * A rule that compares with `oldSelf` applies where there is an old value and a new one: to no create, and not where a
 * field is set for the first time or removed. A rule of the object around it can forbid that as well:
 * `has(self.x) == has(oldSelf.x)`.
 */
export class Rules {
  readonly #rules: readonly CompiledRule[];
  readonly #types: RuleTypes;

  /** @throws Error if a rule is no expression that fits its type; the generator refuses such rules. */
  constructor(rules: readonly Rule[], types: RuleTypes) {
    this.#types = types;
    this.#rules = rules.map((rule) => compile(rule, types));
  }

  /** Whether there are any about a part. */
  concern(part: WrittenPart): boolean {
    return this.#rules.some((rule) => concerns(rule, part));
  }

  /**
   * Checks an object that fits its schema.
   *
   * @param old What the object replaces; undefined if it is new.
   * @throws ApiError Invalid with every rule that does not hold.
   */
  check(part: WrittenPart, object: object, old: object | undefined): void {
    if (this.#rules.length === 0) return;
    const budget: Budget = { reads: maxReads };
    const causes = this.#rules
      .filter((rule) => concerns(rule, part))
      .filter(({ isTransition }) => !isTransition || old !== undefined)
      .flatMap((rule) => sitesOf(rule, object, old).flatMap((site) => this.#failure(rule, site, object, budget) ?? []));
    const [first] = causes;
    if (first === undefined) return;
    const more = causes.length > 1 ? ` (and ${causes.length - 1} more, see causes)` : "";
    const message = `The object is not valid: ${`${first.field} ${first.message}`.trimStart()}${more}`;
    throw new ApiError("Invalid", message, { causes: boundedCauses({ causes, total: causes.length }) });
  }

  #failure(rule: CompiledRule, { path, value, old }: Site, object: object, budget: Budget): Cause | undefined {
    const field = fieldPath([...path, ...rule.fieldPath], object);
    try {
      const scope = this.#types.scope(rule.self, value, old, budget);
      return rule.holds(scope) === true ? undefined : { field, message: messageOf(rule, scope) };
    } catch (error) {
      return { field, message: `cannot be checked: ${summaryOf(error)}; the rule is ${rule.rule}` };
    }
  }
}

function concerns({ path }: Rule, part: WrittenPart): boolean {
  return path[0] === undefined || (path[0] === ".status") === (part === "status");
}

function compile(rule: Rule, types: RuleTypes): CompiledRule {
  const environment = types.environment(rule.self, rule.isTransition);
  const { rule: text, messageExpression } = rule;
  const describe = messageExpression === undefined ? undefined : parse(environment, messageExpression, "string");
  return { ...rule, holds: parse(environment, text, "bool"), describe };
}

/** Parses and settles the types, so that evaluation need not look for them. */
function parse(environment: Environment, expression: string, expected: string): ParseResult {
  const parsed = environment.parse(expression);
  const { type, error } = parsed.check();
  if (error !== undefined) throw error;
  if (type !== expected) throw new Error(`The rule ${expression} is of the type ${type}, not ${expected}`);
  return parsed;
}

/** The message, where the expression for it fails as well, as Kubernetes does. */
function messageOf({ describe, message }: CompiledRule, scope: object): string {
  try {
    return describe === undefined ? message : String(describe(scope)) || message;
  } catch {
    return message;
  }
}

/** The library tells in `summary` what it repeats in the message over several lines. */
function summaryOf(error: unknown): string {
  const { summary, message } = error as { summary?: string; message?: string };
  return summary ?? message ?? String(error);
}

/** Every place of an object that a rule is about. */
function sitesOf(rule: Rule, object: object, old: object | undefined): Site[] {
  let sites: Site[] = [{ path: [], value: object, old }];
  for (const step of rule.path) sites = sites.flatMap((site) => stepInto(site, step));
  return sites.filter((site) => site.value !== undefined && (!rule.isTransition || site.old !== undefined));
}

function stepInto({ path, value, old }: Site, step: string): Site[] {
  if (step === "[]") {
    if (!Array.isArray(value)) return [];
    return value.map((item, index) => ({ path: [...path, String(index)], value: item, old: undefined }));
  }
  if (!isObject(value)) return [];
  const names = step === "{}" ? Object.keys(value) : [step.slice(1)];
  return names
    .filter((name) => Object.hasOwn(value, name))
    .map((name) => ({ path: [...path, name], value: value[name], old: property(old, name) }));
}

function property(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}
