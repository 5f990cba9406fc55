/** The steps of a JSON Pointer (RFC 6901): `/paths/~1pods/0` gives `paths`, `/pods` and `0`. */
export function stepsOf(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replace(/~1/g, "/").replace(/~0/g, "~"));
}
