/** Longest part of a path that is shown in full. */
const maxShownLength = 100;

/** The segments of a JSON Pointer (RFC 6901): `/spec/a~1b` gives `spec`, `a/b`. */
export function pointerSegments(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/**
 * A path as Kubernetes writes it: `spec.containers[0].image`, `metadata.labels[app.kubernetes.io/name]`.
 *
 * @param root The value that the path leads into; it tells indexes from names that are digits.
 */
export function fieldPath(segments: readonly string[], root: unknown): string {
  let path = "";
  let value = root;
  for (const segment of segments) {
    const isName = !Array.isArray(value) && /^[A-Za-z_$][\w$-]*$/.test(segment);
    const shown = segment.length > maxShownLength ? `${segment.slice(0, maxShownLength)}...` : segment;
    if (!isName) path += `[${shown}]`;
    else path += path === "" ? shown : `.${shown}`;
    value = child(value, segment);
  }
  return path;
}

/** The value at a path; undefined if there is none. */
export function valueAt(root: unknown, segments: readonly string[]): unknown {
  return segments.reduce(child, root);
}

function child(value: unknown, segment: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, segment)) return undefined;
  return (value as Record<string, unknown>)[segment];
}
