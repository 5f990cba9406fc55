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
}

/** {@link ServerOptions} with everything decided. */
export interface ResolvedOptions {
  readonly host: string;
  readonly port: number;
  readonly store: string | Store;
  readonly logLevel: LogLevel;
  readonly shutdownTimeoutMs: number;
  readonly bookmarkIntervalMs: number;
  readonly etcdCompactionIntervalMs: number;
}

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
  const { shutdownTimeoutMs = 10_000, bookmarkIntervalMs = 10_000, etcdCompactionIntervalMs = 300_000 } = options;
  if (!logLevels.includes(logLevel)) {
    throw new OptionError(`Bad log level ${JSON.stringify(logLevel)}: it must be one of ${logLevels.join(", ")}.`);
  }
  if (!(shutdownTimeoutMs >= 0 && shutdownTimeoutMs <= 2 ** 31 - 1)) {
    throw new OptionError(`Bad shutdownTimeoutMs ${shutdownTimeoutMs}: it must be a number of milliseconds.`);
  }
  if (!(bookmarkIntervalMs >= 10 && bookmarkIntervalMs <= 2 ** 31 - 1)) {
    throw new OptionError(
      `Bad bookmarkIntervalMs ${bookmarkIntervalMs}: it must be a number of milliseconds, 10 or more.`,
    );
  }
  if (!(etcdCompactionIntervalMs >= 0 && etcdCompactionIntervalMs <= 2 ** 31 - 1)) {
    throw new OptionError(
      `Bad etcdCompactionIntervalMs ${etcdCompactionIntervalMs}: it must be a number of milliseconds, or 0.`,
    );
  }
  return Object.freeze({
    ...parseListen(listen),
    store,
    logLevel,
    shutdownTimeoutMs,
    bookmarkIntervalMs,
    etcdCompactionIntervalMs,
  });
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
