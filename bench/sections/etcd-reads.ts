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
    const { shared, bare } = await measureTogether(bench);
    const cpuOf = ({ samples }: Measured) => median(samples.map(({ cpuMicros = Number.NaN }) => cpuMicros));
    const alone = cpuOf(named(shared, serversName(1)));
    return {
      tables: [
        comparisonTable("Linearizable GET", linearizable, { reference: "express + etcd3" }),
        comparisonTable("Servers that share one etcd, together", shared, { reference: serversName(1) }),
        comparisonTable("As many of bare node:http, together", bare, { reference: serversName(1) }),
      ],
      figures: {
        linearizableGet: ratio(linearizable, "minik8s-apiserver on etcd", "express + etcd3"),
        sharedEtcdCpu: Math.max(...shared.slice(1).map((measured) => cpuOf(measured) / alone)),
      },
    };
  },
};

/** One, two and more servers under load at the same time: ours, and bare ones in turn with them. */
async function measureTogether({ plan, servers }: Bench): Promise<{ shared: Measured[]; bare: Measured[] }> {
  const most = Math.max(...plan.sharingServers);
  const ours: ServerProcess[] = [];
  const bare: ServerProcess[] = [];
  for (let index = 0; index < most; index += 1) {
    const server = await servers.onEtcd(index);
    ours.push(server);
    bare.push(await servers.bare([await answerOf(server.url, onePodPath)]));
  }
  // The last ones take few turns, in which their code would still be compiled.
  for (const server of [...ours, ...bare]) await httpContender("", server, work).measure(2 * plan.warmUpMs);
  const contenders = [ours, bare].flatMap((all) =>
    plan.sharingServers.map((count) => httpContenders(serversName(count), all.slice(0, count), work)),
  );
  const measured = await takeTurns(contenders, plan);
  const counts = plan.sharingServers.length;
  return { shared: measured.slice(0, counts), bare: measured.slice(counts) };
}

function serversName(count: number): string {
  return count === 1 ? "one server" : `${count} servers`;
}
