/**
 * The only place that knows how keys look: `/registry/<plural>/<namespace>/<name>`, and
 * `/registry/<plural>/<name>` for kinds without namespaces. Keys do not depend on URLs, so the API can change
 * without moving data.
 */

/** Where one object lies. `namespace` is absent for kinds of cluster scope. */
export interface ObjectLocation {
  readonly plural: string;
  readonly namespace?: string;
  readonly name: string;
}

/** The prefix of every key of the API server. */
export const registryPrefix = "/registry/";

/** One key, or all keys with one prefix. */
export interface KeyScope {
  readonly prefix: string;
  /** Whether only the key that equals the prefix is meant. */
  readonly isKey: boolean;
}

/**
 * The key of one object.
 * @throws Error if a part is empty, `.`, `..`, or contains `/` or NUL: the caller should have refused it.
 */
export function objectKey({ plural, namespace, name }: ObjectLocation): string {
  return namespace === undefined
    ? `${kindPrefix(plural)}${segment("name", name)}`
    : `${namespacePrefix(plural, namespace)}${segment("name", name)}`;
}

/**
 * The prefix of all objects of one kind, over all namespaces.
 * @throws Error like {@link objectKey}.
 */
export function kindPrefix(plural: string): string {
  return `${registryPrefix}${segment("plural", plural)}/`;
}

/**
 * The prefix of all objects of one kind in one namespace. It ends in `/`, so namespace `a` does not match `ab`.
 * @throws Error like {@link objectKey}.
 */
export function namespacePrefix(plural: string, namespace: string): string {
  return `${kindPrefix(plural)}${segment("namespace", namespace)}/`;
}

/** Whether a key lies in a scope. */
export function isInScope(key: string, { prefix, isKey }: KeyScope): boolean {
  return isKey ? key === prefix : key.startsWith(prefix);
}

/** The prefix of the kind that a key or the prefix of keys belongs to; empty if it belongs to no single kind. */
export function kindPrefixOf(key: string): string {
  return key.slice(0, key.indexOf("/", registryPrefix.length) + 1);
}

/** Whether a text can be a plural, a namespace or a name in a key. */
export function isSegment(value: string): boolean {
  return value !== "" && value !== "." && value !== ".." && !value.includes("/") && !value.includes("\0");
}

function segment(what: string, value: string): string {
  if (!isSegment(value)) {
    throw new Error(`${JSON.stringify(value)} cannot be the ${what} in a storage key`);
  }
  return value;
}
