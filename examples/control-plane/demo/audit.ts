import type { Pod, ReplicaSet } from "minik8s-apiserver/types";
import type { ClusterView } from "./cluster-view.js";
import { editsIn } from "./user.js";

/** Looks at every version of every object, and notes what was lost from one to the next. */
export interface Audit {
  /** How many versions it has seen. */
  readonly versions: number;
  /** How many writes of a Pod's status it has seen. */
  readonly statusWrites: number;
  /** The names of the Pods that it has seen. */
  readonly podNames: ReadonlySet<string>;
  /** Throws if something was lost, and says what. */
  check(): void;
  /** What of these edits, by the uid of the object, the newest version that there is or was does not hold. */
  missing(edits: ReadonlyMap<string, readonly string[]>): string[];
}

/** Begins to look. */
export function startAudit(view: ClusterView): Audit {
  const podNames = new Set<string>();
  const losses: string[] = [];
  const newest = new Map<string, Pod | ReplicaSet>();
  /** Pods that were deleted while nobody looked: what they held at last is not known. */
  const endUnknown = new Set<string>();
  const counts = { versions: 0, statusWrites: 0 };

  const see = (object: Pod | ReplicaSet) => {
    counts.versions++;
    newest.set(object.metadata.uid, object);
  };
  const compareEdits = (old: Pod | ReplicaSet, object: Pod | ReplicaSet) => {
    const kept = new Set(editsIn(object));
    const lost = editsIn(old).filter((edit) => !kept.has(edit));
    for (const edit of lost) losses.push(`${object.metadata.name} has lost ${edit}`);
  };
  const compareStatus = (old: Pod, pod: Pod) => {
    const [before = "", after = ""] = [old.status.lastUpdateTime, pod.status.lastUpdateTime];
    if (before !== after) counts.statusWrites++;
    if (after < before) losses.push(`${pod.metadata.name} has lost the status of ${before}`);
    if (old.spec.nodeName !== undefined && old.spec.nodeName !== pod.spec.nodeName) {
      losses.push(`${pod.metadata.name} has lost its Node ${old.spec.nodeName}`);
    }
  };

  view.pods.addHandler({
    added: (pod) => {
      podNames.add(pod.metadata.name);
      see(pod);
    },
    updated: (old, pod) => {
      see(pod);
      compareEdits(old, pod);
      compareStatus(old, pod);
    },
    deleted: (pod, { isFinalStateUnknown }) => {
      see(pod);
      if (isFinalStateUnknown) endUnknown.add(pod.metadata.uid);
    },
  });
  view.replicaSets.addHandler({
    added: see,
    updated: (old, replicaSet) => {
      see(replicaSet);
      compareEdits(old, replicaSet);
    },
  });
  return {
    get versions() {
      return counts.versions;
    },
    get statusWrites() {
      return counts.statusWrites;
    },
    podNames,
    check: () => {
      if (losses.length > 0) throw new Error(["Something was lost:", ...losses].join("\n"));
    },
    missing: (edits) =>
      [...edits].flatMap(([uid, names]) => {
        if (endUnknown.has(uid)) return [];
        const object = newest.get(uid);
        const held = new Set(object === undefined ? [] : editsIn(object));
        return names
          .filter((name) => !held.has(name))
          .map((name) => `${object?.metadata.name ?? uid} does not hold ${name}`);
      }),
  };
}
