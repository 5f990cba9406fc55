import { CommandProcess } from "../../helpers/command-process.js";

/** A server in a process of its own. */
export interface RunningServer {
  readonly url: string;
  readonly pid: number;
}

/** Starts a server on a store, does something with it, and kills it. */
export function withServer<T>(store: string, use: (server: RunningServer) => Promise<T>): Promise<T> {
  return withServers(store, 1, ([server]) => use(server as RunningServer));
}

/** The same with several servers on one store. */
export async function withServers<T>(
  store: string,
  count: number,
  use: (servers: readonly RunningServer[]) => Promise<T>,
): Promise<T> {
  const args = ["serve", "--listen", "127.0.0.1:0", "--store", store, "--log-level", "error"];
  const servers = Array.from({ length: count }, () => new CommandProcess(args));
  try {
    return await use(await Promise.all(servers.map(async (server) => ({ url: await server.url(), pid: server.pid }))));
  } finally {
    for (const server of servers) server.signal("SIGKILL");
    await Promise.all(servers.map(({ ended }) => ended));
  }
}
