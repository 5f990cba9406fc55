import { describeOperation, describeView, formatMs } from "./describe-operation.js";
import type { Call, History, ObjectView, Operation, WatchEvent } from "./history.js";
import type { Step } from "./linearizability.js";
import type { Effect } from "./object-model.js";
import { covers, type Snapshot } from "./snapshots.js";

/**
 * What a history says about each object by itself: the operations on it, and as reads what lists and watches show of it.
 */
export function collectSteps(history: History, snapshots: readonly Snapshot[]): ReadonlyMap<string, readonly Step[]> {
  const steps = new Map<string, Step[]>();
  const bounds = new RevisionBounds(history);
  for (const { call } of history.operations) {
    if (call.verb !== "list") steps.set(call.object, []);
  }
  const add = (object: string, step: Step) => {
    const others = steps.get(object);
    if (others === undefined) steps.set(object, [step]);
    else others.push(step);
  };

  const writers = collectWriters(history);
  const events = collectEvents(history);
  const endsOfUnknown = findEndsOfUnknown(history, { events, writers, bounds });
  for (const operation of history.operations) {
    const { call, outcome, startUs, endUs, id } = operation;
    if (call.verb === "list") continue;
    const effect = effectOf(call, outcome);
    if (effect === undefined) continue;
    const describe = () => describeOperation(operation);
    if (outcome.type !== "unknown") add(call.object, { effect, startUs, endUs, isOptional: false, describe });
    else {
      const seenUs = endsOfUnknown.get(id);
      const isOptional = seenUs === undefined;
      const isUnseen = isOptional && writers.get(valueWritten(call) ?? "")?.length === 1;
      const endUs = seenUs ?? Number.POSITIVE_INFINITY;
      add(call.object, { effect: isUnseen ? withoutValue(effect) : effect, startUs, endUs, isOptional, describe });
    }
  }
  for (const { event, watchId } of events) {
    const { object, type, seen, atUs } = event;
    const describe = () => `${watchId} [..${formatMs(atUs)}] ${type} ${object} ${describeView(seen)}`;
    add(object, { effect: eventEffect(event), ...bounds.of(seen.resourceVersion, atUs), isOptional: false, describe });
  }
  for (const snapshot of snapshots) {
    const { startUs, endUs, revision: asOf, describe } = snapshot;
    for (const object of steps.keys()) {
      if (!covers(snapshot, object)) continue;
      const seen = snapshot.objects.get(object);
      const effect: Effect = seen === undefined ? { type: "absent", asOf } : { type: "present", seen, asOf };
      add(object, { effect, startUs, endUs, isOptional: false, describe });
    }
  }
  return steps;
}

/** Undefined: it says nothing about the object. */
function effectOf(call: Exclude<Call, { verb: "list" }>, outcome: Operation["outcome"]): Effect | undefined {
  if (outcome.type === "refused") return refusalEffect(call, outcome);
  const seen = (outcome.type === "done" ? outcome.seen : undefined) ?? {};
  switch (call.verb) {
    case "get":
      return outcome.type === "done" ? { type: "present", seen } : undefined;
    case "create":
      return { type: "create", spec: call.spec, seen };
    case "replace":
      return { type: "replace", spec: call.spec, preconditions: call.preconditions, seen };
    case "replaceStatus":
      return { type: "replaceStatus", status: call.status, preconditions: call.preconditions, seen };
    case "delete":
      return { type: "delete", preconditions: call.preconditions };
  }
}

/** A refusal is a read where it tells what there was. Other refusals have to do with the request or the server. */
function refusalEffect(
  call: Exclude<Call, { verb: "list" }>,
  { reason, current = {} }: Operation["outcome"] & { type: "refused" },
): Effect | undefined {
  if (reason === "NotFound") return { type: "absent" };
  if (reason === "AlreadyExists") return { type: "present", seen: {} };
  if (reason !== "Conflict") return undefined;
  return { type: "present", seen: current, unlike: "preconditions" in call ? call.preconditions : {} };
}

/** The value is left out where nobody saw it, so that writes of such values are alike. */
function withoutValue(effect: Effect): Effect {
  if (effect.type === "create" || effect.type === "replace") return { ...effect, spec: undefined };
  return effect.type === "replaceStatus" ? { ...effect, status: undefined } : effect;
}

function eventEffect({ type, seen }: SeenChange): Effect {
  if (type !== "DELETED") return { type: "present", seen };
  const { resourceVersion: deletedAt, ...last } = seen;
  return { type: "absent", deletedAt, last };
}

type SeenChange = Exclude<WatchEvent, { type: "BOOKMARK" }>;

interface SeenEvent {
  readonly event: SeenChange;
  readonly watchId: string;
}

/** The events of all watches, those that say the same once, as the first watch saw them. */
function collectEvents({ watches }: History): SeenEvent[] {
  const found = new Map<string, SeenEvent>();
  for (const { id, events } of watches) {
    for (const event of events) {
      if (event.type === "BOOKMARK") continue;
      const { object, seen, type } = event;
      const { uid, resourceVersion, generation, spec, status } = seen;
      const key = JSON.stringify([object, type === "DELETED", uid, resourceVersion, generation, spec, status]);
      const other = found.get(key);
      if (other === undefined || event.atUs < other.event.atUs) found.set(key, { event, watchId: id });
    }
  }
  return [...found.values()];
}

/**
 * Until when a write whose answer never came must have taken effect, by the id of its operation: as soon as anyone saw
 * what no other operation writes.
 */
function findEndsOfUnknown(
  history: History,
  {
    events,
    writers,
    bounds,
  }: { readonly events: readonly SeenEvent[]; readonly writers: Writers; readonly bounds: RevisionBounds },
): ReadonlyMap<string, number> {
  const ends = new Map<string, number>();
  const see = (object: string, seen: Partial<ObjectView>, atUs: number) => {
    for (const field of ["spec", "status"] as const) {
      const [writer, another] = writers.get(JSON.stringify([object, field, seen[field]])) ?? [];
      if (writer?.outcome.type !== "unknown" || another !== undefined) continue;
      ends.set(writer.id, Math.min(ends.get(writer.id) ?? Number.POSITIVE_INFINITY, atUs));
    }
  };
  for (const { call, outcome, endUs } of history.operations) {
    if (outcome.type !== "done") continue;
    for (const { object, seen } of outcome.page?.objects ?? []) see(object, seen, endUs);
    if (call.verb !== "list" && outcome.seen !== undefined) see(call.object, outcome.seen, endUs);
  }
  for (const { event } of events) {
    see(event.object, event.seen, bounds.of(event.seen.resourceVersion, event.atUs).endUs);
  }
  return ends;
}

/** The operations that write a value, by object and value. */
type Writers = ReadonlyMap<string, readonly Operation[]>;

function collectWriters({ operations }: History): Writers {
  const writers = new Map<string, Operation[]>();
  for (const operation of operations) {
    const key = valueWritten(operation.call);
    if (key !== undefined) writers.set(key, [...(writers.get(key) ?? []), operation]);
  }
  return writers;
}

function valueWritten(call: Call): string | undefined {
  if (call.verb === "create" || call.verb === "replace") return JSON.stringify([call.object, "spec", call.spec]);
  return call.verb === "replaceStatus" ? JSON.stringify([call.object, "status", call.status]) : undefined;
}

/**
 * Between which times a revision was made, by the operations of known revisions around it. That revisions grow with time
 * is checked elsewhere; it keeps apart here what would else seem to have happened at the same time.
 */
class RevisionBounds {
  readonly #revisions: readonly number[];
  /** Of the write of the same index: the latest start of it and those before, the earliest end of it and those after. */
  readonly #startsUs: readonly number[];
  readonly #endsUs: readonly number[];

  constructor({ operations }: History) {
    const writes = operations
      .filter(({ call }) => call.verb !== "get" && call.verb !== "list")
      .flatMap(({ outcome, startUs, endUs }) => {
        const revision = outcome.type === "done" ? outcome.seen?.resourceVersion : undefined;
        return revision === undefined ? [] : [{ revision, startUs, endUs }];
      })
      .sort((a, b) => a.revision - b.revision);
    this.#revisions = writes.map(({ revision }) => revision);
    let latest = 0;
    this.#startsUs = writes.map(({ startUs }) => (latest = Math.max(latest, startUs)));
    let earliest = Number.POSITIVE_INFINITY;
    this.#endsUs = writes
      .toReversed()
      .map(({ endUs }) => (earliest = Math.min(earliest, endUs)))
      .reverse();
  }

  /** @param atUs When somebody saw it. */
  of(revision: number, atUs: number): { startUs: number; endUs: number } {
    const next = lowerBound(this.#revisions, revision);
    const startUs = this.#startsUs[this.#revisions[next] === revision ? next : next - 1] ?? 0;
    const endUs = Math.min(atUs, this.#endsUs[next] ?? Number.POSITIVE_INFINITY);
    // A wrong revision can make nonsense of it; then it is what was seen that counts.
    return startUs <= endUs ? { startUs, endUs } : { startUs: 0, endUs: atUs };
  }
}

/** Index of the first number that is not smaller. */
function lowerBound(numbers: readonly number[], number: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
