/**
 * Measures the server and the generator side by side with their peers, and holds the results against the targets.
 * `npm run bench`; see CONTRIBUTING.md.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Command, InvalidArgumentError } from "commander";
import { installPeers, peerVersions } from "./install-peers.js";
import { loadGenerator } from "./load.js";
import { describeCommit, describeMachine, mostOthersShare, OthersWatch } from "./machine.js";
import { fullPlan, type Plan, quickPlan } from "./plan.js";
import { type Report, type Result, renderReport } from "./report.js";
import type { Findings, Section } from "./section.js";
import { sections } from "./sections/index.js";
import { Servers } from "./servers.js";

const resultsFile = fileURLToPath(new URL("results.md", import.meta.url));

interface Options {
  readonly quick?: boolean;
  readonly only?: readonly Section[];
}

const { quick = false, only }: Options = new Command("npm run bench --")
  .description("Measures the server and the generator against their peers. Sections: see --only.")
  .option("--quick", "under a minute: fewer and shorter turns, and fewer objects")
  .option(
    "--only <section>",
    `one section; may be repeated: ${sections.map(({ name }) => name).join(", ")}`,
    readSection,
  )
  .parse()
  .opts();

const report = await run(quick ? quickPlan : fullPlan, only ?? sections);
const text = renderReport(report);
console.log(text);
if (quick || only !== undefined) {
  console.log("bench/results.md stays as it is: it holds the results of whole runs, without --quick and --only.");
} else {
  writeFileSync(resultsFile, text);
}

function readSection(name: string, previous: readonly Section[] = []): readonly Section[] {
  const section = sections.find((candidate) => candidate.name === name);
  if (section === undefined) {
    throw new InvalidArgumentError(`There are ${sections.map((candidate) => candidate.name).join(", ")}.`);
  }
  return [...previous, section];
}

async function run(plan: Plan, chosen: readonly Section[]): Promise<Report> {
  const arePeersInstalled = installPeers();
  const others = new OthersWatch();
  const started = Date.now();
  const servers = new Servers(plan, arePeersInstalled);
  const results: Result[] = [];
  for (const section of chosen) {
    console.error(`${section.title} ...`);
    const watch = new OthersWatch();
    const findings = await section.measure({ plan, servers, arePeersInstalled }).catch(failed);
    results.push({ section, findings, othersShare: watch.othersShare() });
  }
  await servers.stop();
  return { facts: facts(plan, started), doubts: doubts(results, others, arePeersInstalled), results };
}

/** What is said of a section that fails. The others go on. */
function failed(error: Error): Findings {
  process.exitCode = 1;
  console.error(error.stack);
  return { tables: [], failure: error.message };
}

function facts(plan: Plan, started: number): Record<string, string> {
  const peers = Object.entries(peerVersions()).map(([name, version]) => `${name} ${version}`);
  return {
    Date: `${new Date(started).toISOString().slice(0, 10)}, ${Math.round((Date.now() - started) / 1_000)} s`,
    Commit: describeCommit(fileURLToPath(new URL("..", import.meta.url))),
    Run: `${plan.name}: ${plan.rounds} rounds of ${plan.turnMs} ms for each contender, ${plan.manyObjects.toLocaleString("en")} objects where many are stored`,
    ...describeMachine(),
    Peers: peers.join(", "),
    Load: `${loadGenerator}, one thread, 64 connections unless a table says otherwise. Our server logs warnings only, as the peers log nothing.`,
  };
}

/** Why the results should not be trusted. */
function doubts(results: readonly Result[], others: OthersWatch, arePeersInstalled: boolean): string[] {
  const found: string[] = [];
  const share = others.othersShare();
  const percent = (value: number) => `${(value * 100).toFixed(0)} %`;
  if (share === undefined) found.push("What else the machine did meanwhile cannot be told on this system.");
  if (share !== undefined && share > mostOthersShare) {
    found.push(
      `Other processes took ${percent(share)} of the processors; the load before was ${others.loadBefore.toFixed(2)}.`,
    );
  }
  for (const { section, othersShare = 0 } of results) {
    if (othersShare > 2 * mostOthersShare)
      found.push(`${section.title}: other processes took ${percent(othersShare)}.`);
  }
  for (const { section, findings } of results) {
    if (findings.failure !== undefined) found.push(`${section.title} could not be measured: ${findings.failure}`);
    for (const { title, unsteady } of findings.tables) {
      if (unsteady.length > 0)
        found.push(`${section.title}, ${title}: the turns of ${unsteady.join(", ")} differ a lot.`);
    }
  }
  if (!arePeersInstalled)
    found.push("The peers could not be installed, and are missing here: `npm ci --prefix bench/peers`.");
  return found;
}
