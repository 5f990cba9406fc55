/**
 * What clients did and saw, as plain JSON. Times are microseconds of the machine's monotonic clock, so that histories of
 * several processes on one machine fit together. A history begins before any of its objects exists.
 */
export interface History {
  readonly operations: readonly Operation[];
  readonly watches: readonly WatchRecord[];
}

/** What is recorded of an object. Spec and status are the one value each that tells writes apart. */
export interface ObjectView {
  readonly uid: string;
  readonly resourceVersion: number;
  readonly generation: number;
  readonly spec: string;
  readonly status: string;
}

/** The status of an object that was just created. */
export const initialStatus = "Pending";

/** Which object a write means. Without any of it: the newest one. */
export interface Preconditions {
  readonly uid?: string;
  readonly resourceVersion?: number;
}

/** What was asked for. Objects are named `NAMESPACE/NAME`. */
export type Call =
  | { readonly verb: "create"; readonly object: string; readonly spec: string }
  | { readonly verb: "get"; readonly object: string }
  | { readonly verb: "replace"; readonly object: string; readonly spec: string; readonly preconditions: Preconditions }
  | {
      readonly verb: "replaceStatus";
      readonly object: string;
      readonly status: string;
      readonly preconditions: Preconditions;
    }
  | { readonly verb: "delete"; readonly object: string; readonly preconditions: Preconditions }
  | {
      readonly verb: "list";
      /** Undefined: all namespaces. */
      readonly namespace?: string;
      readonly limit?: number;
      /** Id of the operation that got the page before this one. */
      readonly continues?: string;
    };

/** What came of it. */
export type Outcome =
  /** `seen` is what the answer shows of the object; a status write shows less, a deletion nothing. */
  | { readonly type: "done"; readonly seen?: Partial<ObjectView>; readonly page?: ListPage }
  /** Not applied, for certain. `current` is what a Conflict says of the object. */
  | { readonly type: "refused"; readonly reason: string; readonly current?: Preconditions }
  /** It may have taken effect, may do so at any later time, or never. */
  | { readonly type: "unknown"; readonly reason: string };

/** One answer to a list. */
export interface ListPage {
  readonly resourceVersion: number;
  /** In the order of the answer. */
  readonly objects: readonly { readonly object: string; readonly seen: ObjectView }[];
  /** Whether there is another page. */
  readonly hasMore: boolean;
  /** As the answer says it. */
  readonly remaining?: number;
}

export interface Operation {
  /** Unique in the history. */
  readonly id: string;
  readonly call: Call;
  readonly outcome: Outcome;
  readonly startUs: number;
  /** When the outcome was there, or was given up. */
  readonly endUs: number;
}

/** One watch, from its request to the end of its stream. */
export interface WatchRecord {
  readonly id: string;
  /** Undefined: all namespaces. */
  readonly namespace?: string;
  /** The version that it began after. Undefined: with all that there was, closed by a bookmark. */
  readonly from?: number;
  readonly startUs: number;
  /** In the order in which they came. */
  readonly events: readonly WatchEvent[];
}

export type WatchEvent =
  | {
      readonly type: "ADDED" | "MODIFIED" | "DELETED";
      readonly atUs: number;
      readonly object: string;
      readonly seen: ObjectView;
    }
  | {
      readonly type: "BOOKMARK";
      readonly atUs: number;
      readonly resourceVersion: number;
      /** Whether it closes the events about what was there at the beginning. */
      readonly endsInitialEvents: boolean;
    };

/** Puts what was recorded in several places together. */
export function mergeHistories(histories: readonly History[]): History {
  return {
    operations: histories.flatMap(({ operations }) => operations),
    watches: histories.flatMap(({ watches }) => watches),
  };
}

/** Whether an object is among those of a namespace, or of all. */
export function isInNamespace(object: string, namespace: string | undefined): boolean {
  return namespace === undefined || object.startsWith(`${namespace}/`);
}
