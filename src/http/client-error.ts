import { type Server, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { Reason } from "../errors.js";

/** What Node calls a request that it cannot read, and what that is in HTTP. Any other is a plain 400. */
const answers: Readonly<Record<string, readonly [code: number, reason: Reason, message: string]>> = {
  HPE_HEADER_OVERFLOW: [431, "BadRequest", "The headers of the request are too large"],
  HPE_INVALID_METHOD: [400, "BadRequest", "The request has a method that HTTP does not know"],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "Timeout", "The request did not arrive in time"],
};

/**
 * Answers what is no HTTP request in the same envelope as everything else, and closes the connection: where the next
 * request on it would begin cannot be told.
 */
export function answerClientErrors(server: Server): void {
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === "ECONNRESET" || !socket.writable) {
      socket.destroy();
      return;
    }
    const [code, reason, message] = answers[error.code ?? ""] ?? [400, "BadRequest", "This is not an HTTP request"];
    const body = JSON.stringify({ error: message, reason, code });
    const head = [
      `HTTP/1.1 ${code} ${STATUS_CODES[code]}`,
      "Connection: close",
      "Content-Type: application/json",
      `Content-Length: ${Buffer.byteLength(body)}`,
    ];
    socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
  });
}
