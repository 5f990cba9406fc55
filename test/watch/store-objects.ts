import { encodeObject } from "../../src/registry/object-codec.js";
import type { Store } from "../../src/storage/store.js";
import { written } from "../storage/store-contract.js";

/** The stored form of an object, as far as watches look into it. */
export function podBytes(name: string, labels: Readonly<Record<string, string>> = {}, note = ""): Buffer {
  const metadata = { name, namespace: "default", labels, uid: `uid-${name}`, generation: 1, creationTimestamp: "" };
  return encodeObject({ apiVersion: "v1", kind: "Pod", metadata, note });
}

export const podKey = (name: string) => `/registry/pods/default/${name}`;

/** Creates or replaces, and gives the revision. */
export async function putBytes(store: Store, key: string, value: Buffer): Promise<number> {
  const current = await store.get(key);
  return written(current ? await store.replace(key, value, current.revision) : await store.create(key, value));
}

/** Deletes, and gives the revision. */
export async function remove(store: Store, key: string): Promise<number> {
  const current = await store.get(key);
  return written(await store.delete(key, current?.revision ?? 0));
}
