import { describeView, formatMs } from "./describe-operation.js";
import { type History, isInNamespace, type ObjectView, type WatchEvent, type WatchRecord } from "./history.js";
import type { RevisionTable } from "./revision-table.js";
import type { Rule, Violation } from "./violation.js";

type Change = Exclude<WatchEvent, { type: "BOOKMARK" }>;

/** Checks each watch: the order of its events, that they follow from each other, and that none is missing. */
export function checkWatches({ watches }: History, table: RevisionTable): Violation[] {
  return watches.flatMap((watch) => [...checkEvents(watch), ...checkComplete(watch, table)]);
}

/** Follows the events of a watch as a client does that keeps a copy of the objects. */
function checkEvents(watch: WatchRecord): Violation[] {
  const violations: Violation[] = [];
  const fail = (rule: Rule, event: WatchEvent, message: string, last?: ObjectView) => {
    const object = event.type === "BOOKMARK" ? {} : { object: event.object };
    const before = last === undefined ? [] : [`before it: ${describeView(last)}`];
    violations.push({ rule, ...object, message, context: [...before, describeEvent(watch, event)] });
  };
  const copy = new Map<string, ObjectView>();
  /** Objects of which it is known whether they are in the copy. All are after the initial events. */
  const known = new Set<string>();
  let isInitial = watch.from === undefined;
  let revision = watch.from ?? 0;
  for (const event of watch.events) {
    if (event.type === "BOOKMARK") {
      if (event.resourceVersion < revision)
        fail("watch-order", event, `a bookmark goes back from revision ${revision}`);
      if (event.endsInitialEvents !== isInitial) {
        fail("watch-events", event, isInitial ? "the initial events have no end" : "the initial events end twice");
      }
      revision = Math.max(revision, event.resourceVersion);
      isInitial = false;
      continue;
    }
    const { object, seen, type } = event;
    const last = copy.get(object);
    if (!isInNamespace(object, watch.namespace)) fail("watch-events", event, "it is not of the namespace");
    if (isInitial) {
      if (type !== "ADDED") fail("watch-events", event, `${type} among the initial events`);
      if (last !== undefined) fail("watch-order", event, "it is twice among the initial events", last);
    } else {
      if (seen.resourceVersion <= revision) {
        const message = `revision ${seen.resourceVersion} comes after revision ${revision}`;
        fail("watch-order", event, message, last);
      }
      revision = Math.max(revision, seen.resourceVersion);
      const isKnown = watch.from === undefined || known.has(object);
      const mistake = isKnown ? findMistake(event, last) : undefined;
      if (mistake !== undefined) fail("watch-events", event, mistake, last);
    }
    known.add(object);
    if (type === "DELETED") copy.delete(object);
    else copy.set(object, seen);
  }
  return violations;
}

function findMistake({ type, seen }: Change, last: ObjectView | undefined): string | undefined {
  if (type === "ADDED") return last === undefined ? undefined : "ADDED, but it was there";
  if (last === undefined) return `${type}, but it was not there`;
  if (seen.uid !== last.uid) return `${type}, but with another uid`;
  if (type === "MODIFIED") return undefined;
  const isLastState = seen.spec === last.spec && seen.status === last.status && seen.generation === last.generation;
  return isLastState ? undefined : "DELETED, but not with the last state";
}

/** Whatever happened between the first and the last revision of a watch must be among its events. */
function checkComplete(watch: WatchRecord, { revisions }: RevisionTable): Violation[] {
  const { events, namespace, from } = watch;
  const firstBookmark = events.findIndex(({ type }) => type === "BOOKMARK");
  const changes = from === undefined ? events.slice(firstBookmark) : events;
  const start = from ?? (firstBookmark === -1 ? undefined : revisionOf(events[firstBookmark] as WatchEvent));
  if (start === undefined) return [];
  const end = changes.reduce((newest, event) => Math.max(newest, revisionOf(event)), start);
  const seen = new Set(changes.filter(({ type }) => type !== "BOOKMARK").map(revisionOf));
  return revisions
    .filter(({ revision, object }) => revision > start && revision <= end && isInNamespace(object, namespace))
    .filter(({ revision }) => !seen.has(revision))
    .map(({ revision, object, describe }): Violation => {
      const after = changes.find((event) => revisionOf(event) > revision);
      const context = [describe(), ...(after === undefined ? [] : [describeEvent(watch, after)])];
      return { rule: "watch-complete", object, message: `${watch.id} left out revision ${revision}`, context };
    });
}

function revisionOf(event: WatchEvent): number {
  return event.type === "BOOKMARK" ? event.resourceVersion : event.seen.resourceVersion;
}

function describeEvent({ id }: WatchRecord, event: WatchEvent): string {
  const what =
    event.type === "BOOKMARK" ? `rv=${event.resourceVersion}` : `${event.object} ${describeView(event.seen)}`;
  return `${id} [${formatMs(event.atUs)}] ${event.type} ${what}`;
}
