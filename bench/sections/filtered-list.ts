import { httpContender } from "../load.js";
import type { Section } from "../section.js";
import { fewObjects, podsOfNode } from "../seed.js";
import { answersOf } from "../servers.js";
import { median } from "../statistics.js";
import { comparisonTable } from "../table.js";
import { named, takeTurns } from "../take-turns.js";

const filteredPath = "/api/v1/pods?fieldSelector=spec.nodeName=node-7";
const hundredPath = "/api/v1/namespaces/hundred/pods";

/** Few, as what a slow server does for those that have left is also counted. */
const connections = 8;

export const filteredList: Section = {
  name: "filtered-list",
  title: "Filtered LIST",
  about: `The ${podsOfNode} Pods of one Node, by fieldSelector=spec.nodeName, out of all that are stored, and out of few. It should cost what a LIST of a namespace of as many does, which finds them next to each other, however many others there are.`,
  async measure({ plan, servers }) {
    const ours = await servers.many();
    const get = (path: string) => ({ connections, requests: [{ method: "GET", path }] }) as const;
    const [ofMany, ofFew] = [plan.manyObjects, fewObjects].map((count) => `out of ${count.toLocaleString("en")}`);
    const contenders = [
      httpContender("bare node:http", await servers.bare(await answersOf(ours, [filteredPath])), get(filteredPath)),
      httpContender(String(ofMany), ours, get(filteredPath)),
      httpContender(String(ofFew), await servers.few(), get(filteredPath)),
      httpContender("LIST of a namespace of 100", ours, get(hundredPath)),
    ];
    const measured = await takeTurns(contenders, plan);
    const cpuOf = (name: string | undefined) =>
      median(named(measured, String(name)).samples.map(({ cpuMicros = Number.NaN }) => cpuMicros));
    const title = `LIST of the Pods of a Node, ${connections} connections`;
    return {
      tables: [comparisonTable(title, measured, { reference: "bare node:http" })],
      figures: { filteredCpu: cpuOf(ofMany) / cpuOf("LIST of a namespace of 100") },
    };
  },
};
