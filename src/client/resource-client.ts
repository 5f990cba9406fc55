import type { CallOptions } from "./deadline.js";
import type { Informer, InformerOptions } from "./informer.js";
import type { JsonPatchOperation } from "./json-patch.js";
import type { MergePatch } from "./merge-patch.js";
import type { WatchEvent } from "./watch-event.js";

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

/** The objects that a list found, or a page of them. */
export interface ObjectList<T> {
  /** In the order of their names; over all namespaces, in the order of their namespaces first. */
  readonly items: T[];
  /** The revision of the store that the list shows. It is not that of any one item. */
  readonly resourceVersion: string;
  /** Where the next page begins; not there on the last one. */
  readonly continue?: string;
  /** How many objects are on the pages to come; not there on the last one, nor where a selector is used. */
  readonly remainingItemCount?: number;
}

/** Which objects a call is about. */
export interface Selectors {
  /** Only objects with these labels, for instance `app=web,tier in (a, b),!old`. Default: all. */
  readonly labelSelector?: string | undefined;
  /** Only objects with these fields, for instance `spec.nodeName=n1,status.phase!=Failed`. Default: all. */
  readonly fieldSelector?: string | undefined;
}

/** Which state a list shows, in the terms of the Kubernetes API. */
export interface ListVersion {
  /** The version that the list must show, as `resourceVersionMatch` says; `0` for any. Default: the newest state. */
  readonly resourceVersion?: string | undefined;
  /** Whether the list shows exactly that version, or one that is not older. */
  readonly resourceVersionMatch?: "Exact" | "NotOlderThan" | undefined;
}

/** What a list shows. */
export interface ListOptions extends Selectors, ListVersion, CallOptions {
  /** At most so many objects; the next ones by `continue`. Default: all. */
  readonly limit?: number | undefined;
  /** The `continue` of the page before. Rejects with Expired when the server has forgotten the state of that page. */
  readonly continue?: string | undefined;
}

/** How to go through a list. `timeoutMs` holds for each of its pages. */
export interface IterateOptions extends Selectors, ListVersion, CallOptions {
  /** How many objects to ask for at a time. Default: 500. */
  readonly limit?: number | undefined;
}

/** How to watch. */
export interface WatchCallOptions {
  /**
   * Begins after this version, for instance that of a list. Default: begins with an ADDED event for every object that
   * there is.
   */
  readonly resourceVersion?: string | undefined;
  /**
   * Whether to begin with an ADDED event for every object that there is, and to mark the end of those with a BOOKMARK.
   * `false` without a `resourceVersion` begins with what happens next.
   */
  readonly sendInitialEvents?: boolean | undefined;
  /** When the server ends the watch, in seconds. Default: at a random time between 30 and 60 minutes. */
  readonly timeoutSeconds?: number | undefined;
  /**
   * Rejects with a `ConnectionError` when nothing comes in for so long, in milliseconds. The server sends a bookmark
   * every ten seconds of silence, so 30000 finds dead connections. Default: waits forever.
   */
  readonly silenceTimeoutMs?: number | undefined;
  /** Ends the watch when it aborts; it then rejects with the signal's reason, as it is. */
  readonly signal?: AbortSignal | undefined;
  /** Longest wait for the server to begin to answer, in milliseconds. Default: that of the client. */
  readonly timeoutMs?: number | undefined;
}

/** How to watch several objects. */
export interface WatchOptions extends Selectors, WatchCallOptions {}

/** How a write is carried out. */
export interface WriteOptions extends CallOptions {
  /** With `All` the server does and answers everything as usual, but stores nothing. Default: it stores. */
  readonly dryRun?: "All" | undefined;
}

/** How objects are deleted. */
export interface DeleteOptions extends WriteOptions {
  /**
   * What becomes of the objects that it owns: `Background` deletes them afterwards, `Foreground` before it, `Orphan`
   * keeps them. Default: Background.
   */
  readonly propagationPolicy?: "Background" | "Foreground" | "Orphan" | undefined;
  /** What must be true of an object that is deleted; rejects with Conflict otherwise. Default: nothing. */
  readonly preconditions?:
    | {
        /** It is that very object, and not another of the same name. */
        readonly uid?: string | undefined;
        /** It has not changed since. */
        readonly resourceVersion?: string | undefined;
      }
    | undefined;
}

/** A change of a part: either a JSON Merge Patch (RFC 7386), or the operations of a JSON Patch (RFC 6902). */
export type Patch<T> =
  | {
      /** The fields to change; `null` removes one, and an array is replaced as a whole. */
      readonly patch: MergePatch<T>;
      readonly operations?: undefined;
    }
  | {
      /** What to do, one after the other; all of it or nothing. */
      readonly operations: readonly JsonPatchOperation[];
      readonly patch?: undefined;
    };

/** Makes the change of an update: by modifying what it gets, or by returning something else. */
export type Change<Current, Changed> = (
  current: Current,
  // biome-ignore lint/suspicious/noConfusingVoidType: a function that only modifies returns nothing
) => Changed | undefined | void | Promise<Changed | undefined | void>;

/** How an update is carried out. */
export interface UpdateOptions extends WriteOptions {
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
    } & WriteOptions,
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
    } & WriteOptions,
  ): Promise<R["object"]>;

  /**
   * Reads an object, lets `change` modify it and writes it back, provided that nobody changed it in between; on a
   * Conflict it waits a moment and starts over with the newest object. `change` may therefore run several times. It
   * modifies the object that it gets, or returns another; what it throws ends the update. The status is not written.
   *
   * Resolves to the object as it is stored. Rejects with the last Conflict when all attempts are used up.
   */
  update(parameters: Reference<R> & UpdateOptions, change: Change<R["object"], R["input"]>): Promise<R["object"]>;

  /**
   * Changes a part of an object, and resolves to the object as it is stored. Unknown fields are refused; so is an
   * operation that does not apply (Invalid). The status is not written. Never creates: rejects with NotFound if there is
   * none.
   *
   * ```ts
   * await client.pods.patch({ namespace, name, patch: { spec: { nodeName: "n1" }, metadata: { labels: { old: null } } } });
   * await client.pods.patch({ namespace, name, operations: [{ op: "replace", path: "/spec/nodeName", value: "n1" }] });
   * ```
   */
  patch(parameters: Reference<R> & Patch<R["input"]> & WriteOptions): Promise<R["object"]>;

  /**
   * Deletes an object. Resolves to undefined when it is gone, and to the object when it was only marked: its
   * `deletionTimestamp` is set, and it goes when the last of its `finalizers` does. Rejects with NotFound if there is
   * none.
   */
  delete(parameters: Reference<R> & DeleteOptions): Promise<R["object"] | undefined>;

  /** Deletes the objects that the selectors match, without selectors all; resolves to them as they were deleted or marked. */
  deleteCollection(parameters: InNamespace<R> & Selectors & DeleteOptions): Promise<R["object"][]>;

  /**
   * A local copy of the objects that keeps itself up to date, and tells of every change.
   *
   * ```ts
   * const informer = client.pods.informer({ indexers: { byNode: (pod) => [pod.spec.nodeName ?? ""] } });
   * informer.addHandler({ added: (pod) => console.log("new:", pod.metadata.name) });
   * informer.start();
   * await informer.waitForSync();
   * informer.store.byIndex("byNode", "n1");
   * ```
   */
  informer<Index extends string = never>(
    options?: InformerScope<R> & InformerOptions<R["object"], Index>,
  ): Informer<R["object"], Index>;
}

/** Which namespaces an informer is about. */
export type InformerScope<R extends Resource> = R["namespaced"] extends true
  ? {
      /** Only objects of this namespace. Default: those of all. */
      readonly namespace?: string | undefined;
    }
  : unknown;

/**
 * `watch` and `watchAll` send their request when the first event is asked for. The events then come in as they happen,
 * until the server ends the watch; go on from the `resourceVersion` of the last one. Leaving the loop closes the
 * connection. Bookmarks are events, too. Rejects with an `ApiError` when the server refuses or gives up (Expired: list
 * again), with a `ConnectionError` when the connection breaks, with an `UnexpectedResponseError` for what is not an
 * event. Browsers open only six connections to an HTTP/1.1 server: each watch takes one of them.
 */
export interface NamespacedLists<R extends Resource> {
  /** Lists the objects of a namespace. */
  list(parameters: InNamespace<R> & ListOptions): Promise<ObjectList<R["object"]>>;

  /** Lists the objects of every namespace. */
  listAll(parameters?: ListOptions): Promise<ObjectList<R["object"]>>;

  /**
   * Goes through the objects of a namespace, page by page, all as they were at the first page. Rejects with Expired when
   * that takes so long that the server has forgotten that state.
   *
   * ```ts
   * for await (const pod of client.pods.iterate({ namespace: "default" })) console.log(pod.metadata.name);
   * ```
   */
  iterate(parameters: InNamespace<R> & IterateOptions): AsyncGenerator<R["object"], void, undefined>;

  /** Goes through the objects of every namespace, as `iterate` does. */
  iterateAll(parameters?: IterateOptions): AsyncGenerator<R["object"], void, undefined>;

  /**
   * Watches the objects of a namespace, or the one of that name.
   *
   * ```ts
   * for await (const { type, object } of client.pods.watch({ namespace: "default", resourceVersion })) {
   *   if (type === "DELETED") console.log(object.metadata.name);
   * }
   * ```
   */
  watch(
    parameters: InNamespace<R> & (WatchOptions | WatchOneOptions),
  ): AsyncGenerator<WatchEvent<R["object"]>, void, undefined>;

  /** Watches the objects of every namespace. */
  watchAll(parameters?: WatchOptions): AsyncGenerator<WatchEvent<R["object"]>, void, undefined>;
}

/** How to watch one object. */
export interface WatchOneOptions extends WatchCallOptions {
  /** Name of the object. It need not exist yet. */
  readonly name: string;
}

export interface ClusterList<R extends Resource> {
  /** Lists all objects. */
  list(parameters?: ListOptions): Promise<ObjectList<R["object"]>>;

  /**
   * Goes through all objects, page by page, all as they were at the first page. Rejects with Expired when that takes so
   * long that the server has forgotten that state.
   */
  iterate(parameters?: IterateOptions): AsyncGenerator<R["object"], void, undefined>;

  /** Watches all objects, or the one of that name; see {@link NamespacedLists}. */
  watch(parameters?: WatchOptions | WatchOneOptions): AsyncGenerator<WatchEvent<R["object"]>, void, undefined>;
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
    } & WriteOptions,
  ): Promise<R["status"]>;

  /**
   * Reads the status of an object, lets `change` modify it and writes it back, provided that nobody changed the object
   * in between; on a Conflict it starts over, as `update` does. Resolves to the status as it is stored.
   */
  updateStatus(
    parameters: Reference<R> & UpdateOptions,
    change: Change<R["status"], R["statusInput"]>,
  ): Promise<R["status"]>;

  /** Changes a part of the status of an object, and nothing else of it; resolves to the status as it is stored. */
  patchStatus(parameters: Reference<R> & Patch<R["statusInput"]> & WriteOptions): Promise<R["status"]>;
}
