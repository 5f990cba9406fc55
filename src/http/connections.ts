import type { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";
import type { ApiResponse } from "./api-response.js";

/** The connections of a server, each with what is still to be answered on it. */
export class Connections {
  /** In the order of the requests: clients may send them in advance. */
  readonly #responses = new Map<Socket, ApiResponse[]>();
  /** The last request of a connection that was answered before it had come in whole. */
  readonly #answeredEarly = new WeakMap<Socket, IncomingMessage>();

  /** @param maxStallMs A client that reads nothing of its answer for so long, or up to twice as long, is cut off. */
  constructor(server: Server, maxStallMs: number) {
    // Looked for now and then: a timer for each answer would cost as much as finding its route.
    const timer = setInterval(() => this.#timeStalled(maxStallMs), maxStallMs).unref();
    server.once("close", () => clearInterval(timer));
    server.on("connection", (socket: Socket) => {
      const responses: ApiResponse[] = [];
      this.#responses.set(socket, responses);
      socket.once("close", () => {
        this.#responses.delete(socket);
        for (const response of responses) closeInQueue(response);
      });
    });
  }

  /** Watches are silent as long as they like; what has ended is to be read. Node ends a connection at its timeout. */
  #timeStalled(maxStallMs: number): void {
    for (const [socket, [response]] of this.#responses) {
      const timeoutMs = response?.writableEnded ? maxStallMs : 0;
      // To set it again would begin it anew. Without an answer under way it is Node's, for idle connections.
      if (response !== undefined && socket.timeout !== timeoutMs) socket.setTimeout(timeoutMs);
    }
  }

  get sockets(): Iterable<Socket> {
    return this.#responses.keys();
  }

  /** The answers that are still to be sent on a connection. */
  of(socket: Socket): readonly ApiResponse[] {
    return this.#responses.get(socket) ?? [];
  }

  /** Adds the answer to a request that has come. */
  add(socket: Socket, response: ApiResponse): void {
    this.#responses.get(socket)?.push(response);
  }

  /** Whether what comes in on a connection now belongs to a request that has its answer, or the beginning of it. */
  isAnswered(socket: Socket): boolean {
    if (this.#answeredEarly.get(socket)?.complete === false) return true;
    return this.of(socket).some(({ headersSent, req }) => headersSent && !req.complete);
  }

  /** Removes an answer that has been sent. */
  remove(socket: Socket, response: ApiResponse): void {
    if (!response.req.complete) this.#answeredEarly.set(socket, response.req);
    const responses = this.#responses.get(socket);
    if (responses === undefined) return;
    const index = responses.indexOf(response);
    if (index === 0) responses.shift();
    else if (index !== -1) responses.splice(index, 1);
  }
}

/** Node tells only the answer whose turn it was that the connection is lost, not those that wait behind it. */
function closeInQueue(response: ApiResponse): void {
  if (response.socket !== null) return;
  response.destroy();
  response.emit("close");
}
