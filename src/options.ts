import type { Store } from "./storage/store.js";

/** How much is logged, from least to most. `silent` logs nothing. */
export const logLevels = ["silent", "fatal", "error", "warn", "info", "debug", "trace"] as const;
export type LogLevel = (typeof logLevels)[number];

/** What {@link createServer} takes. */
export interface ServerOptions {
  /**
   * Where to accept connections: `HOST:PORT`, an IPv6 address in brackets. Port 0 picks a free one.
   * Default: `127.0.0.1:8080`.
   */
  readonly listen?: string;
  /**
   * Where objects are kept: `file:DIR`, `memory:`, `etcd://H1:2379,H2:2379`, or a store that is open already. Either way
   * it is closed when the server stops. Default: `file:./data`.
   */
  readonly store?: string | Store;
  /** Least severe level that is logged (to stderr). Default: `info`; every request is a line at `info`. */
  readonly logLevel?: LogLevel;
  /** How long a stop waits for requests under way, in milliseconds. Default: 10000. */
  readonly shutdownTimeoutMs?: number;
  /**
   * After how much silence a watch sends a bookmark, if its client allows them, in milliseconds from 10 on.
   * Default: 10000.
   */
  readonly bookmarkIntervalMs?: number;
  /**
   * How often etcd's history is compacted, in milliseconds; what is younger than that is kept. Of several servers on one
   * etcd one does it at a time. 0: none does, and etcd needs an `--auto-compaction-retention` of its own.
   * Default: 300000 (5 minutes).
   */
  readonly etcdCompactionIntervalMs?: number;
  /**
   * Most requests under way that only read; more wait for a second at most, and are then refused with 429, as all that
   * passes one of the limits below is at once. 0: no limit. Watches do not count once they have begun. Default: 400, as
   * in Kubernetes.
   */
  readonly maxRequestsInflight?: number;
  /** Most requests under way that write. 0: no limit. Default: 200, as in Kubernetes. */
  readonly maxMutatingRequestsInflight?: number;
  /**
   * Most bytes of request bodies that are under way, over all requests; a single body may be as large as its kind
   * allows (`maxBodyBytes` in `resources.yaml`, 16 MiB at most). 0: no limit. Default: 67108864 (64 MiB).
   */
  readonly maxBodyBytesInflight?: number;
  /** Most watches. 0: no limit. Default: 10000. */
  readonly maxWatches?: number;
  /** Most watches of one client address. 0: no limit. Default: 5000. */
  readonly maxWatchesPerClient?: number;
  /** Most connections; more are closed at once. 0: no limit. Default: 12000. */
  readonly maxConnections?: number;
  /** How long the headers of a request may take to arrive, in milliseconds from 10 on; 408 then. Default: 30000. */
  readonly headersTimeoutMs?: number;
  /**
   * How long all of a request may take to arrive, in milliseconds from `headersTimeoutMs` on; 408 then. A client
   * that reads nothing of an answer for so long, or up to twice as long, is cut off. Default: 60000.
   */
  readonly requestTimeoutMs?: number;
  /** How long a connection without a request is kept, in milliseconds from 10 on. Default: 90000, as in Kubernetes. */
  readonly idleTimeoutMs?: number;
}

/** {@link ServerOptions} with everything decided. */
export interface ResolvedOptions extends Required<Omit<ServerOptions, "listen">> {
  readonly host: string;
  readonly port: number;
}

/** Defaults of the options that are numbers. */
const numbers = {
  shutdownTimeoutMs: 10_000,
  bookmarkIntervalMs: 10_000,
  etcdCompactionIntervalMs: 300_000,
  maxRequestsInflight: 400,
  maxMutatingRequestsInflight: 200,
  maxBodyBytesInflight: 64 * 1_024 * 1_024,
  maxWatches: 10_000,
  maxWatchesPerClient: 5_000,
  maxConnections: 12_000,
  headersTimeoutMs: 30_000,
  requestTimeoutMs: 60_000,
  idleTimeoutMs: 90_000,
};
type NumberOption = keyof typeof numbers;

/** Least values of times. */
const leastMs: Readonly<Partial<Record<NumberOption, number>>> = {
  shutdownTimeoutMs: 0,
  bookmarkIntervalMs: 10,
  etcdCompactionIntervalMs: 0,
  headersTimeoutMs: 10,
  requestTimeoutMs: 10,
  idleTimeoutMs: 10,
};

/** An option has a value that it cannot have. */
export class OptionError extends Error {
  override readonly name = "OptionError";
}

/**
 * Fills in defaults and checks every option.
 *
 * @throws OptionError for a value that an option cannot have.
 */
export function resolveOptions(options: ServerOptions = {}): ResolvedOptions {
  const { listen = "127.0.0.1:8080", store = "file:./data", logLevel = "info" } = options;
  if (!logLevels.includes(logLevel)) {
    throw new OptionError(`Bad log level ${JSON.stringify(logLevel)}: it must be one of ${logLevels.join(", ")}.`);
  }
  const resolved = { ...parseListen(listen), store, logLevel, ...resolveNumbers(options) };
  const { headersTimeoutMs, requestTimeoutMs } = resolved;
  if (requestTimeoutMs < headersTimeoutMs) {
    throw new OptionError(
      `Bad requestTimeoutMs ${requestTimeoutMs}: it must not be less than headersTimeoutMs, ${headersTimeoutMs}.`,
    );
  }
  return Object.freeze(resolved);
}

function resolveNumbers(options: ServerOptions): Record<NumberOption, number> {
  const resolved = { ...numbers };
  for (const name of Object.keys(numbers) as NumberOption[]) {
    const value = options[name] ?? numbers[name];
    const least = leastMs[name];
    if (least === undefined && !(Number.isSafeInteger(value) && value >= 0)) {
      throw new OptionError(`Bad ${name} ${value}: it must be a whole number, 0 for no limit.`);
    }
    if (least !== undefined && !(value >= least && value <= 2 ** 31 - 1)) {
      throw new OptionError(`Bad ${name} ${value}: it must be a number of milliseconds, ${least} or more.`);
    }
    resolved[name] = value;
  }
  return resolved;
}

function parseListen(listen: string): { host: string; port: number } {
  const [, ipv6, name, digits] = /^(?:\[([\da-fA-F:.]+(?:%\w+)?)\]|([^\s:[\]/]+)):(\d{1,5})$/.exec(listen) ?? [];
  const host = ipv6 ?? name;
  const port = Number(digits);
  if (host === undefined || port > 65_535) {
    throw new OptionError(
      `Bad listen address ${JSON.stringify(listen)}: it must be HOST:PORT, such as 127.0.0.1:8080 or [::1]:8080; port 0 picks a free one.`,
    );
  }
  return { host, port };
}
