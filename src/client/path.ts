/**
 * The path of a request: `template` with its `:parameters` filled in, each encoded to be one segment.
 *
 * Throws a `RangeError` that names the parameter when it is missing or empty, or is `.` or `..`: those would make the
 * path of something else, and a DELETE must never reach that.
 */
export function fillPath(template: string, parameters: object): string {
  const values = parameters as Readonly<Record<string, unknown>>;
  return template.replace(/:(\w+)/g, (_, name: string) => {
    const value = values[name];
    if (typeof value !== "string" || /^\.{0,2}$/.test(value)) throw new RangeError(describe(name, value, template));
    return encodeURIComponent(value);
  });
}

function describe(name: string, value: unknown, template: string): string {
  const problem = value === undefined ? "is missing" : `cannot be ${JSON.stringify(value)}`;
  return `${name} ${problem}; it is part of the path ${template}`;
}
