/** The part of json8-merge-patch that is used; the package ships no types. */
declare module "json8-merge-patch" {
  /** Changes the document and returns it, or what stands in its place. Throws for keys named `__proto__`. */
  export function apply(document: unknown, patch: unknown): unknown;
}
