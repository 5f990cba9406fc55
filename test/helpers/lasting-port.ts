import { once } from "node:events";
import { createServer } from "node:net";

/** Below those that systems give to whoever asks for any port, or connects to somewhere. */
const [firstPort, endPort] = [15_000, 32_000];

/** A port on 127.0.0.1 that nobody listens on, and that nobody takes by chance while a process is down. */
export async function lastingPort(): Promise<number> {
  for (;;) {
    const port = firstPort + Math.floor(Math.random() * (endPort - firstPort));
    const server = createServer().listen(port, "127.0.0.1");
    const isFree = await once(server, "listening").then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    server.close();
    await once(server, "close");
    return port;
  }
}
