import { answerOf } from "../answer.js";
import { httpContender, type Work } from "../load.js";
import type { Section } from "../section.js";
import { onePodPath } from "../seed.js";
import { comparisonTable } from "../table.js";
import { type Contender, takeTurns } from "../take-turns.js";

export const conditionalGet: Section = {
  name: "conditional-get",
  title: "Conditional GET",
  about: "If-None-Match with the ETag of the answer before; nothing has changed, so that each gets 304.",
  async measure({ plan, servers }) {
    const ours = await servers.few();
    const fresh = await answerOf(ours.url, onePodPath);
    const work = conditionalWork(fresh.headers.etag);
    const notModified = await answerOf(ours.url, onePodPath, work.requests[0]?.headers);
    const contenders: Contender[] = [
      httpContender("bare node:http", await servers.bare([fresh, notModified]), work),
      httpContender("minik8s-apiserver", ours, work),
    ];
    if (servers.hasEtcd) {
      const express = await servers.expressEtcd3();
      const { headers } = await answerOf(express.url, onePodPath);
      contenders.push(httpContender("express + etcd3", express, conditionalWork(headers.etag)));
    }
    const measured = await takeTurns(contenders, plan);
    return { tables: [comparisonTable("GET a Pod that is known", measured, { reference: "bare node:http" })] };
  },
};

function conditionalWork(etag: string | undefined): Work {
  if (etag === undefined) throw new Error("The answer has no ETag");
  return { requests: [{ method: "GET", path: onePodPath, headers: { "If-None-Match": etag } }] };
}
