import { describe, expect, test } from "vitest";
import { api } from "../../src/api.js";
import { IdentityResolver } from "../../src/garbage-collector/object-identity.js";
import { type GraphNode, OwnerGraph } from "../../src/garbage-collector/owner-graph.js";
import type { OwnerReference, StoredMetadata, StoredObject } from "../../src/registry/object.js";

const resolver = new IdentityResolver(api.resources);

type Metadata = Partial<StoredMetadata>;

/** An object whose uid is its name, unless it has another one. */
function object(kind: string, name: string, metadata: Metadata = {}): StoredObject {
  const server = { uid: name, generation: 1, creationTimestamp: "2026-01-02T03:04:05Z" };
  const namespace = kind === "Node" ? {} : { namespace: "default" };
  return { apiVersion: "v1", kind, metadata: { name, ...namespace, ...server, ...metadata } };
}

const to = (name: string, reference: Partial<OwnerReference> = {}): OwnerReference => ({
  apiVersion: "v1",
  kind: "ReplicaSet",
  name,
  uid: name,
  ...reference,
});
const blocking = (name: string, reference: Partial<OwnerReference> = {}) =>
  to(name, { blockOwnerDeletion: true, ...reference });

const set = (name: string, metadata: Metadata = {}) => object("ReplicaSet", name, metadata);
const owned = (name: string, ...ownerReferences: readonly OwnerReference[]) => object("Pod", name, { ownerReferences });
const waiting = (...finalizers: readonly string[]): Metadata => ({
  deletionTimestamp: "2026-01-02T03:04:06Z",
  finalizers,
});

const names = (nodes: Iterable<GraphNode>) => [...nodes].map(({ identity }) => identity.name).sort();
const nodeOf = (graph: OwnerGraph, kind: string, name: string) => graph.get(`${kind}/default/${name}/${name}`);

/** A graph that has seen these objects one after the other. */
function graphOf(...objects: readonly StoredObject[]): OwnerGraph {
  const graph = new OwnerGraph(resolver);
  for (const seen of objects) graph.observe(seen);
  return graph;
}

describe("an owner graph", () => {
  test("holds nothing of objects that neither own nor are owned", () => {
    const graph = graphOf(set("a"), object("Pod", "b"), object("Node", "c"));
    expect(graph.size).toBe(0);
    expect(names(graph.remove(set("a")))).toEqual([]);
  });

  test("has an owner looked at that it learns of from a reference, until somebody has read it", () => {
    const graph = graphOf(set("a"));
    expect(names(graph.observe(owned("pod", to("a"))))).toEqual(["a"]);
    expect(names(graph.observe(owned("pod-2", to("a"))))).toEqual(["a"]);
    expect(names(graph.unsettled())).toEqual(["a"]);
    const node = nodeOf(graph, "ReplicaSet", "a");
    if (node !== undefined) graph.confirm(node);
    expect(names(graph.observe(owned("pod-3", to("a"))))).toEqual([]);
    expect(names(graph.unsettled())).toEqual([]);
  });

  test("has the dependants looked at when their owner is removed", () => {
    const graph = graphOf(owned("pod", to("a")), owned("pod-2", to("a"), to("b")), owned("pod-3", to("b")));
    expect(names(graph.remove(set("a")))).toEqual(["pod", "pod-2"]);
    expect(nodeOf(graph, "ReplicaSet", "a")).toBeUndefined();
  });

  test("does not take a change for news that concerns no owner", () => {
    const graph = graphOf(set("a", { ownerReferences: [to("z")] }), owned("pod", blocking("a")));
    const changed = { ...owned("pod", blocking("a")), status: { phase: "Running" } };
    expect(names(graph.observe(changed))).toEqual([]);
    graph.remove(set("a"));
    expect(names(graph.observe(changed))).toEqual([]);
  });

  test("forgets owners and dependants when nothing connects them any more", () => {
    const graph = graphOf(owned("pod", to("a")), owned("pod-2", to("a")));
    expect(graph.size).toBe(3);
    graph.observe(owned("pod"));
    graph.remove(owned("pod-2"));
    expect(graph.size).toBe(0);
  });

  test("tells another object of the same name by its uid", () => {
    const graph = graphOf(owned("pod", to("a")));
    expect(names(graph.remove(set("a", { uid: "other" })))).toEqual([]);
    graph.observe(owned("pod-2", to("a", { uid: "other" })));
    expect(names(graph.remove(set("a")))).toEqual(["pod"]);
    expect(names(graph.remove(set("a", { uid: "other" })))).toEqual(["pod-2"]);
  });

  test("takes a reference for one to the dependant's own namespace", () => {
    const graph = graphOf(object("Pod", "pod", { namespace: "elsewhere", ownerReferences: [to("a")] }));
    expect(names(graph.remove(set("a")))).toEqual([]);
    expect(names(graph.remove(set("a", { namespace: "elsewhere" })))).toEqual(["pod"]);
  });

  test("finds owners of cluster scope from every namespace, and owners whose kind is spelt in another way", () => {
    const pod = owned("pod", to("n", { kind: "Node" }), to("a", { kind: "Replicaset" }));
    expect(names(graphOf(pod).remove(object("Node", "n")))).toEqual(["pod"]);
    expect(names(graphOf(pod).remove(set("a")))).toEqual(["pod"]);
  });

  test.each<[string, StoredObject]>([
    ["a kind that is not in the API", owned("pod", to("a", { kind: "Deployment" }))],
    ["another version of a kind", owned("pod", to("a", { apiVersion: "apps/v1" }))],
    ["a kind with namespaces, from an object without", object("Node", "n", { ownerReferences: [to("a")] })],
  ])("does not connect an object with an owner of %s", (_, dependant) => {
    const graph = graphOf(dependant);
    expect(graph.size).toBe(0);
    const [reference] = dependant.metadata.ownerReferences ?? [];
    const identity = resolver.identityOf(dependant);
    if (reference === undefined || identity === undefined) throw new Error("Nothing to resolve");
    expect(resolver.ownerOf(reference, identity)).toMatchObject({ owner: undefined, why: /^has a kind / });
  });
});

describe("an object that waits for its dependants", () => {
  test("has itself and its dependants looked at", () => {
    const graph = graphOf(owned("pod", to("a")), set("a", { ownerReferences: [to("z")] }));
    const marked = set("a", { ownerReferences: [to("z")], ...waiting("foregroundDeletion") });
    expect(names(graph.observe(marked))).toEqual(["a", "pod"]);
    expect(names(graph.observe(marked))).toEqual([]);
    expect(names(graph.observe(owned("late", to("a"))))).toEqual(["a", "late"]);
  });

  test("to be deleted is done when none is left that blocks it", () => {
    const graph = graphOf(owned("pod", blocking("a")), owned("pod-2", blocking("a")), owned("free", to("a")));
    graph.observe(set("a", waiting("foregroundDeletion")));
    const node = nodeOf(graph, "ReplicaSet", "a");
    expect(node?.isDone).toBe(false);
    expect(names(graph.remove(owned("pod")))).toEqual([]);
    expect(node?.isDone).toBe(false);
    expect(names(graph.observe(owned("pod-2", to("a"))))).toContain("a");
    expect(node?.isDone).toBe(true);
  });

  test("to be orphaned is done when none refers to it", () => {
    const graph = graphOf(owned("pod", blocking("a")), owned("free", to("a")));
    graph.observe(set("a", waiting("orphan")));
    const node = nodeOf(graph, "ReplicaSet", "a");
    expect(names(graph.observe(owned("pod")))).toEqual([]);
    expect(node?.isDone).toBe(false);
    expect(names(graph.observe(owned("free")))).toEqual(["a"]);
    expect(node?.isDone).toBe(true);
  });

  test("is one only with a finalizer of the collector's and once it is marked", () => {
    for (const metadata of [waiting("example.com/mine"), waiting(), { finalizers: ["orphan"] }]) {
      expect(graphOf(set("a", metadata)).size).toBe(0);
    }
  });

  test("orphans first if it has both finalizers", () => {
    const graph = graphOf(set("a", waiting("foregroundDeletion", "orphan")));
    expect(nodeOf(graph, "ReplicaSet", "a")?.awaits).toBe("orphaned");
  });
});

describe("a circle", () => {
  const link = (name: string, owner: string, metadata: Metadata = waiting("foregroundDeletion")) =>
    set(name, { ...metadata, ownerReferences: [blocking(owner)] });
  const inCircle = (graph: OwnerGraph, name: string) => {
    const node = nodeOf(graph, "ReplicaSet", name);
    return node !== undefined && graph.isInCircle(node);
  };

  test.each([
    ["one", [link("a", "a")]],
    ["two", [link("a", "b"), link("b", "a")]],
    ["three", [link("a", "b"), link("b", "c"), link("c", "a")]],
  ])("of %s that wait for each other is found", (_, links) => {
    expect(inCircle(graphOf(...links), "a")).toBe(true);
  });

  test("is none where one does not wait or block, or for those that only wait for it", () => {
    expect(inCircle(graphOf(link("a", "b"), link("b", "a", {})), "a")).toBe(false);
    const free = set("b", { ...waiting("foregroundDeletion"), ownerReferences: [to("a")] });
    expect(inCircle(graphOf(link("a", "b"), free), "a")).toBe(false);
    const tail = set("b", { ...waiting("foregroundDeletion"), ownerReferences: [blocking("a"), blocking("tail")] });
    const graph = graphOf(set("tail", waiting("foregroundDeletion")), link("a", "b"), tail);
    expect(inCircle(graph, "a")).toBe(true);
    expect(inCircle(graph, "tail")).toBe(false);
  });
});
