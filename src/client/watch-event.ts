/** One event of a watch. */
export type WatchEvent<T> =
  | {
      /**
       * ADDED: the object is new, or matches the selectors from now on. MODIFIED: it has changed. DELETED: it is gone,
       * or matches no longer.
       */
      readonly type: "ADDED" | "MODIFIED" | "DELETED";
      /** The object; of DELETED its last state, with the `resourceVersion` of the deletion. */
      readonly object: T;
    }
  | {
      /** Nothing happened up to a version, and the connection is alive. */
      readonly type: "BOOKMARK";
      readonly object: Bookmark;
    };

/** How far a watch has got. */
export interface Bookmark {
  readonly kind: string;
  readonly apiVersion: string;
  readonly metadata: {
    /** A watch that begins here misses nothing. */
    readonly resourceVersion: string;
    /** `k8s.io/initial-events-end: "true"` when everything that there was at the start has been sent. */
    readonly annotations?: Readonly<Record<string, string>>;
  };
}
