import { describeOperation, formatMs } from "./describe-operation.js";
import {
  type History,
  isInNamespace,
  type ListPage,
  type ObjectView,
  type Operation,
  type WatchRecord,
} from "./history.js";
import type { RevisionTable } from "./revision-table.js";
import type { Violation } from "./violation.js";

/** Everything of some namespaces at one revision, as a list with all its pages shows it, or the beginning of a watch. */
export interface Snapshot {
  readonly namespace: string | undefined;
  readonly revision: number;
  readonly objects: ReadonlyMap<string, ObjectView>;
  /** It is the newest state at some moment between these. */
  readonly startUs: number;
  readonly endUs: number;
  /** Nothing is known of objects after this one, as later pages were not read. */
  readonly lastObject: string | undefined;
  readonly describe: () => string;
}

/** A page that was read. */
interface ReadPage {
  readonly operation: Operation;
  readonly page: ListPage;
}

/** Whether a snapshot tells of an object that it is there, or that it is not. */
export function covers({ namespace, lastObject }: Snapshot, object: string): boolean {
  return isInNamespace(object, namespace) && (lastObject === undefined || object <= lastObject);
}

/** Puts the pages of each list together, and checks that they make one list. */
export function collectSnapshots(history: History): { snapshots: Snapshot[]; violations: Violation[] } {
  const violations: Violation[] = [];
  const snapshots: Snapshot[] = [];
  for (const pages of collectLists(history)) {
    const mistake = findPageMistake(pages);
    if (mistake !== undefined) {
      const context = pages.map(({ operation }) => describeOperation(operation));
      violations.push({ rule: "list-pages", message: mistake, context });
    }
    snapshots.push(listSnapshot(pages));
  }
  for (const watch of history.watches) {
    const snapshot = initialSnapshot(watch);
    if (snapshot !== undefined) snapshots.push(snapshot);
  }
  return { snapshots, violations };
}

/** The lists, each as its pages in order. */
function collectLists({ operations }: History): ReadPage[][] {
  const pages = new Map<string, ReadPage>();
  for (const operation of operations) {
    const { page } = operation.outcome.type === "done" ? operation.outcome : {};
    if (page !== undefined) pages.set(operation.id, { operation, page });
  }
  const continued = new Set([...pages.values()].map(({ operation }) => continuedBy(operation)));
  const lastPages = [...pages.values()].filter(({ operation }) => !continued.has(operation.id));
  return lastPages.map((last) => {
    const list: ReadPage[] = [];
    for (let at: ReadPage | undefined = last; at !== undefined; at = pages.get(continuedBy(at.operation) ?? "")) {
      list.unshift(at);
    }
    return list;
  });
}

function continuedBy({ call }: Operation): string | undefined {
  return call.verb === "list" ? call.continues : undefined;
}

function findPageMistake(pages: readonly ReadPage[]): string | undefined {
  const revision = pages[0]?.page.resourceVersion;
  const names = pages.flatMap(({ page }) => page.objects.map(({ object }) => object));
  let count = 0;
  for (const { operation, page } of pages) {
    const { call } = operation;
    if (page.resourceVersion !== revision) {
      return `pages are of revisions ${revision} and ${page.resourceVersion}`;
    }
    if (call.verb === "list" && call.limit !== undefined && page.objects.length > call.limit) {
      return `a page has ${page.objects.length} objects, more than its limit of ${call.limit}`;
    }
    const stranger = page.objects.find(({ object }) => call.verb === "list" && !isInNamespace(object, call.namespace));
    if (stranger !== undefined) return `${stranger.object} is not of the namespace`;
    count += page.objects.length;
    const isComplete = pages.at(-1)?.page.hasMore === false;
    if (isComplete && page.remaining !== undefined && page.remaining !== names.length - count) {
      return `a page says that ${page.remaining} objects remain, but ${names.length - count} came`;
    }
  }
  for (const [index, name] of names.entries()) {
    const next = names[index + 1];
    if (next === name) return `${name} is there twice`;
    if (next !== undefined && next < name) return `${next} comes after ${name}`;
  }
  return undefined;
}

function listSnapshot(pages: readonly ReadPage[]): Snapshot {
  const [first, last] = [pages[0], pages.at(-1)] as [ReadPage, ReadPage];
  const { call, startUs, endUs } = first.operation;
  const objects = pages.flatMap(({ page }) => page.objects.map(({ object, seen }) => [object, seen] as const));
  return {
    namespace: call.verb === "list" ? call.namespace : undefined,
    revision: first.page.resourceVersion,
    objects: new Map(objects),
    startUs,
    endUs,
    // A page that is empty and yet not the last one tells nothing; no name is before the empty one.
    lastObject: last.page.hasMore ? (objects.at(-1)?.[0] ?? "") : undefined,
    describe: () => describeOperation(first.operation),
  };
}

/** What a watch began with; undefined if it began after a version, or ended too early. */
function initialSnapshot(watch: WatchRecord): Snapshot | undefined {
  if (watch.from !== undefined) return undefined;
  const objects = new Map<string, ObjectView>();
  for (const event of watch.events) {
    if (event.type !== "BOOKMARK") {
      objects.set(event.object, event.seen);
      continue;
    }
    const { namespace, startUs, id } = watch;
    const { resourceVersion: revision, atUs: endUs } = event;
    const times = `[${formatMs(startUs)}..${formatMs(endUs)}]`;
    const describe = () => `${id} ${times} initial events of ${namespace ?? "all namespaces"} at rv=${revision}`;
    return { namespace, revision, objects, startUs, endUs, lastObject: undefined, describe };
  }
  return undefined;
}

/** Checks that snapshots show the versions that were in force at their revision, as far as versions are known. */
export function checkSnapshots(snapshots: readonly Snapshot[], table: RevisionTable): Violation[] {
  const violations: Violation[] = [];
  for (const snapshot of snapshots) {
    for (const [object, revisions] of table.ofObject) {
      if (!covers(snapshot, object)) continue;
      const shown = snapshot.objects.get(object);
      const index = revisions.findLastIndex(({ revision }) => revision <= snapshot.revision);
      const [current, next] = [revisions[index], revisions[index + 1]];
      let message: string | undefined;
      if (shown === undefined) {
        const isSurvivor = next?.seen.uid !== undefined && next.seen.uid === current?.seen.uid;
        if (isSurvivor && !current?.isDeletion) message = "a list leaves it out";
      } else if (shown.resourceVersion > snapshot.revision) {
        message = `a list at revision ${snapshot.revision} shows it at ${shown.resourceVersion}`;
      } else if (current?.revision !== shown.resourceVersion) {
        message = `a list at revision ${snapshot.revision} shows it at ${shown.resourceVersion}, not at ${current?.revision}`;
      }
      if (message === undefined) continue;
      const context = [snapshot.describe, current?.describe, next?.describe].flatMap((line) => line?.() ?? []);
      violations.push({ rule: "list-snapshot", object, message, context });
    }
  }
  return violations;
}
