import type { ClusterView } from "./cluster-view.js";
import { color } from "./display.js";

/** The table of everything that the demo looks at, line by line. */
export function renderTable(view: ClusterView): string[] {
  const nodes = view.nodes.store.list().sort(byName);
  const pods = view.pods.store.list().sort(byName);
  const replicaSets = view.replicaSets.store.list();
  const jobs = view.jobs.store.list();
  return [
    "",
    row(["NODE", "CONDITION", "PODS"], true),
    ...nodes.map(({ metadata: { name }, status }) => {
      const here = pods.filter(({ spec }) => spec.nodeName === name);
      return row([name, status.condition ?? "", String(here.length)]);
    }),
    "",
    row(["POD", "PHASE", "NODE", "ADDRESS", "IMAGE"], true),
    ...pods.map(({ metadata: { name }, spec, status }) =>
      row([name, status.phase ?? "", spec.nodeName ?? "", status.podIP ?? "", spec.containers[0]?.image ?? ""]),
    ),
    "",
    row(["REPLICASET OR JOB", "STATE"], true),
    ...replicaSets.map(({ metadata: { name }, spec, status }) =>
      row([name, `${status.readyReplicas ?? 0} of ${spec.replicas} ready`]),
    ),
    ...jobs.map(({ metadata: { name }, status }) => row([name, status.state ?? "", status.output?.at(-1) ?? ""])),
  ];
}

function byName(a: Named, b: Named): number {
  return a.metadata.name < b.metadata.name ? -1 : 1;
}

interface Named {
  readonly metadata: { readonly name: string };
}

const WIDTHS = [20, 16, 14, 14, 16];
const COLORS: Readonly<Record<string, "green" | "yellow" | "red">> = {
  ...{ Ready: "green", Running: "green", Succeeded: "green", COMPLETED: "green" },
  ...{ Pending: "yellow", PENDING: "yellow", RUNNING: "yellow" },
  ...{ Unknown: "red", Failed: "red" },
};

function row(cells: readonly string[], isHead = false): string {
  return cells
    .map((cell, index) => {
      const padded = cell.padEnd(WIDTHS[index] ?? 0);
      const format = isHead ? "bold" : COLORS[cell];
      return format === undefined ? padded : color(format, padded);
    })
    .join(" ")
    .trimEnd();
}
