import { expect, test } from "vitest";
import { type Answer, describeOnEachStore, newNamespace, type TestServer } from "../helpers/server.js";
import { pod } from "./bodies.js";
import { jsonPatch, mergePatch } from "./patches.js";

describeOnEachStore("writers that race on two servers", (context) => {
  let another: Promise<TestServer> | undefined;
  async function createPod(metadata: object = {}) {
    another ??= context.startAnother();
    const servers = [context.server, await another] as const;
    const pods = `/api/v1/namespaces/${newNamespace()}/pods`;
    await servers[0].send("POST", pods, { ...pod("web"), metadata: { name: "web", ...metadata } });
    const path = `${pods}/web`;
    return {
      path,
      pick: (index: number) => servers[index % 2 === 0 ? 0 : 1],
      merge: (index: number, patch: object, suffix = "") =>
        servers[index % 2 === 0 ? 0 : 1].send("PATCH", path + suffix, JSON.stringify(patch), mergePatch),
      read: () => servers[1].send("GET", path),
    };
  }
  const statuses = (answers: readonly Answer[]) => answers.map(({ status }) => status);
  const writers = <T>(count: number, work: (writer: number) => Promise<T>) =>
    Promise.all(Array.from({ length: count }, (_, writer) => work(writer)));

  test("patches of different fields all survive, and so do those of the status", { timeout: 60_000 }, async () => {
    const { path, pick, merge, read } = await createPod({ annotations: { first: "0" } });
    const rounds = 15;
    const answers = await writers(8, async (writer) => {
      const own: Answer[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const name = `w${writer}-${round}`;
        const operations = [
          { op: "test", path: "/metadata/annotations/first", value: "0" },
          { op: "add", path: `/metadata/annotations/${name}`, value: "x" },
        ];
        if (writer % 4 === 0) own.push(await merge(round, { spec: { nodeName: name } }));
        if (writer % 4 === 1) own.push(await merge(round, { podIP: name }, "/status"));
        if (writer % 4 === 2) own.push(await merge(round, { metadata: { annotations: { [name]: "x" } } }));
        if (writer % 4 === 3) own.push(await pick(round).send("PATCH", path, JSON.stringify(operations), jsonPatch));
      }
      return own;
    });
    expect(new Set(statuses(answers.flat()))).toEqual(new Set([200]));
    const { data } = (await read()).body;
    expect(Object.keys(data.metadata.annotations ?? {})).toHaveLength(1 + 4 * rounds);
    expect(data.metadata.generation).toBe(1 + 2 * rounds);
    expect(data.spec.nodeName).toMatch(/^w[04]-14$/);
    expect(data.status).toMatchObject({ phase: "Pending", podIP: expect.stringMatching(/^w[15]-14$/) });
  });

  test("a patch never brings back what is deleted", { timeout: 60_000 }, async () => {
    for (let round = 0; round < 15; round += 1) {
      const { path, pick, merge, read } = await createPod();
      const answers = await writers(7, (writer) => {
        if (writer === round % 7) return pick(round).send("DELETE", path);
        if (writer % 2 === 0) return merge(writer, { spec: { nodeName: `n${writer}` } });
        return merge(writer, { podIP: `ip-${writer}` }, "/status");
      });
      for (const [writer, { status }] of answers.entries()) {
        expect(writer === round % 7 ? [204] : [200, 404]).toContain(status);
      }
      expect((await read()).status).toBe(404);
    }
  });

  test("a finalizer either comes before a deletion, or not at all", { timeout: 60_000 }, async () => {
    for (let round = 0; round < 15; round += 1) {
      const { path, pick, merge, read } = await createPod();
      const [added, deleted] = await Promise.all([
        merge(round, { metadata: { finalizers: ["example.com/a"] } }),
        pick(round + 1).send("DELETE", path),
      ]);
      const left = await read();
      if (added.status === 200) {
        expect(deleted.status).toBe(202);
        expect(left.body.data.metadata).toMatchObject({
          finalizers: ["example.com/a"],
          deletionTimestamp: expect.any(String),
        });
      } else {
        expect([added.status, deleted.status, left.status]).toEqual([404, 204, 404]);
      }
    }
  });

  test("of those who remove the last finalizers one deletes the object", { timeout: 60_000 }, async () => {
    for (let round = 0; round < 15; round += 1) {
      const finalizers = ["example.com/0", "example.com/1", "example.com/2"];
      const { path, pick, merge, read } = await createPod({ finalizers });
      await pick(0).send("DELETE", path);

      /** What a controller does: remove its own finalizer from what it read, and begin again if that changed. */
      const remove = async (own: number): Promise<Answer> => {
        for (;;) {
          const { resourceVersion, finalizers = [] } = (await pick(own).send("GET", path)).body.data.metadata;
          const left = finalizers.filter((finalizer) => finalizer !== `example.com/${own}`);
          const answer = await merge(own, { metadata: { resourceVersion, finalizers: left } });
          if (answer.status !== 409) return answer;
        }
      };
      const answers = await writers(3, remove);
      expect(statuses(answers)).toEqual([200, 200, 200]);
      expect(answers.filter(({ body }) => body.message.includes("deleted"))).toHaveLength(1);
      expect((await read()).status).toBe(404);
    }
  });

  test("of those who remove all finalizers at once one deletes the object", { timeout: 60_000 }, async () => {
    for (let round = 0; round < 15; round += 1) {
      const { path, pick, merge, read } = await createPod({ finalizers: ["example.com/a"] });
      await pick(0).send("DELETE", path);
      const answers = await writers(4, (writer) => merge(writer, { metadata: { finalizers: null } }));
      expect(statuses(answers).sort()).toEqual([200, 404, 404, 404]);
      expect((await read()).status).toBe(404);
    }
  });
});
