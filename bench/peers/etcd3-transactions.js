// The limit of writes on etcd, one transaction a write: bare etcd3 with compare-and-swaps, no HTTP, no checks. A GET runs
// it for `ms` milliseconds and answers how many it has done. `kind` is `create` or `replace`. Arguments: the endpoint of
// etcd, and the file with the value.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { Etcd3 } from "etcd3";
import { listen } from "./listen.js";

const inFlight = 64;
const [endpoint, file] = process.argv.slice(2);
const etcd = new Etcd3({ hosts: `http://${endpoint}` });
const value = readFileSync(file);
let runs = 0;

const server = createServer(async (request, response) => {
  const { searchParams } = new URL(request.url, "http://bench");
  const durationMs = Number(searchParams.get("ms"));
  const work = searchParams.get("kind") === "create" ? create : replace;
  runs += 1;
  const startedMs = performance.now();
  let writes = 0;
  const write = async (_, writer) => {
    const next = work(`/bare/${runs}/${writer}`);
    while (performance.now() - startedMs < durationMs) {
      await next();
      writes += 1;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, write));
  response.end(JSON.stringify({ writes, tookMs: performance.now() - startedMs }));
});
await listen(server);

/** Each time another key. */
function create(key) {
  let count = 0;
  return () => {
    count += 1;
    return swap(`${key}/${count}`, "0");
  };
}

/** Each time the same key, on top of the write before. */
function replace(key) {
  let revision = "0";
  return async () => {
    revision = await swap(key, revision);
  };
}

async function swap(key, revision) {
  const { succeeded, header } = await etcd.if(key, "Mod", "==", revision).then(etcd.put(key).value(value)).commit();
  if (!succeeded) throw new Error(`${key} was written by someone else`);
  return header.revision;
}
