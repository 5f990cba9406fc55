import { startApiServer } from "./api-server.js";
import { type Program, startProgram } from "./program.js";

/** The nodes of the demo. */
export const nodeNames = ["demo-node-1", "demo-node-2", "demo-node-3"] as const;
export type NodeName = (typeof nodeNames)[number];

/** An API server and the programs of a control plane, each in a process of its own. */
export interface Cluster {
  /** URL of the API server. */
  readonly server: string;
  /** Rejects when a program ends that nobody has ended. */
  readonly failure: Promise<never>;
  /** The programs that run. */
  readonly programs: ReadonlySet<Program>;
  startKubelet(node: NodeName): void;
  /** Kills the kubelet as a crash of its machine would; resolves when it is gone. */
  killKubelet(node: NodeName): Promise<void>;
  /** Stops the API server, and starts another one at the same address on the same store. */
  restartApiServer(): Promise<void>;
  /** Ends all programs. */
  stop(): Promise<void>;
}

const controllers = ["scheduler", "replica-set-controller", "node-lifecycle-controller", "job-runner"];

/** Starts everything. What the programs say goes to `say`. */
export async function startCluster(store: string, say: (who: string, text: string) => void): Promise<Cluster> {
  const programs = new Set<Program>();
  const kubelets = new Map<NodeName, Program>();
  let fail: (error: unknown) => void;
  const failure = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failure.catch(() => {});
  const add = (program: Program) => {
    programs.add(program);
    program.failure.catch((error) => fail(error));
    return program;
  };
  const end = async (program: Program | undefined, signal?: NodeJS.Signals) => {
    if (program === undefined) return;
    await program.end(signal);
    programs.delete(program);
  };

  let apiServer = await startApiServer(store);
  const { url } = apiServer;
  add(apiServer.program);
  say("api-server", `is ready at ${url} (store: ${store})`);
  const start = (name: string, file: string, ...args: string[]) => {
    const path = `examples/control-plane/${file}.ts`;
    return add(startProgram(name, path, ["--server", url, ...args], (line) => say(name, line)));
  };
  const startKubelet = (node: NodeName) => {
    const subnet = `10.244.${nodeNames.indexOf(node) + 1}`;
    kubelets.set(node, start(`kubelet ${node}`, "kubelet", "--node", node, "--subnet", subnet));
  };
  for (const name of controllers) start(name, name);
  nodeNames.forEach(startKubelet);

  return {
    server: url,
    failure,
    programs,
    startKubelet,
    killKubelet: (node) => end(kubelets.get(node), "SIGKILL"),
    restartApiServer: async () => {
      await end(apiServer.program);
      apiServer = await startApiServer(store, new URL(url).host);
      add(apiServer.program);
    },
    stop: async () => {
      const others = [...programs].filter((program) => program !== apiServer.program);
      await Promise.all(others.map((program) => end(program)));
      await end(apiServer.program);
    },
  };
}
