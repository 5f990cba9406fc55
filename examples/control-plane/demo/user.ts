import { setTimeout as sleep } from "node:timers/promises";
import { ApiError, ConnectionError, createClient, isNotFound, TimeoutError } from "minik8s-apiserver/client";
import type { Pod, ReplicaSet } from "minik8s-apiserver/types";
import type { ClusterView } from "./cluster-view.js";

/** The pause between two edits. */
const EDIT_INTERVAL_MS = 40;

/** Somebody who keeps editing the Pods and ReplicaSets while everybody else writes to them as well. */
export interface User {
  /** The edits that the server has acknowledged, by the uid of the object. */
  readonly edits: ReadonlyMap<string, readonly string[]>;
  /** Resolves when the last edit is done. Rejects when the server has refused one. */
  stop(): Promise<void>;
}

/** Begins to edit. Every edit has a name of its own, which stays in the object for good: see {@link editsIn}. */
export function startUser(server: string, view: ClusterView): User {
  const client = createClient({ baseUrl: server });
  const edits = new Map<string, string[]>();
  let isStopped = false;

  /** Each kind of edit is one of the ways to change a part of an object. */
  const editPod = [
    // A JSON Merge Patch.
    ({ metadata: { namespace, name } }: Pod, edit: string) =>
      client.pods.patch({ namespace, name, patch: { metadata: { annotations: { [edit]: "yes" } } } }),
    // A JSON Patch.
    ({ metadata: { namespace, name } }: Pod, edit: string) =>
      client.pods.patch({
        namespace,
        name,
        operations: [{ op: "add", path: "/spec/containers/0/env/-", value: { name: edit } }],
      }),
    // Read, change, write conditionally.
    ({ metadata }: Pod, edit: string) =>
      client.pods.update(metadata, ({ spec: { containers } }) => {
        containers[0]?.env?.push({ name: edit });
      }),
  ];
  const editReplicaSet = ({ metadata: { namespace, name } }: ReplicaSet, edit: string) =>
    client.replicaSets.patch({ namespace, name, patch: { metadata: { annotations: { [edit]: "yes" } } } });

  async function editSomething(count: number): Promise<void> {
    const edit = `edit-${count}`;
    const pods = view.pods.store.list().filter(({ spec }) => spec.containers[0]?.env !== undefined);
    const replicaSets = view.replicaSets.store.list();
    const objects = [...pods, ...replicaSets];
    const object = objects[count % objects.length];
    if (object === undefined) return;
    const makeEdit = editPod[Math.floor(Math.random() * editPod.length)];
    try {
      if (object.kind === "ReplicaSet") await editReplicaSet(object, edit);
      else await makeEdit?.(object, edit);
    } catch (error) {
      if (mayFail(error)) return;
      throw error;
    }
    edits.set(object.metadata.uid, [...(edits.get(object.metadata.uid) ?? []), edit]);
  }

  const editing = (async () => {
    for (let count = 1; !isStopped; count++) {
      await editSomething(count);
      await sleep(EDIT_INTERVAL_MS);
    }
  })();
  editing.catch(() => {});
  return {
    edits,
    stop: () => {
      isStopped = true;
      return editing;
    },
  };
}

/** The names of the edits that an object holds. */
export function editsIn({ metadata, ...object }: Pod | ReplicaSet): string[] {
  const env = object.kind === "Pod" ? (object.spec.containers[0]?.env ?? []) : [];
  return [...Object.keys(metadata.annotations ?? {}), ...env.map(({ name }) => name)];
}

/** The object is gone, or the server is. Such an edit is not acknowledged. */
function mayFail(error: unknown): boolean {
  const isUnavailable = error instanceof ApiError && error.reason === "ServiceUnavailable";
  return isNotFound(error) || isUnavailable || error instanceof ConnectionError || error instanceof TimeoutError;
}
