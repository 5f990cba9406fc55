import type { Duplex } from "node:stream";

/** How long a client may take to read the last that it is told. */
const lingerMs = 1_000;

/**
 * Ends our side of a connection, and the rest when the client has ended its own, or after a second. Closed at once, a
 * connection on which the client still sends is reset, and answers that it has not read yet are lost (RFC 9112,
 * section 9.6).
 *
 * @param last What to send before the end.
 */
export function endAndLinger(socket: Duplex, last = ""): void {
  socket.end(last, () => {
    // A client that does not end its side would keep the connection for ever.
    setTimeout(() => socket.destroy(), lingerMs).unref();
  });
}
