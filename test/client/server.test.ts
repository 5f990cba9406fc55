/** The client against the real server: every kind and every verb. */
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import {
  type Client,
  createClient,
  isAlreadyExists,
  isConflict,
  isInvalid,
  isNotFound,
  type ResourceClient,
  type Resources,
} from "../../src/client/index.js";
import { type ApiServer, createServer } from "../../src/server.js";

/** Those of the API table. Whoever adds another one need not add it here. */
type Kind =
  | "nodes"
  | "pods"
  | "services"
  | "jobs"
  | "jobFiles"
  | "replicaSets"
  | "dns"
  | "hpas"
  | "functions"
  | "workflows";

/** One object of each, and a status for those that have one. */
const samples: { [K in Kind]: { object: Resources[K]["input"]; status?: Resources[K]["statusInput"] } } = {
  nodes: { object: { metadata: { name: "one" }, ip: "10.0.0.1" }, status: { condition: "Ready", numPods: 3 } },
  pods: {
    object: { metadata: { name: "one" }, spec: { containers: [{ name: "nginx", image: "nginx" }] } },
    status: { phase: "Running", podIP: "10.1.0.1" },
  },
  services: {
    object: { metadata: { name: "one" }, spec: { ports: [{ port: 80, targetPort: 8080 }] } },
    status: { phase: "Ready" },
  },
  jobs: {
    object: { metadata: { name: "one" }, spec: { partition: "dgx2", runCommands: ["./run"] } },
    status: { state: "RUNNING", jobID: "7" },
  },
  jobFiles: { object: { metadata: { name: "one" }, userUploadFile: "aGVsbG8=" } },
  replicaSets: {
    object: {
      metadata: { name: "one" },
      spec: {
        replicas: 2,
        selector: { matchLabels: { app: "web" } },
        template: {
          metadata: { labels: { app: "web" } },
          spec: { containers: [{ name: "nginx", image: "nginx" }] },
        },
      },
    },
    status: { replicas: 2, readyReplicas: 1 },
  },
  dns: {
    object: { metadata: { name: "one" }, spec: { host: "a.test", paths: [{ subPath: "/", svcName: "web" }] } },
    status: { phase: "Running" },
  },
  hpas: {
    object: { metadata: { name: "one" }, spec: { maxReplicas: 3, workload: { kind: "ReplicaSet" } } },
    status: { currentReplicas: 2 },
  },
  functions: { object: { metadata: { name: "one" }, spec: { userUploadFilePath: "./f" } } },
  workflows: {
    object: {
      metadata: { name: "one" },
      spec: { entryNodeName: "a", workflowNodes: [{ name: "a", type: "func", funcData: { funcName: "f" } }] },
    },
    status: { phase: "running" },
  },
};
const kinds = Object.keys(samples) as Kind[];

/** What all clients have in common, for tests that go over the kinds. */
type AnyClient = ResourceClient<{
  object: {
    metadata: { name: string; resourceVersion: string; annotations?: Record<string, string> };
    status?: object;
  };
  input: object;
  status: object;
  statusInput: object;
  namespaced: true;
}>;

let server: ApiServer;
let client: Client;

beforeAll(async () => {
  server = await createServer({ store: "memory:", listen: "127.0.0.1:0", logLevel: "silent" });
  await server.start();
  client = createClient({ baseUrl: server.url });
});

afterAll(() => server.stop());

const clientOf = (kind: Kind) => client[kind] as unknown as AnyClient;
const inNamespace = (namespace: string) => ({ namespace, name: "one" });

/** Where the sample of a kind is. */
function addressOf(kind: Kind) {
  return (kind === "nodes" ? { name: "one" } : inNamespace("default")) as ReturnType<typeof inNamespace>;
}

describe("every kind", () => {
  test.each(kinds)("%s: create, get, list, replace, update and delete", async (kind) => {
    const { object } = samples[kind];
    const one = addressOf(kind);
    const api = clientOf(kind);
    const created = await api.create({ ...one, object });
    expect(created).toMatchObject(object);
    expect(await api.get(one)).toEqual(created);
    await expect(api.create({ ...one, object })).rejects.toSatisfy(isAlreadyExists);

    const listed = await api.list(one);
    expect(listed.items).toEqual([created]);
    expect(Number(listed.resourceVersion)).toBeGreaterThanOrEqual(Number(created.metadata.resourceVersion));
    if ("namespace" in one) expect((await api.listAll()).items).toEqual([created]);

    const replaced = await api.replace({ ...one, object: created });
    await expect(
      api.replace({ ...one, object: { ...created, metadata: { ...created.metadata, resourceVersion: "1" } } }),
    ).rejects.toSatisfy(isConflict);
    const updated = await api.update(one, ({ metadata }) => {
      metadata.annotations = { seen: "yes" };
    });
    expect(updated.metadata.annotations).toEqual({ seen: "yes" });
    expect(Number(updated.metadata.resourceVersion)).toBeGreaterThan(Number(replaced.metadata.resourceVersion));

    await api.delete(one);
    await expect(api.delete(one)).rejects.toSatisfy(isNotFound);
    await expect(api.get(one)).rejects.toSatisfy(isNotFound);
    expect((await api.list(one)).items).toEqual([]);
  });

  const withStatus = kinds.filter((kind) => samples[kind].status);
  test.each(withStatus)("%s: getStatus, replaceStatus and updateStatus", async (kind) => {
    const { object, status } = samples[kind];
    const one = addressOf(kind);
    const api = clientOf(kind);
    const created = await api.create({ ...one, object });
    expect(await api.getStatus(one)).toEqual(created.status);
    expect(await api.replaceStatus({ ...one, status: status ?? {} })).toEqual(status);
    expect(await api.getStatus(one)).toEqual(status);
    const { resourceVersion } = created.metadata;
    await expect(api.replaceStatus({ ...one, status: {}, resourceVersion })).rejects.toSatisfy(isConflict);
    expect(await api.updateStatus(one, () => ({}))).toEqual({});
    await api.updateStatus(one, (current) => Object.assign(current, status));
    expect(await api.get(one)).toMatchObject({ ...object, status });
    await api.delete(one);
    await expect(api.replaceStatus({ ...one, status: status ?? {} })).rejects.toSatisfy(isNotFound);
  });
});

test("a status for an object that was deleted and created again is refused under the old uid", async () => {
  const one = inNamespace("uids");
  const old = await client.pods.create({ ...one, object: samples.pods.object });
  expect(await client.pods.replaceStatus({ ...one, status: { phase: "Running" }, uid: old.metadata.uid })).toEqual({
    phase: "Running",
  });
  await client.pods.delete(one);
  const fresh = await client.pods.create({ ...one, object: samples.pods.object });
  const late = client.pods.replaceStatus({ ...one, status: { phase: "Failed" }, uid: old.metadata.uid });
  await expect(late).rejects.toSatisfy(isConflict);
  expect(await client.pods.get(one)).toEqual(fresh);
});

test("what breaks the schema is refused with every cause, and unknown fields are mistakes too", async () => {
  const create = (container: object) =>
    client.pods
      .create({
        namespace: "default",
        object: { metadata: { name: "one" }, spec: { containers: [container] } } as Resources["pods"]["input"],
      })
      .catch((error: unknown) => error);

  const invalid = await create({ image: 7 });
  expect(isInvalid(invalid)).toBe(true);
  expect(invalid).toMatchObject({
    code: 422,
    causes: [{ field: "spec.containers[0].name" }, { field: "spec.containers[0].image" }],
  });
  expect(await create({ name: "nginx", image: "nginx", imag: "nginx" })).toMatchObject({
    code: 400,
    reason: "BadRequest",
    causes: [{ field: "spec.containers[0].imag" }],
  });
});

test("names that look like paths reach no other object", async () => {
  for (const name of ["a/b", "../pods/one", "%2e%2e", "a?b", "a#b"]) {
    await expect(client.pods.get({ namespace: "default", name })).rejects.toMatchObject({ name: "ApiError" });
    await expect(client.pods.delete({ namespace: "default", name })).rejects.toMatchObject({ name: "ApiError" });
  }
});

describe("parts of objects", () => {
  test("a merge patch and a JSON patch change a part; a status is patched on its own", async () => {
    const one = inNamespace("patches");
    const { metadata } = await client.pods.create({ ...one, object: samples.pods.object });
    const merged = await client.pods.patch({ ...one, patch: { metadata: { labels: { a: "1", b: "2" } } } });
    expect(merged).toMatchObject({ metadata: { uid: metadata.uid, labels: { a: "1", b: "2" } } });
    const patched = await client.pods.patch({ ...one, patch: { metadata: { labels: { a: null } } } });
    expect(patched.metadata.labels).toEqual({ b: "2" });
    const path = "/spec/containers/0/image";
    const operations = [
      { op: "test", path, value: "nginx" },
      { op: "replace", path, value: "nginx:2" },
    ] as const;
    expect((await client.pods.patch({ ...one, operations })).spec.containers[0]?.image).toBe("nginx:2");
    await expect(client.pods.patch({ ...one, operations })).rejects.toSatisfy(isInvalid);
    expect(await client.pods.patchStatus({ ...one, patch: { phase: "Running", podIP: "10.0.0.1" } })).toEqual({
      phase: "Running",
      podIP: "10.0.0.1",
    });
    expect(await client.pods.patchStatus({ ...one, patch: { podIP: null } })).toEqual({ phase: "Running" });
    const wrong = { spec: { container: [] } } as object;
    await expect(client.pods.patch({ ...one, patch: wrong })).rejects.toMatchObject({ code: 400 });
  });

  test("with dryRun everything is answered and nothing is stored", async () => {
    const one = inNamespace("dry");
    const dryRun = "All";
    await client.pods.create({ ...one, object: samples.pods.object, dryRun });
    await expect(client.pods.get(one)).rejects.toSatisfy(isNotFound);
    const stored = await client.pods.create({ ...one, object: samples.pods.object });
    await client.pods.patch({ ...one, patch: { metadata: { labels: { a: "1" } } }, dryRun });
    await client.pods.updateStatus({ ...one, dryRun }, () => ({ phase: "Running" }));
    await client.pods.delete({ ...one, dryRun });
    await client.pods.deleteCollection({ ...one, dryRun });
    expect(await client.pods.get(one)).toEqual(stored);
  });
});

describe("deletion", () => {
  test("what has finalizers is marked, and goes with the last of them", async () => {
    const one = inNamespace("marks");
    const { object } = samples.pods;
    await client.pods.create({ ...one, object: { ...object, metadata: { name: "one", finalizers: ["test/hold"] } } });
    const marked = await client.pods.delete(one);
    expect(marked?.metadata).toMatchObject({ deletionTimestamp: expect.any(String), finalizers: ["test/hold"] });
    await client.pods.patch({ ...one, patch: { metadata: { finalizers: null } } });
    await expect(client.pods.get(one)).rejects.toSatisfy(isNotFound);
  });

  test("preconditions hold it to the object that is meant", async () => {
    const one = inNamespace("preconditions");
    const { metadata } = await client.pods.create({ ...one, object: samples.pods.object });
    await client.pods.updateStatus(one, () => ({ phase: "Running" }));
    await expect(client.pods.delete({ ...one, preconditions: metadata })).rejects.toSatisfy(isConflict);
    await expect(client.pods.delete({ ...one, preconditions: { uid: "another" } })).rejects.toSatisfy(isConflict);
    expect(await client.pods.delete({ ...one, preconditions: { uid: metadata.uid } })).toBeUndefined();
  });

  test("of a collection it takes what the selectors match", async () => {
    const { object } = samples.pods;
    for (const name of ["a", "b", "c"]) {
      const labels = { keep: String(name === "c") };
      await client.pods.create({ namespace: "many", object: { ...object, metadata: { name, labels } } });
    }
    const deleted = await client.pods.deleteCollection({ namespace: "many", labelSelector: "keep=false" });
    expect(deleted.map(({ metadata }) => metadata.name)).toEqual(["a", "b"]);
    expect((await client.pods.list({ namespace: "many" })).items.map(({ metadata }) => metadata.name)).toEqual(["c"]);
  });
});

test("a list is gone through page by page, as it was at the first, and by selectors", async () => {
  const { object } = samples.pods;
  const create = (name: string) =>
    client.pods.create({ namespace: "pages", object: { ...object, metadata: { name, labels: { name } } } });
  for (const name of ["a", "b", "c", "d", "e"]) await create(name);
  const names: string[] = [];
  for await (const { metadata } of client.pods.iterate({ namespace: "pages", limit: 2 })) {
    if (names.push(metadata.name) === 1) await create("bb");
  }
  expect(names).toEqual(["a", "b", "c", "d", "e"]);
  const page = await client.pods.list({ namespace: "pages", limit: 2 });
  expect(page).toMatchObject({ continue: expect.any(String), remainingItemCount: 4 });
  const { items } = await client.pods.list({ namespace: "pages", labelSelector: "name in (a, e)" });
  expect(items.map(({ metadata }) => metadata.name)).toEqual(["a", "e"]);
});

test("a watch goes on from a list, of objects that selectors match or of one", async () => {
  const { object } = samples.pods;
  const { resourceVersion } = await client.pods.list({ namespace: "watched" });
  for (const name of ["a", "b"]) {
    await client.pods.create({ namespace: "watched", object: { ...object, metadata: { name, labels: { name } } } });
  }
  const b = { namespace: "watched", name: "b" };
  await client.pods.replaceStatus({ ...b, status: { phase: "Running" } });
  await client.pods.delete(b);
  const end = await client.pods.list({ namespace: "watched" });

  const from = { namespace: "watched", resourceVersion };
  for (const watch of [client.pods.watch({ ...from, ...b }), client.pods.watch({ ...from, labelSelector: "name=b" })]) {
    const seen: string[] = [];
    let last = "";
    for await (const { type, object } of watch) {
      if (type !== "BOOKMARK") seen.push(`${type} ${object.metadata.name} ${object.status.phase}`);
      last = object.metadata.resourceVersion;
      if (type === "DELETED") break;
    }
    expect(seen).toEqual(["ADDED b Pending", "MODIFIED b Running", "DELETED b Running"]);
    expect(last).toBe(end.resourceVersion);
  }
});

test("an informer follows the objects that selectors match", async () => {
  const { object } = samples.pods;
  const create = (name: string, nodeName: string) =>
    client.pods.create({ namespace: "informed", object: { metadata: { name }, spec: { ...object.spec, nodeName } } });
  await create("a", "n1");
  const informer = client.pods.informer({ namespace: "informed", fieldSelector: "spec.nodeName=n1" });
  onTestFinished(() => informer.stop());
  const seen: string[] = [];
  const all = new Promise<void>((resolve) => {
    informer.addHandler({
      added: ({ metadata }) => seen.push(`added ${metadata.name}`),
      updated: (_, { status }) => seen.push(`updated ${status.phase}`),
      deleted: ({ metadata }) => seen.push(`deleted ${metadata.name}`) === 5 && resolve(),
    });
  });
  informer.start();
  await informer.waitForSync();
  await create("b", "n2");
  await create("c", "n1");
  await client.pods.replaceStatus({ namespace: "informed", name: "a", status: { phase: "Running" } });
  await client.pods.patch({ namespace: "informed", name: "a", patch: { spec: { nodeName: "n2" } } });
  await client.pods.delete({ namespace: "informed", name: "c" });
  await all;
  expect(seen).toEqual(["added a", "added c", "updated Running", "deleted a", "deleted c"]);
  expect(informer.store.list()).toEqual([]);
});

describe("racing writers", () => {
  test("of 50 updates at once none is lost", async () => {
    const one = inNamespace("races");
    await client.pods.create({ ...one, object: samples.pods.object });
    const increments = Array.from({ length: 50 }, () =>
      client.pods.update(one, ({ metadata }) => {
        metadata.annotations = { count: String(Number(metadata.annotations?.count ?? 0) + 1) };
      }),
    );
    const counts = (await Promise.all(increments)).map(({ metadata }) => Number(metadata.annotations?.count));
    expect(counts.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  });

  test("updates of the spec and of the status do not undo each other", async () => {
    const one = inNamespace("both");
    await client.pods.create({ ...one, object: samples.pods.object });
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => [
        client.pods.update(one, ({ metadata }) => {
          metadata.annotations = { ...metadata.annotations, [`a${index}`]: "1" };
        }),
        client.pods.updateStatus(one, (status) => {
          status.containerStatuses = [...(status.containerStatuses ?? []), { index }];
        }),
      ]).flat(),
    );
    const { metadata, status } = await client.pods.get(one);
    expect(Object.keys(metadata.annotations ?? {})).toHaveLength(20);
    expect(status.containerStatuses).toHaveLength(20);
  });
});
