import { setTimeout as sleep } from "node:timers/promises";
import {
  ApiError,
  type Client,
  ConnectionError,
  createClient,
  isNotFound,
  TimeoutError,
} from "minik8s-apiserver/client";
import type { Pod, ReplicaSet } from "minik8s-apiserver/types";
import type { ClusterView } from "./cluster-view.js";

/** The pause between the edits of one object and those of the next. */
const PAUSE_MS = 50;

/** Somebody who keeps editing the Pods and ReplicaSets while everybody else writes to them as well. */
export interface User {
  /** The edits that the server has acknowledged, by the uid of the object. */
  readonly edits: ReadonlyMap<string, readonly string[]>;
  /** Resolves when the last edit is done. Rejects when the server has refused one. */
  stop(): Promise<void>;
}

/** Begins to edit one object after the other, each by several edits at the same moment. */
export function startUser(server: string, view: ClusterView): User {
  const client = createClient({ baseUrl: server });
  const edits = new Map<string, string[]>();
  let isStopped = false;

  const note = async ({ metadata: { uid } }: Pod | ReplicaSet, edit: string, write: Promise<unknown>) => {
    try {
      await write;
    } catch (error) {
      if (mayFail(error)) return;
      throw error;
    }
    edits.set(uid, [...(edits.get(uid) ?? []), edit]);
  };
  const editOne = async (round: number) => {
    const pods = view.pods.store.list().filter(({ spec }) => spec.containers[0]?.env !== undefined);
    const objects = [...pods, ...view.replicaSets.store.list()];
    const object = objects[round % objects.length];
    if (object === undefined) return;
    const writes = object.kind === "Pod" ? editPod(client, object, round) : editReplicaSet(client, object, round);
    await Promise.all(Object.entries(writes).map(([edit, write]) => note(object, edit, write)));
  };
  const editing = (async () => {
    for (let round = 1; !isStopped; round++) {
      await editOne(round);
      await sleep(PAUSE_MS);
    }
  })();
  // It is the one who calls stop that hears of it.
  editing.catch(() => {});
  return {
    edits,
    stop: () => {
      isStopped = true;
      return editing;
    },
  };
}

/** Edits on their way, by name. The name stays in the object for good; {@link editsIn} finds it there. */
type Writes = Readonly<Record<string, Promise<unknown>>>;

/** In each of the ways to change a part of an object. */
function editPod({ pods }: Client, { metadata: { namespace, name } }: Pod, round: number): Writes {
  const [merge, operation, update] = [`merge-${round}`, `operation-${round}`, `update-${round}`];
  const operations = [{ op: "add", path: "/spec/containers/0/env/-", value: { name: operation } }] as const;
  return {
    [merge]: pods.patch({ namespace, name, patch: { metadata: { annotations: { [merge]: "yes" } } } }),
    [operation]: pods.patch({ namespace, name, operations }),
    [update]: pods.update({ namespace, name }, ({ spec }) => {
      spec.containers[0]?.env?.push({ name: update });
    }),
  };
}

function editReplicaSet(client: Client, { metadata: { namespace, name } }: ReplicaSet, round: number): Writes {
  const merge = `merge-${round}`;
  return {
    [merge]: client.replicaSets.patch({ namespace, name, patch: { metadata: { annotations: { [merge]: "yes" } } } }),
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
