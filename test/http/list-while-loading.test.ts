import { expect, onTestFinished, test } from "vitest";
import { encodeObject } from "../../src/registry/object-codec.js";
import { openStore } from "../../src/storage/open-store.js";
import { items, startServer, wrapStore } from "../helpers/server.js";

const path = "/api/v1/namespaces/default/pods";
const count = 1_500;

/** A server with Pods whose cache is not loaded before `load` is called, and the largest range that was read for a request. */
async function startLoading() {
  const store = await openStore("memory:");
  const names = Array.from({ length: count }, (_, index) => `p${index}`);
  await Promise.all(
    names.map((name) => {
      const metadata = { name, namespace: "default", uid: name, generation: 1, creationTimestamp: "" };
      const value = encodeObject({ apiVersion: "v1", kind: "Pod", metadata, spec: { nodeName: `n${name.at(-1)}` } });
      return store.create(`/registry/pods/default/${name}`, value);
    }),
  );
  let load = () => {};
  const mayLoad = new Promise<void>((resolve) => {
    load = resolve;
  });
  let largest = 0;
  let asked = () => {};
  const range: typeof store.range = async (prefix, options) => {
    if (prefix === "/registry/") await mayLoad;
    const result = await store.range(prefix, options);
    if (prefix !== "/registry/") {
      largest = Math.max(largest, result.entries.length);
      asked();
    }
    return result;
  };
  const server = await startServer(wrapStore(store, { range }));
  onTestFinished(async () => {
    await server.stop();
    await store.close();
  });
  const onceAsked = () =>
    new Promise<void>((resolve) => {
      asked = resolve;
    });
  return { server, load, onceAsked, largest: () => largest };
}

test.each(["", "?fieldSelector=spec.nodeName=n7"])(
  "a long list %s waits for the cache that is loaded, rather than hold all objects for itself",
  async (query) => {
    const { server, load, onceAsked, largest } = await startLoading();
    const asked = onceAsked();
    const answer = server.send("GET", path + query);
    await asked;
    load();
    expect(items(await answer)).toHaveLength(query === "" ? count : count / 10);
    expect(largest()).toBe(1_000);
  },
);

test("a page, a short list and an object do not wait for it", async () => {
  const { server } = await startLoading();
  expect(items(await server.send("GET", `${path}?limit=500`))).toHaveLength(500);
  expect(items(await server.send("GET", "/api/v1/nodes"))).toEqual([]);
  expect((await server.send("GET", `${path}/p7`)).status).toBe(200);
});
