import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import type { Link, LinkedConnection } from "./link.js";

/** A TCP proxy to one server, whose connections are those of links. */
export interface LinkProxy {
  /** To connect to, on 127.0.0.1. */
  readonly port: number;
  close(): Promise<void>;
}

export interface LinkProxyOptions {
  /** Port of the server, on 127.0.0.1. */
  readonly target: number;
  /**
   * Whose link a connection is. Asked until it is known: with nothing at first, and then with all that the client sends.
   */
  readonly linkOf: (sent: Buffer) => Link | undefined;
}

export async function startLinkProxy({ target, linkOf }: LinkProxyOptions): Promise<LinkProxy> {
  const connections = new Set<Connection>();
  const server = createServer((client) => {
    const connection = new Connection(client, connect(target, "127.0.0.1"), linkOf);
    connections.add(connection);
    client.on("close", () => connections.delete(connection));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.close();
      for (const connection of connections) connection.reset();
      await once(server, "close");
    },
  };
}

/** Two sockets, and what is on its way between them. */
class Connection implements LinkedConnection {
  readonly #sockets: readonly [client: Socket, server: Socket];
  readonly #directions: readonly Direction[];
  readonly #linkOf: LinkProxyOptions["linkOf"];
  link: Link | undefined;

  constructor(client: Socket, server: Socket, linkOf: LinkProxyOptions["linkOf"]) {
    this.#sockets = [client, server];
    this.#linkOf = linkOf;
    this.#directions = [
      new Direction("requests", client, server, this),
      new Direction("answers", server, client, this),
    ];
    client.prependListener("data", (sent) => this.#findLink(sent));
    this.#findLink(Buffer.alloc(0));
  }

  flush(): void {
    for (const direction of this.#directions) direction.flush();
  }

  reset(): void {
    for (const direction of this.#directions) direction.drop();
    for (const socket of this.#sockets) {
      // One that is about to end cannot be reset: libuv refuses it, and Node would never get rid of it.
      if (socket.writableEnded) socket.destroy();
      else socket.resetAndDestroy();
    }
    this.link?.remove(this);
  }

  #findLink(sent: Buffer): void {
    if (this.link !== undefined) return;
    this.link = this.#linkOf(sent);
    this.link?.add(this);
  }
}

/** One way of a connection. Keeps the order, whatever the delays are. */
class Direction {
  readonly #what: "requests" | "answers";
  readonly #to: Socket;
  readonly #connection: Connection;
  /** Undefined stands for the end. */
  readonly #onTheWay: { readonly chunk: Buffer | undefined; readonly dueMs: number }[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(what: "requests" | "answers", from: Socket, to: Socket, connection: Connection) {
    this.#what = what;
    this.#to = to;
    this.#connection = connection;
    from.on("data", (chunk) => this.#send(chunk));
    from.on("error", () => {});
    from.on("close", () => this.#send(undefined));
  }

  /** Delivers what is due. */
  flush(): void {
    clearTimeout(this.#timer);
    const nowMs = performance.now();
    while (this.#connection.link?.holdsBack(this.#what) !== true) {
      const [next] = this.#onTheWay;
      if (next === undefined) return;
      if (next.dueMs > nowMs) {
        this.#timer = setTimeout(() => this.flush(), next.dueMs - nowMs);
        return;
      }
      this.#onTheWay.shift();
      this.#deliver(next.chunk);
    }
  }

  /** Forgets what is on its way. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#onTheWay.length = 0;
  }

  #send(chunk: Buffer | undefined): void {
    this.#onTheWay.push({ chunk, dueMs: performance.now() + (this.#connection.link?.delayMs ?? 0) });
    this.flush();
  }

  #deliver(chunk: Buffer | undefined): void {
    const { link } = this.#connection;
    if (chunk === undefined) {
      this.#to.destroySoon();
      link?.remove(this.#connection);
    } else if (!this.#to.destroyed) {
      if (link !== undefined) link.carriedBytes += chunk.length;
      this.#to.write(chunk);
    }
  }
}
