import { answerOf } from "../answer.js";
import { httpContender } from "../load.js";
import type { Section } from "../section.js";
import { comparisonTable } from "../table.js";
import { takeTurns } from "../take-turns.js";

const pageSize = 100;
const firstPath = `/api/v1/pods?limit=${pageSize}`;

/** Few, as what a slow server does for those that have left is also counted. */
const connections = 8;

export const pagedList: Section = {
  name: "paged-list",
  title: "Paged LIST",
  about: `Pages of ${pageSize} out of all that are stored: the first one, and the one after it, by its continue token.`,
  async measure({ plan, servers }) {
    const ours = await servers.many();
    const first = await answerOf(ours.url, firstPath);
    const token = encodeURIComponent(JSON.parse(first.body.toString()).metadata.continue);
    const next = await answerOf(ours.url, `${firstPath}&continue=${token}`);
    const bare = await servers.bare([first, next]);
    const get = (path: string) => ({ connections, requests: [{ method: "GET", path }] }) as const;
    const contenders = [
      httpContender("bare node:http", bare, get(first.path)),
      httpContender("first page", ours, get(first.path)),
      httpContender("next page", ours, get(next.path)),
    ];
    const measured = await takeTurns(contenders, plan);
    const title = `A page of ${pageSize} of ${plan.manyObjects.toLocaleString("en")}, ${connections} connections`;
    return { tables: [comparisonTable(title, measured, { reference: "bare node:http" })] };
  },
};
