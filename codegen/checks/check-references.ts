import type { Path } from "../parse.js";
import { closest } from "../suggest.js";
import type { CheckContext } from "./check-context.js";
import { isMapping, type Place } from "./outline.js";
import { subschemas } from "./subschemas.js";

interface Reference {
  readonly target: string;
  readonly place: Place;
}

const prefix = "#/schemas/";

/** Every reference leads to a schema, none leads back to where it came from, and every schema is used. */
export function checkReferences(context: CheckContext): void {
  const { outline, report } = context;
  const names = (outline.schemas ?? []).map(({ name }) => name);
  const known = new Set(names);
  const used = new Set<string>();

  const resolve = (schema: unknown, path: Path): Reference[] => {
    // Where schemas cannot be read, any of them may exist.
    if (outline.schemas === undefined) return [];
    return referencesIn(schema, path).flatMap(({ ref, place }) => {
      const target = ref.slice(ref.lastIndexOf("/") + 1);
      if (ref.startsWith(prefix) && known.has(target)) {
        used.add(target);
        return { target, place };
      }
      const meant = closest(target, names);
      if (meant !== undefined) used.add(meant);
      report("unresolved-reference", place, { ref, meant });
      return [];
    });
  };
  const references = new Map((outline.schemas ?? []).map(({ name, schema, path }) => [name, resolve(schema, path)]));
  for (const { schema, path } of outline.parameters ?? []) resolve(schema, [...path, "schema"]);
  for (const { schema, schemaPath } of outline.resources) resolve(schema, schemaPath);

  reportCycles(context, references);
  // What a kind uses that cannot be read is not known.
  if (outline.resources.some(({ schema }) => schema === undefined)) return;
  for (const { name, place } of outline.schemas ?? []) {
    if (!used.has(name)) report("unused-schema", place, { name });
  }
}

/** The references written in a schema, each with its place. */
function referencesIn(schema: unknown, path: Path): { ref: string; place: Place }[] {
  if (!isMapping(schema)) return [];
  const own = typeof schema.$ref === "string" ? [{ ref: schema.$ref, place: placeOfValue([...path, "$ref"]) }] : [];
  return [...own, ...subschemas(schema, path).flatMap((part) => referencesIn(part.schema, part.path))];
}

function placeOfValue(path: Path): Place {
  return { path, part: "value" };
}

/** Walks the references depth first; one that leads to a schema on the way there closes a cycle. */
function reportCycles({ report }: CheckContext, references: ReadonlyMap<string, readonly Reference[]>): void {
  const done = new Set<string>();
  const way: string[] = [];
  const walk = (name: string): void => {
    way.push(name);
    for (const { target, place } of references.get(name) ?? []) {
      if (way.includes(target)) {
        report("cyclic-reference", place, { cycle: [...way.slice(way.indexOf(target)), target] });
      } else if (!done.has(target)) {
        walk(target);
      }
    }
    way.pop();
    done.add(name);
  };
  for (const name of references.keys()) if (!done.has(name)) walk(name);
}
