import { type Answer, answerOf } from "../answer.js";
import { httpContender, type LoadRequest, type Work } from "../load.js";
import { podBody } from "../pod.js";
import type { Bench, Section, Table } from "../section.js";
import type { ServerProcess } from "../server-process.js";
import { answersOf } from "../servers.js";
import { comparisonTable } from "../table.js";
import { type Contender, type Measured, ratio, takeTurns } from "../take-turns.js";

const listPath = (namespace: string) => `/api/v1/namespaces/${namespace}/pods`;
const table = (title: string, measured: readonly Measured[]): Table =>
  comparisonTable(title, measured, { reference: "bare node:http" });

/** Fewer for what is large, as what a slow server does for those that have left is also counted. */
const connectionsOf = { ten: 64, thousand: 8 };

export const list: Section = {
  name: "list",
  title: "LIST",
  about:
    "Pods of 1.2 KB. Bare node:http sends the same bytes from one ready buffer. With a write between any two lists, every second request replaces one of the listed Pods; bare node:http echoes its body.",
  async measure(bench) {
    const ten = await measureUnchanged(bench, "ten");
    const thousand = await measureUnchanged(bench, "thousand");
    const written = await measureWithWrites(bench);
    const all = await measureWhole(bench);
    return {
      tables: [
        table("LIST of 10", ten),
        table("LIST of 1,000, 8 connections", thousand),
        table("LIST of 1,000 and a write, in turn, 8 connections", written),
        table(`LIST of ${bench.plan.manyObjects.toLocaleString("en")}, one at a time`, all),
      ],
      figures: {
        listOfBare: ratio(thousand, "minik8s-apiserver", "bare node:http"),
        listWithWritesOfBare: ratio(written, "minik8s-apiserver", "bare node:http"),
      },
    };
  },
};

async function measureUnchanged({ plan, servers }: Bench, namespace: "ten" | "thousand"): Promise<Measured[]> {
  const path = listPath(namespace);
  const ours = await servers.few();
  const answers = await answersOf(ours, [path]);
  const connections = connectionsOf[namespace];
  const work: Work = { connections, requests: [{ method: "GET", path }] };
  const contenders: Contender[] = [
    httpContender("bare node:http", await servers.bare(answers), work),
    httpContender("minik8s-apiserver", ours, work),
  ];
  const fastify = await servers.fastify("schema", answers);
  if (fastify !== undefined) contenders.push(httpContender("fastify, response schema", fastify, work));
  if (servers.hasEtcd) contenders.push(httpContender("express + etcd3", await servers.expressEtcd3(), work));
  const jsonServer = namespace === "thousand" ? await servers.jsonServer() : undefined;
  if (jsonServer !== undefined) {
    contenders.push(
      httpContender("json-server", jsonServer, { connections, requests: [{ method: "GET", path: "/pods" }] }),
    );
  }
  return takeTurns(contenders, plan);
}

async function measureWithWrites({ plan, servers }: Bench): Promise<Measured[]> {
  const path = listPath("thousand");
  const ours = await servers.few();
  const requests: LoadRequest[] = [
    {
      method: "PUT",
      path: `${path}/pod-{cycle}`,
      headers: { "Content-Type": "application/json" },
      body: podBody("pod-{cycle}", "thousand"),
    },
    { method: "GET", path },
  ];
  const work = { connections: connectionsOf.thousand, requests };
  const contenders = [
    httpContender("bare node:http", await servers.bare(await answersOf(ours, [path])), work),
    httpContender("minik8s-apiserver", ours, work),
  ];
  return takeTurns(contenders, plan);
}

async function measureWhole({ plan, servers }: Bench): Promise<Measured[]> {
  const ours = await servers.many();
  const answer: Answer = await answerOf(ours.url, "/api/v1/pods");
  const bare = await servers.bare([answer]);
  const contenders = [wholeList("bare node:http", bare), wholeList("minik8s-apiserver", ours)];
  return takeTurns(contenders, plan);

  function wholeList(name: string, server: ServerProcess): Contender {
    return {
      name,
      measure: async () => {
        const before = await server.cpuMicros();
        const startedMs = performance.now();
        for (let read = 0; read < plan.wholeLists; read += 1) {
          const { body } = await answerOf(server.url, answer.path);
          if (body.length !== answer.body.length) throw new Error(`${name} sent ${body.length} bytes`);
        }
        const perSecond = plan.wholeLists / ((performance.now() - startedMs) / 1_000);
        return { perSecond, cpuMicros: ((await server.cpuMicros()) - before) / plan.wholeLists };
      },
    };
  }
}
