import type { ServerResponse } from "node:http";
import { type Answer, event, sendJson, startFakeApi, startStream } from "./fake-api.js";

/** A Pod as far as informers look into it. */
export interface FakePod {
  readonly metadata: {
    readonly namespace: string;
    readonly name: string;
    readonly uid: string;
    readonly resourceVersion: string;
  };
  readonly spec: { readonly nodeName: string };
}

/** A server with Pods that can be listed by pages and watched, and that fails when the test says so. */
export async function startFakePods() {
  const pods = new Map<string, FakePod>();
  const history: { readonly revision: number; readonly line: string }[] = [];
  const watchers = new Set<ServerResponse>();
  const answers: Answer[] = [];
  let revision = 0;

  const api = await startFakeApi((response, request, index) => {
    const query = new URL(request.url, "http://fake").searchParams;
    const answer = answers.shift() ?? (query.has("watch") ? watch : list);
    answer(response, request, index);

    function list() {
      const start = Number(query.get("continue") ?? 0);
      const end = start + Number(query.get("limit") ?? pods.size);
      const more = end < pods.size ? { continue: String(end) } : {};
      const metadata = { resourceVersion: String(revision), ...more };
      sendJson(response, 200, { data: [...pods.values()].slice(start, end), metadata });
    }

    function watch() {
      startStream(response);
      const from = Number(query.get("resourceVersion"));
      for (const { revision, line } of history) if (revision > from) response.write(line);
      watchers.add(response);
      response.on("close", () => watchers.delete(response));
    }
  });

  const send = (line: string) => {
    for (const watcher of watchers) watcher.write(line);
  };
  const record = (type: "ADDED" | "MODIFIED" | "DELETED", pod: FakePod) => {
    history.push({ revision, line: event(type, pod) });
    send(event(type, pod));
  };
  return {
    ...api,
    pods,
    watchers,
    /** What answers the next requests, one each, instead of the server. */
    answers,
    /** Sends this to all who watch. */
    send,
    /** Ends the answers to all who watch. */
    endWatches() {
      for (const watcher of watchers) watcher.end();
      watchers.clear();
    },
    /** Creates or updates a Pod; tells those who watch unless it is `silent`. */
    put(name: string, { nodeName = "", uid = `uid-${name}`, silent = false } = {}) {
      const resourceVersion = String(++revision);
      const pod = { metadata: { namespace: "default", name, uid, resourceVersion }, spec: { nodeName } };
      const type = pods.has(name) ? "MODIFIED" : "ADDED";
      pods.set(name, pod);
      if (!silent) record(type, pod);
    },
    remove(name: string, { silent = false } = {}) {
      const pod = pods.get(name);
      if (pod === undefined) throw new Error(`no Pod ${name}`);
      pods.delete(name);
      revision++;
      if (!silent) record("DELETED", { ...pod, metadata: { ...pod.metadata, resourceVersion: String(revision) } });
    },
    /** What was asked for so far: `list`, or `watch N` from which version, or `page N`. */
    asked: () =>
      api.received.map(({ url }) => {
        const query = new URL(url, "http://fake").searchParams;
        if (query.has("watch")) return `watch ${query.get("resourceVersion")}`;
        return query.has("continue") ? `page ${query.get("continue")}` : "list";
      }),
  };
}
