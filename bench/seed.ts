import { objectKey } from "../src/storage/keys.js";
import type { Store } from "../src/storage/store.js";
import type { StoredPod } from "./pod.js";

/** Namespaces whose lists are read, and how many Pods each has. Pods beyond these are in `others`. */
export const namespaces = { ten: 10, hundred: 100, thousand: 1_000 };

/** How many Pods there are at least. */
export const fewObjects = Object.values(namespaces).reduce((sum, count) => sum + count);

/** How many Pods there are for each Node. */
export const podsOfNode = 100;

/** Where a Pod lies whose answer has the usual size. */
export const onePodPath = "/api/v1/namespaces/thousand/pods/pod-500";

/** How many writes are under way. */
const batchSize = 1_000;

/**
 * Fills a store with Pods.
 *
 * @param under What their keys begin with instead of `/registry/`.
 */
export async function seed(store: Store, storedPod: StoredPod, count: number, under = "/registry/"): Promise<void> {
  const nodes = Math.ceil(count / podsOfNode);
  const places = [...placesOf(count)];
  for (let start = 0; start < places.length; start += batchSize) {
    const writes = places.slice(start, start + batchSize).map(({ namespace, name }, index) => {
      const key = objectKey({ plural: "pods", namespace, name }).replace("/registry/", under);
      return store.create(key, storedPod(namespace, name, `node-${(start + index) % nodes}`));
    });
    await Promise.all(writes);
  }
}

function* placesOf(count: number): Generator<{ namespace: string; name: string }> {
  for (const [namespace, size] of Object.entries(namespaces)) {
    for (let index = 0; index < size; index += 1) yield { namespace, name: `pod-${index}` };
  }
  for (let index = fewObjects; index < count; index += 1) yield { namespace: "others", name: `pod-${index}` };
}
