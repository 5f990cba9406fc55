import type { Rule, RuleTypeTable } from "../api.js";
import { RuleTypes } from "./rule-types.js";
import { Rules } from "./rules.js";

/** Gives the rules of a kind, always the same ones. */
export type LoadRules<Kind extends string> = (kind: Kind) => Promise<Rules>;

/**
 * Compiles the rules of each kind when they are first asked for, and loads the library for them then: a server starts
 * without it. What it gives rejects if the library cannot be loaded, which is then tried again, or if a rule is no
 * expression that fits its type; the generator refuses such rules.
 */
export function createRulesLoader<Kind extends string>(
  rules: Readonly<Record<Kind, readonly Rule[]>>,
  typeTable: RuleTypeTable,
): LoadRules<Kind> {
  const loaded = new Map<Kind, Promise<Rules>>();
  let types: RuleTypes | undefined;
  const load = async (kind: Kind) => {
    const library = await import("@marcbachmann/cel-js");
    types ??= new RuleTypes(typeTable, library);
    return new Rules(rules[kind], types);
  };
  return (kind) => {
    let known = loaded.get(kind);
    if (known === undefined) {
      known = load(kind);
      known.catch(() => loaded.delete(kind));
      loaded.set(kind, known);
    }
    return known;
  };
}
