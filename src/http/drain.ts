import { once } from "node:events";
import type { IncomingMessage, Server } from "node:http";
import { Server as NetServer, type Socket } from "node:net";
import { setImmediate as turn } from "node:timers/promises";
import type { ApiListener, ApiResponse } from "./api-response.js";
import type { Connections } from "./connections.js";
import { endAndLinger } from "./linger.js";

/**
 * How often connections are looked through for idle ones while a server is drained. On one that has been idle for less a
 * request may be on its way.
 */
const idleCheckMs = 50;
/** As many connections wait in the system, for that is Node's default. Those that come later need not be accepted. */
const maxWaiting = 511;

/**
 * Lets a server answer requests in a way that it can be closed without breaking one off.
 *
 * @returns Closes the server: no new connections, `Connection: close` on the last answer of each, idle connections closed,
 *   and after `timeoutMs` milliseconds all others too. Resolves when none is left.
 */
export function listenWithDrain(
  server: Server,
  connections: Connections,
  listener: ApiListener,
): (timeoutMs: number) => Promise<void> {
  let draining = false;
  server.on("request", (request: IncomingMessage, response: ApiResponse) => {
    const { socket } = request;
    // RFC 9112, section 9.6: after a `close` no other request of the connection is processed.
    if (socket.writableEnded || connections.of(socket).some(hasSaidClose)) {
      request.resume();
      return;
    }
    connections.add(socket, response);
    if (draining) announceClose(socket, connections.of(socket));
    listener(request, response);
  });

  return async (timeoutMs) => {
    draining = true;
    for (const socket of connections.sockets) announceClose(socket, connections.of(socket));
    await acceptWaiting(server);
    const closed = once(server, "close");
    // Unlike that of HTTP servers it leaves idle connections alone.
    NetServer.prototype.close.call(server);
    // Connections whose answer has already begun become idle, and say so to nobody. A busy server looks only after it has
    // read what has come meanwhile.
    const idle = setInterval(async () => {
      await turn();
      const sockets = [...connections.sockets];
      // To Node those are idle as well whose clients still read the last answer.
      if (!sockets.some(({ writableEnded }) => writableEnded)) server.closeIdleConnections();
      // Node does not count those as idle that have not sent anything yet.
      for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
    }, idleCheckMs);
    const cut = setTimeout(() => {
      // Node knows nothing of those any more that have sent CONNECT.
      for (const socket of connections.sockets) socket.destroy();
    }, timeoutMs);
    await closed;
    clearInterval(idle);
    clearTimeout(cut);
  };
}

/**
 * Accepts the connections that wait in the system: requests may have been sent on them, and closing the server would reset
 * them. Node accepts one each turn of the event loop, and two turns without one show that there is none.
 */
async function acceptWaiting(server: Server): Promise<void> {
  let quietTurns = 0;
  const onConnection = () => {
    quietTurns = 0;
  };
  server.on("connection", onConnection);
  for (let turns = 0; turns < maxWaiting && quietTurns < 2; turns += 1) {
    quietTurns += 1;
    await turn();
  }
  server.off("connection", onConnection);
}

function hasSaidClose(response: ApiResponse): boolean {
  return response.headersSent && response.getHeader("Connection") === "close";
}

/** The connection ends after the last of these responses, and not before. */
function announceClose(socket: Socket, responses: readonly ApiResponse[]): void {
  // Node calls this after an answer with `Connection: close`. Its own closes a connection before the client has read that.
  socket.destroySoon = () => endAndLinger(socket);
  const last = responses.at(-1);
  for (const response of responses) {
    if (response.headersSent) continue;
    if (response === last) response.setHeader("Connection", "close");
    else response.removeHeader("Connection");
  }
}
