import { type Resources, resources } from "./api.js";
import { createResourceClient } from "./create-resource-client.js";
import { checkTimeout } from "./deadline.js";
import type { ResourceClient } from "./resource-client.js";
import { createTransport, type Fetch } from "./transport.js";

/** How to reach the API server. Everything has a default. */
export interface ClientOptions {
  /**
   * URL of the server, for instance `http://10.0.0.5:8080`; a path in it is put before every path of the API. Default:
   * in a browser the origin of the page, elsewhere `http://127.0.0.1:8080`, where the server listens by default.
   */
  readonly baseUrl?: string | undefined;
  /** Sends the requests. Default: the global `fetch`. */
  readonly fetch?: Fetch | undefined;
  /** Longest that a call may take, in milliseconds, unless it says otherwise. Default: 30000. */
  readonly timeoutMs?: number | undefined;
  /** Headers of every request, for instance `{ authorization: "Bearer …" }`. Default: none. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** A client of the API server: for every kind, what can be done with its objects. */
export type Client = {
  readonly [Name in keyof Resources]: ResourceClient<Resources[Name]>;
};

const DEFAULT_TIMEOUT_MS = 30_000;

/**
 * Makes a client. It holds no connection of its own and needs no closing. Throws a `TypeError` or `RangeError` for
 * options that cannot be used.
 *
 * ```ts
 * const client = createClient({ baseUrl: "http://127.0.0.1:8080" });
 * const { items } = await client.pods.list({ namespace: "default" });
 * ```
 */
export function createClient(options: ClientOptions = {}): Client {
  const { baseUrl, fetch, headers, timeoutMs = DEFAULT_TIMEOUT_MS } = options;
  checkTimeout(timeoutMs);
  const transport = createTransport({ baseUrl, fetch, headers });
  const clients = Object.entries(resources).map(([name, resource]) => [
    name,
    createResourceClient(resource, transport, timeoutMs),
  ]);
  return Object.fromEntries(clients) as Client;
}
