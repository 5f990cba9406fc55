import { expect, test } from "vitest";
import { describeOnEachStore, newNamespace, type TestObject } from "../helpers/server.js";
import { pod } from "./bodies.js";

describeOnEachStore("GET of a list", (context) => {
  const names = (data: unknown) =>
    (data as TestObject[]).map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);

  test("answers the objects of one namespace in the order of their names", async () => {
    const { server } = context;
    const namespace = newNamespace();
    const path = `/api/v1/namespaces/${namespace}/pods`;
    for (const name of ["b", "a", "c"]) await server.send("POST", path, pod(name));
    await server.send("POST", `/api/v1/namespaces/${namespace}-more/pods`, pod("other"));
    const answer = await server.send("GET", path);
    expect(answer.status).toBe(200);
    expect(names(answer.body.data)).toEqual(["a", "b", "c"].map((name) => `${namespace}/${name}`));
    expect(answer.body.message).toBe(`3 Pod objects in namespace ${namespace}`);
    const versions = (answer.body.data as unknown as TestObject[]).map(({ metadata }) =>
      Number(metadata.resourceVersion),
    );
    expect(Number(answer.body.metadata.resourceVersion)).toBeGreaterThanOrEqual(Math.max(...versions));
    expect(Object.keys(answer.body)).toEqual(["data", "metadata", "message"]);
  });

  test("answers the objects of all namespaces", async () => {
    const { server } = context;
    const [first, second] = [newNamespace(), newNamespace()];
    for (const namespace of [first, second]) {
      await server.send("POST", `/apis/v1/namespaces/${namespace}/functions`, { metadata: { name: "f" } });
    }
    const answer = await server.send("GET", "/apis/v1/functions");
    expect(names(answer.body.data)).toEqual([`${first}/f`, `${second}/f`].sort());
  });

  test("nothing is a list too", async () => {
    const answer = await context.server.send("GET", `/api/v1/namespaces/${newNamespace()}/pods`);
    expect(answer).toMatchObject({ status: 200, body: { data: [], metadata: {} } });
  });

  test("the list's resourceVersion grows with every write of any kind", async () => {
    const { server } = context;
    const path = `/api/v1/namespaces/${newNamespace()}/pods`;
    const before = await server.send("GET", path);
    const node = await server.send("POST", "/api/v1/nodes", { metadata: { name: newNamespace() } });
    const after = await server.send("GET", path);
    expect(Number(node.body.data.metadata.resourceVersion)).toBeGreaterThan(
      Number(before.body.metadata.resourceVersion),
    );
    expect(Number(after.body.metadata.resourceVersion)).toBeGreaterThanOrEqual(
      Number(node.body.data.metadata.resourceVersion),
    );
  });
});
