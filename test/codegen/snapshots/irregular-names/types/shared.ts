// Generated from irregular-names.yaml by codegen/emitters/types.ts. Do not edit; run npm run generate.

/** Metadata of an object that belongs to the whole cluster. */
export interface ObjectMeta {
  /** Unique among the objects of the kind in one namespace; never changes. */
  name: string;
  /** Keys and values to select objects by. */
  labels?: Record<string, string>;
  /** Keys and values that tools attach to the object. */
  annotations?: Record<string, string>;
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
}

/** What a client sends for a {@link ObjectMeta}. */
export interface ObjectMetaInput {
  /** Unique among the objects of the kind in one namespace; never changes. */
  name: string;
  /** Keys and values to select objects by. */
  labels?: Record<string, string>;
  /** Keys and values that tools attach to the object. */
  annotations?: Record<string, string>;
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
}

/** Metadata of an object that lives in a namespace. */
export interface NamespacedObjectMeta {
  /** Unique among the objects of the kind in one namespace; never changes. */
  name: string;
  /** Filled in from the path; a value that contradicts the path is an error. */
  namespace: string;
  /** Keys and values to select objects by. */
  labels?: Record<string, string>;
  /** Keys and values that tools attach to the object. */
  annotations?: Record<string, string>;
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
}

/** What a client sends for a {@link NamespacedObjectMeta}. */
export interface NamespacedObjectMetaInput {
  /** Unique among the objects of the kind in one namespace; never changes. */
  name: string;
  /** Filled in from the path; a value that contradicts the path is an error. */
  namespace?: string;
  /** Keys and values to select objects by. */
  labels?: Record<string, string>;
  /** Keys and values that tools attach to the object. */
  annotations?: Record<string, string>;
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
}
