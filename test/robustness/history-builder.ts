import type {
  Call,
  History,
  ListPage,
  ObjectView,
  Operation,
  Outcome,
  Preconditions,
  WatchEvent,
  WatchRecord,
} from "./history.js";

/** An operation of a history that is written by hand. It ends before the next one begins, unless it says when it was. */
export interface Told {
  readonly call: Call;
  readonly outcome: Outcome;
  readonly during?: readonly [start: number, end: number];
}

/** The object that everything is about unless it says otherwise. */
const object = "ns/a";

/** How long an operation takes, and how long it is from one to the next. */
const lengthUs = 5;
const periodUs = 10;

/** A history of operations one after the other, the nth one from 10n to 10n + 5, and of watches. */
export function tell(operations: readonly Told[], watches: readonly Omit<WatchRecord, "id">[] = []): History {
  return {
    operations: operations.map(({ call, outcome, during }, index): Operation => {
      const [startUs, endUs] = during ?? [index * periodUs, index * periodUs + lengthUs];
      return { id: `op-${index}`, call, outcome, startUs, endUs };
    }),
    watches: watches.map((watch, index) => ({ id: `watch-${index}`, ...watch })),
  };
}

/** The operation with other times. */
export function during(start: number, end: number, told: Told): Told {
  return { ...told, during: [start, end] };
}

/** The operation on another object. */
export function on(name: string, { call, ...told }: Told): Told {
  return { ...told, call: { ...call, object: name } as Call };
}

/** An object at a version, as it is after its creation but for what is said. */
export function view(resourceVersion: number, spec: string, differences: Partial<ObjectView> = {}): ObjectView {
  return { uid: "uid-1", resourceVersion, generation: 1, spec, status: "Pending", ...differences };
}

/** Done, with an answer that shows something of the object or not. */
export const done = (seen?: Partial<ObjectView>): Outcome => ({
  type: "done",
  ...(seen === undefined ? {} : { seen }),
});
/** Refused, by a Conflict with what it says of the object. */
export const refused = (reason: string, current?: Preconditions): Outcome => {
  return { type: "refused", reason, ...(current === undefined ? {} : { current }) };
};
/** Without an answer. */
export const unknown: Outcome = { type: "unknown", reason: "Timeout" };

export function create(spec: string, outcome: Outcome): Told {
  return { call: { verb: "create", object, spec }, outcome };
}

export function get(outcome: Outcome): Told {
  return { call: { verb: "get", object }, outcome };
}

export function replace(spec: string, outcome: Outcome, preconditions: Preconditions = {}): Told {
  return { call: { verb: "replace", object, spec, preconditions }, outcome };
}

export function replaceStatus(status: string, outcome: Outcome, preconditions: Preconditions = {}): Told {
  return { call: { verb: "replaceStatus", object, status, preconditions }, outcome };
}

export function remove(outcome: Outcome, preconditions: Preconditions = {}): Told {
  return { call: { verb: "delete", object, preconditions }, outcome };
}

/** The object at its creation. */
export const created = create("s1", done(view(2, "s1")));

/** Its replacement right after that. */
export const replaced = replace("s2", done(view(3, "s2", { generation: 2 })));

/** A list, or a page of it, of objects by name. */
export function list(
  resourceVersion: number,
  objects: readonly (readonly [name: string, seen: ObjectView])[],
  page: Pick<ListPage, "remaining"> & { readonly hasMore?: boolean } = {},
  call: Omit<Call & { verb: "list" }, "verb"> = {},
): Told {
  const { hasMore = false, ...rest } = page;
  const seen = objects.map(([name, shown]) => ({ object: name, seen: shown }));
  const outcome: Outcome = { type: "done", page: { resourceVersion, objects: seen, hasMore, ...rest } };
  return { call: { verb: "list", ...call }, outcome };
}

/** A watch after a version, whose events come at the given times. */
export function watch(from: number, events: readonly WatchEvent[]): Omit<WatchRecord, "id"> {
  return { from, startUs: 0, events };
}

/** A watch that begins with what there is. */
export function watchAll(startUs: number, events: readonly WatchEvent[]): Omit<WatchRecord, "id"> {
  return { startUs, events };
}

export function event(
  type: "ADDED" | "MODIFIED" | "DELETED",
  seen: ObjectView,
  atUs = 1_000,
  name = object,
): WatchEvent {
  return { type, atUs, object: name, seen };
}

export function bookmark(resourceVersion: number, endsInitialEvents = false, atUs = 1_000): WatchEvent {
  return { type: "BOOKMARK", atUs, resourceVersion, endsInitialEvents };
}
