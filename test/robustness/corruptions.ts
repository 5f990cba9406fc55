import {
  type History,
  isInNamespace,
  type ObjectView,
  type Operation,
  type WatchEvent,
  type WatchRecord,
} from "./history.js";
import type { SeededRandom } from "./seeded-random.js";

/**
 * Changes a right history. Undefined if it has nothing that can be changed so; but a change is made only where it is
 * certain what it means.
 */
export type HistoryChange = (history: History, random: SeededRandom) => History | undefined;

type Done = Operation["outcome"] & { readonly type: "done" };
type Change = Exclude<WatchEvent, { readonly type: "BOOKMARK" }>;

/** Each makes a right history wrong. */
export const corruptions: Readonly<Record<string, HistoryChange>> = {
  // Reads and writes of one object.
  "a read shows an older version": (history, random) =>
    changeOperation(history, random, (operation) => {
      const { call, outcome, startUs } = operation;
      if (call.verb !== "get" || outcome.type !== "done") return undefined;
      const old = findOutdated(history, call.object, startUs);
      return old === undefined ? undefined : { ...operation, outcome: { ...outcome, seen: old } };
    }),
  "a read shows what a refused write would have written": (history, random) =>
    changeOperation(history, random, (operation) => {
      const { call, outcome } = operation;
      if (call.verb !== "get" || outcome.type !== "done") return undefined;
      const isRefused = (other: Operation) => other.call.verb === "replace" && other.outcome.type === "refused";
      const refused = history.operations.find((other) => isRefused(other) && objectOf(other) === call.object)?.call;
      return refused?.verb === "replace" ? withSeen(operation, { spec: refused.spec }) : undefined;
    }),
  "a read finds nothing though the object is there": (history, random) =>
    changeOperation(history, random, (operation) => {
      if (operation.call.verb !== "get" || operation.outcome.type !== "done") return undefined;
      if (!isQuiet(history, operation.call.object, operation)) return undefined;
      return { ...operation, outcome: { type: "refused", reason: "NotFound" } };
    }),
  "a read shows another uid": changeSeen("get", () => ({ uid: "another" })),
  "a read shows another generation": changeSeen("get", ({ generation = 0 }) => ({ generation: generation + 1 })),
  "a read shows another status": changeSeen("get", () => ({ status: "another" })),
  "a write shows another value than it wrote": changeSeen("replace", () => ({ spec: "another" })),
  "an object write takes the status back": changeSeen("replace", ({ status }) =>
    status === "Pending" ? undefined : { status: "Pending" },
  ),
  "a write is lost from the history": (history, random) => {
    const lost = pick(random, history.operations, (operation) => isSeenElsewhere(history, operation));
    return lost === undefined
      ? undefined
      : { ...history, operations: history.operations.filter((one) => one !== lost) };
  },
  "a deletion is lost from the history": (history, random) => {
    const lost = pick(random, history.operations, (operation) => {
      const isDeletion = operation.call.verb === "delete" && operation.outcome.type === "done";
      return isDeletion && history.operations.some((other) => isCreationAfter(other, operation));
    });
    return lost === undefined
      ? undefined
      : { ...history, operations: history.operations.filter((one) => one !== lost) };
  },
  "a write that was applied counts as refused": (history, random) =>
    changeOperation(history, random, (operation) =>
      isSeenElsewhere(history, operation)
        ? { ...operation, outcome: { type: "refused", reason: "ServiceUnavailable" } }
        : undefined,
    ),
  "a write succeeds against its condition": (history, random) =>
    changeOperation(history, random, (operation) => {
      const { call, outcome, startUs } = operation;
      if (call.verb === "get" || call.verb === "list" || call.verb === "create") return undefined;
      const { resourceVersion } = call.preconditions;
      if (outcome.type !== "refused" || outcome.reason !== "Conflict" || resourceVersion === undefined)
        return undefined;
      const hasMoved = acknowledgedWrites(history, call.object).some(
        (write) => write.endUs < startUs && (seenOf(write).resourceVersion ?? 0) > resourceVersion,
      );
      return hasMoved ? { ...operation, outcome: { type: "done" } } : undefined;
    }),
  "a name is created though it exists": (history, random) =>
    changeOperation(history, random, (operation) => {
      const { call, outcome } = operation;
      if (call.verb !== "create" || outcome.type !== "refused" || outcome.reason !== "AlreadyExists") return undefined;
      return isQuiet(history, call.object, operation) ? { ...operation, outcome: { type: "done" } } : undefined;
    }),

  // Revisions.
  "two writes have the same revision": (history, random) => {
    const writes = history.operations.filter(isAcknowledgedWrite);
    const other = random.pick(writes);
    return changeOperation(history, random, (operation) =>
      operation !== other && isAcknowledgedWrite(operation)
        ? withSeen(operation, { resourceVersion: seenOf(other).resourceVersion as number })
        : undefined,
    );
  },
  "a write has an old revision": (history, random) => {
    const [first] = history.operations.filter(isAcknowledgedWrite);
    return changeOperation(history, random, (operation) =>
      first !== undefined && isAcknowledgedWrite(operation) && operation.startUs > first.endUs
        ? withSeen(operation, { resourceVersion: 1 })
        : undefined,
    );
  },

  // Lists.
  "a list leaves an object out": (history, random) =>
    changePage(history, random, (page, operation) => {
      const left = pick(random, page.objects, ({ object }) =>
        isQuiet(history, object, firstPageOf(history, operation)),
      );
      return left === undefined ? undefined : { ...page, objects: page.objects.filter((one) => one !== left) };
    }),
  "a list shows an object at an older version": (history, random) =>
    changePage(history, random, (page, operation) => {
      const { startUs } = firstPageOf(history, operation);
      for (const shown of page.objects) {
        const old = findOutdated(history, shown.object, startUs);
        if (old === undefined) continue;
        return { ...page, objects: page.objects.map((one) => (one === shown ? { ...one, seen: old } : one)) };
      }
      return undefined;
    }),
  "a list shows an object that is not there": (history, random) =>
    changePage(history, random, (page, operation) => {
      if (operation.call.verb !== "list" || operation.call.limit !== undefined) return undefined;
      const { namespace } = operation.call;
      const names = new Set(page.objects.map(({ object }) => object));
      const gone = pick(random, history.operations.filter(isAcknowledgedWrite), (write) => {
        const object = objectOf(write) as string;
        if (!isInNamespace(object, namespace) || names.has(object) || seenOf(write).uid === undefined) return false;
        return write.endUs < operation.startUs && isQuiet(history, object, operation);
      });
      if (gone === undefined) return undefined;
      const shown = { object: objectOf(gone) as string, seen: seenOf(gone) as ObjectView };
      const objects = [...page.objects, shown].sort((a, b) => (a.object < b.object ? -1 : 1));
      return { ...page, objects };
    }),
  "a list is of an old revision": (history, random) => {
    const [first] = history.operations.filter(isAcknowledgedWrite);
    return changePage(history, random, (page, operation) =>
      first !== undefined && firstPageOf(history, operation).startUs > first.endUs
        ? { ...page, resourceVersion: 1 }
        : undefined,
    );
  },
  "a list is of a revision to come": (history, random) => {
    const last = history.operations.findLast(isAcknowledgedWrite);
    return changePage(history, random, (page, operation) =>
      last !== undefined && last.startUs > operation.endUs
        ? { ...page, resourceVersion: (seenOf(last).resourceVersion as number) + 1 }
        : undefined,
    );
  },
  "an object comes on two pages": (history, random) =>
    changePage(history, random, (page, { call }) => {
      const before = history.operations.find(({ id }) => call.verb === "list" && id === call.continues);
      const last = before === undefined ? undefined : pageOf(before)?.objects.at(-1);
      return last === undefined ? undefined : { ...page, objects: [last, ...page.objects] };
    }),
  "a list says that more objects remain than do": (history, random) =>
    changePage(history, random, (page, operation) => {
      const isContinued = history.operations.some((other) => {
        return other.call.verb === "list" && other.call.continues === operation.id && pageOf(other)?.hasMore === false;
      });
      return isContinued && page.remaining !== undefined ? { ...page, remaining: page.remaining + 1 } : undefined;
    }),

  // Watches.
  "a watch leaves out an event": changeEvents((events, index, { history, watch }) => {
    const event = events[index] as Change;
    const isKnown = event.type !== "DELETED" || isSeenByAnother(history, watch, event);
    return isKnown && index < events.length - 1 ? events.toSpliced(index, 1) : undefined;
  }),
  "a watch shows an event twice": changeEvents((events, index) =>
    events.toSpliced(index, 0, events[index] as WatchEvent),
  ),
  "a watch swaps two events": changeEvents((events, index) => {
    const [one, two] = events.slice(index, index + 2);
    if (one === undefined || two === undefined || two.type === "BOOKMARK") return undefined;
    return events.toSpliced(index, 2, two, one);
  }),
  "a watch shows an object deleted at another state than the last": changeEvents((events, index) => {
    const event = events[index] as Change;
    if (event.type !== "DELETED") return undefined;
    return events.toSpliced(index, 1, { ...event, seen: { ...event.seen, generation: event.seen.generation + 1 } });
  }),
  "a watch shows a change as an addition": changeEvents((events, index) => {
    const event = events[index] as Change;
    const isKnown = events.slice(0, index).some((other) => other.type !== "BOOKMARK" && other.object === event.object);
    return event.type === "MODIFIED" && isKnown ? events.toSpliced(index, 1, { ...event, type: "ADDED" }) : undefined;
  }),
  "a watch shows another value": changeEvents((events, index) => {
    const event = events[index] as Change;
    return events.toSpliced(index, 1, { ...event, seen: { ...event.seen, spec: "another" } });
  }),
  "a watch shows a write before it began": changeEvents((events, index, { history }) => {
    const event = events[index] as Change;
    const isWrite = (operation: Operation) =>
      isAcknowledgedWrite(operation) && seenOf(operation).resourceVersion === event.seen.resourceVersion;
    const write = history.operations.find(isWrite);
    if (write === undefined || event.type === "DELETED") return undefined;
    return events.toSpliced(index, 1, { ...event, atUs: write.startUs - 1 });
  }),
  "a bookmark runs ahead of the events": changeEvents((events, index) => {
    const event = events[index] as Change;
    const bookmark = { type: "BOOKMARK", atUs: event.atUs, endsInitialEvents: false } as const;
    return events.toSpliced(index, 0, { ...bookmark, resourceVersion: event.seen.resourceVersion });
  }),
};

/** Each leaves a right history right: what is less known, or might have happened besides, accuses nobody. */
export const harmlessChanges: Readonly<Record<string, HistoryChange>> = {
  "answers to writes never came": (history, random) => ({
    ...history,
    operations: history.operations.map((operation) => {
      if (operation.call.verb === "list" || operation.call.verb === "get" || random.next() > 0.05) return operation;
      return operation.outcome.type === "done"
        ? { ...operation, outcome: { type: "unknown", reason: "lost" } }
        : operation;
    }),
  }),
  "writes were tried that had no effect": (history, random) => ({
    ...history,
    operations: history.operations.flatMap((operation): Operation[] => {
      const { call } = operation;
      if (call.verb !== "replace" || random.next() > 0.1) return [operation];
      const id = `${operation.id}-lost`;
      return [
        operation,
        { ...operation, id, call: { ...call, spec: id }, outcome: { type: "unknown", reason: "lost" } },
      ];
    }),
  }),
  "reads were not recorded": (history, random) => ({
    ...history,
    operations: history.operations.filter(({ call }) => call.verb !== "get" || random.next() < 0.5),
  }),
  "operations took longer": (history, random) => ({
    ...history,
    operations: history.operations.map((operation) => {
      const { startUs, endUs } = operation;
      return { ...operation, startUs: startUs - random.below(5_000), endUs: endUs + random.below(5_000) };
    }),
  }),
  "watches ended earlier": (history, random) => ({
    ...history,
    watches: history.watches.map((watch) => {
      return { ...watch, events: watch.events.slice(0, random.below(watch.events.length + 1)) };
    }),
  }),
};

/** Replaces one operation of those for which there is something to replace it by. */
function changeOperation(
  history: History,
  random: SeededRandom,
  change: (operation: Operation) => Operation | undefined,
): History | undefined {
  const { operations } = history;
  const start = random.below(operations.length);
  for (let offset = 0; offset < operations.length; offset += 1) {
    const index = (start + offset) % operations.length;
    const changed = change(operations[index] as Operation);
    if (changed !== undefined) return { ...history, operations: operations.toSpliced(index, 1, changed) };
  }
  return undefined;
}

function changeSeen(
  verb: Operation["call"]["verb"],
  change: (seen: Partial<ObjectView>) => Partial<ObjectView> | undefined,
): HistoryChange {
  return (history, random) =>
    changeOperation(history, random, (operation) => {
      if (operation.call.verb !== verb || operation.outcome.type !== "done") return undefined;
      const changed = change(seenOf(operation));
      return changed === undefined ? undefined : withSeen(operation, changed);
    });
}

type Page = NonNullable<Done["page"]>;

function changePage(
  history: History,
  random: SeededRandom,
  change: (page: Page, operation: Operation) => Page | undefined,
): History | undefined {
  return changeOperation(history, random, (operation) => {
    const page = pageOf(operation);
    const changed = page === undefined ? undefined : change(page, operation);
    return changed === undefined ? undefined : { ...operation, outcome: { type: "done", page: changed } };
  });
}

/** Changes one watch at a change that comes after its initial events. */
function changeEvents(
  change: (
    events: readonly WatchEvent[],
    index: number,
    context: { readonly history: History; readonly watch: WatchRecord },
  ) => WatchEvent[] | undefined,
): HistoryChange {
  return (history, random) => {
    const { watches } = history;
    if (watches.length === 0) return undefined;
    const start = random.below(watches.length);
    for (let offset = 0; offset < watches.length; offset += 1) {
      const index = (start + offset) % watches.length;
      const watch = watches[index] as WatchRecord;
      const { events, from } = watch;
      const first = from === undefined ? events.findIndex(({ type }) => type === "BOOKMARK") : 0;
      if (first === -1 || events.length === 0) continue;
      const startAt = random.below(events.length);
      for (let at = Math.max(first, startAt); at < events.length; at += 1) {
        if ((events[at] as WatchEvent).type === "BOOKMARK") continue;
        const changed = change(events, at, { history, watch });
        if (changed !== undefined)
          return { ...history, watches: watches.toSpliced(index, 1, { ...watch, events: changed }) };
      }
    }
    return undefined;
  };
}

function pick<T>(random: SeededRandom, items: readonly T[], suits: (item: T) => boolean): T | undefined {
  const start = items.length === 0 ? 0 : random.below(items.length);
  return [...items.slice(start), ...items.slice(0, start)].find(suits);
}

function objectOf({ call }: Operation): string | undefined {
  return call.verb === "list" ? undefined : call.object;
}

function seenOf({ outcome }: Operation): Partial<ObjectView> {
  return (outcome.type === "done" ? outcome.seen : undefined) ?? {};
}

function pageOf({ outcome }: Operation): Page | undefined {
  return outcome.type === "done" ? outcome.page : undefined;
}

function withSeen(operation: Operation, changed: Partial<ObjectView>): Operation {
  return { ...operation, outcome: { type: "done", seen: { ...seenOf(operation), ...changed } } };
}

/** A write whose revision is known. */
function isAcknowledgedWrite(operation: Operation): boolean {
  const { verb } = operation.call;
  return verb !== "get" && verb !== "list" && seenOf(operation).resourceVersion !== undefined;
}

function acknowledgedWrites(history: History, object: string): Operation[] {
  return history.operations.filter((operation) => isAcknowledgedWrite(operation) && objectOf(operation) === object);
}

/** A version that a later one had replaced, as was acknowledged, before a time. */
function findOutdated(history: History, object: string, beforeUs: number): ObjectView | undefined {
  const replaced = acknowledgedWrites(history, object).filter(({ endUs }) => endUs < beforeUs);
  const newest = Math.max(...replaced.map((write) => seenOf(write).resourceVersion as number));
  const old = replaced.map(seenOf).find(({ uid, resourceVersion }) => uid !== undefined && resourceVersion !== newest);
  return old as ObjectView | undefined;
}

/** Whether nothing was created or deleted under a name during an operation. */
function isQuiet(history: History, object: string, { startUs, endUs }: Operation): boolean {
  return !history.operations.some((other) => {
    if (other.outcome.type === "refused" || objectOf(other) !== object) return false;
    const changesPresence = other.call.verb === "create" || other.call.verb === "delete";
    return changesPresence && other.startUs <= endUs && other.endUs >= startUs;
  });
}

/** Whether a value that an object write wrote was seen by a read. */
function isSeenElsewhere(history: History, operation: Operation): boolean {
  const { call, outcome } = operation;
  if (outcome.type !== "done" || (call.verb !== "create" && call.verb !== "replace")) return false;
  const writers = history.operations.filter((other) => {
    const { call: otherCall } = other;
    return (otherCall.verb === "create" || otherCall.verb === "replace") && otherCall.spec === call.spec;
  });
  if (writers.length > 1) return false;
  return history.operations.some((other) => other.call.verb === "get" && seenOf(other).spec === call.spec);
}

function isCreationAfter(other: Operation, operation: Operation): boolean {
  const isCreation = other.call.verb === "create" && other.outcome.type === "done";
  return isCreation && other.startUs > operation.endUs && objectOf(other) === objectOf(operation);
}

function isSeenByAnother({ watches }: History, watch: WatchRecord, event: Change): boolean {
  return watches.some(
    (other) =>
      other !== watch &&
      other.events.some(
        (seen) =>
          seen.type === "DELETED" &&
          seen.object === event.object &&
          seen.seen.resourceVersion === event.seen.resourceVersion,
      ),
  );
}

function firstPageOf(history: History, operation: Operation): Operation {
  const { call } = operation;
  const before = history.operations.find(({ id }) => call.verb === "list" && id === call.continues);
  return before === undefined ? operation : firstPageOf(history, before);
}
