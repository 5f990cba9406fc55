import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openEmbeddedStore } from "../src/storage/embedded-store.js";
import { openEtcdStore } from "../src/storage/etcd-store.js";
import { type EtcdServer, etcdAvailable, startEtcd } from "../test/helpers/etcd.js";
import { type Answer, answerOf, writeAnswers } from "./answer.js";
import type { Plan } from "./plan.js";
import { learnStoredPod, podBody, type StoredPod } from "./pod.js";
import { fewObjects, namespaces, onePodPath, seed } from "./seed.js";
import { peerScript, ServerProcess } from "./server-process.js";

/** The compiled command line: what users run. */
export const ourScript = fileURLToPath(new URL("../dist/bin/minik8s-apiserver.cjs", import.meta.url));

/** Command line arguments of our server. It logs warnings only, as the peers log nothing at all. */
export function serveArguments(store: string): string[] {
  const limits = ["--max-watches-per-client", "0"];
  return ["serve", "--listen", "127.0.0.1:0", "--store", store, "--log-level", "warn", ...limits];
}

/** The servers that sections measure. Each is started when it is first asked for, and stays, idle, to the end. */
export class Servers {
  readonly #plan: Plan;
  readonly #arePeersInstalled: boolean;
  readonly #directory = mkdtempSync(join(tmpdir(), "minik8s-bench-"));
  readonly #started = new Map<string, Promise<ServerProcess>>();
  readonly #running: ServerProcess[] = [];
  #directories = 0;
  #manyDirectory: string | undefined;
  #storedPod: Promise<StoredPod> | undefined;
  #etcd: Promise<EtcdServer> | undefined;

  constructor(plan: Plan, arePeersInstalled: boolean) {
    this.#plan = plan;
    this.#arePeersInstalled = arePeersInstalled;
  }

  /** Whether there are servers that need etcd. */
  readonly hasEtcd = etcdAvailable();

  /** Ours with the embedded store, which lies in the temporary directory, and some 1,000 Pods. */
  few(): Promise<ServerProcess> {
    return this.#once("few", () => this.#startFew());
  }

  /** The same with as many as the plan says. */
  many(): Promise<ServerProcess> {
    return this.#once("many", async () => {
      this.#manyDirectory ??= await this.#seedDirectory(this.#plan.manyObjects);
      return this.start(ourScript, serveArguments(`file:${this.#manyDirectory}`), onePodPath);
    });
  }

  /** The same, started again on what it has stored. */
  async manyAgain(): Promise<ServerProcess> {
    await (await this.#started.get("many"))?.stop();
    this.#started.delete("many");
    return this.many();
  }

  /** Ours with as few, to write to, so that the others stay as they are. */
  written(): Promise<ServerProcess> {
    return this.#once("written", () => this.#startFew());
  }

  /** Ours on etcd; one of several that share it. */
  onEtcd(index = 0): Promise<ServerProcess> {
    return this.#once(`etcd ${index}`, async () => {
      const { endpoint } = await this.etcd();
      return this.start(ourScript, serveArguments(`etcd://${endpoint}`), onePodPath);
    });
  }

  /** express and etcd3, written by hand. */
  expressEtcd3(): Promise<ServerProcess> {
    return this.#once("express + etcd3", async () => {
      const { endpoint } = await this.etcd();
      return this.start(peerScript("express-etcd3"), [endpoint, expressPrefix], onePodPath);
    });
  }

  /** json-server with a list `pods` of 1,000, or undefined if it is not installed. */
  async jsonServer(): Promise<ServerProcess | undefined> {
    if (!this.#arePeersInstalled) return undefined;
    return this.#once("json-server", async () => {
      const storedPod = await this.storedPod();
      const pods = Array.from({ length: namespaces.thousand }, (_, index) => {
        const id = `pod-${index}`;
        return { id, ...JSON.parse(storedPod("thousand", id, "node-0").toString()) };
      });
      const file = join(this.newDirectory(), "db.json");
      writeFileSync(file, JSON.stringify({ pods }));
      return this.start(peerScript("json-server"), [file], "/pods/pod-500");
    });
  }

  /** Bare node:http that has the answers of another server to these paths ready. */
  async bare(answers: readonly Answer[]): Promise<ServerProcess> {
    return this.start(peerScript("bare"), [this.#answers(answers)], answers[0]?.path ?? "");
  }

  /** Bare node:http that sends back what it is sent. */
  bareEcho(): Promise<ServerProcess> {
    return this.#once("echo", () => this.bare([{ path: "/", status: 200, headers: {}, body: Buffer.from("") }]));
  }

  /** Bare node:http that validates Pods and puts them into lmdb, with a namespace of 1,000. */
  bareLmdb(): Promise<ServerProcess> {
    return this.#once("lmdb", async () => {
      const path = "/api/v1/namespaces/thousand/pods";
      const server = await this.start(peerScript("bare-lmdb"), [this.newDirectory()], path);
      for (let index = 0; index < namespaces.thousand; index += 1) {
        await fetch(`${server.url}${path}`, { method: "POST", body: podBody(`pod-${index}`, "thousand") });
      }
      return server;
    });
  }

  /** Bare node:http that writes one event to all that watch. */
  async bareWatch(event: Answer): Promise<ServerProcess> {
    return this.start(peerScript("bare-watch"), [this.#answers([event])], "/");
  }

  /** fastify with these answers, or undefined if it is not installed. */
  async fastify(how: "ready" | "schema", answers: readonly Answer[]): Promise<ServerProcess | undefined> {
    if (!this.#arePeersInstalled) return undefined;
    return this.start(peerScript("fastify"), [how, this.#answers(answers)], answers[0]?.path ?? "");
  }

  /** Bare etcd3 that writes without HTTP. */
  etcd3Transactions(): Promise<ServerProcess> {
    return this.#once("etcd3", async () => {
      const { endpoint } = await this.etcd();
      const file = join(this.newDirectory(), "value");
      writeFileSync(file, (await this.storedPod())("thousand", "pod-500", "node-0"));
      return this.start(peerScript("etcd3-transactions"), [endpoint, file], "/?ms=10&kind=replace");
    });
  }

  /** An etcd that syncs its writes to the disk, with Pods for our server and for express. */
  etcd(): Promise<EtcdServer> {
    this.#etcd ??= this.#startEtcd();
    return this.#etcd;
  }

  storedPod(): Promise<StoredPod> {
    this.#storedPod ??= learnStoredPod();
    return this.#storedPod;
  }

  /** An empty directory that is removed at the end. */
  newDirectory(): string {
    this.#directories += 1;
    const directory = join(this.#directory, `${this.#directories}`);
    mkdirSync(directory);
    return directory;
  }

  /** Starts a server that is stopped at the end at the latest. */
  async start(script: string, args: readonly string[], firstPath: string): Promise<ServerProcess> {
    const server = await ServerProcess.start({ script, args, firstPath });
    this.#running.push(server);
    return server;
  }

  /** Stops all of them, and removes what they have stored. */
  async stop(): Promise<void> {
    await Promise.all(this.#running.map((server) => server.stop()));
    await (await this.#etcd)?.remove();
    rmSync(this.#directory, { recursive: true, force: true });
  }

  #once(name: string, start: () => Promise<ServerProcess>): Promise<ServerProcess> {
    const started = this.#started.get(name) ?? start();
    this.#started.set(name, started);
    return started;
  }

  async #startFew(): Promise<ServerProcess> {
    return this.start(ourScript, serveArguments(`file:${await this.#seedDirectory(fewObjects)}`), onePodPath);
  }

  /** The directory of an embedded store with so many Pods. */
  async #seedDirectory(count: number): Promise<string> {
    const directory = this.newDirectory();
    const store = await openEmbeddedStore({ directory });
    await seed(store, await this.storedPod(), count);
    await store.close();
    return directory;
  }

  async #startEtcd(): Promise<EtcdServer> {
    const etcd = await startEtcd({ syncs: true });
    const store = await openEtcdStore({ endpoints: [etcd.endpoint] });
    for (const prefix of ["/registry/", expressPrefix]) await seed(store, await this.storedPod(), fewObjects, prefix);
    await store.close();
    return etcd;
  }

  #answers(answers: readonly Answer[]): string {
    const directory = join(this.newDirectory(), "answers");
    writeAnswers(directory, answers);
    return directory;
  }
}

/** What the keys of express + etcd3 begin with. */
const expressPrefix = "/express/";

/** What a server answers to each of these paths. */
export function answersOf({ url }: ServerProcess, paths: readonly string[]): Promise<Answer[]> {
  return Promise.all(paths.map((path) => answerOf(url, path)));
}
