import { StoreError, type StoreErrorCode } from "./store.js";

/** Whether the failed call could have changed anything. */
export type EtcdCallKind = "read" | "write";

/**
 * What etcd or gRPC says, and what it means whatever the call was. Nothing was written then, but for the writes that
 * get etcd to its quota: it applies them, and says that it has no space.
 */
const meanings: readonly (readonly [text: string, code: StoreErrorCode])[] = [
  ["required revision has been compacted", "compacted"],
  ["required revision is a future revision", "future-revision"],
  ["request is too large", "too-large"],
  ["too many operations in txn request", "too-large"],
  ["message larger than max", "too-large"],
  ["database space exceeded", "no-space"],
  ["corrupt cluster", "unusable"],
];

/** The call never reached a server, or the server turned it away before it did anything. */
const notDone: readonly string[] = [
  "No connection established",
  "Name resolution failed",
  "Channel closed before call started",
  "Waiting for LB pick",
  "Stream refused by server",
  "etcdserver: too many requests",
  "etcdserver: no leader",
  "etcdserver: not capable",
  "raft proposal dropped",
  "etcdserver: permission denied",
  "etcdserver: invalid auth token",
  "etcdserver: user name is empty",
];

/**
 * Translates every failure of an etcd call. The only place that knows etcd's and gRPC's errors.
 * @throws the error itself if it is a bug of ours rather than a failure of etcd.
 */
export function translateEtcdError(error: unknown, kind: EtcdCallKind): StoreError {
  if (error instanceof StoreError) {
    return error;
  }
  if (error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError) {
    throw error;
  }
  const details = detailsOf(error);
  const known = meanings.find(([text]) => details.includes(text));
  if (known !== undefined) {
    return new StoreError(known[1], `etcd: ${details}`, { cause: error });
  }
  if (kind === "read" || notDone.some((text) => details.includes(text))) {
    return new StoreError("unavailable", `etcd does not answer: ${details}`, { cause: error });
  }
  return new StoreError("outcome-unknown", `etcd did not say whether the write was done: ${details}`, { cause: error });
}

/** The first line of the message, without the names of error classes and codes before it. */
function detailsOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [line = ""] = message.replace(/^(?:\w+: )?\d+ [A-Z_]+: /, "").split("\n");
  // gRPC says how it looked for a server around what came of it.
  const cause = /Last error: (?:Error: )?(.*?)\.? *Resolution note:/.exec(line)?.[1];
  return cause ? `No connection established (${cause})` : line;
}
