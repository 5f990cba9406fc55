import { once } from "node:events";
import type { Server, ServerResponse } from "node:http";

/** How often connections are looked through for idle ones while a server is drained. */
const idleCheckMs = 50;

/**
 * Watches a server's requests, so that it can be closed without breaking one off.
 *
 * @returns Closes the server: no new connections, `Connection: close` on what is still to be answered, idle connections
 *   closed, and after `timeoutMs` milliseconds all others too. Resolves when none is left.
 */
export function prepareDrain(server: Server): (timeoutMs: number) => Promise<void> {
  const underWay = new Set<ServerResponse>();
  let draining = false;
  const announceClose = (response: ServerResponse) => {
    if (!response.headersSent) response.setHeader("Connection", "close");
  };
  // Before all other listeners, which may answer at once.
  server.prependListener("request", (_, response) => {
    underWay.add(response);
    response.once("close", () => underWay.delete(response));
    if (draining) announceClose(response);
  });

  return async (timeoutMs) => {
    draining = true;
    for (const response of underWay) announceClose(response);
    const closed = once(server, "close");
    server.close();
    // Connections whose answer has already begun become idle, and say so to nobody.
    const idle = setInterval(() => server.closeIdleConnections(), idleCheckMs);
    const cut = setTimeout(() => server.closeAllConnections(), timeoutMs);
    await closed;
    clearInterval(idle);
    clearTimeout(cut);
  };
}
