import type { CallOptions } from "./deadline.js";

/** The types of one kind, as generated/client.ts lists them. */
export interface Resource {
  /** The whole object as the server returns it. */
  object: { metadata: { resourceVersion: string } };
  /** What create and replace take. */
  input: object;
  /** `never` for kinds without a status. */
  status: unknown;
  statusInput: unknown;
  /** Whether its objects live in namespaces. */
  namespaced: boolean;
}

/** What can be done with the objects of one kind. Kinds without a status have no methods for it. */
export type ResourceClient<R extends Resource> = ObjectClient<R> &
  (R["namespaced"] extends true ? NamespacedLists<R> : ClusterList<R>) &
  ([R["status"]] extends [never] ? unknown : StatusClient<R>);

/** Where an object is. There is no default namespace: a forgotten one would be a read or a write in the wrong place. */
export type InNamespace<R extends Resource> = R["namespaced"] extends true
  ? {
      /** The namespace of the object, or of those to list. */
      readonly namespace: string;
    }
  : unknown;

/** Which object a call is about. The `metadata` of an object will do. */
export type Reference<R extends Resource> = InNamespace<R> & {
  /** Name of the object. */
  readonly name: string;
};

/** The objects that a list found. */
export interface ObjectList<T> {
  /** In the order of their names; over all namespaces, in the order of their namespaces first. */
  readonly items: T[];
  /** The revision of the store that the list shows. It is not that of any one item. */
  readonly resourceVersion: string;
}

/** Makes the change of an update: by modifying what it gets, or by returning something else. */
export type Change<Current, Changed> = (
  current: Current,
  // biome-ignore lint/suspicious/noConfusingVoidType: a function that only modifies returns nothing
) => Changed | undefined | void | Promise<Changed | undefined | void>;

/** How an update is carried out. */
export interface UpdateOptions extends CallOptions {
  /** How often to try in all, when others keep changing the object in between. Default: 12. */
  readonly attempts?: number | undefined;
}

/**
 * Every method rejects with an `ApiError` when the server refuses, an `UnexpectedResponseError` when what answers is
 * not this API, a `ConnectionError` when there is no answer, a `TimeoutError` when it takes too long, and with the
 * reason of `signal` when that aborts. Nothing is tried twice, except by `update` and `updateStatus` on a Conflict.
 */
export interface ObjectClient<R extends Resource> {
  /** Reads an object. Rejects with NotFound if there is none. */
  get(parameters: Reference<R> & CallOptions): Promise<R["object"]>;

  /** Creates an object, and resolves to it as it is stored. Rejects with AlreadyExists if the name is taken. */
  create(
    parameters: InNamespace<R> & {
      /** The object to create. Unknown fields are refused. */
      readonly object: R["input"];
    } & CallOptions,
  ): Promise<R["object"]>;

  /**
   * Replaces everything of an object but its status, and resolves to it as it is stored. With a
   * `metadata.resourceVersion` in it, it rejects with Conflict if the object has changed since that version; without
   * one, the last writer wins. Never creates: rejects with NotFound if there is none.
   */
  replace(
    parameters: Reference<R> & {
      /** The object to put there. Unknown fields are refused. */
      readonly object: R["input"];
    } & CallOptions,
  ): Promise<R["object"]>;

  /**
   * Reads an object, lets `change` modify it and writes it back, provided that nobody changed it in between; on a
   * Conflict it waits a moment and starts over with the newest object. `change` may therefore run several times. It
   * modifies the object that it gets, or returns another; what it throws ends the update. The status is not written.
   *
   * Resolves to the object as it is stored. Rejects with the last Conflict when all attempts are used up.
   */
  update(parameters: Reference<R> & UpdateOptions, change: Change<R["object"], R["input"]>): Promise<R["object"]>;

  /** Deletes an object. Rejects with NotFound if there is none. */
  delete(parameters: Reference<R> & CallOptions): Promise<void>;
}

export interface NamespacedLists<R extends Resource> {
  /** Lists the objects of a namespace. */
  list(parameters: InNamespace<R> & CallOptions): Promise<ObjectList<R["object"]>>;

  /** Lists the objects of every namespace. */
  listAll(parameters?: CallOptions): Promise<ObjectList<R["object"]>>;
}

export interface ClusterList<R extends Resource> {
  /** Lists all objects. */
  list(parameters?: CallOptions): Promise<ObjectList<R["object"]>>;
}

export interface StatusClient<R extends Resource> {
  /** Reads the status of an object. */
  getStatus(parameters: Reference<R> & CallOptions): Promise<R["status"]>;

  /**
   * Replaces the status of an object, and nothing else of it; resolves to the status as it is stored. Never creates:
   * rejects with NotFound if the object is gone.
   */
  replaceStatus(
    parameters: Reference<R> & {
      /** The status to put there. Unknown fields are refused. */
      readonly status: R["statusInput"];
      /** Rejects with Conflict if the object has another version than this by now. Default: writes over any. */
      readonly resourceVersion?: string | undefined;
      /** Rejects with Conflict if the object was deleted and another took its name. Default: writes to any. */
      readonly uid?: string | undefined;
    } & CallOptions,
  ): Promise<R["status"]>;

  /**
   * Reads the status of an object, lets `change` modify it and writes it back, provided that nobody changed the object
   * in between; on a Conflict it starts over, as `update` does. Resolves to the status as it is stored.
   */
  updateStatus(
    parameters: Reference<R> & UpdateOptions,
    change: Change<R["status"], R["statusInput"]>,
  ): Promise<R["status"]>;
}
