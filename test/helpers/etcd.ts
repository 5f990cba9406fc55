import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { lastingPort } from "./lasting-port.js";

/** A real etcd, alone in its cluster, in a temporary directory. */
export interface EtcdServer {
  /** `HOST:PORT` for clients; the same after a restart. */
  readonly endpoint: string;
  /** SIGTERM; resolves when the process is gone. */
  stop(): Promise<void>;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
  /** Starts again on the same data and ports; resolves when it answers. */
  restart(): Promise<void>;
  /** Kills it and removes its data. */
  remove(): Promise<void>;
}

/** Whether an etcd can be started here: the binary is on the PATH. */
export function etcdAvailable(): boolean {
  return spawnSync("etcd", ["--version"]).status === 0;
}

/** How a server differs from the usual one of tests. */
export interface EtcdServerOptions {
  /** Whether writes survive a crash of the machine. Default: false, as tests only kill the process. */
  readonly syncs?: boolean;
  /** Command line arguments besides those for ports and directories. Default: none. */
  readonly extraArguments?: readonly string[];
}

/** How often other ports are tried, when others took those that were free a moment ago. */
const maxStarts = 5;

/** Starts etcd on free ports and waits until it answers. */
export async function startEtcd(options: EtcdServerOptions = {}): Promise<EtcdServer> {
  const directory = mkdtempSync(join(tmpdir(), "etcd-test-"));
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startEtcdOn(await lastingPort(), await lastingPort(), directory, options);
    } catch (error) {
      if (attempt === maxStarts || !String(error).includes("address already in use")) throw error;
    }
  }
}

async function startEtcdOn(
  clientPort: number,
  peerPort: number,
  directory: string,
  { syncs = false, extraArguments = [] }: EtcdServerOptions,
): Promise<EtcdServer> {
  const endpoint = `127.0.0.1:${clientPort}`;
  const etcdArguments = [
    ...["--data-dir", directory, "--name", "test", "--initial-cluster", `test=http://127.0.0.1:${peerPort}`],
    ...["--listen-client-urls", `http://${endpoint}`, "--advertise-client-urls", `http://${endpoint}`],
    ...["--listen-peer-urls", `http://127.0.0.1:${peerPort}`],
    ...["--initial-advertise-peer-urls", `http://127.0.0.1:${peerPort}`],
    ...["--logger", "zap", "--log-outputs", "stderr"],
    ...(syncs ? [] : ["--unsafe-no-fsync"]),
    // A cluster of one elects itself; it need not wait a second for that.
    ...["--heartbeat-interval", "20", "--election-timeout", "200"],
    ...extraArguments,
  ];
  let child = await launchEtcd(etcdArguments);

  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, "exit");
      child.kill(signal);
      await gone;
    }
  };
  return {
    endpoint,
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
    restart: async () => {
      child = await launchEtcd(etcdArguments);
    },
    remove: async () => {
      await end("SIGKILL");
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Starts the binary, and waits until it takes requests. It is killed when this process ends. */
export async function launchEtcd(etcdArguments: readonly string[]): Promise<ChildProcess> {
  const child = spawn("etcd", etcdArguments, { stdio: ["ignore", "ignore", "pipe"] });
  const killChild = () => child.kill("SIGKILL");
  process.once("exit", killChild);
  child.once("exit", () => process.removeListener("exit", killChild));
  await untilServing(child);
  return child;
}

/** etcd says so in its log when it accepts clients. */
function untilServing(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const log: string[] = [];
    child.once("error", reject);
    child.once("close", () => reject(new Error(`etcd ended:\n${log.join("\n")}`)));
    if (child.stderr !== null) {
      createInterface(child.stderr).on("line", (line) => {
        log.splice(0, log.length - 20);
        log.push(line);
        if (line.includes("serving client traffic")) {
          resolve();
        }
      });
    }
  });
}
