import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** A TCP proxy to one server, whose network can go silent without closing. */
export interface PausableProxy {
  /** `HOST:PORT` to connect to. */
  readonly endpoint: string;
  /** From now on nothing gets through, in either direction. */
  pause(): void;
  /** Lets through what waited, and everything after it. */
  resume(): void;
  /** Cuts all connections. New ones can be made. */
  cut(): void;
  close(): Promise<void>;
}

/** @param target `HOST:PORT` of the server. */
export async function startPausableProxy(target: string): Promise<PausableProxy> {
  const [host, port] = target.split(":");
  const sockets = new Set<Socket>();
  let isPaused = false;

  const forward = (from: Socket, to: Socket) => {
    sockets.add(from);
    from.on("data", (chunk) => void to.write(chunk));
    from.on("error", () => to.destroy());
    from.on("close", () => {
      sockets.delete(from);
      to.destroy();
    });
    if (isPaused) {
      from.pause();
    }
  };
  const server = createServer((client) => {
    const upstream = connect(Number(port), host);
    forward(client, upstream);
    forward(upstream, client);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") {
    throw new Error("No port");
  }
  const cut = () => {
    for (const socket of sockets) {
      socket.destroy();
    }
  };
  return {
    endpoint: `127.0.0.1:${address.port}`,
    pause: () => {
      isPaused = true;
      for (const socket of sockets) {
        socket.pause();
      }
    },
    resume: () => {
      isPaused = false;
      for (const socket of sockets) {
        socket.resume();
      }
    },
    cut,
    close: async () => {
      cut();
      server.close();
      await once(server, "close");
    },
  };
}
