/** Which object: its key, `namespace/name` or the name of what lives in no namespace; or its `metadata`. */
export type ObjectKey = string | { readonly namespace?: string | undefined; readonly name: string };

/** The key of an object, as stores of informers and work queues have it: `namespace/name`, or the name alone. */
export function keyOf({ metadata }: { readonly metadata: Exclude<ObjectKey, string> }): string {
  return toKey(metadata);
}

/** An object's key, however it was named. */
export function toKey(key: ObjectKey): string {
  if (typeof key === "string") return key;
  return key.namespace === undefined ? key.name : `${key.namespace}/${key.name}`;
}
