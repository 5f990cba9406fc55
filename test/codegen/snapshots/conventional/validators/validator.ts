// Generated from conventional.yaml by codegen/emitters/validators.ts. Do not edit; run npm run generate.

/** One mistake that a validate function found, as ajv describes it (https://ajv.js.org/api.html#error-objects). */
export interface ValidationError {
  /** Where the mistake is: a JSON Pointer (RFC 6901). */
  instancePath: string;
  schemaPath: string;
  /** The schema keyword that was not met, for instance `required`. */
  keyword: string;
  params: Record<string, unknown>;
  message?: string;
}

/** Checks data against a schema and fills in defaults. On `false`, `errors` holds every mistake, until the next call. */
export interface Validator<T> {
  (data: unknown): data is T;
  errors?: ValidationError[] | null;
}

/** Length of a text as JSON Schema counts it: in code points, not in UTF-16 units. */
export function codePoints(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index += Number(text.codePointAt(index)) > 0xffff ? 2 : 1) count += 1;
  return count;
}

/** Whether a text is base64 (RFC 4648, section 4). Takes time and memory in proportion to its length, also for megabytes. */
export function isBase64(text: string): boolean {
  if (text.length % 4 !== 0) return false;
  const end = text.search(/[^A-Za-z0-9+/]/);
  return end === -1 || (end >= text.length - 2 && /^={1,2}$/.test(text.slice(end)));
}

/** Adds errors to the list of those known so far, if there is one. */
export function joinErrors(known: ValidationError[] | null, more: ValidationError[]): ValidationError[] {
  if (known === null) return more;
  for (const error of more) known.push(error);
  return known;
}
