/**
 * A JSON Merge Patch (RFC 7386) of a `T`: the fields to change. `null` removes an optional field or the entry of a map;
 * an array is replaced as a whole.
 */
export type MergePatch<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: MergePatch<T[K]> | Removal<T, K> }
    : T;

/** `null` where there may be nothing. */
type Removal<T, K extends keyof T> = string extends K ? null : undefined extends T[K] ? null : never;
