import type { Store } from "../../src/storage/store.js";

/** Ranges, but never one of all kinds: a server that has no other fills no cache, and reads from its store. */
export function withoutCache(range: Store["range"]): Store["range"] {
  return (prefix, options) => (prefix === "/registry/" ? new Promise(() => {}) : range(prefix, options));
}
