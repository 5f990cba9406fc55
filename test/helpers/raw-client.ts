import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** A connection on which a test writes what no HTTP client would. */
export interface RawClient {
  readonly socket: Socket;
  /** What was received so far. */
  readonly received: string;
  /** Waits until something matches. Throws if the connection ends before that. */
  receiving(pattern: RegExp): Promise<string>;
  /** Waits for the end of the connection, and gives all that was received. */
  closed(): Promise<string>;
}

/** Connects to a server and writes. */
export async function openRaw(url: string, text = ""): Promise<RawClient> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let received = "";
  let wake = () => {};
  socket.setEncoding("utf8").on("data", (chunk) => {
    received += chunk;
    wake();
  });
  socket.on("error", () => {});
  socket.on("close", () => wake());
  await once(socket, "connect");
  socket.write(text);
  const until = async (condition: () => boolean) => {
    while (!condition()) {
      if (socket.destroyed) throw new Error(`The connection ended after ${received}`);
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return {
    socket,
    get received() {
      return received;
    },
    receiving: async (pattern) => {
      await until(() => pattern.test(received));
      return received;
    },
    closed: async () => {
      if (!socket.destroyed) await once(socket, "close");
      return received;
    },
  };
}
