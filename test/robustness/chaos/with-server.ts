import { CommandProcess } from "../../helpers/command-process.js";

/** Starts servers on one store, does something with their URLs, and kills them. */
export async function withServers<T>(store: string, count: number, use: (urls: string[]) => Promise<T>): Promise<T> {
  const args = ["serve", "--listen", "127.0.0.1:0", "--store", store, "--log-level", "error"];
  const servers = Array.from({ length: count }, () => new CommandProcess(args));
  try {
    return await use(await Promise.all(servers.map((server) => server.url())));
  } finally {
    for (const server of servers) server.signal("SIGKILL");
    await Promise.all(servers.map(({ ended }) => ended));
  }
}
