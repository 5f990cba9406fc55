import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** What a request came to if its connection ended before all of the answer was there. */
export const lost = 599;

/** One connection that sends one request at a time, with as little work as possible. */
export class LoadClient {
  /** Resolves when requests can be sent. */
  readonly connected: Promise<unknown>;
  /** Resolves when there is no connection any more. */
  readonly closed: Promise<unknown>;
  /** For whoever sends: whether the request that is under way must be answered. */
  mustAnswer = false;
  readonly #socket: Socket;
  #text = "";
  #settle: ((status: number) => void) | undefined;

  constructor(url: string) {
    this.#socket = connect(Number(new URL(url).port), "127.0.0.1")
      .setEncoding("latin1")
      .setNoDelay();
    this.connected = once(this.#socket, "connect");
    this.closed = new Promise((resolve) => this.#socket.once("close", resolve));
    this.#socket.on("data", (chunk: string) => this.#read(chunk));
    this.#socket.on("error", () => {});
    this.#socket.on("close", () => this.#end(lost));
  }

  /** Whether a request is under way of which the system has taken every byte. */
  get hasSent(): boolean {
    return this.#settle !== undefined && !this.#socket.connecting && this.#socket.writableLength === 0;
  }

  /** The status of the answer; {@link lost} if there is none. */
  request(text: string): Promise<number> {
    if (this.#socket.destroyed || this.#socket.readableEnded) return Promise.resolve(lost);
    return new Promise((resolve) => {
      this.#settle = resolve;
      this.#socket.write(text);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(chunk: string): void {
    this.#text += chunk;
    const headEnd = this.#text.indexOf("\r\n\r\n");
    if (headEnd === -1) return;
    const [, length = 0] = /\r\nContent-Length: (\d+)/i.exec(this.#text) ?? [];
    if (this.#text.length < headEnd + 4 + Number(length)) return;
    const status = Number(this.#text.slice(9, 12));
    this.#text = "";
    this.#end(status);
  }

  #end(status: number): void {
    const settle = this.#settle;
    this.#settle = undefined;
    settle?.(status);
  }
}

/** Fewer than wait in the system for a server to accept them. */
const openAtOnce = 250;

/**
 * Opens so many connections. Each has had an answer then: the system may tell a client that it is connected and forget
 * about it, if more wait than a server has room for.
 */
export async function openClients(url: string, count: number): Promise<LoadClient[]> {
  const clients: LoadClient[] = [];
  while (clients.length < count) {
    const some = Array.from({ length: Math.min(openAtOnce, count - clients.length) }, () => new LoadClient(url));
    const statuses = await Promise.all(some.map((client) => client.request(requestText("GET", "/livez"))));
    for (const status of statuses) if (status !== 200) throw new Error(`A new connection is answered with ${status}`);
    clients.push(...some);
  }
  return clients;
}

/** The text of a request with a body, or without one. */
export function requestText(method: string, path: string, body?: object): string {
  const text = body === undefined ? "" : JSON.stringify(body);
  const length = body === undefined ? "" : `Content-Length: ${Buffer.byteLength(text)}\r\n`;
  return `${method} ${path} HTTP/1.1\r\nHost: x\r\n${length}\r\n${text}`;
}
