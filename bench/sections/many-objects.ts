import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { answerOf } from "../answer.js";
import { load } from "../load.js";
import { podStatus } from "../pod.js";
import type { Bench, Findings, Section } from "../section.js";
import { onePodPath } from "../seed.js";
import type { ServerProcess } from "../server-process.js";
import { ourScript, serveArguments } from "../servers.js";
import { median } from "../statistics.js";
import { isUnsteady, milliseconds, ratio, seconds, withRange } from "../table.js";

const writesPerSecond = 500;
const mebibytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MiB`;

export const manyObjects: Section = {
  name: "many-objects",
  title: "Many objects",
  about:
    "All Pods in one server with the embedded store: how long it takes from the spawn until a GET and a filtered LIST are answered, in several starts; what they take in memory beyond an empty server, after garbage collection, and how long a GET takes, with 64 under way, while others write 500 statuses a second; bare node:http, which only sends them back, shows what of that comes from the processes that share the cores.",
  async measure(bench): Promise<Findings> {
    const { plan, servers } = bench;
    // Its data is written first, as that is no part of the start.
    await servers.many();
    const empty = await servers.start(ourScript, serveArguments(`file:${servers.newDirectory()}`), "/api/v1/pods");
    const toGet: number[] = [];
    const toFiltered: number[] = [];
    for (let round = 0; round < plan.rounds; round += 1) {
      const started = await servers.manyAgain();
      await answered(started, filteredPath);
      toGet.push(started.startMs / 1_000);
      toFiltered.push((performance.now() - started.spawnedAtMs) / 1_000);
    }
    const many = await servers.many();
    const before = await empty.memory();
    const after = await many.memory();
    await empty.stop();
    const objectsBytes = plan.manyObjects * (await podBytes(many));
    const resident = after.resident - before.resident;
    const { quiet, busy } = await measureLatencies(bench, many);
    const bare = await measureLatencies(bench, await servers.bare([await answerOf(many.url, onePodPath)]));
    const count = plan.manyObjects.toLocaleString("en");
    return {
      tables: [
        {
          title: `${count} Pods`,
          headings: ["", "measured", "relative"],
          rows: [
            ["bytes of the Pods, as answers have them", mebibytes(objectsBytes), "1.00"],
            ["resident memory, without mapped files", mebibytes(resident), ratio(resident / objectsBytes)],
            [
              "objects and buffers",
              mebibytes(after.objects - before.objects),
              ratio((after.objects - before.objects) / objectsBytes),
            ],
            ["spawn to first GET, median (min to max)", withRange(toGet, seconds), ""],
            ["spawn to first filtered LIST, median (min to max)", withRange(toFiltered, seconds), ""],
          ],
          unsteady: isUnsteady(toFiltered) ? ["minik8s-apiserver, started again,"] : [],
        },
        {
          title: "GET of a Pod",
          headings: ["", "p50", "p99", "p99 / p50"],
          rows: [
            latencyRow("minik8s-apiserver, nobody writes", quiet),
            latencyRow(`minik8s-apiserver, ${Math.round(busy.writesPerSecond)} status writes a second`, busy),
            latencyRow("bare node:http, nobody writes", bare.quiet),
            latencyRow(`bare node:http, ${Math.round(bare.busy.writesPerSecond)} writes a second`, bare.busy),
          ],
          unsteady:
            busy.writesPerSecond < 0.9 * writesPerSecond ? ["the writes, which were fewer than 500 a second,"] : [],
        },
      ],
      figures: {
        memory: resident / objectsBytes,
        startWithMany: median(toFiltered),
        tailWhileWriting: busy.p99Ms / busy.p50Ms,
      },
    };
  },
};

const filteredPath = "/api/v1/pods?fieldSelector=spec.nodeName=node-7";

async function answered({ url }: ServerProcess, path: string): Promise<ArrayBuffer> {
  const answer = await fetch(url + path);
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}`);
  return answer.arrayBuffer();
}

async function podBytes(server: ServerProcess): Promise<number> {
  const { data } = JSON.parse(Buffer.from(await answered(server, onePodPath)).toString());
  return Buffer.byteLength(JSON.stringify(data));
}

function latencyRow(name: string, { p50Ms, p99Ms }: { readonly p50Ms: number; readonly p99Ms: number }): string[] {
  return [name, milliseconds(p50Ms), milliseconds(p99Ms), ratio(p99Ms / p50Ms)];
}

async function measureLatencies({ plan }: Bench, server: ServerProcess) {
  const work = { requests: [{ method: "GET", path: onePodPath }] } as const;
  await load(server.url, work, plan.warmUpMs);
  const quiet = await load(server.url, work, plan.busyMs);
  const stop = new AbortController();
  const writing = writeSteadily(server, stop.signal);
  const busy = await load(server.url, work, plan.busyMs);
  stop.abort();
  const { writes, tookMs } = await writing;
  return { quiet, busy: { ...busy, writesPerSecond: writes / (tookMs / 1_000) } };
}

/**
 * Sends writes when they are due, whether or not those before have been answered. Not with `fetch`, which takes several
 * times as much of the cores that the server is measured on.
 */
async function writeSteadily({ url }: ServerProcess, signal: AbortSignal) {
  const agent = new Agent({ keepAlive: true });
  const startedMs = performance.now();
  const underWay = new Set<Promise<void>>();
  let sent = 0;
  let writes = 0;
  const write = async (number: number) => {
    const path = `${url}/api/v1/namespaces/thousand/pods/pod-${number % 1_000}/status`;
    const sending = request(path, { agent, method: "PUT", headers: { "Content-Type": "application/json" } });
    const [answer] = (await once(sending.end(JSON.stringify(podStatus)), "response")) as [IncomingMessage];
    await once(answer.resume(), "end");
    if (answer.statusCode !== 200) throw new Error(`A status write was answered with ${answer.statusCode}`);
    if (!signal.aborted) writes += 1;
  };
  while (!signal.aborted) {
    for (const due = ((performance.now() - startedMs) / 1_000) * writesPerSecond; sent < due; sent += 1) {
      const writing: Promise<void> = write(sent).finally(() => underWay.delete(writing));
      underWay.add(writing);
    }
    await delay(5);
  }
  const tookMs = performance.now() - startedMs;
  await Promise.all(underWay);
  agent.destroy();
  return { writes, tookMs };
}
