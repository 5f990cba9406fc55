// Generated from selectable-fields.yaml by codegen/emitters/types.ts. Do not edit; run npm run generate.

/** An object that owns this one. When the last owner is deleted, the garbage collector deletes this too. */
export interface OwnerReference {
  /** apiVersion of the owner. */
  apiVersion: string;
  /** Kind of the owner. */
  kind: string;
  /** Name of the owner, in the same namespace or of cluster scope. */
  name: string;
  /** uid of the owner; another object of its name is no owner. */
  uid: string;
  /** Whether the owner is the controller of this object. */
  controller?: boolean;
  /** Whether the owner stays until this object is gone, if the owner is deleted in the foreground. */
  blockOwnerDeletion?: boolean;
}

/** Metadata of an object that belongs to the whole cluster. */
export interface ObjectMeta {
  /**
   * Unique among the objects of the kind in one namespace; never changes. A client may leave it out if it sends
   * `generateName`.
   */
  name: string;
  /** Beginning of a name that the server completes with random letters and digits at creation, if there is no `name`. */
  generateName?: string;
  /** Keys and values to select objects by. */
  labels?: Record<string, string>;
  /** Keys and values that tools attach to the object. */
  annotations?: Record<string, string>;
  /** Objects that own this one. */
  ownerReferences?: OwnerReference[];
  /** What must still happen before the object may go. A deletion waits until the list is empty. */
  finalizers?: string[];
  /**
   * Set by the server, new at each creation. In a replace or a status write it names the object that is meant: 409 if it
   * has been created anew since.
   */
  uid: string;
  /**
   * Set by the server, changes at every write. In a replace or a status write it makes the write conditional: 409 if the
   * object has changed since.
   */
  resourceVersion: string;
  /** Set by the server: 1 at creation, one more whenever anything but status and metadata changes. */
  generation: number;
  /** Set by the server: the time of creation (RFC 3339). */
  creationTimestamp: string;
  /** Set by the server: when the deletion of an object with finalizers was asked for (RFC 3339). */
  deletionTimestamp?: string;
}

/** What a client sends for a {@link ObjectMeta}. */
export interface ObjectMetaInput {
  /**
   * Unique among the objects of the kind in one namespace; never changes. A client may leave it out if it sends
   * `generateName`.
   */
  name?: string;
  /** Beginning of a name that the server completes with random letters and digits at creation, if there is no `name`. */
  generateName?: string;
  /** Keys and values to select objects by. */
  labels?: Record<string, string>;
  /** Keys and values that tools attach to the object. */
  annotations?: Record<string, string>;
  /** Objects that own this one. */
  ownerReferences?: OwnerReference[];
  /** What must still happen before the object may go. A deletion waits until the list is empty. */
  finalizers?: string[];
  /**
   * Set by the server, new at each creation. In a replace or a status write it names the object that is meant: 409 if it
   * has been created anew since.
   */
  uid?: string;
  /**
   * Set by the server, changes at every write. In a replace or a status write it makes the write conditional: 409 if the
   * object has changed since.
   */
  resourceVersion?: string;
  /** Set by the server: 1 at creation, one more whenever anything but status and metadata changes. */
  generation?: number;
  /** Set by the server: the time of creation (RFC 3339). */
  creationTimestamp?: string;
  /** Set by the server: when the deletion of an object with finalizers was asked for (RFC 3339). */
  deletionTimestamp?: string;
}

/** Metadata of an object that lives in a namespace. */
export interface NamespacedObjectMeta {
  /**
   * Unique among the objects of the kind in one namespace; never changes. A client may leave it out if it sends
   * `generateName`.
   */
  name: string;
  /** Beginning of a name that the server completes with random letters and digits at creation, if there is no `name`. */
  generateName?: string;
  /** Filled in from the path; a value that contradicts the path is an error. */
  namespace: string;
  /** Keys and values to select objects by. */
  labels?: Record<string, string>;
  /** Keys and values that tools attach to the object. */
  annotations?: Record<string, string>;
  /** Objects that own this one. */
  ownerReferences?: OwnerReference[];
  /** What must still happen before the object may go. A deletion waits until the list is empty. */
  finalizers?: string[];
  /**
   * Set by the server, new at each creation. In a replace or a status write it names the object that is meant: 409 if it
   * has been created anew since.
   */
  uid: string;
  /**
   * Set by the server, changes at every write. In a replace or a status write it makes the write conditional: 409 if the
   * object has changed since.
   */
  resourceVersion: string;
  /** Set by the server: 1 at creation, one more whenever anything but status and metadata changes. */
  generation: number;
  /** Set by the server: the time of creation (RFC 3339). */
  creationTimestamp: string;
  /** Set by the server: when the deletion of an object with finalizers was asked for (RFC 3339). */
  deletionTimestamp?: string;
}

/** What a client sends for a {@link NamespacedObjectMeta}. */
export interface NamespacedObjectMetaInput {
  /**
   * Unique among the objects of the kind in one namespace; never changes. A client may leave it out if it sends
   * `generateName`.
   */
  name?: string;
  /** Beginning of a name that the server completes with random letters and digits at creation, if there is no `name`. */
  generateName?: string;
  /** Filled in from the path; a value that contradicts the path is an error. */
  namespace?: string;
  /** Keys and values to select objects by. */
  labels?: Record<string, string>;
  /** Keys and values that tools attach to the object. */
  annotations?: Record<string, string>;
  /** Objects that own this one. */
  ownerReferences?: OwnerReference[];
  /** What must still happen before the object may go. A deletion waits until the list is empty. */
  finalizers?: string[];
  /**
   * Set by the server, new at each creation. In a replace or a status write it names the object that is meant: 409 if it
   * has been created anew since.
   */
  uid?: string;
  /**
   * Set by the server, changes at every write. In a replace or a status write it makes the write conditional: 409 if the
   * object has changed since.
   */
  resourceVersion?: string;
  /** Set by the server: 1 at creation, one more whenever anything but status and metadata changes. */
  generation?: number;
  /** Set by the server: the time of creation (RFC 3339). */
  creationTimestamp?: string;
  /** Set by the server: when the deletion of an object with finalizers was asked for (RFC 3339). */
  deletionTimestamp?: string;
}

/** Where it stands. */
export type Phase = "Pending" | "Running";

/** A place. */
export interface Place {
  /** Its zone. */
  zone?: string;
}
