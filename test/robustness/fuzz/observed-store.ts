import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import type { Store, WriteResult } from "../../../src/storage/store.js";
import { wrapStore } from "../../helpers/server.js";
import { type FuzzedKind, kinds } from "./kinds.js";

/** The keys that one request has written. */
export type Writes = readonly string[];

/** A name that must never get into the store: only a request hidden in another one would bring it there. */
export const smuggledName = "smuggled";

const written = new AsyncLocalStorage<string[]>();
const byRequest = new Map<string, string[]>();

// Whatever a request does runs in its own context, so that each write is known to be of a request.
subscribe("http.server.request.start", (message) => {
  const { request } = message as { request: IncomingMessage };
  const keys: string[] = [];
  const id = request.headers["x-request-id"];
  if (typeof id === "string") byRequest.set(id, keys);
  written.enterWith(keys);
});

/** What the request with this id has written. It is forgotten then. */
export function takeWrites(requestId: string): Writes | undefined {
  const keys = byRequest.get(requestId);
  byRequest.delete(requestId);
  return keys;
}

const name = /^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/;
const byPlural = new Map(kinds.map((kind) => [kind.plural, kind]));

/** What is wrong with a key; undefined if it is one of the registry. */
function keyMistake(key: string): string | undefined {
  const [empty, registry, plural = "", ...rest] = key.split("/");
  const kind = byPlural.get(plural);
  if (empty !== "" || registry !== "registry" || kind === undefined) return "is not below /registry/<plural>/";
  if (rest.length !== (kind.namespaced ? 2 : 1)) return "has not as many parts as keys of its kind";
  if (!rest.every((part) => name.test(part) && part.length <= 253)) return "has a part that is no name";
  return rest.at(-1) === smuggledName ? "is of an object that only a hidden request asks for" : undefined;
}

/** What is wrong with a stored value; undefined if it fits the schema of its kind and its key. */
function valueMistake(key: string, value: Buffer): string | undefined {
  const [, , plural = "", ...rest] = key.split("/");
  const kind = byPlural.get(plural) as FuzzedKind;
  const object = JSON.parse(value.toString());
  const { name, namespace, resourceVersion } = object.metadata;
  if (name !== rest.at(-1) || (kind.namespaced && namespace !== rest[0])) return "names another object than its key";
  if (resourceVersion !== undefined) return "has a resourceVersion";
  if (kind.fits(object)) return undefined;
  return `does not fit its schema: ${JSON.stringify(kind.fits.errors?.[0])}: ${value.toString().slice(0, 500)}`;
}

/** A store that looks at every key and value on its way in, and tells what is wrong with them. */
export function observe(store: Store, report: (violation: string) => void): Store {
  const check = (key: string, value?: Buffer) => {
    const mistake = keyMistake(key) ?? (value && valueMistake(key, value));
    if (mistake !== undefined) report(`the store: ${key.slice(0, 300)} ${mistake}`);
  };
  const note = async (key: string, write: Promise<WriteResult>) => {
    const result = await write;
    if (result.done) written.getStore()?.push(key);
    return result;
  };
  const checkPrefix = (prefix: string) => {
    if (prefix !== "/registry/" && !byPlural.has(prefix.split("/")[2] ?? "")) {
      report(`the store: ${prefix.slice(0, 300)} is no prefix of the registry`);
    }
  };
  return wrapStore(store, {
    get: (key) => {
      check(key);
      return store.get(key);
    },
    create: (key, value) => {
      check(key, value);
      return note(key, store.create(key, value));
    },
    replace: (key, value, revision) => {
      check(key, value);
      return note(key, store.replace(key, value, revision));
    },
    delete: (key, revision) => {
      check(key);
      return note(key, store.delete(key, revision));
    },
    range: (prefix, options) => {
      checkPrefix(prefix);
      return store.range(prefix, options);
    },
  });
}
