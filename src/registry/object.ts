/** One of the objects that own an object (Kubernetes API concept "OwnerReference"). */
export interface OwnerReference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
  readonly controller?: boolean;
  readonly blockOwnerDeletion?: boolean;
}

/** Metadata as it is stored: everything but resourceVersion, which is the revision of the stored value. */
export interface StoredMetadata {
  readonly name: string;
  /** Undefined for kinds of cluster scope. */
  readonly namespace?: string;
  /** What the name was generated from. */
  readonly generateName?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly ownerReferences?: readonly OwnerReference[];
  /** What must still happen before the object may go. */
  readonly finalizers?: readonly string[];
  readonly uid: string;
  readonly generation: number;
  readonly creationTimestamp: string;
  /** When the deletion of an object that has finalizers was asked for. */
  readonly deletionTimestamp?: string;
}

/** An object of any kind as it is stored. Never changed; a write makes a new one. */
export interface StoredObject {
  readonly metadata: StoredMetadata;
  readonly apiVersion: string;
  readonly kind: string;
  readonly status?: unknown;
  /** What else the kind has, such as `spec`. */
  readonly [field: string]: unknown;
}

/** An object of any kind as clients see it. */
export interface ApiObject extends StoredObject {
  readonly metadata: StoredMetadata & { readonly resourceVersion: string };
}

/** Where an object is, among those of its kind. */
export interface ObjectAddress {
  /** Undefined for kinds of cluster scope. */
  readonly namespace: string | undefined;
  readonly name: string;
}
