/**
 * The path of a request: `template` with its `:parameters` filled in, each encoded to be one segment, and behind it those
 * of `query` that there are.
 *
 * Throws a `RangeError` that names the parameter when it is missing or empty, or is `.` or `..`: those would make the
 * path of something else, and a DELETE must never reach that.
 */
export function fillPath(template: string, parameters: object, query: readonly string[] = []): string {
  const values = parameters as Readonly<Record<string, unknown>>;
  const path = template.replace(/:(\w+)/g, (_, name: string) => {
    const value = values[name];
    if (typeof value !== "string" || /^\.{0,2}$/.test(value)) throw new RangeError(describe(name, value, template));
    return encodeURIComponent(value);
  });
  const pairs = query
    .filter((name) => values[name] !== undefined)
    .map((name) => `${name}=${encodeURIComponent(String(values[name]))}`);
  return pairs.length > 0 ? `${path}?${pairs.join("&")}` : path;
}

function describe(name: string, value: unknown, template: string): string {
  const problem = value === undefined ? "is missing" : `cannot be ${JSON.stringify(value)}`;
  return `${name} ${problem}; it is part of the path ${template}`;
}
