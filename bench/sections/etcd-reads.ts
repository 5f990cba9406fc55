import { answerOf } from "../answer.js";
import { httpContender, httpContenders } from "../load.js";
import type { Bench, Findings, Section } from "../section.js";
import { onePodPath } from "../seed.js";
import type { ServerProcess } from "../server-process.js";
import { median } from "../statistics.js";
import { comparisonTable } from "../table.js";
import { type Measured, named, ratio, takeTurns } from "../take-turns.js";

const work = { requests: [{ method: "GET", path: onePodPath }] } as const;

export const etcdReads: Section = {
  name: "etcd-reads",
  title: "GET on etcd",
  about:
    "Every answer shows all writes that were acknowledged before the request, also those through other servers. Several servers that share one etcd get load at the same time, each from a process of its own; where cores are lacking, CPU per request tells how reads scale. It also grows as more processes than cores take turns: bare node:http, as many servers at a time, shows by how much.",
  async measure(bench): Promise<Findings> {
    const { plan, servers } = bench;
    if (!servers.hasEtcd) return { tables: [] };
    const ours = await servers.onEtcd();
    const linearizable = await takeTurns(
      [
        httpContender("express + etcd3", await servers.expressEtcd3(), work),
        httpContender("minik8s-apiserver on etcd", ours, work),
      ],
      plan,
    );
    const shared = await measureSharing(bench);
    return {
      tables: [
        comparisonTable("Linearizable GET", linearizable, { reference: "express + etcd3" }),
        comparisonTable("Servers that share one etcd, together", shared, { reference: serversName("ours", 1) }),
      ],
      figures: {
        linearizableGet: ratio(linearizable, "minik8s-apiserver on etcd", "express + etcd3"),
        sharedEtcdCpu: Math.max(
          ...plan.sharingServers
            .slice(1)
            .map((count) => cpuGrowth(shared, "ours", count) / cpuGrowth(shared, "bare", count)),
        ),
      },
    };
  },
};

type Kind = "ours" | "bare";

const kindNames: Record<Kind, string> = { ours: "minik8s-apiserver on etcd", bare: "bare node:http" };

async function measureSharing({ plan, servers }: Bench): Promise<Measured[]> {
  const most = Math.max(...plan.sharingServers);
  const all: Record<Kind, ServerProcess[]> = { ours: [], bare: [] };
  for (let index = 0; index < most; index += 1) {
    const ours = await servers.onEtcd(index);
    all.ours.push(ours);
    all.bare.push(await servers.bare([await answerOf(ours.url, onePodPath)]));
  }
  // The last ones take few turns, in which their code would still be compiled.
  for (const server of [...all.ours, ...all.bare]) await httpContender("", server, work).measure(2 * plan.warmUpMs);
  const contenders = (["ours", "bare"] as const).flatMap((kind) =>
    plan.sharingServers.map((count) => httpContenders(serversName(kind, count), all[kind].slice(0, count), work)),
  );
  return takeTurns(contenders, plan);
}

/** How many times as much CPU a request takes as with one server alone. */
function cpuGrowth(measured: readonly Measured[], kind: Kind, count: number): number {
  const cpuOf = (servers: number) => {
    const { samples } = named(measured, serversName(kind, servers));
    return median(samples.map(({ cpuMicros = Number.NaN }) => cpuMicros));
  };
  return cpuOf(count) / cpuOf(1);
}

function serversName(kind: Kind, count: number): string {
  return `${kindNames[kind]}, ${count === 1 ? "one server" : `${count} servers`}`;
}
