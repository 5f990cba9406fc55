import { describe, expect, test } from "vitest";
import { openStore } from "../../src/storage/open-store.js";
import { type Store, StoreError } from "../../src/storage/store.js";
import {
  type Answer,
  describeOnEachStore,
  newNamespace,
  startServer,
  type TestObject,
  type TestServer,
  wrapStore,
} from "../helpers/server.js";
import { withoutCache } from "../helpers/without-cache.js";
import { container, pod } from "./bodies.js";
import { mergePatch } from "./patches.js";

const objects = ({ body }: Answer) => body.data as unknown as readonly TestObject[];
const names = (answer: Answer) => objects(answer).map(({ metadata }) => metadata.name);

async function createPods(server: TestServer, metadata: Readonly<Record<string, object>>): Promise<string> {
  const pods = `/api/v1/namespaces/${newNamespace()}/pods`;
  for (const [name, more] of Object.entries(metadata)) {
    await server.send("POST", pods, { metadata: { name, ...more }, spec: { containers: [container] } });
  }
  return pods;
}

const web = { labels: { app: "web" } };
const api = { labels: { app: "api" } };

describeOnEachStore("DELETE of a collection", (context) => {
  test("deletes the objects of the namespace, tells what they were, and leaves all others", async () => {
    const { server } = context;
    const pods = await createPods(server, { a: web, b: api });
    const others = await createPods(server, { a: web });
    const before = objects(await server.send("GET", pods));
    const answer = await server.send("DELETE", pods);
    expect(answer).toMatchObject({ status: 200, body: { message: "2 Pod objects deleted" } });
    expect(objects(answer)).toEqual(before);
    expect(names(await server.send("GET", pods))).toEqual([]);
    expect(names(await server.send("GET", others))).toEqual(["a"]);
    expect(objects(await server.send("DELETE", pods))).toEqual([]);
  });

  test("deletes only what selectors select", async () => {
    const { server } = context;
    const pods = await createPods(server, { a: web, b: api, c: web });
    expect(
      names(await server.send("DELETE", `${pods}?labelSelector=app%3Dweb&fieldSelector=metadata.name!%3Da`)),
    ).toEqual(["c"]);
    expect(names(await server.send("GET", pods))).toEqual(["a", "b"]);
    expect(names(await server.send("DELETE", `${pods}?labelSelector=app%3Dweb`))).toEqual(["a"]);
    const refused = await server.send("DELETE", `${pods}?labelSelector=app%3D%3D%3D`);
    expect(refused).toMatchObject({ status: 400, body: { reason: "BadRequest" } });
    expect(names(await server.send("GET", pods))).toEqual(["b"]);
  });

  test("marks what finalizers keep", async () => {
    const { server } = context;
    const pods = await createPods(server, { a: { finalizers: ["example.com/a"] }, b: {} });
    const answer = await server.send("DELETE", pods);
    expect(objects(answer)).toMatchObject([{ metadata: { name: "a" } }, { metadata: { name: "b" } }]);
    expect(answer.body.message).toBe("2 Pod objects deleted, 1 of them as soon as their finalizers are gone");
    const left = objects(await server.send("GET", pods));
    expect(left).toMatchObject([{ metadata: { name: "a", deletionTimestamp: expect.any(String) } }]);
    expect(left[0]).toEqual(objects(answer)[0]);

    const orphaned = await createPods(server, { a: {} });
    const marked = await server.send("DELETE", orphaned, { propagationPolicy: "Orphan" });
    expect(objects(marked)).toMatchObject([{ metadata: { finalizers: ["orphan"] } }]);
  });

  test("refuses conditions, which are about one object", async () => {
    const { server } = context;
    const pods = await createPods(server, { a: {} });
    const answers = [
      await server.send("DELETE", pods, { preconditions: { uid: "x" } }),
      await server.send("DELETE", pods, undefined, { "If-Match": "*" }),
      await server.send("DELETE", `${pods}?limit=1`),
    ];
    for (const answer of answers) expect(answer).toMatchObject({ status: 400, body: { reason: "BadRequest" } });
    expect(names(await server.send("GET", pods))).toEqual(["a"]);
  });

  test("deletes many", async () => {
    const { server } = context;
    const pods = `/api/v1/namespaces/${newNamespace()}/pods`;
    await Promise.all(Array.from({ length: 100 }, (_, index) => server.send("POST", pods, pod(`web-${index}`))));
    expect(objects(await server.send("DELETE", pods))).toHaveLength(100);
    expect(names(await server.send("GET", pods))).toEqual([]);
  });
});

describe("DELETE of a collection that changes meanwhile", () => {
  /** A server that reads a list, and then lets something happen before it goes on. */
  async function startPausing(replaced: (store: Store) => Partial<Store>) {
    const store = await openStore("memory:");
    const server = await startServer(wrapStore(store, replaced(store)));
    return { server, store };
  }

  test("leaves what is new, and what is not selected any more", async () => {
    let meanwhile: (() => Promise<void>) | undefined;
    const { server } = await startPausing((store) => ({
      range: withoutCache(async (prefix, options) => {
        const result = await store.range(prefix, options);
        // One that does not count only asks whether the list is long.
        if (options?.counts === false) return result;
        const happen = meanwhile;
        meanwhile = undefined;
        await happen?.();
        return result;
      }),
    }));
    const pods = await createPods(server, { changed: web, gone: web, recreated: web, touched: web });
    meanwhile = async () => {
      await server.send("PATCH", `${pods}/changed`, '{"metadata":{"labels":{"app":"api"}}}', mergePatch);
      await server.send("PATCH", `${pods}/touched`, '{"metadata":{"labels":{"more":"labels"}}}', mergePatch);
      await server.send("DELETE", `${pods}/gone`);
      await server.send("DELETE", `${pods}/recreated`);
      const metadata = (name: string) => ({ metadata: { name, ...web } });
      for (const name of ["recreated", "new"]) await server.send("POST", pods, { ...pod(name), ...metadata(name) });
    };
    const answer = await server.send("DELETE", `${pods}?labelSelector=app%3Dweb`);
    expect(objects(answer)).toMatchObject([{ metadata: { name: "touched", labels: { more: "labels" } } }]);
    expect(names(await server.send("GET", pods))).toEqual(["changed", "new", "recreated"]);
    await server.stop();
  });

  test("tells how many are deleted if the store fails", async () => {
    let deletions = 0;
    const { server } = await startPausing((store) => ({
      delete: async (...args) => {
        deletions += 1;
        if (deletions > 30) throw new StoreError("unavailable", "gone");
        return store.delete(...args);
      },
    }));
    const pods = `/api/v1/namespaces/${newNamespace()}/pods`;
    await Promise.all(Array.from({ length: 100 }, (_, index) => server.send("POST", pods, pod(`web-${index}`))));
    const answer = await server.send("DELETE", pods);
    expect(answer).toMatchObject({ status: 503, body: { reason: "ServiceUnavailable" } });
    expect(answer.body.error).toContain("30 of 100 objects were deleted");
    expect(answer.headers.get("retry-after")).toBe("1");
    expect(names(await server.send("GET", pods))).toHaveLength(70);
    // What is under way is waited for, and nothing new is begun.
    expect(deletions).toBeLessThanOrEqual(30 + 16);
    await server.stop();
  });
});
