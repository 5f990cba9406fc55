import type { Kind, Resource } from "../api.js";
import type { ObjectAddress, OwnerReference, StoredObject } from "../registry/object.js";

/** One object for good: another that gets its name later has another uid. */
export interface ObjectIdentity extends ObjectAddress {
  readonly kind: Kind;
  readonly uid: string;
}

/** The identity as text. No two objects have the same, though references to what cannot exist might. */
export function identityText({ kind, namespace = "", name, uid }: ObjectIdentity): string {
  return `${kind}/${namespace}/${name}/${uid}`;
}

/** What an owner reference comes to. */
export type ResolvedReference =
  | { readonly owner: ObjectIdentity }
  /** Nobody can tell whether there is such an owner. `why` in words that can follow the reference. */
  | { readonly owner: undefined; readonly why: string };

/** Knows the kinds of the API, and with them which objects metadata means. */
export class IdentityResolver {
  readonly #resources = new Map<string, Resource>();

  constructor(resources: readonly Resource[]) {
    for (const resource of resources) {
      for (const kind of [resource.kind, ...resource.aliases]) {
        this.#resources.set(`${resource.apiVersion}/${kind}`, resource);
      }
    }
  }

  /** Undefined for kinds that are no longer in the API. */
  identityOf({ apiVersion, kind, metadata }: StoredObject): ObjectIdentity | undefined {
    const resource = this.#resources.get(`${apiVersion}/${kind}`);
    return resource && { kind: resource.kind, namespace: metadata.namespace, name: metadata.name, uid: metadata.uid };
  }

  /**
   * The owner that a reference means. An owner with a namespace is in that of its dependant (Kubernetes API concept
   * "Owners and Dependents"), so a reference over namespaces means an object that does not exist.
   */
  ownerOf({ apiVersion, kind, name, uid }: OwnerReference, dependant: ObjectIdentity): ResolvedReference {
    const resource = this.#resources.get(`${apiVersion}/${kind}`);
    if (resource === undefined) return { owner: undefined, why: "has a kind that is not in the API" };
    if (!resource.namespaced) return { owner: { kind: resource.kind, namespace: undefined, name, uid } };
    if (dependant.namespace === undefined) {
      return { owner: undefined, why: "has a kind with namespaces, but the dependant has none" };
    }
    return { owner: { kind: resource.kind, namespace: dependant.namespace, name, uid } };
  }
}
