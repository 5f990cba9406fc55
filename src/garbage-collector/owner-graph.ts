import { foregroundFinalizer, orphanFinalizer } from "../registry/deletion-finalizers.js";
import type { OwnerReference, StoredMetadata, StoredObject } from "../registry/object.js";
import { type IdentityResolver, identityText, type ObjectIdentity } from "./object-identity.js";

/** What an object waits for that is to be deleted: that its dependants are gone, or that they no longer name it. */
export type AwaitedDependants = "deleted" | "orphaned";

/** What is known of an object that owns or is owned, or whose deletion waits for its dependants. */
export interface GraphNode {
  /** Text of the identity, by which the graph finds the node. */
  readonly id: string;
  readonly identity: ObjectIdentity;
  /** Whether the object was seen. If not, only references to it were. */
  readonly isKnown: boolean;
  readonly awaits: AwaitedDependants | undefined;
  readonly owners: readonly GraphNode[];
  /** Those that refer to it, and whether with `blockOwnerDeletion`. */
  readonly dependants: ReadonlyMap<GraphNode, boolean>;
  /** Whether its deletion waits for its dependants, and none is left to wait for. */
  readonly isDone: boolean;
}

/** What an object waits for according to its metadata. Where both finalizers stand, orphaning comes first. */
export function awaitedDependants({ deletionTimestamp, finalizers }: StoredMetadata): AwaitedDependants | undefined {
  if (deletionTimestamp === undefined) return undefined;
  if (finalizers?.includes(orphanFinalizer)) return "orphaned";
  return finalizers?.includes(foregroundFinalizer) ? "deleted" : undefined;
}

/**
 * Who owns whom, as of one revision of the store, for all objects together. It is fed with objects in the order of their
 * changes, and answers each with the nodes that there may now be something to do about.
 *
 * Objects that neither own nor are owned are not in it. So an owner may have been there long before the first reference
 * to it: its node is then not known, until somebody has read the object (Kubernetes calls that a virtual node).
 */
export class OwnerGraph {
  readonly #resolver: IdentityResolver;
  readonly #nodes = new Map<string, Node>();

  constructor(resolver: IdentityResolver) {
    this.#resolver = resolver;
  }

  /** How many nodes there are. */
  get size(): number {
    return this.#nodes.size;
  }

  /** The node with this text of its identity. */
  get(id: string): GraphNode | undefined {
    return this.#nodes.get(id);
  }

  /** Takes in an object that was created or changed, or that exists. */
  observe(object: StoredObject): Iterable<GraphNode> {
    const identity = this.#resolver.identityOf(object);
    if (identity === undefined) return [];
    const id = identityText(identity);
    const { ownerReferences = [] } = object.metadata;
    const awaits = awaitedDependants(object.metadata);
    if (ownerReferences.length === 0 && awaits === undefined && !this.#nodes.has(id)) return [];

    const affected = new Set<Node>();
    const node = this.#ensure(id, identity);
    node.isKnown = true;
    this.#setOwners(node, this.#linksOf(identity, ownerReferences), affected);
    if (node.awaits !== awaits) {
      node.awaits = awaits;
      for (const concerned of [node, ...node.dependants.keys()]) affected.add(concerned);
    }
    this.#dropIfAlone(node);
    return affected;
  }

  /** Takes in that an object is gone; it may be given as it was last. */
  remove(gone: ObjectIdentity | StoredObject): Iterable<GraphNode> {
    const identity = "metadata" in gone ? this.#resolver.identityOf(gone) : gone;
    const node = identity && this.#nodes.get(identityText(identity));
    if (node === undefined) return [];
    this.#nodes.delete(node.id);
    const affected = new Set<Node>(node.dependants.keys());
    this.#setOwners(node, new Map(), affected);
    return affected;
  }

  /**
   * Takes in that somebody has read the object of a node that was not known. If the object was removed since the caller
   * got the node, the node is no longer in the graph, and nothing comes of it.
   */
  confirm(node: GraphNode): void {
    (node as Node).isKnown = true;
  }

  /** All nodes that there may be something to do about. */
  unsettled(): readonly GraphNode[] {
    return [...this.#nodes.values()].filter(
      ({ isKnown, awaits, owners }) =>
        !isKnown || awaits !== undefined || owners.some((owner) => owner.awaits !== undefined),
    );
  }

  /**
   * Whether a node waits, over others that wait for their dependants to be deleted, for itself. Nothing ends that but a
   * reference of the circle that no longer blocks.
   */
  isInCircle(node: GraphNode): boolean {
    if (node.awaits !== "deleted") return false;
    const seen = new Set<GraphNode>();
    const open: GraphNode[] = [node];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const [dependant, blocks] of next.dependants) {
        if (!blocks || dependant.awaits !== "deleted") continue;
        if (dependant === node) return true;
        if (!seen.has(dependant)) open.push(dependant);
        seen.add(dependant);
      }
    }
    return false;
  }

  #ensure(id: string, identity: ObjectIdentity): Node {
    const node = this.#nodes.get(id) ?? new Node(id, identity);
    this.#nodes.set(id, node);
    return node;
  }

  /** What the references of an object mean, by text of the owners' identities. */
  #linksOf(identity: ObjectIdentity, references: readonly OwnerReference[]): Map<string, Link> {
    const links = new Map<string, Link>();
    for (const reference of references) {
      const { owner } = this.#resolver.ownerOf(reference, identity);
      if (owner === undefined) continue;
      const id = identityText(owner);
      links.set(id, { owner, blocks: reference.blockOwnerDeletion === true || links.get(id)?.blocks === true });
    }
    return links;
  }

  #setOwners(node: Node, links: ReadonlyMap<string, Link>, affected: Set<Node>): void {
    const before = new Map(node.owners.map((owner) => [owner.id, owner]));
    // An owner that is gone is no longer in the graph, and stays with those that refer to it nevertheless.
    node.owners = [...links].map(([id, { owner }]) => before.get(id) ?? this.#ensure(id, owner));
    for (const owner of node.owners) {
      before.delete(owner.id);
      const blocks = links.get(owner.id)?.blocks === true;
      if (owner.dependants.get(node) === blocks) continue;
      owner.setDependant(node, blocks);
      if (owner.awaits !== undefined) affected.add(node);
      if (!owner.isKnown || owner.isDone) affected.add(owner);
    }
    for (const owner of before.values()) {
      owner.removeDependant(node);
      if (owner.isDone) affected.add(owner);
      this.#dropIfAlone(owner);
    }
  }

  #dropIfAlone(node: Node): void {
    const isAlone = node.owners.length === 0 && node.dependants.size === 0 && node.awaits === undefined;
    if (isAlone && this.#nodes.get(node.id) === node) this.#nodes.delete(node.id);
  }
}

/** A reference, resolved. */
interface Link {
  readonly owner: ObjectIdentity;
  readonly blocks: boolean;
}

const none: ReadonlyMap<Node, boolean> = new Map();

class Node implements GraphNode {
  isKnown = false;
  awaits: AwaitedDependants | undefined;
  owners: readonly Node[] = [];
  /** How many dependants have `blockOwnerDeletion`. */
  blockingCount = 0;
  /** Most objects have none, so they share an empty map. */
  #dependants: Map<Node, boolean> | undefined;

  constructor(
    readonly id: string,
    readonly identity: ObjectIdentity,
  ) {}

  get dependants(): ReadonlyMap<Node, boolean> {
    return this.#dependants ?? none;
  }

  /** Whether nothing is left that it waits for. */
  get isDone(): boolean {
    if (this.awaits === "deleted") return this.blockingCount === 0;
    return this.awaits === "orphaned" && this.dependants.size === 0;
  }

  setDependant(dependant: Node, blocks: boolean): void {
    this.removeDependant(dependant);
    this.#dependants ??= new Map();
    this.#dependants.set(dependant, blocks);
    if (blocks) this.blockingCount += 1;
  }

  removeDependant(dependant: Node): void {
    if (this.dependants.get(dependant)) this.blockingCount -= 1;
    this.#dependants?.delete(dependant);
    if (this.#dependants?.size === 0) this.#dependants = undefined;
  }
}
