import { expect, test } from "vitest";
import { describeOnEachStore, items, newNamespace, type TestObject } from "../helpers/server.js";
import { pod, smallest } from "./bodies.js";
import { getList, getPages, names } from "./lists.js";

const labelled = (name: string, labels: object) => ({ ...pod(name), metadata: { name, labels } });

describeOnEachStore("the pages of a list", (context) => {
  /** A namespace with Pods of these names; those with an even place are labelled. */
  async function createPods(count: number): Promise<{ path: string; created: readonly string[] }> {
    const path = `/api/v1/namespaces/${newNamespace()}/pods`;
    const created = Array.from({ length: count }, (_, index) => `p${String(index).padStart(3, "0")}`);
    await Promise.all(
      created.map((name, index) =>
        context.server.send("POST", path, labelled(name, { even: String(index % 2 === 0), tens: String(index % 10) })),
      ),
    );
    return { path, created };
  }

  test("have so many objects as the limit says, and tell how many are left", async () => {
    const { path, created } = await createPods(7);
    const pages = await getPages(context.server, path, { limit: 3 });
    expect(pages.map(names)).toEqual([created.slice(0, 3), created.slice(3, 6), created.slice(6)]);
    expect(pages.map(({ body }) => body.metadata.remainingItemCount)).toEqual([4, 1, undefined]);
    expect(new Set(pages.map(({ body }) => body.metadata.resourceVersion)).size).toBe(1);
    expect(Object.keys(pages[2]?.body.metadata ?? {})).toEqual(["resourceVersion"]);
  });

  test("say of themselves what the OpenAPI document tells", async () => {
    const { path } = await createPods(2);
    const page = await getList(context.server, path, { limit: 1 });
    const document = JSON.parse((await context.server.send("GET", "/openapi.json")).text);
    const documented = Object.keys(document.components.schemas.ListMeta.properties);
    expect(Object.keys(page.body.metadata).sort()).toEqual(documented.sort());
  });

  test.each([7, 8, 1_000_000_000, 0])("are one if the limit is %i", async (limit) => {
    const { path, created } = await createPods(7);
    const pages = await getPages(context.server, path, { limit });
    expect(pages.map(names)).toEqual([created]);
    expect(pages[0]?.body.metadata.remainingItemCount).toBeUndefined();
  });

  test("show the first page's snapshot, whatever is created, changed and deleted between them", async () => {
    const { server } = context;
    const { path } = await createPods(4);
    const before = items(await getList(server, path));
    const first = await getList(server, path, { limit: 1 });
    await server.send("DELETE", `${path}/p001`);
    await server.send("PUT", `${path}/p002/status`, { phase: "Running" });
    await server.send("POST", path, pod("p002-new"));
    await server.send("DELETE", `${path}/p000`);
    const rest = await getPages(server, path, { limit: 2, continue: first.body.metadata.continue ?? "" }, { limit: 2 });
    expect([first, ...rest].flatMap(items)).toEqual(before);
    expect(first.body.metadata.remainingItemCount).toBe(3);
    expect(rest[0]?.body.metadata.remainingItemCount).toBe(1);
    expect(names(await getList(server, path))).toEqual(["p002", "p002-new", "p003"]);
  });

  test("show exactly one snapshot while writers create, change and delete", { timeout: 60_000 }, async () => {
    const { server } = context;
    const { path, created } = await createPods(60);
    const before = await getList(server, path);
    const snapshot = { resourceVersion: before.body.metadata.resourceVersion, resourceVersionMatch: "Exact" };
    let isReading = true;
    let writes = 0;
    const write = async (writer: number) => {
      for (let round = 0; isReading; round += 1) {
        const name = created[(writer * 17 + round * 7) % created.length] ?? "";
        await server.send("DELETE", `${path}/${name}`);
        await server.send("POST", path, labelled(`${name}-${writer}-${round}`, { even: "true" }));
        await server.send("PUT", `${path}/${created[(round * 11) % created.length]}/status`, { podIP: `ip-${round}` });
        writes += 3;
      }
    };
    const writers = [0, 1, 2].map(write);
    const read = async () => {
      const even = { limit: 4, labelSelector: "even=true" };
      const all = await getPages(server, path, { limit: 7, ...snapshot }, { limit: 7 });
      expect(all.flatMap(items)).toEqual(items(before));
      const picked = await getPages(server, path, { ...even, ...snapshot }, even);
      expect(picked.flatMap(items)).toEqual(items(before).filter(({ metadata }) => metadata.labels?.even === "true"));
      const now = await getPages(server, path, { limit: 9 });
      const { resourceVersion = "" } = now[0]?.body.metadata ?? {};
      const again = await getList(server, path, { resourceVersion, resourceVersionMatch: "Exact" });
      expect(now.flatMap(items)).toEqual(items(again));
      const versions = items(again).map(({ metadata }) => Number(metadata.resourceVersion));
      expect(Math.max(...versions)).toBeLessThanOrEqual(Number(resourceVersion));
    };
    try {
      for (let round = 0; round < 3; round += 1) await read();
    } finally {
      isReading = false;
      await Promise.all(writers);
    }
    expect(writes).toBeGreaterThan(20);
  });

  test("count the objects that the selectors pick, and do not say how many are left", async () => {
    const { path, created } = await createPods(50);
    const query = { limit: 2, labelSelector: "tens=7" };
    const pages = await getPages(context.server, path, query);
    const picked = created.filter((_, index) => index % 10 === 7);
    expect(pages.flatMap(names)).toEqual(picked);
    expect(pages.slice(0, 2).map(names)).toEqual([picked.slice(0, 2), picked.slice(2, 4)]);
    for (const { body } of pages) expect(body.metadata.remainingItemCount).toBeUndefined();
  });

  test("go on where the selector has picked enough, also if nothing more needs to be read", async () => {
    const { path } = await createPods(3);
    const pages = await getPages(context.server, path, { limit: 1, labelSelector: "tens!=0" });
    expect(pages.map(names)).toEqual([["p001"], ["p002"]]);
  });

  test("may have other selectors and limits than the first one", async () => {
    const { server } = context;
    const { path, created } = await createPods(10);
    const first = await getList(server, path, { limit: 2 });
    const token = first.body.metadata.continue ?? "";
    expect(names(await getList(server, path, { continue: token }))).toEqual(created.slice(2));
    const odd = await getList(server, path, { continue: token, labelSelector: "even=false", limit: 3 });
    expect(names(odd)).toEqual(["p003", "p005", "p007"]);
  });

  test("are in the order of keys over all namespaces, each object once", async () => {
    const { server } = context;
    const base = newNamespace();
    const namespaces = [base, `${base}-b`, `${base}.b`, `${base}b`];
    for (const namespace of namespaces) {
      for (const name of ["a", "a-b", "b"]) {
        await server.send("POST", `/apis/v1/namespaces/${namespace}/jobfiles`, smallest("JobFile", name));
      }
    }
    const key = ({ metadata }: TestObject) => `${metadata.namespace}/${metadata.name}`;
    const pages = await getPages(server, "/apis/v1/jobfiles", { limit: 1 });
    const expected = namespaces.flatMap((namespace) => ["a", "a-b", "b"].map((name) => `${namespace}/${name}`)).sort();
    expect(pages.map((page) => items(page).map(key))).toEqual(expected.map((one) => [one]));
    expect(items(await getList(server, "/apis/v1/jobfiles")).map(key)).toEqual(expected);
    // What sorts before the slash after a namespace's name puts a longer name before it.
    expect(expected[0]).toBe(`${base}-b/a`);
    expect(expected[6]).toBe(`${base}/a`);
  });

  test("do not go on in another list", async () => {
    const { server } = context;
    const [mine, other] = [await createPods(2), await createPods(2)];
    const token = (await getList(server, mine.path, { limit: 1 })).body.metadata.continue ?? "";
    for (const path of [other.path, "/api/v1/pods", mine.path.replace(/pods$/, "services"), "/api/v1/nodes"]) {
      expect(await getList(server, path, { continue: token })).toMatchObject({
        status: 400,
        body: { reason: "BadRequest", causes: [{ field: "continue", message: "belongs to a list of another path" }] },
      });
    }
    const all = (await getList(server, "/api/v1/pods", { limit: 1 })).body.metadata.continue ?? "";
    expect(await getList(server, mine.path, { continue: all })).toMatchObject({ status: 400 });
  });

  test("stay in their list with a forged token, and cannot be had from the future", async () => {
    const { server } = context;
    const { path } = await createPods(2);
    const first = await getList(server, path, { limit: 1 });
    const content = JSON.parse(Buffer.from(first.body.metadata.continue ?? "", "base64url").toString());
    const send = (change: object) => {
      const token = Buffer.from(JSON.stringify({ ...content, ...change })).toString("base64url");
      return getList(server, path, { continue: token });
    };
    for (const after of ["\0", "../", "-", "/registry/"]) {
      const answer = await send({ after });
      expect(answer.status).toBe(200);
      expect(names(answer).filter((name) => !["p000", "p001"].includes(name))).toEqual([]);
    }
    for (const after of ["~", "p001", "x".repeat(1_000)]) expect(names(await send({ after }))).toEqual([]);
    expect(await send({ after: "x".repeat(5_000) })).toMatchObject({ status: 400 });
    expect(await send({ rv: content.rv + 1_000_000 })).toMatchObject({
      status: 400,
      body: { causes: [{ field: "continue", message: "is of a revision that the store has not reached" }] },
    });
  });
});
