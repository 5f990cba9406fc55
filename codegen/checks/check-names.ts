import { camelCase, kebabCase, parameterConstant, reservedWords, upperFirst } from "../naming.js";
import { namespacedObjectMetaName, objectMetaName, ownerReferenceName } from "../object-meta.js";
import type { CheckContext } from "./check-context.js";
import { type EndpointOutline, isMapping, type NameOutline, type Place, type ResourceOutline } from "./outline.js";

/** Names of generated files that do not belong to a kind. */
const reservedFileNames: ReadonlySet<string> = new Set(["index", "shared", "validator", "parameters"]);

/** Types that the generator declares itself, beside those of the manifest. */
const reservedTypes: ReadonlySet<string> = new Set([
  ...[objectMetaName, namespacedObjectMetaName, ownerReferenceName].flatMap((name) => [name, inputType(name)]),
  "Validator",
  "ValidationError",
  ...["ListMeta", "Failure", "WatchEvent", "JSONPatch", "MergePatch", "DeleteOptions"],
]);

/** What the OpenAPI document calls answers that belong to no kind; those of a kind go by its name. */
const reservedAnswers: ReadonlySet<string> = new Set([
  ...["Deleted", "NotModified", "BadRequest", "NotFound", "Conflict", "Expired"],
  ...["RequestEntityTooLarge", "UnsupportedMediaType", "Invalid", "Timeout", "Patch", "DeleteOptions"],
]);

/** No name of the manifest, and none that is derived from one, may mean two things. */
export function checkNames(context: CheckContext): void {
  const kinds = checkKinds(context);
  checkAliases(context);
  checkAnswers(context, kinds);
  const distinct = checkPlurals(context, kinds);
  // A kind whose name or plural stands twice has its conventional constants twice: that is one mistake, not four.
  const endpoints = context.outline.resources
    .filter((resource) => resource.endpointsAre === "written" || distinct.has(resource))
    .flatMap((resource) => resource.endpoints);
  checkDeclarations(context, kinds, checkConstants(context, endpoints));
}

/** Kinds name types and, in lower case with dashes, files. Returns the first of each. */
function checkKinds(context: CheckContext): ResourceOutline[] {
  const known = new Map<string, NameOutline>();
  return context.outline.resources.filter(({ kind }) => {
    if (kind === undefined) return true;
    const { name, place } = kind;
    const first = known.get(name.toLowerCase());
    if (first) {
      context.report("duplicate-kind", place, { kind: name, first: first.name, at: context.locate(first.place) });
      return false;
    }
    known.set(name.toLowerCase(), kind);
    const fileName = kebabCase(name);
    if (reservedFileNames.has(fileName)) {
      context.report("reserved-name", place, { name, why: `the generator has a file called "${fileName}"` });
    }
    return true;
  });
}

/** Whatever stands as `kind` in a file has to tell which kind is meant. */
function checkAliases(context: CheckContext): void {
  const spellings = new Map<string, { readonly of: ResourceOutline; readonly place: Place }>();
  for (const resource of context.outline.resources) {
    const { kind } = resource;
    if (kind && !spellings.has(kind.name)) spellings.set(kind.name, { of: resource, place: kind.place });
  }
  for (const resource of context.outline.resources) {
    for (const { name, place } of resource.aliases) {
      const first = spellings.get(name);
      if (first === undefined) {
        spellings.set(name, { of: resource, place });
      } else if (first.of !== resource || first.of.kind?.name === name) {
        const at = context.locate(first.place);
        context.report("duplicate-alias", place, { alias: name, kind: first.of.title, own: first.of === resource, at });
      } // else it stands twice in one list, which check-shape.ts reports.
    }
  }
}

/** The OpenAPI document names answers and operations after kinds: `PodList`, `PodStatus`, `listAllPods`. */
function checkAnswers(context: CheckContext, kinds: readonly ResourceOutline[]): void {
  const places = new Map(kinds.flatMap(({ kind }) => (kind ? [[kind.name, kind.place] as const] : [])));
  for (const [name, place] of places) {
    if (reservedAnswers.has(name)) {
      context.report("reserved-name", place, { name, why: "the OpenAPI document has an answer of that name" });
    }
    for (const taken of derivedNames(name)) {
      const second = places.get(taken);
      if (second === undefined) continue;
      const details = { name: taken, meaning: `the kind "${taken}"`, other: `an answer or operation of ${name}` };
      context.report("name-collision", second, { ...details, at: context.locate(place) });
    }
  }
}

/** What answers and operations of a kind are named, without the verb: `deleteCollectionPod` deletes Pods, or a CollectionPod. */
function derivedNames(kind: string): readonly string[] {
  const ofAnswers = ["Created", "Read", "List", "Collection", "Status"].map((suffix) => kind + suffix);
  return [...ofAnswers, `${kind}StatusByPost`, `All${kind}`, `Collection${kind}`];
}

/** Plurals name the kinds in storage. Returns the first of each. */
function checkPlurals(context: CheckContext, kinds: readonly ResourceOutline[]): ReadonlySet<ResourceOutline> {
  const known = new Map<string, ResourceOutline>();
  for (const resource of kinds) {
    if (resource.plural === undefined) continue;
    const { name, place } = resource.plural;
    const first = known.get(name);
    if (first?.plural) {
      context.report("duplicate-plural", place, { name, kind: first.title, at: context.locate(first.plural.place) });
    } else {
      known.set(name, resource);
    }
  }
  return new Set(known.values());
}

/** Returns the first of each constant. */
function checkConstants(context: CheckContext, endpoints: readonly EndpointOutline[]): NameOutline[] {
  const known = new Map<string, NameOutline>();
  for (const { constant } of endpoints) {
    const { name, place } = constant;
    const first = known.get(name);
    if (first) context.report("duplicate-constant", place, { name, at: context.locate(first.place) });
    else known.set(name, constant);
  }
  return [...known.values()];
}

/** Names that generated modules declare: types, validate functions, constants and functions. */
function checkDeclarations(
  context: CheckContext,
  kinds: readonly ResourceOutline[],
  constants: readonly NameOutline[],
): void {
  const names = new NameTable(context);
  const declareTypes = (types: readonly (NameOutline & { readonly meaning: string })[]): void => {
    const free = types.filter((type) => names.declare(type, type.meaning));
    for (const { name, place } of free) {
      names.declare({ name: inputType(name), place }, `the type of what a client sends for "${name}"`);
    }
  };
  declareTypes(kinds.flatMap(({ kind, title }) => (kind ? { ...kind, meaning: title } : [])));
  declareTypes(kinds.flatMap(partTypes));
  declareTypes(
    (context.outline.schemas ?? []).map((schema) => ({ ...schema, meaning: `the schema "${schema.name}"` })),
  );
  for (const { name, place } of context.outline.parameters ?? []) {
    names.declare({ name: parameterConstant(name), place }, `the constant of the parameter "${name}"`);
  }
  for (const constant of constants) {
    if (!constant.name.endsWith("URL")) continue; // check-shape.ts reports it.
    names.declare(constant, `the URL constant "${constant.name}"`);
    const builder = { name: camelCase(constant.name), place: constant.place };
    names.declare(builder, `the function that builds the path of "${constant.name}"`);
  }
}

/** The types of a kind's spec and status that are written in place. */
function partTypes({
  kind,
  title,
  schema,
  schemaPath,
}: ResourceOutline): (NameOutline & { readonly meaning: string })[] {
  const properties = schema?.properties;
  if (kind === undefined || !isMapping(properties)) return [];
  return ["spec", "status"].flatMap((part) => {
    const written = properties[part];
    if (!isMapping(written) || written.type !== "object") return [];
    const place: Place = { path: [...schemaPath, "properties", part], part: "key" };
    return { name: kind.name + upperFirst(part), place, meaning: `the type of the ${part} of ${title}` };
  });
}

function inputType(name: string): string {
  return `${name}Input`;
}

/** Names that have been given, and what they mean. */
class NameTable {
  readonly #context: CheckContext;
  readonly #known = new Map<string, { readonly meaning: string; readonly place: Place }>();

  constructor(context: CheckContext) {
    this.#context = context;
  }

  /** Reports a name that is taken. Returns whether it was free. */
  declare({ name, place }: NameOutline, meaning: string): boolean {
    const first = this.#known.get(name);
    if (first) {
      const at = this.#context.locate(first.place);
      this.#context.report("name-collision", place, { name, meaning, other: first.meaning, at });
    } else if (reservedTypes.has(name)) {
      this.#context.report("reserved-name", place, { name, why: "the generator declares a type of that name" });
    } else if (reservedWords.has(name)) {
      this.#context.report("reserved-name", place, { name, why: "it has a meaning in TypeScript" });
    } else {
      this.#known.set(name, { meaning, place });
      return true;
    }
    return false;
  }
}
