import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStore } from "../../src/storage/open-store.js";
import type { Store } from "../../src/storage/store.js";
import { newNamespace, startServer, type TestServer, withoutClose, wrapStore } from "../helpers/server.js";
import { container } from "./bodies.js";

let store: Store;
let server: TestServer;
beforeAll(async () => {
  store = await openStore("memory:");
  server = await startServer(withoutClose(store));
});
afterAll(async () => {
  await server.stop();
  await store.close();
});

const generated = (generateName: string, more: object = {}) => ({
  metadata: { generateName, ...more },
  spec: { containers: [container] },
});

describe("generateName", () => {
  test("gives every object a name of its own, which the answer and Location tell", async () => {
    const pods = `/api/v1/namespaces/${newNamespace()}/pods`;
    const answers = await Promise.all(Array.from({ length: 20 }, () => server.send("POST", pods, generated("web-"))));
    const names = answers.map(({ body }) => body.data.metadata.name);
    expect(new Set(names).size).toBe(20);
    for (const [index, name] of names.entries()) {
      expect(name).toMatch(/^web-[bcdfghjklmnpqrstvwxz2456789]{5}$/);
      expect(answers[index]).toMatchObject({ status: 201, body: { data: { metadata: { generateName: "web-" } } } });
      expect(answers[index]?.headers.get("location")).toBe(`${pods}/${name}`);
      expect((await server.send("GET", `${pods}/${name}`)).status).toBe(200);
    }
  });

  test("is cut to leave room for the five characters", async () => {
    const pods = `/api/v1/namespaces/${newNamespace()}/pods`;
    const { body } = await server.send("POST", pods, generated("a".repeat(100)));
    expect(body.data.metadata.name).toMatch(/^a{58}[a-z0-9]{5}$/);
  });

  test("counts only where there is no name", async () => {
    const pods = `/api/v1/namespaces/${newNamespace()}/pods`;
    const both = await server.send("POST", pods, generated("web-", { name: "web" }));
    expect(both.body.data.metadata).toMatchObject({ name: "web", generateName: "web-" });
    const empty = await server.send("POST", pods, generated("web-", { name: "" }));
    expect(empty.body.data.metadata.name).toMatch(/^web-.{5}$/);
    const neither = await server.send("POST", pods, generated(""));
    expect(neither).toMatchObject({ status: 422, body: { causes: [{ field: "metadata.name" }] } });
  });

  test("must begin a name that is possible", async () => {
    const pods = `/api/v1/namespaces/${newNamespace()}/pods`;
    expect(await server.send("POST", pods, generated("-web"))).toMatchObject({ status: 422 });
    expect(await server.send("POST", pods, generated("a/b"))).toMatchObject({ status: 422 });
  });

  test("is tried again when the name is taken, eight times in all", async () => {
    const pods = `/api/v1/namespaces/${newNamespace()}/pods`;
    const taken = (count: number) => {
      let calls = 0;
      const create: Store["create"] = async (...args) => {
        calls += 1;
        return calls <= count ? { done: false, current: undefined } : store.create(...args);
      };
      return { wrapped: wrapStore(withoutClose(store), { create }), calls: () => calls };
    };
    const lucky = taken(7);
    const first = await startServer(lucky.wrapped);
    expect((await first.send("POST", pods, generated("web-"))).status).toBe(201);
    await first.stop();
    expect(lucky.calls()).toBe(8);

    const unlucky = taken(100);
    const second = await startServer(unlucky.wrapped);
    const answer = await second.send("POST", pods, generated("web-"));
    await second.stop();
    expect(answer).toMatchObject({ status: 409, body: { reason: "AlreadyExists" } });
    expect(answer.body.error).toContain("try again");
    expect(unlucky.calls()).toBe(8);
  });
});
