import { httpContender, type LoadRequest } from "../load.js";
import { podBody, podStatus } from "../pod.js";
import type { Findings, Section } from "../section.js";
import type { ServerProcess } from "../server-process.js";
import { comparisonTable } from "../table.js";
import { type Contender, ratio, takeTurns } from "../take-turns.js";

type Kind = "create" | "replace" | "status";

const headers = { "Content-Type": "application/json" };

/** Names that are new each time are those of a namespace of their own. */
const requests: Readonly<Record<Kind, LoadRequest>> = {
  create: {
    method: "POST",
    path: "/api/v1/namespaces/created/pods",
    headers,
    body: podBody("pod-{run}-{count}", "created"),
  },
  replace: {
    method: "PUT",
    path: "/api/v1/namespaces/thousand/pods/pod-{cycle}",
    headers,
    body: podBody("pod-{cycle}", "thousand"),
  },
  status: {
    method: "PUT",
    path: "/api/v1/namespaces/thousand/pods/pod-{cycle}/status",
    headers,
    body: JSON.stringify(podStatus),
  },
};

const titles: Readonly<Record<Kind, string>> = { create: "Create", replace: "Replace", status: "Status write" };

export const writes: Section = {
  name: "writes",
  title: "Create, replace, status write",
  about:
    "64 in flight, bodies of 1 KB (of a status, 50 bytes). Every write is validated, and durable when it is answered, on the embedded store as on etcd. Bare node:http reads the body and sends it back. With the same validators and a put into lmdb it does the least that a durable write takes: no conflicts, no history for watches, nothing in memory. express + etcd3 puts what it is sent, unchecked, and reads the object before it writes its status. Bare etcd3 has no HTTP: compare-and-swap transactions, one for each write, 64 in flight.",
  async measure({ plan, servers }) {
    const tables: Findings["tables"][number][] = [];
    const figures: Record<string, number | undefined> = {};
    for (const kind of Object.keys(requests) as Kind[]) {
      const work = { requests: [requests[kind]] };
      const contenders: Contender[] = [
        httpContender("bare node:http, echo", await servers.bareEcho(), work),
        httpContender("bare node:http, validators and lmdb", await servers.bareLmdb(), work),
        httpContender("minik8s-apiserver", await servers.written(), work),
      ];
      if (servers.hasEtcd) {
        contenders.push(
          httpContender("express + etcd3", await servers.expressEtcd3(), work),
          httpContender("minik8s-apiserver on etcd", await servers.onEtcd(), work),
          transactions(await servers.etcd3Transactions(), kind),
        );
      }
      const measured = await takeTurns(contenders, plan);
      const reference = "bare node:http, echo";
      tables.push(comparisonTable(titles[kind], measured, { reference, unit: "writes/s" }));
      const ofEtcd3 = ratio(measured, "minik8s-apiserver on etcd", "bare etcd3");
      figures[`${kind}OfBare`] = ratio(measured, "minik8s-apiserver", reference);
      figures[`${kind}OfExpress`] = ratio(measured, "minik8s-apiserver", "express + etcd3");
      figures[`${kind}OfEtcd3`] = ofEtcd3;
      figures[`${kind}OfEtcd3Shared`] = ofEtcd3;
    }
    return { tables, figures };
  },
};

function transactions(server: ServerProcess, kind: Kind): Contender {
  return {
    name: "bare etcd3",
    measure: async (durationMs) => {
      const before = await server.cpuMicros();
      const path = `/?ms=${durationMs}&kind=${kind === "create" ? "create" : "replace"}`;
      const response = await fetch(server.url + path);
      const { writes: count, tookMs } = (await response.json()) as { writes: number; tookMs: number };
      return { perSecond: count / (tookMs / 1_000), cpuMicros: ((await server.cpuMicros()) - before) / count };
    },
  };
}
