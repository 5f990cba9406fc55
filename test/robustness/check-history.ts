import type { History } from "./history.js";
import { findLinearization } from "./linearizability.js";
import { collectSteps } from "./object-steps.js";
import { checkRevisionOrder } from "./revision-order.js";
import { collectRevisions } from "./revision-table.js";
import { checkSnapshots, collectSnapshots } from "./snapshots.js";
import type { Violation } from "./violation.js";
import { checkWatches } from "./watch-streams.js";

/** Everything in a history that an API server must not do. Empty if it kept all that it promises. */
export function checkHistory(history: History): Violation[] {
  const table = collectRevisions(history);
  const { snapshots, violations: pageViolations } = collectSnapshots(history);
  return [
    ...table.violations,
    ...checkRevisionOrder(history, snapshots),
    ...pageViolations,
    ...checkSnapshots(snapshots, table),
    ...checkWatches(history, table),
    ...checkObjects(history, snapshots),
  ];
}

function checkObjects(history: History, snapshots: Parameters<typeof collectSteps>[1]): Violation[] {
  const violations: Violation[] = [];
  for (const [object, steps] of collectSteps(history, snapshots)) {
    const result = findLinearization(steps);
    if (result.type === "undecided") {
      violations.push({ rule: "undecided", object, message: `no order of ${steps.length} steps in time`, context: [] });
    } else if (result.type === "impossible") {
      violations.push({ rule: "linearizable", object, message: result.reason, context: result.context });
    }
  }
  return violations;
}
