import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe } from "vitest";
import { createServer, type ServerOptions } from "../../src/server.js";
import { openStore } from "../../src/storage/open-store.js";
import type { Store } from "../../src/storage/store.js";
import { type EtcdServer, etcdAvailable, startEtcd } from "./etcd.js";

/** An object as answers hold it, as far as tests look into it. */
export interface TestObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly uid: string;
    readonly resourceVersion: string;
    readonly generation: number;
    readonly creationTimestamp: string;
    readonly generateName?: string;
    readonly finalizers?: readonly string[];
    readonly deletionTimestamp?: string;
  };
  readonly spec: Readonly<Record<string, unknown>>;
  readonly status: Readonly<Record<string, unknown>>;
}

/** The body of any answer. */
export interface AnswerBody {
  readonly data: TestObject;
  readonly metadata: {
    readonly resourceVersion: string;
    readonly continue?: string;
    readonly remainingItemCount?: number;
  };
  readonly message: string;
  readonly error: string;
  readonly reason: string;
  readonly code: number;
  readonly causes?: readonly { readonly field: string; readonly message: string }[];
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** As it was sent. */
  readonly text: string;
  /** The text as JSON; undefined if there is none. */
  readonly body: AnswerBody;
}

/** The objects of a list. */
export function items({ body }: Answer): readonly TestObject[] {
  return body.data as unknown as TestObject[];
}

export interface TestServer {
  readonly url: string;
  /** Sends a request. A body that is no text or bytes is sent as JSON. */
  send(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  stop(): Promise<void>;
}

/** Starts a server on a free port that logs nothing. */
export async function startServer(
  store: string | Store = "memory:",
  options: Omit<ServerOptions, "store"> = {},
): Promise<TestServer> {
  const server = await createServer({ listen: "127.0.0.1:0", logLevel: "silent", ...options, store });
  await server.start();
  const { url } = server;
  return { url, send: (...request) => send(url, ...request), stop: () => server.stop() };
}

/** Sends a request to a server that runs anywhere. */
export async function send(
  url: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const isRaw = body === undefined || typeof body === "string" || body instanceof Uint8Array;
  const response = await fetch(url + path, {
    method,
    redirect: "manual",
    headers: isRaw ? headers : { "Content-Type": "application/json", ...headers },
    ...(body === undefined ? {} : { body: isRaw ? (body as string) : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = text !== "" && response.headers.get("content-type") === "application/json";
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: (isJson ? JSON.parse(text) : undefined) as AnswerBody,
  };
}

/** What a suite that runs on every store has at hand. */
export interface SuiteContext {
  /** The server of the suite. */
  readonly server: TestServer;
  /** Another server on the same store; stopped after the suite. */
  startAnother(): Promise<TestServer>;
}

/** A namespace that nothing else uses. */
export function newNamespace(): string {
  return `ns-${randomUUID()}`;
}

/** Runs a suite on the store in memory, on the one on disk, and on a real etcd; skips the last where there is none. */
export function describeOnEachStore(
  title: string,
  suite: (context: SuiteContext) => void,
  options: Omit<ServerOptions, "store"> = {},
): void {
  const createMemory = async () => ({ url: "memory:", remove: async () => {} });
  describe(`${title}, memory:`, () => suite(useStore(createMemory, options)));
  describe(`${title}, file:`, () => suite(useStore(createDirectory, options)));
  const available = etcdAvailable();
  describe.skipIf(!available)(`${title}, etcd:${available ? "" : " (no etcd on the PATH)"}`, () =>
    suite(useStore(createEtcd, options)),
  );
}

interface StorePlace {
  readonly url: string;
  remove(): Promise<void>;
}

async function createDirectory(): Promise<StorePlace> {
  const directory = mkdtempSync(join(tmpdir(), "store-test-"));
  return { url: `file:${directory}`, remove: async () => rmSync(directory, { recursive: true, force: true }) };
}

async function createEtcd(): Promise<StorePlace> {
  const etcd: EtcdServer = await startEtcd();
  return { url: `etcd://${etcd.endpoint}`, remove: () => etcd.remove() };
}

/** Starts a server before the suite, and stops all after it. */
function useStore(createPlace: () => Promise<StorePlace>, options: Omit<ServerOptions, "store">): SuiteContext {
  let place: StorePlace | undefined;
  let store: Store | undefined;
  const servers: TestServer[] = [];

  const start = async () => {
    if (place === undefined) throw new Error("The suite has not begun");
    // Every server has an etcd client of its own; an embedded store can be opened only once, so servers share it.
    const isShared = !place.url.startsWith("etcd:");
    if (isShared) store ??= await openStore(place.url);
    const server = await startServer(store === undefined ? place.url : withoutClose(store), options);
    servers.push(server);
    return server;
  };
  beforeAll(async () => {
    place = await createPlace();
    await start();
  });
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    await store?.close();
    await place?.remove();
  });
  return {
    get server() {
      const [server] = servers;
      if (server === undefined) throw new Error("The suite has not begun");
      return server;
    },
    startAnother: start,
  };
}

/** The store, left open when a server that uses it stops. */
export function withoutClose(store: Store): Store {
  return wrapStore(store, { close: async () => {} });
}

/** The store with some of its methods replaced. */
export function wrapStore(store: Store, replaced: Partial<Store>): Store {
  return {
    maxValueBytes: store.maxValueBytes,
    revisionsPerWrite: store.revisionsPerWrite,
    get: (...args) => store.get(...args),
    range: (...args) => store.range(...args),
    create: (...args) => store.create(...args),
    replace: (...args) => store.replace(...args),
    delete: (...args) => store.delete(...args),
    watch: (...args) => store.watch(...args),
    revision: () => store.revision(),
    close: () => store.close(),
    ...replaced,
  };
}
