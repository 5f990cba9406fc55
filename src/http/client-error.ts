import { once } from "node:events";
import { type IncomingMessage, type Server, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { ApiError, type Reason } from "../errors.js";
import type { ApiResponse } from "./api-response.js";
import type { Connections } from "./connections.js";
import { endAndLinger } from "./linger.js";
import { respondError } from "./respond.js";

/** What Node calls a request that it cannot read, and what that is in HTTP. Any other is a plain 400. */
const answers: Readonly<Record<string, readonly [code: number, reason: Reason, message: string]>> = {
  HPE_HEADER_OVERFLOW: [431, "BadRequest", "The headers of the request are too large"],
  HPE_INVALID_METHOD: [400, "BadRequest", "The request has a method that HTTP does not know"],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "Timeout", "The request did not arrive in time"],
};

/**
 * Answers what is no HTTP request in the same envelope as everything else, and closes the connection: where the next
 * request on it would begin cannot be told. Requests that came before it on the connection get their answers first.
 */
export function answerClientErrors(server: Server, connections: Connections): void {
  const broken = new WeakSet<Duplex>();
  server.on("clientError", async (error: NodeJS.ErrnoException, socket: Socket) => {
    // Node tells again about whatever comes after what it could not read.
    if (broken.has(socket)) return;
    if (error.code === "ECONNRESET" || !socket.writable) {
      socket.destroy();
      return;
    }
    broken.add(socket);
    await earlierAnswers(connections, socket);
    // A second answer would be taken for that of the next request.
    if (connections.isAnswered(socket)) return endAndLinger(socket);
    const [code, reason, message] = answers[error.code ?? ""] ?? [400, "BadRequest", "This is not an HTTP request"];
    refuse(socket, code, reason, message);
  });
  server.on("connect", async (_: IncomingMessage, socket: Socket) => {
    // Node listens to the socket no longer, and an error of it that nobody hears of would end the process.
    socket.on("error", () => {}).on("timeout", () => socket.destroy());
    await earlierAnswers(connections, socket);
    refuse(socket, 405, "MethodNotAllowed", "CONNECT does not work here: this is no proxy");
  });
  server.on("checkExpectation", ({ headers }: IncomingMessage, response: ApiResponse) => {
    // RFC 9110, section 10.1.1, has 417 for this, which is no reason that Kubernetes knows.
    const message = `can be 100-continue only, not ${JSON.stringify(headers.expect?.slice(0, 100))}`;
    respondError(response, new ApiError("BadRequest", `Expect ${message}`, { causes: [{ field: "Expect", message }] }));
  });
}

/** Resolves when all requests before one that is refused are answered. */
async function earlierAnswers(connections: Connections, socket: Socket): Promise<void> {
  const earlier = connections.of(socket).filter(({ req }) => req.complete);
  await Promise.all(earlier.map((response) => once(response, "close")));
}

function refuse(socket: Duplex, code: number, reason: Reason, message: string): void {
  const body = JSON.stringify({ error: message, reason, code });
  const head = [
    `HTTP/1.1 ${code} ${STATUS_CODES[code]}`,
    "Connection: close",
    "Content-Type: application/json",
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  endAndLinger(socket, `${head.join("\r\n")}\r\n\r\n${body}`);
}
