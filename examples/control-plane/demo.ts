/**
 * A control plane at work: starts an API server and the programs of this folder, each in a process of its own, lets
 * things happen, and shows how the programs answer. It ends with exit code 0 if all of it came true in time.
 *
 *   npm run demo -- --store memory:
 *
 * `--store` is that of the API server. On one that keeps its data the API server is restarted as well.
 */
import { parseArgs } from "node:util";
import { type Cluster, startCluster } from "./demo/cluster.js";
import { type ClusterView, openClusterView } from "./demo/cluster-view.js";
import { color, createDisplay } from "./demo/display.js";
import { Stage } from "./demo/stage.js";
import { playStory } from "./demo/story.js";
import { renderTable } from "./demo/table.js";

const { store } = parseArgs({ options: { store: { type: "string", default: "memory:" } } }).values;
// Of its own, so that nothing that is in the store already gets in the way.
const namespace = `demo-${Date.now().toString(36)}`;

let cluster: Cluster | undefined;
let view: ClusterView | undefined;
const display = createDisplay(() => (view === undefined ? [] : renderTable(view)));

// The programs end with this one.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));

try {
  cluster = await startCluster(store, display.say);
  view = await openClusterView(cluster.server, namespace);
  view.onChange(display.refresh);
  const stage = new Stage({ cluster, view, namespace, display });
  const summary = await playStory(stage, store !== "memory:");
  display.close();
  display.print(["", color("bold", "Everything has happened"), ...summary.map((line) => `  ${line}`)].join("\n"));
} catch (error) {
  process.exitCode = 1;
  display.close();
  display.print(color("red", `\nFailed: ${error instanceof Error ? error.message : error}`));
  if (view !== undefined) display.print(renderTable(view).join("\n"));
  for (const { name, complaints } of cluster?.programs ?? []) {
    if (complaints.length > 0) display.print([`\n${name}:`, ...complaints].join("\n"));
  }
} finally {
  view?.close();
  await cluster?.stop();
}
