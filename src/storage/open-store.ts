import { fileURLToPath } from "node:url";
import type { Store } from "./store.js";

const accepted = "file:DIR, memory:, or etcd://HOST:PORT[,HOST:PORT...]";

/**
 * Opens the store that a URL names: `file:DIR` (embedded, in a directory), `memory:` (gone when closed), or
 * `etcd://H1:2379,H2:2379` (a cluster). Only the code of that store is loaded.
 * @throws Error for a URL that is none of these, saying what is wrong with it.
 * @throws StoreError `unusable` or `unavailable` if the store cannot be opened.
 */
export async function openStore(url: string): Promise<Store> {
  const [, scheme, rest = ""] = /^([a-z]+):(.*)$/s.exec(url) ?? [];
  if (scheme === "file") {
    const directory = fileDirectory(url, rest);
    const { openEmbeddedStore } = await import("./embedded-store.js");
    return openEmbeddedStore({ directory });
  }
  if (scheme === "memory") {
    if (rest !== "") {
      throw badUrl(url, "nothing may follow memory:");
    }
    const { openMemoryStore } = await import("./memory-store.js");
    return openMemoryStore();
  }
  if (scheme === "etcd") {
    const endpoints = etcdEndpoints(url, rest);
    const { openEtcdStore } = await import("./etcd-store.js");
    return openEtcdStore({ endpoints });
  }
  throw badUrl(url, scheme === undefined ? "it has no scheme" : `the scheme ${scheme}: is not known`);
}

/** Both `file:some/dir` and a real URL, `file:///some/dir`. */
function fileDirectory(url: string, rest: string): string {
  if (rest === "") {
    throw badUrl(url, "the directory is missing");
  }
  if (!rest.startsWith("//")) {
    return rest;
  }
  try {
    return fileURLToPath(url);
  } catch (error) {
    throw badUrl(url, (error as Error).message);
  }
}

function etcdEndpoints(url: string, rest: string): readonly string[] {
  const endpoints = rest.replace(/^\/\//, "").split(",");
  const isValid =
    rest.startsWith("//") && endpoints.every((endpoint) => /^([\w.-]+|\[[\da-fA-F:.]+\]):\d{1,5}$/.test(endpoint));
  if (!isValid) {
    throw badUrl(url, "each member needs a host and a port");
  }
  return endpoints;
}

function badUrl(url: string, reason: string): Error {
  return new Error(`Bad store URL ${JSON.stringify(url)}: ${reason}. Accepted are ${accepted}.`);
}
