import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Section } from "../section.js";
import { peerScript } from "../server-process.js";
import { ourScript, serveArguments } from "../servers.js";
import { median } from "../statistics.js";
import { isUnsteady, ratio, seconds, withRange } from "../table.js";

const importing = "a process that imports express";
const ours = "minik8s-apiserver, empty store";

export const startUp: Section = {
  name: "start-up",
  title: "Start-up",
  about:
    "From the spawn of the process to its first answer, a LIST of no Pods, on an empty embedded store; against a process that imports express and says so.",
  async measure({ plan, servers }) {
    const times = new Map<string, number[]>([
      [importing, []],
      [ours, []],
    ]);
    for (let round = 0; round < plan.rounds * 2; round += 1) {
      times.get(importing)?.push(await startSeconds([peerScript("import-express")]));
      const store = `file:${servers.newDirectory()}`;
      times.get(ours)?.push(await startSeconds([ourScript, ...serveArguments(store)], "/api/v1/pods"));
    }
    const base = times.get(importing) ?? [];
    const relative = (values: readonly number[]) => values.map((value, round) => value / (base[round] ?? Number.NaN));
    return {
      tables: [
        {
          title: `${plan.rounds * 2} starts of each, in turn`,
          headings: ["", "median (min to max)", `× ${importing}`],
          rows: [...times].map(([name, values]) => [
            name,
            withRange(values, seconds),
            withRange(relative(values), ratio),
          ]),
          unsteady: [...times].filter(([, values]) => isUnsteady(values)).map(([name]) => name),
        },
      ],
      figures: { start: median(relative(times.get(ours) ?? [])) },
    };
  },
};

/** Runs a process until it says that it is ready, and has answered if it is asked for something. */
async function startSeconds(command: readonly string[], path?: string): Promise<number> {
  const startedMs = performance.now();
  const child = spawn(process.execPath, command, { stdio: ["ignore", "pipe", "inherit"] });
  const gone = once(child, "exit");
  for await (const line of createInterface(child.stdout)) {
    const [, url] = /is ready at (http:\S+)/.exec(line) ?? [];
    if (url === undefined) continue;
    if (path !== undefined) await (await fetch(url + path)).arrayBuffer();
    break;
  }
  const tookMs = performance.now() - startedMs;
  child.kill("SIGKILL");
  await gone;
  return tookMs / 1_000;
}
