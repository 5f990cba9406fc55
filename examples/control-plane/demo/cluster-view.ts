import { createClient, type Informer } from "minik8s-apiserver/client";
import type { Job, JobFile, Node, Pod, ReplicaSet } from "minik8s-apiserver/types";

/** What the demo sees of the cluster: copies that informers keep up to date. */
export interface ClusterView {
  readonly nodes: Informer<Node>;
  readonly pods: Informer<Pod>;
  readonly replicaSets: Informer<ReplicaSet>;
  readonly jobs: Informer<Job>;
  readonly jobFiles: Informer<JobFile>;
  /** Calls `listener` after every change. */
  onChange(listener: () => void): void;
  /** Resolves as soon as `holds`, which is asked after every change. Rejects when that takes too long. */
  until(holds: () => boolean, deadlineMs: number): Promise<void>;
  close(): void;
}

/** Begins to look at the Nodes, and at what is in this namespace. */
export async function openClusterView(server: string, namespace: string): Promise<ClusterView> {
  const client = createClient({ baseUrl: server });
  const nodes = client.nodes.informer();
  const pods = client.pods.informer({ namespace });
  const replicaSets = client.replicaSets.informer({ namespace });
  const jobs = client.jobs.informer({ namespace });
  const jobFiles = client.jobFiles.informer({ namespace });

  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const informers = [nodes, pods, replicaSets, jobs, jobFiles];
  for (const informer of informers) {
    informer.addHandler({ added: changed, updated: changed, deleted: changed });
    // It recovers by itself. If it did not, what the demo waits for would not happen.
    informer.onError(() => {});
    informer.start();
  }
  const close = () => {
    for (const informer of informers) informer.stop();
  };
  try {
    await Promise.all(informers.map((informer) => informer.waitForSync(AbortSignal.timeout(30_000))));
  } catch (error) {
    close();
    throw error;
  }
  return {
    nodes,
    pods,
    replicaSets,
    jobs,
    jobFiles,
    onChange: (listener) => listeners.add(listener),
    until: (holds, deadlineMs) =>
      new Promise((resolve, reject) => {
        const finish = (settle: () => void) => {
          clearTimeout(timer);
          listeners.delete(check);
          settle();
        };
        const check = () => holds() && finish(resolve);
        const late = () => finish(() => reject(new Error(`not within ${deadlineMs / 1_000} s`)));
        const timer = setTimeout(late, deadlineMs);
        listeners.add(check);
        check();
      }),
    close,
  };
}
