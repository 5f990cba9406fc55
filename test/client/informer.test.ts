import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { ConnectionError, createClient, TimeoutError, UnexpectedResponseError } from "../../src/client/index.js";
import type { InformerHandler, InformerOptions } from "../../src/client/informer.js";
import { lazyInformer } from "../../src/client/lazy-informer.js";
import { bookmark, event, fail, startStream } from "./fake-api.js";
import { startFakePods } from "./fake-pods.js";

type Fake = Awaited<ReturnType<typeof startFakePods>>;
type Pod = NonNullable<ReturnType<ReturnType<ReturnType<typeof createClient>["pods"]["informer"]>["store"]["get"]>>;

const quick = { backoff: { minMs: 5, maxMs: 10_000 } };

/** An informer on a fake server, and what its handler saw, as `added a@1`, `updated a@1-2`, `deleted a@3`. */
async function startInformer(fake: Fake, options: InformerOptions<Pod> = quick) {
  const informer = createClient({ baseUrl: fake.url, timeoutMs: 1_000 }).pods.informer(options);
  onTestFinished(() => informer.stop());
  const errors: unknown[] = [];
  const states: string[] = [];
  informer.onError((error) => errors.push(error));
  informer.onStateChange(({ name }) => states.push(name));
  const { seen, handler } = recorder();
  informer.addHandler(handler);
  informer.start();
  await informer.waitForSync();
  return { informer, errors, states, seen };
}

function recorder(): { seen: string[]; handler: InformerHandler<Pod> } {
  const seen: string[] = [];
  const name = ({ metadata }: Pod) => `${metadata.name}@${metadata.resourceVersion}`;
  return {
    seen,
    handler: {
      added: (pod, { isInInitialList }) => seen.push(`added ${name(pod)}${isInInitialList ? " initially" : ""}`),
      updated: (from, to) => seen.push(`updated ${name(from)}-${to.metadata.resourceVersion}`),
      deleted: (pod, { isFinalStateUnknown }) =>
        seen.push(`deleted ${name(pod)}${isFinalStateUnknown ? " afterwards" : ""}`),
    },
  };
}

/** Resolves when somebody watches. */
const watched = (fake: Fake) => vi.waitFor(() => expect(fake.watchers.size).toBe(1), { interval: 2, timeout: 5_000 });
const eventually = (check: () => void) => vi.waitFor(check, { interval: 2, timeout: 5_000 });

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("what it is for", () => {
  test("it lists by pages, then watches from there, and tells its handlers", async () => {
    const fake = await startFakePods();
    for (let index = 0; index < 501; index++) fake.put(`p${index}`, { silent: true });
    const { informer, seen, states, errors } = await startInformer(fake);
    expect(informer.store.list()).toHaveLength(501);
    await watched(fake);
    fake.put("a");
    fake.put("a");
    fake.remove("a");
    await eventually(() => expect(seen).toHaveLength(504));
    expect(seen[0]).toBe("added p0@1 initially");
    expect(seen.slice(501)).toEqual(["added a@502", "updated a@502-503", "deleted a@504"]);
    expect(fake.asked()).toEqual(["list", "page 500", "watch 501"]);
    expect(states).toEqual(["listing", "watching"]);
    expect(errors).toEqual([]);
  });

  test("the store finds objects by key and by index", async () => {
    const fake = await startFakePods();
    fake.put("a", { nodeName: "n1" });
    fake.put("b", { nodeName: "n1" });
    const informer = createClient({ baseUrl: fake.url }).pods.informer({
      indexers: { byNode: ({ spec }) => [spec.nodeName ?? "", "any"] },
    });
    onTestFinished(() => informer.stop());
    expect([informer.store.list(), informer.store.get("default/a"), informer.hasSynced]).toEqual([
      [],
      undefined,
      false,
    ]);
    informer.start();
    await informer.waitForSync();
    const names = (pods: Pod[]) => pods.map(({ metadata }) => metadata.name);
    expect(names(informer.store.byIndex("byNode", "n1"))).toEqual(["a", "b"]);
    await watched(fake);
    fake.put("a", { nodeName: "n2" });
    fake.remove("b");
    await eventually(() => expect(informer.store.list()).toHaveLength(1));
    expect(names(informer.store.byIndex("byNode", "n1"))).toEqual([]);
    expect(names(informer.store.byIndex("byNode", "n2"))).toEqual(["a"]);
    expect(names(informer.store.byIndex("byNode", "any"))).toEqual(["a"]);
    expect(informer.store.get("default/a")).toBe(informer.store.get({ namespace: "default", name: "a" }));
    expect(informer.store.get("default/b")).toBeUndefined();
    expect(() => informer.store.byIndex("byPhase" as "byNode", "")).toThrow(/^There is no index "byPhase"$/);
  });

  test("it is about one namespace and what selectors match, if it is told so", async () => {
    const fake = await startFakePods();
    const { pods, nodes } = createClient({ baseUrl: fake.url });
    const selectors = { labelSelector: "a=b", fieldSelector: "spec.nodeName=n1" };
    for (const informer of [pods.informer({ namespace: "default", ...selectors }), nodes.informer()]) {
      informer.start();
      await informer.waitForSync();
      await watched(fake);
      informer.stop();
      await eventually(() => expect(fake.watchers.size).toBe(0));
    }
    const both = "labelSelector=a%3Db&fieldSelector=spec.nodeName%3Dn1";
    expect(fake.received.map(({ url }) => url)).toEqual([
      `/api/v1/namespaces/default/pods?${both}&limit=500`,
      `/api/v1/namespaces/default/pods?watch=true&allowWatchBookmarks=true&${both}&resourceVersion=0`,
      "/api/v1/nodes?limit=500",
      "/api/v1/nodes?watch=true&allowWatchBookmarks=true&resourceVersion=0",
    ]);
  });

  test.each([{ silenceTimeoutMs: 0 }, { backoff: { minMs: 0 } }, { backoff: { minMs: 5, maxMs: 1 } }])(
    "options that cannot be are a failure that is told once, and the end: %j",
    async (options) => {
      vi.useFakeTimers();
      const informer = createClient({ baseUrl: "http://h" }).pods.informer(options);
      const errors: unknown[] = [];
      informer.onError((error) => errors.push(error));
      informer.start();
      await expect(informer.waitForSync()).rejects.toThrow(RangeError);
      await vi.advanceTimersByTimeAsync(5_000);
      expect(errors).toEqual([expect.any(RangeError)]);
      expect(informer.state).toMatchObject({ name: "stopped", lastError: errors[0] });
      informer.stop();
    },
  );
});

describe("handlers", () => {
  test("one that is added late gets everything that is there, and one that is removed nothing more", async () => {
    const fake = await startFakePods();
    fake.put("a");
    const { informer } = await startInformer(fake);
    await watched(fake);
    const late = recorder();
    const remove = informer.addHandler(late.handler);
    fake.put("a");
    await eventually(() => expect(late.seen).toEqual(["added a@1 initially", "updated a@1-2"]));
    remove();
    remove();
    fake.put("a");
    await eventually(() => expect(informer.store.get("default/a")?.metadata.resourceVersion).toBe("3"));
    expect(late.seen).toHaveLength(2);
  });

  test("a slow one gets one change at a time, and keeps neither the store nor others waiting", async () => {
    const fake = await startFakePods();
    const { informer, seen } = await startInformer(fake);
    const slow: string[] = [];
    let finish = () => {};
    const step = async (pod: Pod) => {
      slow.push(`begin ${pod.metadata.resourceVersion}`);
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      slow.push(`end ${pod.metadata.resourceVersion}`);
    };
    informer.addHandler({ added: step, updated: (_, pod) => step(pod) });
    await watched(fake);
    fake.put("a");
    fake.put("a");
    await eventually(() => expect(seen).toEqual(["added a@1", "updated a@1-2"]));
    expect(slow).toEqual(["begin 1"]);
    finish();
    await eventually(() => expect(slow).toEqual(["begin 1", "end 1", "begin 2"]));
    finish();
    await eventually(() => expect(slow).toHaveLength(4));
  });

  test("what one throws or rejects with goes to onError, and the next change to the handler", async () => {
    const fake = await startFakePods();
    const { informer, errors, seen } = await startInformer(fake);
    informer.addHandler({
      added: () => {
        throw new Error("thrown");
      },
      updated: () => Promise.reject(new Error("rejected")),
    });
    informer.onError(() => {
      throw new Error("by a listener of errors");
    });
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    await watched(fake);
    fake.put("a");
    fake.put("a");
    fake.put("a");
    await eventually(() => expect(errors).toHaveLength(3));
    expect(errors.map(String)).toEqual(["Error: thrown", "Error: rejected", "Error: rejected"]);
    expect(log.mock.calls.map(String)).toEqual(Array(3).fill("Error: by a listener of errors"));
    expect(seen).toHaveLength(3);
    informer.onStateChange(() => {
      throw new Error("by a listener");
    });
    informer.stop();
    expect(errors.map(String).at(-1)).toBe("Error: by a listener");
  });

  test("an indexer that throws is told, too; the object is in the store without its index", async () => {
    const fake = await startFakePods();
    fake.put("a");
    const informer = createClient({ baseUrl: fake.url }).pods.informer({
      indexers: {
        bad: () => {
          throw new Error("no");
        },
      },
    });
    onTestFinished(() => informer.stop());
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    informer.start();
    await informer.waitForSync();
    expect(informer.store.list()).toHaveLength(1);
    expect(log.mock.calls.map(String)).toEqual(["Error: no"]);
  });
});

describe("it goes on where it was, without a list", () => {
  /** Breaks the watch that stands, puts a Pod meanwhile, and waits until the informer knows it. */
  async function breakWatch(interrupt: (fake: Fake) => void, options: InformerOptions<Pod> = quick) {
    const fake = await startFakePods();
    fake.put("a");
    const started = await startInformer(fake, options);
    await watched(fake);
    fake.put("b");
    await eventually(() => expect(started.seen).toHaveLength(2));
    const [watcher] = fake.watchers;
    interrupt(fake);
    fake.watchers.clear();
    fake.put("b");
    await eventually(() => expect(started.seen).toHaveLength(3));
    watcher?.destroy();
    expect(started.seen).toEqual(["added a@1 initially", "added b@2", "updated b@2-3"]);
    expect(fake.asked()).toEqual(["list", "watch 1", "watch 2"]);
    expect(started.states).toEqual(["listing", "watching", "backing-off", "watching"]);
    return started;
  }
  const forEachWatcher =
    (action: (response: Fake["watchers"] extends Set<infer R> ? R : never) => void) => (fake: Fake) =>
      fake.watchers.forEach(action);

  test("after a reset of the connection", async () => {
    const { errors } = await breakWatch(forEachWatcher((response) => response.socket?.resetAndDestroy()));
    expect(errors).toEqual([expect.any(ConnectionError)]);
  });

  test("after a clean end, which is no failure", async () => {
    expect((await breakWatch(forEachWatcher((response) => response.end()))).errors).toEqual([]);
  });

  test("after a line that is malformed", async () => {
    const { errors } = await breakWatch((fake) => fake.send('{"type":"MODIFIED","object":{"meta\n'));
    expect(errors).toEqual([expect.any(UnexpectedResponseError)]);
  });

  test("after a line that is cut off", async () => {
    const { errors } = await breakWatch(forEachWatcher((response) => response.end('{"type":"MODIF')));
    expect(errors).toEqual([expect.any(UnexpectedResponseError)]);
  });

  test("when nothing comes in for too long", async () => {
    const { errors } = await breakWatch(() => {}, { ...quick, silenceTimeoutMs: 60 });
    expect(errors).toEqual([expect.any(ConnectionError)]);
    expect(String(errors[0])).toMatch(/nothing came in for 60 ms/);
  });

  test("after the first wait every time, where connections never live long", async () => {
    const fake = await startFakePods();
    const { errors } = await startInformer(fake, { backoff: { minMs: 20, maxMs: 10_000 } });
    const began = performance.now();
    for (let cut = 1; cut <= 7; cut++) {
      await watched(fake);
      await new Promise((resolve) => setTimeout(resolve, 60));
      for (const response of fake.watchers) response.destroy();
      await eventually(() => expect(errors).toHaveLength(cut));
    }
    await watched(fake);
    // Waits that double take 2540 ms at the least.
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  test("whichever way the clock jumps meanwhile", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    await breakWatch((fake) => {
      vi.setSystemTime(Date.now() - 3_600_000);
      for (const response of fake.watchers) response.destroy();
      setTimeout(() => vi.setSystemTime(Date.now() + 7_200_000), 1);
    });
  });

  test("bookmarks count: it goes on from the last one", async () => {
    const fake = await startFakePods();
    await startInformer(fake);
    await watched(fake);
    fake.send(bookmark("7"));
    fake.endWatches();
    await eventually(() => expect(fake.asked()).toEqual(["list", "watch 0", "watch 7"]));
  });

  test("after answers of any kind that are no watch", async () => {
    const fake = await startFakePods();
    const { seen, errors } = await startInformer(fake);
    await watched(fake);
    fake.answers.push(
      (response) => fail(response, 503, "ServiceUnavailable", "not now"),
      (response) => response.writeHead(502).end("<html><body>Bad Gateway</body></html>"),
      (response) => response.writeHead(200).end("<html><body>Log in</body></html>"),
      (response) => response.writeHead(302, { location: "/login" }).end(),
    );
    fake.endWatches();
    fake.put("a");
    await eventually(() => expect(seen).toEqual(["added a@1"]));
    expect(errors.map((error) => (error as { code?: number }).code)).toEqual([503, 502, 200, 302]);
    expect(fake.asked()).toEqual(["list", ...Array(6).fill("watch 0")]);
  });

  test("what the server sends twice is told once", async () => {
    const fake = await startFakePods();
    const { seen } = await startInformer(fake);
    await watched(fake);
    fake.put("a");
    const old = event("ADDED", fake.pods.get("a"));
    fake.put("a");
    await eventually(() => expect(seen).toHaveLength(2));
    fake.answers.push((response) => {
      fake.watchers.clear();
      fake.watchers.add(startStream(response));
      fake.send(old);
      fake.send(bookmark("1"));
      fake.put("a");
    });
    for (const response of fake.watchers) response.destroy();
    await eventually(() => expect(seen).toEqual(["added a@1", "updated a@1-2", "updated a@2-3"]));
  });
});

describe("it lists again, and tells what it missed", () => {
  const gone: [string, (fake: Fake) => void][] = [
    [
      "Expired in the watch",
      (fake) => {
        const object = { error: "the history begins at 9", reason: "Expired", code: 410 };
        fake.send(`${JSON.stringify({ type: "ERROR", object })}\n`);
      },
    ],
    [
      "Expired as an answer",
      (fake) => {
        fake.answers.push((response) => fail(response, 410, "Expired", "the history begins at 9"));
        fake.endWatches();
      },
    ],
    [
      "a version that lies in the future",
      (fake) => {
        const causes = [{ field: "resourceVersion", message: "Too large resource version: 4, current: 3" }];
        fake.answers.push((response) => fail(response, 504, "Timeout", "Too large resource version", causes));
        fake.endWatches();
      },
    ],
  ];
  test.each(gone)("after %s", async (_, interrupt) => {
    const fake = await startFakePods();
    for (const name of ["same", "changed", "gone", "replaced"]) fake.put(name);
    const { informer, seen, errors, states } = await startInformer(fake);
    await watched(fake);
    fake.put("changed", { silent: true });
    fake.remove("gone", { silent: true });
    fake.put("replaced", { silent: true, uid: "another" });
    fake.put("new", { silent: true });
    interrupt(fake);
    await eventually(() => expect(seen).toHaveLength(9));
    expect(seen.slice(4)).toEqual([
      "deleted gone@3 afterwards",
      "updated changed@2-5",
      "deleted replaced@4 afterwards",
      "added replaced@7",
      "added new@8",
    ]);
    await watched(fake);
    expect(fake.asked().filter((what) => what === "list")).toHaveLength(2);
    expect(fake.asked().at(-1)).toBe("watch 8");
    expect(informer.store.list().map(({ metadata }) => metadata)).toEqual(
      [...fake.pods.values()].map((p) => p.metadata),
    );
    expect(errors).toHaveLength(1);
    await eventually(() => expect(informer.state).toMatchObject({ name: "watching", lastError: undefined }));
    expect(states.slice(-3)).toEqual(["backing-off", "listing", "watching"]);
  });

  test("but not by answers that are no list: the store stays as it is", async () => {
    const fake = await startFakePods();
    fake.put("a");
    const { informer, seen, errors } = await startInformer(fake);
    await watched(fake);
    fake.answers.push(
      (response) => fail(response, 410, "Expired", "the history begins at 9"),
      (response) => response.end('{"data": []}'),
      (response) => response.end('{"data": null, "metadata": {"resourceVersion": "9"}}'),
    );
    fake.endWatches();
    await eventually(() => expect(errors).toHaveLength(3));
    await watched(fake);
    expect(errors.slice(1).map(String)).toEqual(
      Array(2).fill(expect.stringMatching(/^TypeError: What the server answered/)),
    );
    expect(seen).toEqual(["added a@1 initially"]);
    expect(informer.store.list()).toHaveLength(1);
  });

  test("soon, however long the server was away before it could say so", async () => {
    const fake = await startFakePods();
    const asked: number[] = [];
    const informer = createClient({
      baseUrl: fake.url,
      fetch: (url, init) => {
        asked.push(performance.now());
        return fetch(url, init);
      },
    }).pods.informer({ backoff: { minMs: 100 } });
    onTestFinished(() => informer.stop());
    informer.onError(() => {});
    informer.start();
    await watched(fake);
    fake.answers.push(
      (response) => fail(response, 503, "ServiceUnavailable", "not now"),
      (response) => fail(response, 410, "Expired", "the history begins at 9"),
    );
    for (const response of fake.watchers) response.destroy();
    await eventually(() => expect(fake.asked()).toEqual(["list", "watch 0", "watch 0", "watch 0", "list", "watch 0"]));
    // The wait after a third failure is at least 400 ms.
    expect(Number(asked[4]) - Number(asked[3])).toBeLessThan(350);
  });

  test("pages whose state the server has forgotten are fetched again as one list", async () => {
    const fake = await startFakePods();
    for (let index = 0; index < 501; index++) fake.put(`p${index}`, { silent: true });
    let expire = true;
    const fetchAll = createClient({
      baseUrl: fake.url,
      fetch: (url, init) => {
        if (expire && url.includes("continue=")) {
          expire = false;
          fake.answers.push((response) => fail(response, 410, "Expired", "the list is too old"));
        }
        return fetch(url, init);
      },
    });
    const informer = fetchAll.pods.informer();
    onTestFinished(() => informer.stop());
    informer.start();
    await informer.waitForSync();
    expect(informer.store.list()).toHaveLength(501);
    expect(fake.received.map(({ url }) => url).slice(0, 3)).toEqual([
      "/api/v1/pods?limit=500",
      "/api/v1/pods?limit=500&continue=500",
      "/api/v1/pods",
    ]);
  });
});

test("a list that does not come to its end is given up, and tried again", async () => {
  const fake = await startFakePods();
  fake.answers.push((response) => response.writeHead(200).write('{"data": ['));
  const informer = createClient({ baseUrl: fake.url, timeoutMs: 40 }).pods.informer(quick);
  onTestFinished(() => informer.stop());
  const errors: unknown[] = [];
  informer.onError((error) => errors.push(error));
  informer.start();
  await informer.waitForSync();
  expect(errors).toEqual([expect.any(TimeoutError)]);
});

describe("it never asks in a hot loop", () => {
  /** How often it asks within that time, when nothing ever works. */
  async function count(answer: (fake: Fake) => void, ms: number, backoff = { minMs: 40, maxMs: 10_000 }) {
    const fake = await startFakePods();
    const informer = createClient({ baseUrl: fake.url }).pods.informer({ backoff });
    informer.onError(() => {});
    onTestFinished(() => informer.stop());
    informer.start();
    answer(fake);
    await new Promise((resolve) => setTimeout(resolve, ms));
    return fake.asked();
  }

  test("when every watch ends at once", async () => {
    const end = (fake: Fake) => {
      fake.answers.push((response) => {
        fake.answers.push(...Array(100).fill((watch: typeof response) => startStream(watch).end()));
        response.writeHead(200).end('{"data": [], "metadata": {"resourceVersion": "1"}}');
      });
    };
    const asked = await count(end, 300);
    expect(asked.length).toBeGreaterThan(2);
    // After 0, 40, 120 and 280 ms at the earliest.
    expect(asked.length).toBeLessThanOrEqual(5);
  });

  test("when every answer says that it is too early", async () => {
    const refuse = (fake: Fake) =>
      fake.answers.push(
        ...Array(100).fill((response: import("node:http").ServerResponse) => {
          response.setHeader("retry-after", "1");
          fail(response, 429, "TooManyRequests", "later");
        }),
      );
    expect(await count(refuse, 700)).toEqual(["list"]);
  });

  test("when nobody listens, and it comes back when somebody does", async () => {
    const fake = await startFakePods();
    let calls = 0;
    const informer = createClient({
      baseUrl: fake.url,
      fetch: (url, init) => (++calls < 4 ? Promise.reject(new TypeError("ECONNREFUSED")) : fetch(url, init)),
    }).pods.informer(quick);
    onTestFinished(() => informer.stop());
    const errors: unknown[] = [];
    informer.onError((error) => errors.push(error));
    informer.start();
    await eventually(() =>
      expect(informer.state).toMatchObject({ name: "backing-off", lastError: expect.any(ConnectionError) }),
    );
    await informer.waitForSync();
    expect(errors).toHaveLength(3);
  });
});

describe("begin and end", () => {
  test("after stop its connection is closed and no handler is called, and the store stays", async () => {
    const fake = await startFakePods();
    fake.put("a");
    const { informer, seen, states } = await startInformer(fake);
    await eventually(() => expect(informer.state.name).toBe("watching"));
    informer.addHandler({ added: () => seen.push("too late") });
    informer.stop();
    await eventually(() => expect(fake.watchers.size).toBe(0));
    expect(seen).toEqual(["added a@1 initially"]);
    expect(states).toEqual(["listing", "watching", "stopped"]);
    expect(informer.store.list()).toHaveLength(1);
    informer.start();
    informer.stop();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(informer.state.name).toBe("stopped");
    expect(fake.asked()).toEqual(["list", "watch 1"]);
  });

  test("a handler can stop it: nothing reaches the store any more, nor a handler that is added afterwards", async () => {
    const fake = await startFakePods();
    const { informer, seen } = await startInformer(fake);
    const known: number[] = [];
    informer.addHandler({
      added() {
        informer.stop();
        known.push(informer.store.list().length);
      },
    });
    await watched(fake);
    for (const name of ["a", "b", "c"]) fake.put(name, { silent: true });
    fake.send([...fake.pods.values()].map((pod) => event("ADDED", pod)).join(""));
    await eventually(() => expect(fake.watchers.size).toBe(0));
    expect(known).toEqual([informer.store.list().length]);
    const late = recorder();
    informer.addHandler(late.handler);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect([seen, late.seen]).toEqual([["added a@1"], []]);
  });

  test("waitForSync ends when the signal aborts, and when the informer is stopped", async () => {
    const informer = createClient({ baseUrl: "http://h" }).pods.informer();
    // Whose code is not loaded yet; what comes of that is not left unhandled.
    await expect(informer.waitForSync(AbortSignal.abort("no time"))).rejects.toBe("no time");
    const controller = new AbortController();
    const early = informer.waitForSync(controller.signal);
    controller.abort("enough");
    await expect(early).rejects.toBe("enough");
    await eventually(() => expect(() => informer.store.byIndex("none" as never, "")).toThrow(RangeError));
    const later = new AbortController();
    const waiting = informer.waitForSync(later.signal);
    later.abort("enough");
    await expect(waiting).rejects.toBe("enough");
    const unfinished = informer.waitForSync();
    informer.stop();
    await expect(unfinished).rejects.toThrow(/stopped before it had synced/);
    await expect(informer.waitForSync()).rejects.toThrow(/stopped before it had synced/);
  });

  test("without a listener failures are written to the console, and none goes by unhandled", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    const unhandled = vi.fn();
    process.on("unhandledRejection", unhandled);
    onTestFinished(() => void process.off("unhandledRejection", unhandled));
    const fetch = () => Promise.reject(new TypeError("no network"));
    const informer = createClient({ baseUrl: "http://h", fetch }).pods.informer(quick);
    informer.start();
    await eventually(() => expect(log.mock.calls.length).toBeGreaterThan(1));
    informer.stop();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(unhandled).not.toHaveBeenCalled();
  });

  test("when its code cannot be loaded it says so, and tries again", async () => {
    vi.useFakeTimers();
    const made = createClient({ baseUrl: "http://h" }).pods.informer();
    const load = vi.fn<() => Promise<typeof made>>(async () => made).mockRejectedValueOnce(new Error("no such chunk"));
    const informer = lazyInformer(load as never);
    const errors: unknown[] = [];
    informer.onError((error) => errors.push(error));
    await vi.advanceTimersByTimeAsync(500);
    expect(errors.map(String)).toEqual(["Error: no such chunk"]);
    expect(informer.state).toMatchObject({ name: "backing-off", lastError: errors[0] });
    await vi.advanceTimersByTimeAsync(500);
    expect(load).toHaveBeenCalledTimes(2);
    expect(informer.state.name).toBe("idle");
  });
});
