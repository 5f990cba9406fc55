import type { Rule, RuleTypeTable } from "../api.js";
import type { RuleTypes } from "./rule-types.js";
import { Rules } from "./rules.js";

/** Gives the rules of a kind, always the same ones. */
export type LoadRules<Kind extends string> = (kind: Kind) => Promise<Rules>;

/**
 * Compiles the rules of each kind when they are first asked for, and loads the library for them then: a server starts
 * without it. What it gives rejects if a rule is no expression that fits its type; the generator refuses such rules.
 */
export function createRulesLoader<Kind extends string>(
  rules: Readonly<Record<Kind, readonly Rule[]>>,
  typeTable: RuleTypeTable,
): LoadRules<Kind> {
  const loaded = new Map<Kind, Promise<Rules>>();
  let types: Promise<RuleTypes> | undefined;
  const loadTypes = async () => {
    const { RuleTypes } = await import("./rule-types.js");
    return new RuleTypes(typeTable);
  };
  const load = async (kind: Kind) => {
    types ??= loadTypes();
    return new Rules(rules[kind], await types);
  };
  return (kind) => {
    const known = loaded.get(kind) ?? load(kind);
    loaded.set(kind, known);
    return known;
  };
}
