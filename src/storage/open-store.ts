import { fileURLToPath } from "node:url";
import type { EmbeddedStoreOptions } from "./embedded-store.js";
import type { EtcdStoreOptions } from "./etcd-store.js";
import type { RestoredState, Snapshot } from "./snapshot.js";
import type { Store } from "./store.js";

const accepted = "file:DIR, memory:, or etcd://HOST:PORT[,HOST:PORT...]";

/** What a store is given besides its place. */
export interface OpenStoreOptions {
  /** For a store in a directory. */
  readonly embedded?: Omit<EmbeddedStoreOptions, "directory">;
  /** For a store that is an etcd cluster. */
  readonly etcd?: Omit<EtcdStoreOptions, "endpoints">;
}

/**
 * Opens the store that a URL names: `file:DIR` (embedded, in a directory), `memory:` (gone when closed), or
 * `etcd://H1:2379,H2:2379` (a cluster). Only the code of that store is loaded.
 * @throws Error for a URL that is none of these, saying what is wrong with it.
 * @throws StoreError `unusable` or `unavailable` if the store cannot be opened.
 */
export async function openStore(url: string, options: OpenStoreOptions = {}): Promise<Store> {
  const place = parseStoreUrl(url);
  switch (place.scheme) {
    case "file": {
      const { openEmbeddedStore } = await import("./embedded-store.js");
      return openEmbeddedStore({ ...options.embedded, directory: place.directory });
    }
    case "memory": {
      const { openMemoryStore } = await import("./memory-store.js");
      return openMemoryStore();
    }
    case "etcd": {
      const { openEtcdStore } = await import("./etcd-store.js");
      return openEtcdStore({ ...options.etcd, endpoints: place.endpoints });
    }
  }
}

/**
 * Takes a snapshot of the store that a URL names, also while servers use it.
 * @throws Error for a URL that names no store, or one in memory.
 * @throws StoreError `unusable` or `unavailable` if the store cannot be read.
 */
export async function openSnapshot(url: string): Promise<Snapshot> {
  const place = parseStoreUrl(url);
  switch (place.scheme) {
    case "file": {
      const { openEmbeddedSnapshot } = await import("./embedded-snapshot.js");
      return openEmbeddedSnapshot(place.directory);
    }
    case "memory":
      throw new Error(`Cannot back up ${JSON.stringify(url)}: only the process that has a store in memory can see it.`);
    case "etcd": {
      const { openEtcdSnapshot } = await import("./etcd-snapshot.js");
      return openEtcdSnapshot(await openStore(url));
    }
  }
}

/**
 * Makes the store that a URL names from a state; see `restoreEmbeddedStore`. Returns how many entries it has.
 * @throws Error for a URL that does not name a directory.
 * @throws StoreError like `restoreEmbeddedStore`.
 */
export async function restoreStore(url: string, state: RestoredState): Promise<number> {
  const place = parseStoreUrl(url);
  if (place.scheme !== "file") {
    throw new Error(`Cannot restore to ${JSON.stringify(url)}: only an embedded store, file:DIR, can be made.`);
  }
  const { restoreEmbeddedStore } = await import("./embedded-restore.js");
  return restoreEmbeddedStore(place.directory, state);
}

type StorePlace =
  | { readonly scheme: "file"; readonly directory: string }
  | { readonly scheme: "memory" }
  | { readonly scheme: "etcd"; readonly endpoints: readonly string[] };

function parseStoreUrl(url: string): StorePlace {
  const [, scheme, rest = ""] = /^([a-z]+):(.*)$/s.exec(url) ?? [];
  if (scheme === "file") return { scheme, directory: fileDirectory(url, rest) };
  if (scheme === "etcd") return { scheme, endpoints: etcdEndpoints(url, rest) };
  if (scheme !== "memory") {
    throw badUrl(url, scheme === undefined ? "it has no scheme" : `the scheme ${scheme}: is not known`);
  }
  if (rest !== "") throw badUrl(url, "nothing may follow memory:");
  return { scheme };
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
