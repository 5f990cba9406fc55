import { httpContender } from "../load.js";
import type { Section } from "../section.js";
import { onePodPath } from "../seed.js";
import { answersOf } from "../servers.js";
import { comparisonTable } from "../table.js";
import { type Contender, ratio, takeTurns } from "../take-turns.js";

export const get: Section = {
  name: "get",
  title: "GET one object",
  about:
    "A Pod of 1.2 KB. Bare node:http sends the same bytes and headers as this server. All of the servers read from memory but express + etcd3, which asks etcd, as one would by hand.",
  async measure({ plan, servers }) {
    const ours = await servers.few();
    const answers = await answersOf(ours, [onePodPath]);
    const work = { requests: [{ method: "GET", path: onePodPath }] } as const;
    const contenders: Contender[] = [
      httpContender("bare node:http", await servers.bare(answers), work),
      httpContender("minik8s-apiserver", ours, work),
    ];
    for (const how of ["ready", "schema"] as const) {
      const fastify = await servers.fastify(how, answers);
      const name = how === "ready" ? "fastify, ready bytes" : "fastify, response schema";
      if (fastify !== undefined) contenders.push(httpContender(name, fastify, work));
    }
    if (servers.hasEtcd) contenders.push(httpContender("express + etcd3", await servers.expressEtcd3(), work));
    const jsonServer = await servers.jsonServer();
    if (jsonServer !== undefined) {
      const requests = [{ method: "GET", path: "/pods/pod-500" }] as const;
      contenders.push(httpContender("json-server", jsonServer, { requests }));
    }
    const measured = await takeTurns(contenders, plan);
    return {
      tables: [comparisonTable("GET a Pod", measured, { reference: "bare node:http" })],
      figures: {
        getOfBare: ratio(measured, "minik8s-apiserver", "bare node:http"),
        getOfFastify: ratio(measured, "minik8s-apiserver", "fastify, ready bytes"),
        getOfFastifySchema: ratio(measured, "minik8s-apiserver", "fastify, response schema"),
        getOfExpress: ratio(measured, "minik8s-apiserver", "express + etcd3"),
      },
    };
  },
};
