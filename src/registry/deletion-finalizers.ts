/**
 * What becomes of the dependants of a deleted object (Kubernetes API concept "cascading deletion"): deleted afterwards,
 * deleted before it, or kept without it.
 */
export type PropagationPolicy = "Background" | "Foreground" | "Orphan";

/** The garbage collector removes it when the dependants are gone. */
export const foregroundFinalizer = "foregroundDeletion";

/** The garbage collector removes it when no dependant names the object as its owner any more. */
export const orphanFinalizer = "orphan";

/**
 * The finalizers that an object has once its deletion is asked for: its own, and the one with which the garbage collector
 * keeps it until it is done. Without a policy such a finalizer stays as it is, as in Kubernetes.
 */
export function deletionFinalizers(
  finalizers: readonly string[],
  policy: PropagationPolicy | undefined,
): readonly string[] {
  if (policy === undefined) return finalizers;
  const own = finalizers.filter((finalizer) => finalizer !== foregroundFinalizer && finalizer !== orphanFinalizer);
  if (policy === "Foreground") return [...own, foregroundFinalizer];
  return policy === "Orphan" ? [...own, orphanFinalizer] : own;
}
