import { connect, type Socket } from "node:net";
import { requestText } from "./load-client.js";

const pods = "/api/v1/namespaces/default/pods";
const ahead = 4;

/** Creates Pods on one connection as fast as it can, always some requests ahead of the answers. */
export class PipeliningClient {
  readonly #socket: Socket;
  readonly #prefix: string;
  readonly #onAnswer: () => void;
  #sent = 0;
  /** What came after the last answer that is complete. */
  rest = "";
  /** Names of the Pods whose creation was answered. */
  readonly created: string[] = [];
  /** Resolves when the server has closed the connection. */
  readonly ended: Promise<unknown>;

  constructor(url: string, prefix: string, onAnswer: () => void) {
    this.#prefix = prefix;
    this.#onAnswer = onAnswer;
    const { hostname, port } = new URL(url);
    this.#socket = connect(Number(port), hostname).setEncoding("utf8");
    this.#socket.on("data", (chunk: string) => this.#read(chunk)).on("error", () => {});
    this.ended = new Promise((resolve) => this.#socket.on("close", resolve));
    for (let count = 0; count < ahead; count += 1) this.#create();
  }

  #create(): void {
    const name = `pod-${this.#prefix}-${this.#sent++}`;
    const spec = { containers: [{ name: "app", image: "nginx" }] };
    this.#socket.write(requestText("POST", pods, { metadata: { name }, spec }));
  }

  #read(chunk: string): void {
    this.rest += chunk;
    for (const [, name] of this.rest.matchAll(/"Pod default\/(\S+) created"\}\n/g)) {
      this.created.push(String(name));
      this.#create();
      this.#onAnswer();
    }
    const end = this.rest.lastIndexOf("}\n");
    if (end !== -1) this.rest = this.rest.slice(end + 2);
  }
}
