import { once } from "node:events";
import { readFile } from "node:fs/promises";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Logger } from "pino";
import { api, type Kind, type Route } from "./api.js";
import { FreshCache } from "./cache/fresh-cache.js";
import { ObjectCache } from "./cache/object-cache.js";
import { OpenedState } from "./cache/opened-state.js";
import { StartError } from "./errors.js";
import { GarbageCollector } from "./garbage-collector/garbage-collector.js";
import { createApp } from "./http/app.js";
import type { Documents } from "./http/docs.js";
import { createHttpServer, type HttpServer } from "./http/http-server.js";
import { Limits } from "./http/limits.js";
import { createLogger } from "./log.js";
import { Metrics } from "./metrics/metrics.js";
import { OptionError, type ResolvedOptions, resolveOptions, type ServerOptions } from "./options.js";
import { packageFile, packageVersion } from "./package-root.js";
import { KeyQueue } from "./registry/key-queue.js";
import { createRulesLoader } from "./registry/load-rules.js";
import { Registry } from "./registry/registry.js";
import { SchemaView } from "./registry/schema-view.js";
import { checkRoutes, itemPath } from "./start-checks.js";
import { openStore } from "./storage/open-store.js";
import { type EntriesListener, type Store, StoreError } from "./storage/store.js";
import { keepTickObject } from "./tick-object.js";
import { pathFiller } from "./verbs/fill-path.js";
import { verbs } from "./verbs/index.js";
import type { VerbTarget } from "./verbs/verb.js";
import { Watches } from "./watch/watches.js";

/** A server that has been created, and may have been started. */
export interface ApiServer {
  /** Where it is reached, such as `http://127.0.0.1:8080`. Throws as long as it does not listen. */
  readonly url: string;
  readonly logger: Logger;
  /**
   * Opens the store and accepts requests.
   *
   * @throws StartError if the store cannot be opened or the address cannot be used; nothing is left open then.
   */
  start(): Promise<void>;
  /**
   * Stops accepting requests, ends watches, waits for those under way (`shutdownTimeoutMs` at most, then their connections are cut),
   * and closes the store. Calling it again gives the same promise.
   */
  stop(): Promise<void>;
}

/**
 * Creates a server. It has proved that every route can be served, and has not touched the store or the network.
 *
 * @throws OptionError for options that cannot be.
 */
export async function createServer(options: ServerOptions = {}): Promise<ApiServer> {
  const resolved = resolveOptions(options);
  keepTickObject();
  const problems = checkRoutes(api, verbs);
  if (problems.length > 0) throw new Error(`The route table cannot be served:\n${problems.join("\n")}`);
  const [logger, documents] = await Promise.all([createLogger(resolved.logLevel), readDocuments()]);
  return new RunningServer(resolved, logger, documents);
}

class RunningServer implements ApiServer {
  readonly logger: Logger;
  readonly #options: ResolvedOptions;
  readonly #documents: Documents;
  #http: HttpServer | undefined;
  #store: Store | undefined;
  #watches: Watches | undefined;
  #objects: ObjectCache | undefined;
  #collector: GarbageCollector | undefined;
  #started: Promise<void> | undefined;
  #stopped: Promise<void> | undefined;

  constructor(options: ResolvedOptions, logger: Logger, documents: Documents) {
    this.#options = options;
    this.logger = logger;
    this.#documents = documents;
  }

  get url(): string {
    const address = this.#http?.server.address();
    if (address === null || typeof address !== "object") throw new Error("The server does not listen");
    return urlOf(address);
  }

  async start(): Promise<void> {
    if (this.#started !== undefined || this.#stopped !== undefined) throw new Error("A server starts only once");
    this.#started = this.#start();
    return this.#started;
  }

  async #start(): Promise<void> {
    const metrics = new Metrics(api.resources);
    const state = new OpenedState();
    const opened = await openStoreOrFail(this.#options, this.logger, state.add);
    const store = metrics.measureStore(opened, storeName(this.#options.store));
    this.#store = store;
    const limits = new Limits(this.#options);
    metrics.addLimits(limits);
    const objects = new ObjectCache(store, {
      onError: (error) => this.logger.warn({ err: error }, "the cache could not be loaded, and tries again"),
      opened: state.end(),
    });
    this.#objects = objects;
    const watches = new Watches({
      store,
      follower: objects,
      bookmarkIntervalMs: this.#options.bookmarkIntervalMs,
      onError: (error) => this.logger.warn({ err: error }, "the watch on the store failed, and begins again"),
    });
    this.#watches = watches;
    metrics.addWatches(watches.cache);
    const registries = createRegistries(store, new FreshCache(objects, store));
    const app = createApp({
      targets: createTargets(registries, watches),
      health: {
        store,
        version: packageVersion(),
        apiVersion: api.resources[0]?.apiVersion ?? "",
        isStopping: () => this.#stopped !== undefined,
      },
      documents: this.#documents,
      limits,
      metrics,
    });
    this.#http = createHttpServer({ app, logger: this.logger, limits, metrics: metrics.requests }, this.#options);
    watches.start();
    try {
      await listen(this.#http.server, this.#options);
    } catch (error) {
      watches.close();
      objects.stop();
      await store.close();
      throw error;
    }
    this.#collector = new GarbageCollector({ objects, watchCache: watches.cache, registries, logger: this.logger });
    this.#collector.start();
    this.logger.info({ url: this.url }, "listening");
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  async #stop(): Promise<void> {
    const { logger } = this;
    // Whoever started it is told if that failed.
    await this.#started?.catch(() => {});
    if (this.#http?.server.listening) {
      logger.info("stopping");
      this.#watches?.end();
      await this.#http.drain(this.#options.shutdownTimeoutMs);
    }
    this.#collector?.stop();
    this.#watches?.close();
    this.#objects?.stop();
    await this.#store?.close();
    logger.info("stopped");
  }
}

async function readDocuments(): Promise<Documents> {
  const [docs, openapi] = await Promise.all(
    ["generated/docs.html", "generated/openapi.json"].map((file) => readFile(packageFile(file))),
  );
  if (docs === undefined || openapi === undefined) throw new Error("No documents");
  return { docs, openapi };
}

function createRegistries(store: Store, cache: FreshCache): ReadonlyMap<Kind, Registry> {
  const queue = new KeyQueue();
  const loadRules = createRulesLoader(api.rules, api.ruleTypes);
  return new Map(
    api.resources.map((resource) => {
      const schema = new SchemaView(packageFile(`generated/schemas/${resource.file}.json`));
      const validators = api.validators[resource.kind];
      const rules = () => loadRules(resource.kind);
      return [resource.kind, new Registry({ resource, validators, schema, rules, store, cache, queue })];
    }),
  );
}

/** What each route acts on. */
function createTargets(registries: ReadonlyMap<Kind, Registry>, watches: Watches): VerbTarget[] {
  return api.routes.map((route: Route) => {
    const registry = registries.get(route.kind);
    const path = itemPath(api, route);
    if (registry === undefined || path === undefined) throw new Error(`Nothing to serve ${route.path} with`);
    return { route, registry, parameterValidators: api.parameterValidators, locate: pathFiller(path), watches };
  });
}

async function openStoreOrFail(
  { store, etcdCompactionIntervalMs }: ResolvedOptions,
  logger: Logger,
  onEntries: EntriesListener,
): Promise<Store> {
  if (typeof store !== "string") return store;
  const onCompactionError = (error: unknown) => logger.warn({ err: error }, "the history of etcd was not compacted");
  try {
    const etcd = { compactionIntervalMs: etcdCompactionIntervalMs, onCompactionError };
    return await openStore(store, { embedded: { onEntries }, etcd });
  } catch (error) {
    if (error instanceof StoreError) {
      throw new StartError(`Cannot open the store ${store}: ${error.message}`, { cause: error });
    }
    // Errors of a more special kind are bugs.
    if (error instanceof Error && error.name === "Error") throw new OptionError(error.message);
    throw error;
  }
}

/** What metrics call it. */
function storeName(store: string | Store): string {
  return typeof store === "string" ? store.slice(0, store.indexOf(":")) : "custom";
}

async function listen(server: Server, { host, port }: ResolvedOptions): Promise<void> {
  try {
    server.listen({ host, port });
    await once(server, "listening");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const where = `${host.includes(":") ? `[${host}]` : host}:${port}`;
    const why =
      code === "EADDRINUSE"
        ? "another process listens there; --listen takes another address, port 0 picks one"
        : message;
    throw new StartError(`Cannot listen on ${where}: ${why}`, { cause: error });
  }
}

/** The wildcard addresses are reached through the loopback ones. */
function urlOf({ address, family, port }: AddressInfo): string {
  if (family === "IPv6") return `http://[${address === "::" ? "::1" : address}]:${port}`;
  return `http://${address === "0.0.0.0" ? "127.0.0.1" : address}:${port}`;
}

export type { LogLevel, ServerOptions } from "./options.js";
