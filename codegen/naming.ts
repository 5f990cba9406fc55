/** How names are derived. Everything the generator names, it names here. */

/** English plural of a lower-case word: `pod` gives `pods`, `policy` gives `policies`, `class` gives `classes`. */
export function pluralize(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  if (/(s|x|z|ch|sh)$/.test(word)) return `${word}es`;
  return `${word}s`;
}

/**
 * The plural in the casing of its kind: ReplicaSet and `replicasets` give `ReplicaSets`, Policy and `policies` give
 * `Policies`.
 */
export function casedPlural(kind: string, plural: string): string {
  let common = 0;
  while (common < kind.length && kind[common]?.toLowerCase() === plural[common]) common += 1;
  if (common === 0) return plural.charAt(0).toUpperCase() + plural.slice(1);
  return kind.slice(0, common) + plural.slice(common);
}

/** `ReplicaSets` gives `replicaSets`; a leading abbreviation counts as one word: `HPAURL` gives `hpaURL`. */
export function camelCase(name: string): string {
  const stem = name.endsWith("URL") ? name.slice(0, -"URL".length) : name;
  const head = /^[A-Z]+(?=[A-Z][a-z]{2}|[A-Z]*s?$)/.exec(stem)?.[0] ?? stem.charAt(0);
  const abbreviation = /^[A-Z]+s?$/.test(stem) ? stem : head;
  return abbreviation.toLowerCase() + stem.slice(abbreviation.length) + name.slice(stem.length);
}

/** `ReplicaSet` gives `replica-set`, `HPA` gives `hpa`, `DNSRecord` gives `dns-record`. */
export function kebabCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1-$2")
    .toLowerCase();
}

/** `namespace` gives `Namespace`. */
export function upperFirst(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Constant that holds the name of a path parameter: `namespace` gives `NamespaceParameter`. */
export function parameterConstant(parameter: string): string {
  return `${upperFirst(parameter)}Parameter`;
}

/** Whether a name can stand unquoted as a property in TypeScript. */
export function isIdentifier(name: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(name);
}

/** Words that cannot name a type or a variable in strict TypeScript, and the global types that generated code uses. */
export const reservedWords: ReadonlySet<string> = new Set(
  (
    "break case catch class const continue debugger default delete do else enum export extends false finally for " +
    "function if import in instanceof new null return super switch this throw true try typeof var void while with " +
    "implements interface let package private protected public static yield await async of arguments eval " +
    "any bigint boolean never number object string symbol undefined unknown Array Record RangeError"
  ).split(" "),
);
