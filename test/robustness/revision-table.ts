import { describeOperation, describeView, formatMs } from "./describe-operation.js";
import type { History, ObjectView } from "./history.js";
import type { Violation } from "./violation.js";

/** What is known of one revision of the store. */
export interface Revision {
  readonly revision: number;
  readonly object: string;
  readonly isDeletion: boolean;
  /** The object then; of a deletion, the last state. */
  readonly seen: Partial<ObjectView>;
  readonly describe: () => string;
}

/** Every revision that anybody saw, in order. */
export interface RevisionTable {
  readonly revisions: readonly Revision[];
  /** The same ones of each object. */
  readonly ofObject: ReadonlyMap<string, readonly Revision[]>;
  readonly violations: readonly Violation[];
}

/** Collects revisions from everything that was seen, and checks that each is one write of one object, seen alike by all. */
export function collectRevisions(history: History): RevisionTable {
  const known = new Map<number, Revision>();
  const writes = new Map<number, () => string>();
  const violations: Violation[] = [];
  const add = (found: Revision) => {
    const other = known.get(found.revision);
    const conflict = other === undefined ? undefined : difference(other, found);
    if (other !== undefined && conflict !== undefined) {
      const message = `revision ${found.revision} was seen with ${conflict}`;
      violations.push(revisionViolation(found.object, message, [other.describe, found.describe]));
      return;
    }
    // An answer to a status write shows less than others do.
    const seen = other === undefined ? found.seen : { ...other.seen, ...found.seen };
    known.set(found.revision, { ...(other ?? found), seen });
  };

  for (const operation of history.operations) {
    const { call, outcome } = operation;
    if (outcome.type !== "done") continue;
    const describe = () => describeOperation(operation);
    for (const { object, seen } of outcome.page?.objects ?? []) {
      add({ revision: seen.resourceVersion, object, isDeletion: false, seen, describe });
    }
    const { seen } = outcome;
    if (call.verb === "list" || seen?.resourceVersion === undefined) continue;
    const revision = seen.resourceVersion;
    add({ revision, object: call.object, isDeletion: false, seen, describe });
    if (call.verb === "get") continue;
    const other = writes.get(revision);
    writes.set(revision, describe);
    if (other !== undefined) {
      violations.push(revisionViolation(call.object, `revision ${revision} answers two writes`, [other, describe]));
    }
  }
  for (const watch of history.watches) {
    for (const event of watch.events) {
      if (event.type === "BOOKMARK") continue;
      const { type, object, seen, atUs } = event;
      const describe = () => `${watch.id} [${formatMs(atUs)}] ${type} ${object} ${describeView(seen)}`;
      add({ revision: seen.resourceVersion, object, isDeletion: type === "DELETED", seen, describe });
    }
  }
  const revisions = [...known.values()].sort((a, b) => a.revision - b.revision);
  return { revisions, ofObject: byObject(revisions), violations };
}

function byObject(revisions: readonly Revision[]): Map<string, Revision[]> {
  const groups = new Map<string, Revision[]>();
  for (const revision of revisions) {
    const group = groups.get(revision.object);
    if (group === undefined) groups.set(revision.object, [revision]);
    else group.push(revision);
  }
  return groups;
}

function difference(a: Revision, b: Revision): string | undefined {
  if (a.object !== b.object) return `two objects, ${a.object} and ${b.object}`;
  if (a.isDeletion !== b.isDeletion) return "a deletion and another write";
  for (const field of ["uid", "generation", "spec", "status"] as const) {
    const [one, two] = [a.seen[field], b.seen[field]];
    if (one !== undefined && two !== undefined && one !== two) return `two values of ${field}, ${one} and ${two}`;
  }
  return undefined;
}

function revisionViolation(object: string, message: string, describe: readonly (() => string)[]): Violation {
  return { rule: "revision-unique", object, message, context: describe.map((line) => line()) };
}
