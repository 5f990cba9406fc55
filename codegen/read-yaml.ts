import { CORE_SCHEMA, load } from "js-yaml";

/**
 * Reads YAML 1.2 (core schema) that is plain data: a tree of JSON values. Undefined for anything else, also for text
 * with mistakes: parse.ts then looks at it closely, with a parser that knows positions and takes ten times as long.
 */
export function readYaml(text: string): unknown {
  try {
    const value = load(text, { schema: CORE_SCHEMA });
    return isTree(value, new Set()) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Whether no part stands in two places, as aliases make it, and no number lacks a value. */
function isTree(value: unknown, seen: Set<object>): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || value === null) return true;
  if (seen.has(value) || Object.hasOwn(value, "__proto__")) return false;
  seen.add(value);
  return Object.values(value).every((part) => isTree(part, seen));
}
