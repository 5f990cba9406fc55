import { expect, test } from "vitest";
import {
  type Answer,
  describeOnEachStore,
  newNamespace,
  type SuiteContext,
  type TestServer,
} from "../helpers/server.js";
import { pod } from "./bodies.js";

/** Both servers of a store take part: what the API promises holds between servers as within one. */
async function twoServers(context: SuiteContext): Promise<readonly [TestServer, TestServer]> {
  return [context.server, await context.startAnother()];
}

const version = ({ headers }: Answer) => Number(headers.get("etag")?.replaceAll('"', ""));

/** Runs a task for 0, 1, ... `count - 1`, `width` of them at a time, and gives the results in this order. */
async function inParallel<T>(count: number, width: number, task: (index: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const work = async () => {
    while (next < count) {
      const index = next;
      next += 1;
      results[index] = await task(index);
    }
  };
  await Promise.all(Array.from({ length: width }, work));
  return results;
}

describeOnEachStore("concurrent writes", (context) => {
  test("of object and status all survive, and neither touches the other's part", { timeout: 120_000 }, async () => {
    const servers = await twoServers(context);
    const path = `/api/v1/namespaces/${newNamespace()}/pods`;
    const created = await servers[0].send("POST", path, pod("web"));
    const rounds = 80;

    // Even rounds write the object, odd ones the status; each writes something that no other writes.
    const answers = await inParallel(2 * rounds, 40, (index) => {
      const server = servers[index % 3 === 0 ? 1 : 0];
      if (index % 2 === 0) return server.send("PUT", `${path}/web`, pod("web", { nodeName: `node-${index}` }));
      return server.send("PUT", `${path}/web/status`, { phase: "Running", podIP: `ip-${index}` });
    });

    expect(answers.map(({ status }) => status)).toEqual(Array(2 * rounds).fill(200));
    // Replayed in the order of their versions, every answer shows exactly what was written up to it.
    const order = answers
      .map((_, index) => index)
      .sort((a, b) => version(answers[a] as Answer) - version(answers[b] as Answer));
    expect(new Set(answers.map(version)).size).toBe(2 * rounds);
    let nodeName: unknown;
    let status: unknown = { phase: "Pending" };
    let generation = 1;
    for (const index of order) {
      const { data } = (answers[index] as Answer).body;
      if (index % 2 === 0) {
        nodeName = `node-${index}`;
        generation += 1;
        expect(data.metadata.generation).toBe(generation);
        expect(data.spec.nodeName).toBe(nodeName);
        expect(data.status).toEqual(status);
      } else {
        status = { phase: "Running", podIP: `ip-${index}` };
        expect(data).toEqual(status);
      }
    }
    const { data } = (await servers[1].send("GET", `${path}/web`)).body;
    expect(data.spec.nodeName).toBe(nodeName);
    expect(data.status).toEqual(status);
    expect(data.metadata).toMatchObject({ generation: rounds + 1, uid: created.body.data.metadata.uid });
  });

  test("two hundred at the very same time all succeed", { timeout: 120_000 }, async () => {
    const servers = await twoServers(context);
    const path = `/api/v1/namespaces/${newNamespace()}/pods`;
    await servers[0].send("POST", path, pod("web"));
    const answers = await inParallel(200, 200, (index) =>
      servers[0].send("PUT", `${path}/web/status`, { podIP: `ip-${index}` }),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(200).fill(200));
  });

  test("under a condition lose no update", { timeout: 120_000 }, async () => {
    const servers = await twoServers(context);
    const path = `/api/v1/namespaces/${newNamespace()}/pods`;
    await servers[0].send("POST", path, { ...pod("web"), metadata: { name: "web", annotations: { count: "0" } } });
    let conflicts = 0;

    /** What a client does: read, change, write if nobody came between, else begin again. */
    const increment = async (server: TestServer) => {
      for (;;) {
        const { data } = (await server.send("GET", `${path}/web`)).body;
        const count = String(Number(data.metadata.annotations?.count) + 1);
        const metadata = { ...data.metadata, annotations: { count } };
        const answer = await server.send("PUT", `${path}/web`, { ...data, metadata });
        if (answer.status === 200) return;
        expect(answer).toMatchObject({ status: 409, body: { reason: "Conflict" } });
        conflicts += 1;
      }
    };
    await inParallel(40, 8, (index) => increment(servers[index % 2 === 0 ? 0 : 1]));

    const { data } = (await servers[0].send("GET", `${path}/web`)).body;
    expect(data.metadata.annotations).toEqual({ count: "40" });
    expect(conflicts).toBeGreaterThan(0);
  });

  test("exactly one of many creates a name", { timeout: 60_000 }, async () => {
    const servers = await twoServers(context);
    const path = `/api/v1/namespaces/${newNamespace()}/pods`;
    for (let round = 0; round < 10; round += 1) {
      const answers = await inParallel(10, 10, (index) =>
        servers[index % 2 === 0 ? 0 : 1].send("POST", path, pod(`web-${round}`, { nodeName: `n${index}` })),
      );
      const winners = answers.filter(({ status }) => status === 201);
      expect(winners).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 409)).toHaveLength(9);
      expect((await servers[0].send("GET", `${path}/web-${round}`)).body.data).toEqual(winners[0]?.body.data);
    }
  });
});

describeOnEachStore("deleting against writing", (context) => {
  test("writers never bring back what was deleted", { timeout: 120_000 }, async () => {
    const servers = await twoServers(context);
    const path = `/api/v1/namespaces/${newNamespace()}/pods`;
    for (let round = 0; round < 20; round += 1) {
      await servers[0].send("POST", path, pod("web"));
      const answers = await inParallel(8, 8, (index) => {
        const server = servers[index % 2 === 0 ? 0 : 1];
        if (index === round % 8) return server.send("DELETE", `${path}/web`);
        if (index % 4 === 0) return server.send("PUT", `${path}/web`, pod("web", { nodeName: `n${index}` }));
        return server.send("PUT", `${path}/web/status`, { podIP: `ip-${index}` });
      });
      for (const [index, { status }] of answers.entries()) {
        expect([index === round % 8 ? 204 : 200, index === round % 8 ? 204 : 404]).toContain(status);
      }
      for (const server of servers) expect((await server.send("GET", `${path}/web`)).status).toBe(404);
    }
  });

  test("a writer that names the uid never reaches what was created again", { timeout: 120_000 }, async () => {
    const servers = await twoServers(context);
    const path = `/api/v1/namespaces/${newNamespace()}/pods`;
    for (let round = 0; round < 10; round += 1) {
      const { uid } = (await servers[0].send("POST", path, pod("web"))).body.data.metadata;
      const again = async () => {
        await servers[0].send("DELETE", `${path}/web`);
        return await servers[0].send("POST", path, pod("web"));
      };
      const [created, ...answers] = await Promise.all([
        again(),
        ...Array.from({ length: 6 }, (_, index) =>
          servers[index % 2 === 0 ? 0 : 1].send("PUT", `${path}/web/status`, {
            metadata: { uid },
            status: { phase: "Running" },
          }),
        ),
      ]);
      // Before the deletion it fits, then there is nothing, then something else.
      for (const { status } of answers) expect([200, 404, 409]).toContain(status);
      expect((await servers[1].send("GET", `${path}/web`)).body.data).toEqual(created.body.data);
      await servers[0].send("DELETE", `${path}/web`);
    }
  });
});
