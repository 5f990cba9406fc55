import { describeOperation, formatMs } from "./describe-operation.js";
import type { History } from "./history.js";
import type { Snapshot } from "./snapshots.js";
import type { Violation } from "./violation.js";

/** A revision that the store had reached at a time. */
interface Reached {
  readonly atUs: number;
  readonly revision: number;
  readonly describe: () => string;
}

/** Something that began at a time, and so has at least the revision that the store had reached before. */
interface Begun {
  readonly startUs: number;
  readonly revision: number;
  /** Whether it makes a revision of its own, greater than all before it. */
  readonly isWrite: boolean;
  readonly object: string | undefined;
  readonly describe: () => string;
}

/** Checks that what began later has a greater revision. */
export function checkRevisionOrder(history: History, snapshots: readonly Snapshot[]): Violation[] {
  const reached = collectReached(history).sort((a, b) => a.atUs - b.atUs);
  const begun = collectBegun(history, snapshots).sort((a, b) => a.startUs - b.startUs);
  const violations: Violation[] = [];
  let newest: Reached | undefined;
  let next = 0;
  for (const { startUs, revision, isWrite, object, describe } of begun) {
    for (let at = reached[next]; at !== undefined && at.atUs < startUs; at = reached[next]) {
      if (newest === undefined || at.revision > newest.revision) newest = at;
      next += 1;
    }
    if (newest === undefined || revision > newest.revision || (revision === newest.revision && !isWrite)) continue;
    const message = `revision ${newest.revision} had been reached before something of revision ${revision} began`;
    const place = object === undefined ? {} : { object };
    violations.push({ rule: "revision-grows", ...place, message, context: [newest.describe(), describe()] });
  }
  return violations;
}

function collectReached({ operations, watches }: History): Reached[] {
  const reached: Reached[] = [];
  for (const operation of operations) {
    const { outcome, endUs } = operation;
    if (outcome.type !== "done") continue;
    const revision = outcome.page?.resourceVersion ?? outcome.seen?.resourceVersion;
    if (revision !== undefined) reached.push({ atUs: endUs, revision, describe: () => describeOperation(operation) });
  }
  for (const { id, events } of watches) {
    for (const event of events) {
      const revision = event.type === "BOOKMARK" ? event.resourceVersion : event.seen.resourceVersion;
      const { atUs, type } = event;
      reached.push({ atUs, revision, describe: () => `${id} [${formatMs(atUs)}] ${type} rv=${revision}` });
    }
  }
  return reached;
}

function collectBegun({ operations }: History, snapshots: readonly Snapshot[]): Begun[] {
  const begun: Begun[] = snapshots.map(({ startUs, revision, describe }) => {
    return { startUs, revision, isWrite: false, object: undefined, describe };
  });
  for (const operation of operations) {
    const { call, outcome, startUs } = operation;
    if (outcome.type !== "done" || call.verb === "get" || call.verb === "list") continue;
    const revision = outcome.seen?.resourceVersion;
    if (revision === undefined) continue;
    const describe = () => describeOperation(operation);
    begun.push({ startUs, revision, isWrite: true, object: call.object, describe });
  }
  return begun;
}
