import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { encodeObject } from "../../src/registry/object-codec.js";
import { createServer } from "../../src/server.js";
import { openStore } from "../../src/storage/open-store.js";
import { type Store, StoreError } from "../../src/storage/store.js";
import {
  describeOnEachStore,
  newNamespace,
  send,
  startServer,
  type TestObject,
  type TestServer,
  withoutClose,
  wrapStore,
} from "../helpers/server.js";
import { openWatch, type SentEvent, type WatchClient } from "../helpers/watch-client.js";
import { firstEvents } from "../storage/watch-reader.js";
import { smallest } from "./bodies.js";

interface Reference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
  readonly controller?: boolean;
  readonly blockOwnerDeletion?: boolean;
}

type Policy = "Background" | "Foreground" | "Orphan";
type Metadata = TestObject["metadata"] & {
  readonly ownerReferences?: readonly Reference[];
  readonly finalizers?: readonly string[];
  readonly deletionTimestamp?: string;
};

const plurals: Readonly<Record<string, string>> = { Pod: "pods", ReplicaSet: "replicasets", Node: "nodes" };
const hold = "example.com/hold";

const to = ({ apiVersion, kind, metadata: { name, uid } }: TestObject, fields: Partial<Reference> = {}): Reference => ({
  apiVersion,
  kind,
  name,
  uid,
  ...fields,
});
const blocking = (owner: TestObject) => to(owner, { blockOwnerDeletion: true });
const metadataOf = ({ metadata }: TestObject) => metadata as Metadata;

/** A namespace of its own, in which everything that happens to Pods and ReplicaSets is watched. */
class Scene {
  readonly namespace: string;
  readonly #server: TestServer;
  readonly #watches: WatchClient[] = [];

  private constructor(server: TestServer, namespace: string) {
    this.#server = server;
    this.namespace = namespace;
  }

  static async open(server: TestServer, namespace = newNamespace()): Promise<Scene> {
    const scene = new Scene(server, namespace);
    for (const kind of ["ReplicaSet", "Pod"]) {
      scene.#watches.push(await openWatch(server.url, `${scene.path(kind)}?watch=true`));
    }
    return scene;
  }

  path(kind: string, name?: string): string {
    const scope = kind === "Node" ? "" : `namespaces/${this.namespace}/`;
    return `/${kind === "ReplicaSet" ? "apis" : "api"}/v1/${scope}${plurals[kind]}${name === undefined ? "" : `/${name}`}`;
  }

  async create(
    kind: string,
    name: string,
    owners: readonly Reference[] = [],
    fields: object = {},
  ): Promise<TestObject> {
    const body = { ...smallest(kind, name), metadata: { name, ownerReferences: owners, ...fields } };
    const answer = await this.#server.send("POST", this.path(kind), body);
    expect(answer).toMatchObject({ status: 201 });
    return answer.body.data;
  }

  /** Deletes, and gives the status of the answer. */
  async delete({ kind, metadata: { name } }: TestObject, policy: Policy = "Background"): Promise<number> {
    return (await this.#server.send("DELETE", `${this.path(kind, name)}?propagationPolicy=${policy}`)).status;
  }

  /** Changes metadata, by a merge patch. */
  async change({ kind, metadata: { name } }: TestObject, metadata: object): Promise<void> {
    const headers = { "Content-Type": "application/merge-patch+json" };
    const answer = await this.#server.send("PATCH", this.path(kind, name), JSON.stringify({ metadata }), headers);
    expect(answer).toMatchObject({ status: 200 });
  }

  async get({ kind, metadata: { name } }: TestObject): Promise<TestObject | undefined> {
    const answer = await this.#server.send("GET", this.path(kind, name));
    return answer.status === 404 ? undefined : answer.body.data;
  }

  /** Waits for an event of an object, and gives the revision. */
  async until(
    { kind, metadata: { uid } }: TestObject,
    condition: (event: SentEvent, metadata: Metadata) => boolean,
  ): Promise<number> {
    const watch = this.#watches[kind === "ReplicaSet" ? 0 : 1];
    const isMeant = (event: SentEvent) =>
      event.object.metadata.uid === uid && condition(event, metadataOf(event.object));
    await watch?.until((events) => events.some(isMeant));
    return Number(watch?.events.find(isMeant)?.object.metadata.resourceVersion);
  }

  /** Waits until an object is deleted, and gives the revision. */
  deleted(object: TestObject): Promise<number> {
    return this.until(object, ({ type }) => type === "DELETED");
  }

  /** Waits until an object is gone, which it may have been before it was watched. */
  async gone(object: TestObject): Promise<void> {
    if ((await this.get(object)) !== undefined) await this.deleted(object);
  }

  /** Waits until an object has these owners and no others, and gives the revision. */
  owned(object: TestObject, ...owners: readonly TestObject[]): Promise<number> {
    const wanted = owners.map(({ metadata }) => metadata.uid);
    return this.until(object, ({ type }, { ownerReferences = [] }) => {
      return type !== "DELETED" && String(ownerReferences.map(({ uid }) => uid)) === String(wanted);
    });
  }

  /** Waits until everything that happened so far was looked at: something that came later is collected. */
  async settle(): Promise<void> {
    const none = { apiVersion: "v1", kind: "ReplicaSet", name: "none", uid: crypto.randomUUID() };
    await this.deleted(await this.create("Pod", `last-${none.uid}`, [none]));
  }

  close(): void {
    for (const watch of this.#watches.splice(0)) watch.close();
  }
}

describeOnEachStore("garbage collection", (context) => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await Scene.open(context.server);
  });
  afterAll(() => scene.close());

  test("deletes what a deleted object owns, and what that owns", async () => {
    const a = await scene.create("ReplicaSet", "chain-a");
    const b = await scene.create("ReplicaSet", "chain-b", [to(a)]);
    const c = await scene.create("Pod", "chain-c", [to(b)]);
    expect(await scene.delete(a)).toBe(204);
    await scene.deleted(b);
    await scene.deleted(c);
  });

  test("keeps what has another owner, without the reference to the one that is gone", async () => {
    const a = await scene.create("ReplicaSet", "several-a");
    const b = await scene.create("ReplicaSet", "several-b");
    const shared = await scene.create("Pod", "several-shared", [to(a, { controller: true }), to(b)]);
    await scene.delete(a);
    await scene.owned(shared, b);
    await scene.delete(b);
    await scene.deleted(shared);
  });

  test("deletes what names an object with another uid, also one that is created anew under the old name", async () => {
    const old = await scene.create("ReplicaSet", "recreated");
    const wrong = await scene.create("Pod", "recreated-wrong", [to(old, { uid: "another" })]);
    const dependant = await scene.create("Pod", "recreated-old", [to(old)]);
    await scene.deleted(wrong);
    await scene.delete(old);
    const owner = await scene.create("ReplicaSet", "recreated");
    const late = await scene.create("Pod", "recreated-late", [to(old)]);
    const own = await scene.create("Pod", "recreated-own", [to(owner)]);
    await scene.deleted(dependant);
    await scene.deleted(late);
    await scene.settle();
    expect(await scene.get(own)).toMatchObject({ metadata: { uid: own.metadata.uid } });
  });

  test("deletes what gets its only reference when the owner is already gone", async () => {
    const owner = await scene.create("ReplicaSet", "late");
    const dependant = await scene.create("Pod", "late-pod");
    await scene.delete(owner);
    await scene.change(dependant, { ownerReferences: [to(owner)] });
    await scene.deleted(dependant);
  });

  test("looks for owners with a namespace in that of the dependant, and for others in the cluster", async () => {
    const elsewhere = await Scene.open(context.server);
    const stranger = await elsewhere.create("ReplicaSet", "elsewhere");
    const node = await scene.create("Node", `node-${scene.namespace}`);
    const lost = await scene.create("Pod", "lost", [to(stranger)]);
    const onNode = await scene.create("Pod", "on-node", [to(node)]);
    elsewhere.close();
    await scene.deleted(lost);
    expect(await scene.get(onNode)).toBeDefined();
    await scene.delete(node);
    await scene.deleted(onNode);
  });

  test("never deletes what names an owner that nobody can look for", async () => {
    const gone = await scene.create("ReplicaSet", "unknown");
    await scene.delete(gone);
    const node = await scene.create("Node", `kept-${scene.namespace}`, [to(gone)]);
    const kept = [
      node,
      await scene.create("Pod", "unknown-kind", [to(gone, { kind: "Deployment" })]),
      await scene.create("Pod", "unknown-version", [to(gone, { apiVersion: "apps/v1" })]),
    ];
    const partly = await scene.create("Pod", "unknown-and-gone", [to(gone, { kind: "Deployment" }), to(gone)]);
    await scene.until(partly, (_, { ownerReferences }) => ownerReferences?.length === 1);
    await scene.settle();
    for (const object of [...kept, partly]) expect(await scene.get(object)).toBeDefined();
    await scene.delete(node);
  });

  test("deletes what names an owner that cannot be, whatever its name holds", async () => {
    const owner = await scene.create("ReplicaSet", "odd");
    for (const name of ["..", "a/b", "\u0000"]) {
      await scene.deleted(await scene.create("Pod", "odd-pod", [to(owner, { name })]));
    }
  });

  test("orphans: the dependants stay, without the reference, and the owner goes after that", async () => {
    const owner = await scene.create("ReplicaSet", "orphaning");
    const other = await scene.create("ReplicaSet", "orphaning-other");
    const pods = [
      await scene.create("Pod", "orphan", [blocking(owner)]),
      await scene.create("Pod", "orphan-free", [to(owner)]),
    ];
    const shared = await scene.create("Pod", "orphan-shared", [to(owner), to(other)]);
    expect(await scene.delete(owner, "Orphan")).toBe(202);
    const deleted = await scene.deleted(owner);
    for (const pod of pods) expect(await scene.owned(pod)).toBeLessThan(deleted);
    expect(await scene.owned(shared, other)).toBeLessThan(deleted);
    await scene.settle();
    for (const pod of [...pods, shared]) expect(await scene.get(pod)).toBeDefined();
  });

  test("orphans what is itself on its way out", async () => {
    const owner = await scene.create("ReplicaSet", "orphaning-marked");
    const pod = await scene.create("Pod", "orphan-marked", [to(owner)], { finalizers: [hold] });
    expect(await scene.delete(pod)).toBe(202);
    await scene.delete(owner, "Orphan");
    await scene.deleted(owner);
    await scene.change(pod, { finalizers: [] });
    await scene.deleted(pod);
  });

  test("in the foreground, the owner goes after the dependants that block it, down the whole chain", async () => {
    const a = await scene.create("ReplicaSet", "front-a");
    const b = await scene.create("ReplicaSet", "front-b", [blocking(a)]);
    const pods = [
      await scene.create("Pod", "front-1", [blocking(b)]),
      await scene.create("Pod", "front-2", [blocking(b)]),
    ];
    expect(await scene.delete(a, "Foreground")).toBe(202);
    const [deletedA, deletedB] = [await scene.deleted(a), await scene.deleted(b)];
    expect(deletedB).toBeLessThan(deletedA);
    for (const pod of pods) expect(await scene.deleted(pod)).toBeLessThan(deletedB);
  });

  test("in the foreground, the owner waits for those that block it and for no others", async () => {
    const owner = await scene.create("ReplicaSet", "held");
    const blocker = await scene.create("Pod", "held-blocker", [blocking(owner)], { finalizers: [hold] });
    const other = await scene.create("Pod", "held-other", [to(owner)], { finalizers: [hold] });
    await scene.delete(owner, "Foreground");
    const isMarked = (_: SentEvent, { deletionTimestamp }: Metadata) => deletionTimestamp !== undefined;
    await scene.until(blocker, isMarked);
    await scene.until(other, isMarked);
    await scene.settle();
    expect(await scene.get(owner)).toMatchObject({ metadata: { finalizers: ["foregroundDeletion"] } });
    await scene.change(blocker, { finalizers: [] });
    expect(await scene.deleted(owner)).toBeGreaterThan(await scene.deleted(blocker));
    expect(await scene.get(other)).toBeDefined();
    await scene.change(other, { finalizers: [] });
    await scene.deleted(other);
  });

  test("in the foreground, the owner does not wait for a dependant that has another owner", async () => {
    const owner = await scene.create("ReplicaSet", "shared-a");
    const other = await scene.create("ReplicaSet", "shared-b");
    const pod = await scene.create("Pod", "shared-pod", [blocking(owner), to(other)]);
    await scene.delete(owner, "Foreground");
    expect(await scene.owned(pod, other)).toBeLessThan(await scene.deleted(owner));
  });

  test.each<[string, Policy, readonly number[]]>([
    ["in the background", "Background", [0]],
    ["in the foreground", "Foreground", [0]],
    ["in the foreground, from two sides", "Foreground", [0, 1]],
  ])("ends for circles %s", async (_, policy, begin) => {
    const key = `${policy}-${begin.length}`.toLowerCase();
    for (const size of [1, 2, 3]) {
      const ring: TestObject[] = [];
      for (let index = 0; index < size; index += 1) {
        ring.push(await scene.create("ReplicaSet", `ring-${key}-${size}-${index}`));
      }
      for (const [index, object] of ring.entries()) {
        await scene.change(object, { ownerReferences: [blocking(ring[(index + 1) % size] as TestObject)] });
      }
      await Promise.all(begin.map(async (index) => ring[index] && (await scene.delete(ring[index], policy))));
      for (const object of ring) await scene.deleted(object);
    }
  });
});

describeOnEachStore("garbage collection by two servers at once", (context) => {
  const rounds = 20;

  test.each<Policy>(["Background", "Foreground", "Orphan"])(
    "misses no dependant that is created while its owner is deleted (%s)",
    async (policy) => {
      const another = await context.startAnother();
      const scene = await Scene.open(another);
      const servers = [context.server, another] as const;
      const round = async (index: number) => {
        const name = `race-${index}`;
        const owner = await scene.create("ReplicaSet", name);
        const early = await scene.create("Pod", `${name}-early`, [blocking(owner)]);
        const body = { ...smallest("Pod", name), metadata: { name, ownerReferences: [blocking(owner)] } };
        const deletion = `${scene.path("ReplicaSet", name)}?propagationPolicy=${policy}`;
        const [deleted, created] = await Promise.all([
          servers[index % 2 === 0 ? 0 : 1].send("DELETE", deletion),
          servers[index % 4 < 2 ? 0 : 1].send("POST", scene.path("Pod"), body),
        ]);
        expect([deleted.status, created.status]).toEqual([policy === "Background" ? 204 : 202, 201]);
        return { owner, early, late: created.body.data };
      };
      const created = await Promise.all(Array.from({ length: rounds }, (_, index) => round(index)));
      for (const { owner, early, late } of created) {
        await scene.deleted(owner);
        if (policy === "Orphan") {
          await scene.owned(early);
          // It came before the end of the owner, or after it.
          await scene.until(
            late,
            ({ type }, { ownerReferences = [] }) => type === "DELETED" || ownerReferences.length === 0,
          );
        } else {
          await scene.deleted(early);
          await scene.deleted(late);
        }
      }
      if (policy === "Orphan") {
        await scene.settle();
        for (const { early } of created) expect(await scene.get(early)).toBeDefined();
      }
      scene.close();
      await another.stop();
    },
  );
});

describeOnEachStore("garbage collection after a restart", (context) => {
  test("goes on where it was", async () => {
    const before = await Scene.open(context.server);
    const create = (count: number, owner: TestObject) =>
      Promise.all(
        Array.from({ length: count }, (_, index) =>
          before.create("Pod", `${owner.metadata.name}-${index}`, [blocking(owner)]),
        ),
      );
    const held = await before.create("ReplicaSet", "held");
    const blocker = await before.create("Pod", "held-blocker", [blocking(held)], { finalizers: [hold] });
    const orphaning = await before.create("ReplicaSet", "orphaning");
    const orphans = await create(50, orphaning);
    const lost = await before.create("ReplicaSet", "lost");
    const losers = await create(50, lost);
    await Promise.all([before.delete(held, "Foreground"), before.delete(orphaning, "Orphan"), before.delete(lost)]);
    await context.server.stop();
    before.close();

    const after = await Scene.open(await context.startAnother(), before.namespace);
    for (const pod of losers) await after.gone(pod);
    await after.gone(orphaning);
    for (const pod of orphans) {
      const { ownerReferences = [] } = metadataOf((await after.get(pod)) as TestObject);
      expect(ownerReferences).toEqual([]);
    }
    expect(await after.get(held)).toBeDefined();
    await after.change(blocker, { finalizers: [] });
    await after.deleted(held);
    after.close();
  });
});

describe("garbage collection", () => {
  /** Starts a server that stops with the test, if not before. */
  const start = async (itsStore: Store) => {
    const server = await startServer(itsStore);
    onTestFinished(() => server.stop());
    return server;
  };
  const retryable = () => new StoreError("unavailable", "The store has no time");
  let store: Store;
  beforeAll(async () => {
    store = await openStore("memory:");
  });
  afterAll(() => store.close());

  test("takes up what is stored, and collects a thousand dependants before their owner", async () => {
    const namespace = newNamespace();
    const server = { generation: 1, creationTimestamp: "2026-01-02T03:04:05Z" };
    const put = async (kind: string, name: string, metadata: object) => {
      const object = { apiVersion: "v1", kind, ...smallest(kind, name) };
      const value = encodeObject({ ...object, metadata: { name, namespace, uid: name, ...server, ...metadata } });
      await store.create(`/registry/${plurals[kind]}/${namespace}/${name}`, value);
    };
    const begin = await store.revision();
    await put("ReplicaSet", "owner", {});
    const reference = { apiVersion: "v1", kind: "ReplicaSet", name: "owner", uid: "owner", blockOwnerDeletion: true };
    const names = Array.from({ length: 1_000 }, (_, index) => `pod-${index}`);
    await Promise.all(names.map((name) => put("Pod", name, { ownerReferences: [reference] })));

    const running = await start(withoutClose(store));
    const scene = await Scene.open(running, namespace);
    const owner = (await running.send("GET", scene.path("ReplicaSet", "owner"))).body.data;
    await scene.delete(owner, "Foreground");
    const deleted = await scene.deleted(owner);
    const revisions = new Map<string, number>();
    for (const { type, key, revision } of await firstEvents(store, `/registry/pods/${namespace}/`, begin, 2_000)) {
      if (type === "delete") revisions.set(key, revision);
    }
    expect(revisions.size).toBe(1_000);
    expect(Math.max(...revisions.values())).toBeLessThan(deleted);
    scene.close();
  });

  test("does what one server could not do as soon as another one can", async () => {
    let refused = 0;
    const deleteObject: Store["delete"] = async (key, revision) => {
      if (!key.startsWith("/registry/pods/")) return await store.delete(key, revision);
      refused += 1;
      throw retryable();
    };
    const broken = await start(wrapStore(withoutClose(store), { delete: deleteObject }));
    const before = await Scene.open(broken);
    const owner = await before.create("ReplicaSet", "owner");
    const pods = [await before.create("Pod", "a", [to(owner)]), await before.create("Pod", "b", [to(owner)])];
    await before.delete(owner);
    await vi.waitFor(() => expect(refused).toBeGreaterThan(4), 10_000);
    for (const pod of pods) expect(await before.get(pod)).toBeDefined();
    before.close();
    await broken.stop();

    const server = await start(withoutClose(store));
    const after = await Scene.open(server, before.namespace);
    for (const pod of pods) await after.gone(pod);
    after.close();
  });

  test("spares what gets another owner between the look for its owners and its deletion", async () => {
    let beforeDeletion = async () => {};
    const deleteObject: Store["delete"] = async (key, revision) => {
      if (key.endsWith("/pod")) await beforeDeletion();
      return store.delete(key, revision);
    };
    const server = await start(wrapStore(withoutClose(store), { delete: deleteObject }));
    const scene = await Scene.open(server);
    const gone = await scene.create("ReplicaSet", "gone");
    const living = await scene.create("ReplicaSet", "living");
    const pod = await scene.create("Pod", "pod", [to(gone)]);
    await scene.settle();
    // Past the server, where writes of one object wait for each other.
    const change = vi.fn(async () => {
      const key = `/registry/pods/${scene.namespace}/pod`;
      const { value, revision } = (await store.get(key)) ?? { value: "", revision: 0 };
      const object = JSON.parse(value.toString());
      object.metadata.ownerReferences = [to(gone), to(living)];
      await store.replace(key, Buffer.from(JSON.stringify(object)), revision);
    });
    beforeDeletion = async () => {
      if (change.mock.calls.length === 0) await change();
    };
    await scene.delete(gone);
    await scene.owned(pod, living);
    await scene.settle();
    expect(await scene.get(pod)).toBeDefined();
    scene.close();
  });

  test("tries again, ever more slowly, as long as the store does not answer", async () => {
    let isDown = false;
    let refused = 0;
    const unlessDown = <T>(call: () => Promise<T>): Promise<T> => {
      if (!isDown) return call();
      refused += 1;
      return Promise.reject(retryable());
    };
    const flaky = wrapStore(withoutClose(store), {
      get: (key) => unlessDown(() => store.get(key)),
      range: (prefix, options) => unlessDown(() => store.range(prefix, options)),
      revision: () => unlessDown(() => store.revision()),
    });
    const server = await start(flaky);
    const scene = await Scene.open(server);
    const owner = await scene.create("ReplicaSet", "owner");
    const pod = await scene.create("Pod", "pod", [to(owner)]);
    isDown = true;
    const { revision } = (await store.get(`/registry/replicasets/${scene.namespace}/owner`)) ?? { revision: 0 };
    await store.delete(`/registry/replicasets/${scene.namespace}/owner`, revision);
    await vi.waitFor(() => expect(refused).toBeGreaterThan(4), 10_000);
    expect(refused).toBeLessThan(50);
    isDown = false;
    await scene.deleted(pod);
    scene.close();
  });

  test("reads all owners again when changes were lost", async () => {
    let loseChanges = () => {};
    const isLost = new Promise<void>((resolve) => {
      loseChanges = resolve;
    });
    let isFirst = true;
    async function* watch(...[prefix, options]: Parameters<Store["watch"]>): ReturnType<Store["watch"]> {
      if (!isFirst) return yield* store.watch(prefix, options);
      isFirst = false;
      await isLost;
      throw new StoreError("compacted", "Changes are gone", { oldestRevision: await store.revision() });
    }
    const server = await start(wrapStore(withoutClose(store), { watch }));
    const scene = await Scene.open(server);
    const owner = await scene.create("ReplicaSet", "owner");
    const pod = await scene.create("Pod", "pod", [to(owner)]);
    await scene.delete(owner);
    loseChanges();
    const after = await Scene.open(server, scene.namespace);
    await after.gone(pod);
    scene.close();
    after.close();
  });

  test("warns of references that keep an object for ever, once", async () => {
    const server = await createServer({ listen: "127.0.0.1:0", logLevel: "silent", store: withoutClose(store) });
    const warn = vi.spyOn(server.logger, "warn");
    await server.start();
    const scene = await Scene.open({
      url: server.url,
      send: (...request) => send(server.url, ...request),
      stop: () => server.stop(),
    });
    const reference = { apiVersion: "v1", kind: "ReplicaSet", name: "owner", uid: "owner" };
    const node = await scene.create("Node", "node", [reference]);
    await scene.change(node, { labels: { a: "b" } });
    await scene.settle();
    expect(warn.mock.calls).toEqual([
      [
        { kind: "Node", namespace: undefined, name: "node", uid: node.metadata.uid, reference },
        "garbage collector: an owner reference has a kind with namespaces, but the dependant has none; the object will never be collected",
      ],
    ]);
    scene.close();
    await server.stop();
  });
});

describe("owner references", () => {
  test("name one controller at most", async () => {
    const server = await startServer();
    const scene = await Scene.open(server);
    const reference = { apiVersion: "v1", kind: "ReplicaSet", name: "a", uid: "1", controller: true };
    const ownerReferences = [reference, { ...reference, name: "b", uid: "2" }, { ...reference, controller: false }];
    const metadata = { name: "pod", ownerReferences };
    const answer = await server.send("POST", scene.path("Pod"), { ...smallest("Pod", "pod"), metadata });
    expect(answer).toMatchObject({ status: 422, body: { reason: "Invalid" } });
    expect(answer.body.causes).toEqual([
      {
        field: "metadata.ownerReferences",
        message:
          'only one reference can have controller set to true, found it in those to ReplicaSet "a", ReplicaSet "b"',
      },
    ]);
    scene.close();
    await server.stop();
  });
});
