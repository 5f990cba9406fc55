import { executionAsyncResource } from "node:async_hooks";

/** What Node has made for one call of `process.nextTick`. */
let kept: object | undefined;

/**
 * Keeps one of the objects that Node makes for each call of `process.nextTick`, some five for each request. V8 sets the
 * properties of their literal the fast way for as long as it knows what such an object looks like. A full garbage
 * collection forgets that if none of them is alive, as usual, and V8 (11.3, of Node 20) never learns it again: from then on
 * a request takes 15 % more. Must be called before the first such collection to be of use.
 */
export function keepTickObject(): void {
  if (kept !== undefined) return;
  process.nextTick(() => {
    kept = executionAsyncResource();
  });
}
