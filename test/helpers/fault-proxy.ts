import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** What can happen to a connection. */
export type Fault =
  /** It is reset, at both ends. */
  | "cut"
  /** It ends in the middle of what the server sends. */
  | "truncate"
  /** A few bytes of what the server sends next are others. No JSON has them, so that nobody can take them for right. */
  | "garble"
  /** Nothing gets through any more, and neither end is told. */
  | "freeze";

/** A TCP proxy to one server that breaks connections when it is told to. */
export interface FaultProxy {
  readonly url: string;
  /** Does it to one of the connections. */
  strike(fault: Fault): void;
  /** Does it to all of them. */
  strikeAll(fault: Fault): void;
  /** Whether new connections are reset. */
  isRefusing: boolean;
  close(): Promise<void>;
}

interface Connection {
  readonly client: Socket;
  readonly upstream: Socket;
  /** What happens to the next bytes from the server. */
  pending: "truncate" | "garble" | undefined;
}

/**
 * @param port Of the server.
 * @param random Decides what is struck, and where: numbers from 0 to 1, as of `Math.random`.
 */
export async function startFaultProxy(port: number, random: () => number): Promise<FaultProxy> {
  const connections = new Set<Connection>();
  const server = createServer((client) => {
    client.on("error", () => {});
    if (proxy.isRefusing) {
      client.resetAndDestroy();
      return;
    }
    const upstream = connect(port, "127.0.0.1");
    const connection: Connection = { client, upstream, pending: undefined };
    connections.add(connection);
    client.on("data", (chunk) => void upstream.write(chunk));
    upstream.on("data", (chunk) => deliver(connection, chunk));
    for (const [end, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      end.on("error", () => other.destroy());
      end.on("close", () => {
        connections.delete(connection);
        other.destroy();
      });
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");

  function deliver({ client, upstream, pending }: Connection, chunk: Buffer): void {
    const at = Math.floor(random() * chunk.length);
    if (pending === "garble") client.write(Buffer.from(chunk).fill(1, at, Math.min(at + 4, chunk.length)));
    else if (pending !== "truncate") client.write(chunk);
    else {
      client.end(chunk.subarray(0, at));
      upstream.destroy();
    }
  }

  function strike(connection: Connection, fault: Fault): void {
    if (fault === "cut") connection.client.resetAndDestroy();
    else if (fault !== "freeze") connection.pending = fault;
    else for (const end of [connection.client, connection.upstream]) end.pause();
  }

  const proxy: FaultProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    isRefusing: false,
    strike: (fault) => {
      const connection = [...connections][Math.floor(random() * connections.size)];
      if (connection !== undefined) strike(connection, fault);
    },
    strikeAll: (fault) => {
      for (const connection of connections) strike(connection, fault);
    },
    close: async () => {
      server.close();
      for (const { client, upstream } of connections) {
        client.destroy();
        upstream.destroy();
      }
      await once(server, "close");
    },
  };
  return proxy;
}
