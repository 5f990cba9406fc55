import type { Remove } from "./informer.js";

const actionsOf = new WeakMap<EventTarget, Set<() => void>>();

/** The same function for all signals and actions, so that a signal has it once: of more than ten Node says they may leak. */
function callActions(event: Event): void {
  for (const action of actionsOf.get(event.target as AbortSignal) ?? []) action();
}

/**
 * Calls `action`, a function that no other call gets, when the signal aborts. Throws the signal's reason if it has aborted
 * already.
 */
export function onAbort(signal: AbortSignal | undefined, action: () => void): Remove {
  if (!signal) return () => {};
  signal.throwIfAborted();
  signal.addEventListener("abort", callActions);
  const actions = actionsOf.get(signal) ?? new Set();
  actionsOf.set(signal, actions.add(action));
  return () => {
    actions.delete(action);
    if (!actions.size) signal.removeEventListener("abort", callActions);
  };
}
