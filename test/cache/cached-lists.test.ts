import { afterAll, beforeAll, expect, test } from "vitest";
import type { CachedKind } from "../../src/cache/cached-kind.js";
import { CachedState } from "../../src/cache/cached-state.js";
import { ObjectCache } from "../../src/cache/object-cache.js";
import { CachedSource } from "../../src/registry/cached-source.js";
import { type ListRequest, listObjects } from "../../src/registry/list.js";
import { encodeObject, parseObject } from "../../src/registry/object-codec.js";
import type { ObjectSource, SourceRange } from "../../src/registry/object-source.js";
import { StoreSource } from "../../src/registry/store-source.js";
import { parseFieldSelector } from "../../src/selectors/field-selector.js";
import { parseLabelSelector } from "../../src/selectors/label-selector.js";
import { both, type Property, type RequiredValue, type Selector } from "../../src/selectors/selector.js";
import { openStore } from "../../src/storage/open-store.js";
import type { Store, StoreEvent } from "../../src/storage/store.js";
import { WatchCache } from "../../src/watch/watch-cache.js";
import { wrapStore } from "../helpers/server.js";
import { SeededRandom } from "../robustness/seeded-random.js";
import { podBytes, putBytes, remove } from "../watch/store-objects.js";

const pods = "/registry/pods/";
let store: Store;
/** The same, with its ranges counted. */
let counting: Store;
let watches: WatchCache;
let cache: ObjectCache;
let ranges = 0;

beforeAll(async () => {
  store = await openStore("memory:");
  // Some of it is there before the cache is, so that it is loaded.
  for (let index = 0; index < 150; index += 1) await write(new SeededRandom(index), index);
  counting = wrapStore(store, {
    range: (...args) => {
      ranges += 1;
      return store.range(...args);
    },
  });
  cache = new ObjectCache(counting, { onError: (error) => expect(error).toBeUndefined() });
  watches = new WatchCache(store, { follower: cache });
  watches.start();
  await cached();
});
afterAll(async () => {
  watches.stop();
  await store.close();
});

async function write(random: SeededRandom, value: number): Promise<void> {
  const name = `p${random.below(200)}`;
  const key = `${pods}${random.pick(["a", "a-b", "b"])}/${name}`;
  if (random.below(4) === 0 && (await store.get(key)) !== undefined) {
    await remove(store, key);
    return;
  }
  const metadata = { name, uid: "u", generation: 1, creationTimestamp: "", labels: { even: String(value % 2 === 0) } };
  const spec = { nodeName: `n${random.below(20)}`, restartPolicy: random.pick(["Always", "Never"]) };
  await putBytes(store, key, encodeObject({ apiVersion: "v1", kind: "Pod", metadata, spec }));
}

/** Lists from the cache, which is as new as the store. */
async function cached(): Promise<ObjectSource> {
  const state = await cache.reach(await store.revision(), 5_000);
  const kind = state?.kind(pods);
  if (state === undefined || kind === undefined) return await cached();
  return new CachedSource(state, kind, new StoreSource(counting));
}

function labels(text: string): Selector {
  return parseLabelSelector(text) as Selector;
}

function nodeName(value: string): Selector {
  return parseFieldSelector(`spec.nodeName=${value}`, ["spec.nodeName"]) as Selector;
}

function propertyOf(label: string): Property {
  return (labels(`${label}=x`).required as readonly RequiredValue[])[0]?.property as Property;
}

/** All pages of a list. */
async function pages(source: ObjectSource, prefix: string, request: ListRequest) {
  const all = [];
  for (let continueToken: string | undefined; ; ) {
    const { objects, ...rest } = await listObjects(source, prefix, { ...request, continueToken });
    all.push({ text: String(Buffer.concat(objects?.pieces() ?? [])), count: objects?.count, ...rest });
    if (rest.continueToken === undefined) return all;
    continueToken = rest.continueToken;
  }
}

test("are those of the store to the byte, whatever is asked for, and need nothing of it", async () => {
  const random = new SeededRandom(7);
  const fields = ["spec.nodeName", "spec.restartPolicy", "metadata.name"];
  const selectors = [
    undefined,
    ...["even=true", "even=none", "even in (false)", "even!=true", "even,even=false", "none=x"]
      .concat(["even=true,even=false", "even in (true),even=true", "even=true,a=,b=,c=,d=", "a in (x),even=false"])
      .map(parseLabelSelector),
    both(labels("even=true"), labels("!odd")),
    both(labels("even=true"), nodeName("n3")),
    ...["spec.nodeName=n3", "spec.nodeName=n3,spec.restartPolicy!=Never", "spec.restartPolicy=Always"]
      .concat(["metadata.name=p7", "spec.nodeName=none", "spec.restartPolicy=Never,spec.nodeName=n5"])
      .map((text) => parseFieldSelector(text, fields)),
  ];
  const before = ranges;
  for (let round = 0; round < 25; round += 1) {
    for (let count = random.below(4); count > 0; count -= 1) await write(random, round);
    for (const selector of selectors) {
      const request = { selector, limit: random.pick([undefined, 1, 3, 50]) };
      const prefix = random.pick([pods, `${pods}a/`, `${pods}b/`, `${pods}c/`]);
      expect(await pages(await cached(), prefix, request)).toEqual(
        await pages(new StoreSource(store), prefix, request),
      );
    }
  }
  expect(ranges).toBe(before);
}, 60_000);

test("of before go on from the store once something of theirs has changed, and from the cache as long as not", async () => {
  let fromStore = 0;
  const counted = () => {
    const stored = new StoreSource(store);
    return {
      range: (...args: Parameters<StoreSource["range"]>) => {
        fromStore += 1;
        return stored.range(...args);
      },
      revision: () => stored.revision(),
    };
  };
  const source = async () => {
    await cached();
    const { state } = cache;
    const kind = state?.kind(pods);
    if (state === undefined || kind === undefined) throw new Error("Nothing is cached");
    return new CachedSource(state, kind, counted());
  };
  for (const name of ["x", "y"]) await putBytes(store, `${pods}a/${name}`, podOf(name));
  const { continueToken, resourceVersion } = await listObjects(await source(), `${pods}a/`, { limit: 1 });
  const rest = await listObjects(await source(), `${pods}a/`, { continueToken });
  const wanted = rest.objects?.all().map(({ key }) => key);

  await putBytes(store, `${pods}b/elsewhere`, podOf("elsewhere"));
  const unchanged = await listObjects(await source(), `${pods}a/`, { continueToken });
  expect(unchanged.objects?.all().map(({ key }) => key)).toEqual(wanted);
  expect(unchanged.resourceVersion).toBe(resourceVersion);
  expect(fromStore).toBe(0);

  await remove(store, `${pods}a/y`);
  const older = await listObjects(await source(), `${pods}a/`, { continueToken });
  expect(older.objects?.all().map(({ key }) => key)).toEqual(wanted);
  expect(older.resourceVersion).toBe(resourceVersion);
  expect(fromStore).toBe(1);
});

test("are found by values without reading objects, once these are indexed", async () => {
  const source = await cached();
  const selector = both(labels("even=true"), nodeName("n3"));
  const unread = { ...selector, matches: () => expect.fail("An object was looked at") };
  const wanted = await pages(new StoreSource(store), pods, { selector });
  expect(wanted[0]?.count).toBeGreaterThan(0);
  expect(await pages(source, pods, { selector: unread })).toEqual(wanted);
  // Values that most objects have as well.
  const half = { ...labels("even=true"), matches: unread.matches };
  expect(await pages(source, pods, { selector: half, limit: 7 })).toEqual(
    await pages(new StoreSource(store), pods, { selector: labels("even=true"), limit: 7 }),
  );
});

test("stay right when an index is given up for those of other labels while it is made", async () => {
  const state = new CachedState(1);
  // So many that finding out what they have takes turns.
  const keys = Array.from({ length: 600 }, (_, index) => `${pods}a/p${1_000 + index}`);
  const [changed = ""] = keys;
  state.load(
    keys.map((key) => ({ key, value: podOf("pod"), revision: 1 })),
    1,
  );
  state.endLoad();
  const kind = state.kind(pods);
  const source = kind && new CachedSource(state, kind, new StoreSource(store));
  const list = source?.range(pods, {}, labels("first=x"));
  for (let other = 0; other < 20; other += 1) kind?.index(propertyOf(`other-${other}`));
  const value = podBytes("pod", { first: "x" }, "");
  state.apply({ events: [{ type: "put", key: changed, value, revision: 2, previous: podOf("pod") }], revision: 2 });
  const found = (await list) as SourceRange;
  const picked = found.arePicked
    ? found.all()
    : found.all().filter((one) => labels("first=x").matches(parseObject(one)));
  expect([found.revision, picked.map(({ key }) => key)]).toEqual([2, [changed]]);
});

test.each(["put", "delete"] as const)(
  "are of the revision that they state, also where a %s comes just then",
  async (type) => {
    const state = new CachedState(1);
    const keys = ["p1", "p2", "p3"].map((name) => `${pods}a/${name}`);
    const value = podBytes("pod", { app: "x" }, "");
    state.load(
      keys.map((key) => ({ key, value, revision: 1 })),
      1,
    );
    state.endLoad();
    const kind = state.kind(pods) as CachedKind;
    const source = new CachedSource(state, kind, new StoreSource(store));
    // The first one makes the index, the second finds it made.
    for (const revision of [2, 3]) {
      const list = listObjects(source, pods, { selector: labels("app=x") });
      const event = { key: String(keys[revision - 2]), revision, previous: value };
      const change: StoreEvent =
        type === "put" ? { ...event, type, value: podBytes("pod", { app: "y" }) } : { ...event, type };
      state.apply({ events: [change], revision });
      const { objects, resourceVersion } = await list;
      const gone = Number(resourceVersion) - 1;
      expect(objects?.all().map(({ key }) => key)).toEqual(keys.slice(gone));
      expect(JSON.parse(`[${Buffer.concat(objects?.pieces() ?? [])}]`)).toHaveLength(keys.length - gone);
    }
  },
);

test("give up an index that costs as much to bring up to date as to make anew", () => {
  const state = new CachedState(1);
  state.endLoad();
  const value = podOf("pod");
  state.apply({
    events: [{ type: "put", key: `${pods}a/stays`, value, revision: 2, previous: undefined }],
    revision: 2,
  });
  const kind = state.kind(pods) as CachedKind;
  const index = kind.index(propertyOf("app"));
  for (let revision = 3; kind.keeps(index); revision += 2) {
    expect(revision).toBeLessThan(10_000);
    const key = `${pods}a/p${revision}`;
    const created: StoreEvent = { type: "put", key, value, revision, previous: undefined };
    state.apply({ events: [created, { type: "delete", key, revision: revision + 1, previous: value }], revision });
  }
});

test("of a namespace do not fail for what cannot be read in another one", async () => {
  await putBytes(store, `${pods}c/odd`, Buffer.from(String(podOf("odd")).replace('"uid"', '"labels":null,"uid"')));
  await putBytes(store, `${pods}b/broken`, podOf("broken").subarray(0, -1));
  const source = await cached();
  const selector = labels("even=true");
  for (let time = 0; time < 2; time += 1) {
    await expect(pages(source, pods, { selector })).rejects.toThrow("JSON");
    expect(await pages(source, `${pods}a/`, { selector })).toEqual(
      await pages(new StoreSource(store), `${pods}a/`, { selector }),
    );
  }
  for (const key of ["c/odd", "b/broken"]) await remove(store, pods + key);
});

test("of a small namespace do not read all others", async () => {
  await putBytes(store, `${pods}c/only`, podOf("only"));
  // Whoever indexed all objects would notice that one of them cannot be read.
  await putBytes(store, `${pods}b/broken`, podOf("broken").subarray(0, -1));
  const source = await cached();
  expect(await pages(source, `${pods}c/`, { selector: labels("never-seen=x") })).toMatchObject([{ count: 0 }]);
  await expect(pages(source, pods, { selector: labels("never-seen=x") })).rejects.toThrow("JSON");
  for (const key of ["c/only", "b/broken"]) await remove(store, pods + key);
});

test("that the client knows are not made", async () => {
  const known = await listObjects(await cached(), pods, { isKnown: () => true });
  expect(known).toEqual({ objects: undefined, resourceVersion: String(await store.revision()) });
});

test("never leave out an object that cannot be read", async () => {
  const source = await cached();
  const broken = `${pods}c/broken`;
  const selector = parseFieldSelector("spec.nodeName=n3", ["spec.nodeName"]);
  // It begins like an object, so that only those find out who read all of it.
  await putBytes(store, broken, podOf("broken").subarray(0, -1));
  for (let time = 0; time < 2; time += 1) {
    await expect(pages(await cached(), pods, { selector })).rejects.toThrow("JSON");
  }
  await putBytes(store, broken, Buffer.from("rubbish"));
  await cache.reach(await store.revision(), 5_000);
  await expect(pages(source, pods, {})).rejects.toThrow("corrupt");
  await remove(store, broken);
});

function podOf(name: string): Buffer {
  const metadata = { name, uid: "u", generation: 1, creationTimestamp: "" };
  return encodeObject({ apiVersion: "v1", kind: "Pod", metadata });
}
