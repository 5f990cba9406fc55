import { damageRounds } from "../../storage/damage-rounds.js";
import { runClusterFaults } from "../cluster/cluster-faults.js";
import { runConnections } from "../connections.js";
import { crashRounds } from "../crash-rounds.js";
import { fuzzInProcesses } from "../fuzz/fuzz-in-processes.js";
import { runOverload } from "../overload.js";
import { mebibytes } from "../server-usage.js";
import { runSoak } from "../soak.js";
import { stopUnderLoad } from "../stop-under-load.js";
import { runFaultyHistory } from "./faulty-history.js";
import type { Scenario } from "./scenario.js";
import { withServer } from "./with-server.js";

/** Everything that is tried, in this order. CONTRIBUTING.md tells what each promises. */
export const scenarios: readonly Scenario[] = [
  { name: "history", stores: ["memory", "file", "etcd"], run: runFaultyHistory },
  {
    name: "crash",
    stores: ["file"],
    run: async ({ directory }, { isQuick, progress }) => {
      const whileDown = (round: number) => progress(`${round} kills`);
      const rounds = isQuick ? 5 : 300;
      const report = await crashRounds({ directory: `${directory}/data`, rounds, whileDown });
      return {
        done: `${report.acknowledgedWrites} writes`,
        faults: `${report.rounds} kills`,
        figures: `${report.unknownDone} unanswered writes found done, ${report.unknownNotDone} not done`,
        violations: report.violations,
      };
    },
  },
  {
    name: "damage",
    stores: ["file"],
    run: async ({ directory }, { isQuick, seed }) => {
      const report = await damageRounds({ directory, rounds: isQuick ? 30 : 2_000, seed });
      return {
        done: `${report.rounds} files`,
        faults: `${report.rounds} damages`,
        figures: `${report.refused} refused, ${report.intact} intact, ${report.ended} ended the process`,
        violations: report.violations,
      };
    },
  },
  {
    name: "stop",
    stores: ["memory", "file", "etcd"],
    run: async ({ url }, { isQuick, seed }) => {
      const report = await stopUnderLoad({ store: url, rounds: isQuick ? 3 : 100, clients: isQuick ? 12 : 32, seed });
      return {
        done: `${report.answers} writes`,
        faults: `${report.rounds} SIGTERMs`,
        figures: `${report.underWay} requests under way at the signal`,
        violations: report.violations,
      };
    },
  },
  {
    name: "cluster",
    stores: ["etcd"],
    run: async (_, { isQuick, seed, progress }) => {
      const onProgress = (fault: string, { outageMs }: { outageMs: number }) =>
        progress(`${fault}, ${Math.round(outageMs)} ms without a write`);
      const length = isQuick ? { holdMs: 2_000, durationMs: 20_000 } : { durationMs: 1_800_000 };
      const report = await runClusterFaults({ ...length, seed, onProgress });
      const faults = Object.values(report.faults);
      const worst = (of: "outageMs" | "answerMs") => Math.round(Math.max(0, ...faults.map((fault) => fault[of])));
      return {
        done: `${report.operations} operations`,
        faults: `${faults.reduce((sum, { count }) => sum + count, 0)} faults of ${faults.length} sorts`,
        figures: [
          `at most ${worst("outageMs")} ms without a write where some could be expected`,
          `answers within ${worst("answerMs")} ms`,
          `${report.unknownWrites} writes unknown, ${report.watchResumes} watches resumed`,
        ].join(", "),
        violations: report.violations,
      };
    },
  },
  {
    name: "connections",
    stores: ["memory"],
    run: ({ url }, { isQuick }) =>
      withServer(url, async (server) => {
        const sizes = isQuick
          ? { connections: 2_000, watchers: 200, writes: 20 }
          : { connections: 10_000, watchers: 1_000, writes: 900 };
        const report = await runConnections({ url: server.url, ...sizes });
        const [before, between, after] = report.usage;
        const memory = [before, between, after].map(({ rssBytes }) => mebibytes(rssBytes)).join(", ");
        return {
          done: `${report.connections} connections`,
          faults: `${report.watchers} watchers that do not read`,
          figures: `RSS ${memory}, ${mebibytes(report.worstRssBytes)} at worst; ${report.endedWatchers} watchers ended`,
          violations: report.violations,
        };
      }),
  },
  {
    name: "overload",
    stores: ["memory", "file"],
    run: async ({ url }, { isQuick }) => {
      const report = await runOverload({ store: url, durationMs: isQuick ? 4_000 : 30_000 });
      const { bestPerSecond, goodputPerSecond, bestPerCpuSecond, goodputPerCpuSecond } = report;
      const percent = (part: number, whole: number) => `${Math.round((100 * part) / whole)} %`;
      return {
        done: `${Math.round(report.offeredPerSecond)} requests/s`,
        faults: `${percent(report.offeredPerSecond, bestPerSecond)} of the best load`,
        figures: [
          `goodput ${percent(goodputPerCpuSecond, bestPerCpuSecond)} of the best for each CPU second`,
          `${percent(goodputPerSecond, bestPerSecond)} of ${Math.round(bestPerSecond)}/s in time`,
          `${report.refused} refused, /livez within ${Math.round(report.livezWorstMs)} ms`,
          `RSS ${mebibytes(report.rssBytesBefore)} to ${mebibytes(report.rssBytesAfter)}`,
        ].join(", "),
        violations: report.violations,
      };
    },
  },
  {
    name: "soak",
    stores: ["file", "etcd"],
    run: ({ url }, { isQuick, seed }) =>
      withServer(url, async (server) => {
        const durationMs = isQuick ? 10_000 : 600_000;
        const { requests, watches, start, end, violations } = await runSoak({ ...server, durationMs, seed });
        const figures = [start, end].map(
          ({ rssBytes, ownBytes, heapBytes, sockets, resources, medianMs, p99Ms, cpuMsPerRequest }) =>
            [
              `RSS ${mebibytes(rssBytes)}, ${mebibytes(ownBytes)} without the data file, heap ${mebibytes(heapBytes)}`,
              `${resources} resources (${sockets} sockets)`,
              `median ${medianMs.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms, CPU ${cpuMsPerRequest.toFixed(1)} ms`,
            ].join(", "),
        );
        return {
          done: `${requests} requests`,
          faults: `${watches} watches that come and go`,
          figures: figures.join(" -> "),
          violations,
        };
      }),
  },
  {
    name: "fuzz",
    stores: ["memory"],
    run: async (_, { isQuick, seed, progress }) => {
      const inputs = isQuick ? 6_000 : 1_000_000;
      const report = await fuzzInProcesses({ inputs, seed, onProgress: (sent) => progress(`${sent} inputs`) });
      const byStatus = new Map<string, number>();
      for (const [key, count] of report.answers) {
        const status = `${key.slice(-3, -2)}xx`;
        byStatus.set(status, (byStatus.get(status) ?? 0) + count);
      }
      const answers = [...byStatus].sort().map(([status, count]) => `${count} answers ${status}`);
      const grown = ({ from, to }: { from: number; to: number }) => `${mebibytes(from)} to ${mebibytes(to)}`;
      return {
        done: `${report.inputs} inputs`,
        faults: "",
        figures: `${answers.join(", ")}; heap ${grown(report.heapBytes)}, RSS ${grown(report.rssBytes)}`,
        violations: report.violations,
      };
    },
  },
];
