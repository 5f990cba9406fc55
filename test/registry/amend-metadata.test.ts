import * as library from "@marcbachmann/cel-js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { api } from "../../src/api.js";
import { FreshCache } from "../../src/cache/fresh-cache.js";
import { ObjectCache } from "../../src/cache/object-cache.js";
import { packageFile } from "../../src/package-root.js";
import { KeyQueue } from "../../src/registry/key-queue.js";
import type { ApiObject, ObjectAddress, OwnerReference } from "../../src/registry/object.js";
import { Registry } from "../../src/registry/registry.js";
import { RuleTypes } from "../../src/registry/rule-types.js";
import { Rules } from "../../src/registry/rules.js";
import { SchemaView } from "../../src/registry/schema-view.js";
import { openStore } from "../../src/storage/open-store.js";
import type { Store } from "../../src/storage/store.js";

let store: Store;
let registry: Registry;
/** Of another server. */
let other: Registry;
beforeAll(async () => {
  store = await openStore("memory:");
  const resource = api.resources.find(({ kind }) => kind === "Node");
  if (resource === undefined) throw new Error("There is no kind Node");
  const schema = new SchemaView(packageFile(`generated/schemas/${resource.file}.json`));
  const rules = async () => new Rules(api.rules.Node, new RuleTypes(api.ruleTypes, library));
  // It is never fed, so that everything is read from the store.
  const cache = new FreshCache(new ObjectCache(store, { onError: () => {} }), store);
  const create = () =>
    new Registry({ resource, validators: api.validators.Node, schema, rules, store, cache, queue: new KeyQueue() });
  registry = create();
  other = create();
});
afterAll(() => store.close());

let count = 0;
async function createNode(metadata: object): Promise<{ address: ObjectAddress; created: ApiObject }> {
  count += 1;
  const name = `node-${count}`;
  await registry.create(undefined, { body: { metadata: { ...metadata, name } }, fieldValidation: "Strict" });
  const address = { namespace: undefined, name };
  return { address, created: await registry.get(address) };
}
const owner = (uid: string): OwnerReference => ({ apiVersion: "v1", kind: "Node", name: "owner", uid });
const gone = { reason: "NotFound" };

describe("amendMetadata", () => {
  test("changes the named fields and nothing else", async () => {
    const { address, created } = await createNode({ ownerReferences: [owner("1"), owner("2")], finalizers: ["a"] });
    await registry.amendMetadata(address, created.metadata.uid, ({ ownerReferences = [] }) => ({
      ownerReferences: ownerReferences.filter(({ uid }) => uid !== "1"),
    }));
    const { resourceVersion, ...metadata } = created.metadata;
    const amended = await registry.get(address);
    expect(amended).toEqual({
      ...created,
      metadata: {
        ...metadata,
        resourceVersion: amended.metadata.resourceVersion,
        ownerReferences: [owner("2")],
      },
    });
    expect(amended.metadata.resourceVersion).not.toBe(resourceVersion);
  });

  test("deletes a marked object with its last finalizer, and no other object", async () => {
    const kept = await createNode({ finalizers: ["orphan"] });
    await registry.amendMetadata(kept.address, kept.created.metadata.uid, () => ({ finalizers: [] }));
    expect((await registry.get(kept.address)).metadata.finalizers).toEqual([]);

    const marked = await createNode({ finalizers: ["example.com/a"] });
    const { uid } = marked.created.metadata;
    await registry.delete(marked.address, { preconditions: { uid }, propagationPolicy: "Foreground" });
    const without = (removed: string) =>
      registry.amendMetadata(marked.address, uid, ({ finalizers = [] }) => ({
        finalizers: finalizers.filter((finalizer) => finalizer !== removed),
      }));
    await without("foregroundDeletion");
    expect((await registry.get(marked.address)).metadata.finalizers).toEqual(["example.com/a"]);
    await without("example.com/a");
    await expect(registry.get(marked.address)).rejects.toMatchObject(gone);
    await expect(without("example.com/a")).rejects.toMatchObject(gone);
  });

  test("does not touch another object of the name", async () => {
    const { address, created } = await createNode({ finalizers: ["a"] });
    const amend = registry.amendMetadata(address, "other", () => ({ finalizers: [] }));
    await expect(amend).rejects.toMatchObject({ reason: "Conflict" });
    const remove = registry.delete(address, { preconditions: { uid: "other" } });
    await expect(remove).rejects.toMatchObject({ reason: "Conflict" });
    expect(await registry.get(address)).toEqual(created);
  });

  test("is done again on what another server wrote meanwhile", async () => {
    const { address, created } = await createNode({ ownerReferences: ["1", "2", "3", "4"].map(owner) });
    const { uid } = created.metadata;
    await Promise.all(
      ["1", "2", "3"].map((removed, index) =>
        (index % 2 === 0 ? registry : other).amendMetadata(address, uid, ({ ownerReferences = [] }) => ({
          ownerReferences: ownerReferences.filter(({ uid }) => uid !== removed),
        })),
      ),
    );
    expect((await registry.get(address)).metadata.ownerReferences).toEqual([owner("4")]);
  });
});
