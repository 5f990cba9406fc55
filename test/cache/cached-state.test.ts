import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CachedKind } from "../../src/cache/cached-kind.js";
import { CachedState } from "../../src/cache/cached-state.js";
import { endOfPrefix, successor } from "../../src/cache/key-order.js";
import { decodeObject, parseObject } from "../../src/registry/object-codec.js";
import type { Entry, StoreEvent } from "../../src/storage/store.js";
import { podBytes } from "../watch/store-objects.js";

const pods = "/registry/pods/";

/** What a store would have: values by key. */
type Model = Map<string, Entry>;

const inOrder = (model: Model, prefix: string) =>
  [...model.values()]
    .filter(({ key }) => key.startsWith(prefix))
    .sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)));

/** What lists of the cache answer. */
function listed(kind: CachedKind | undefined, prefix: string, afterKey?: string, limit?: number) {
  const from = afterKey === undefined ? prefix : successor(afterKey);
  const range = kind?.sequence().range(from, endOfPrefix(prefix), limit);
  const objects: unknown = JSON.parse(`[${Buffer.concat(range?.pieces() ?? [])}]`);
  return { objects, count: range?.count, lastKey: range?.lastKey, keys: range?.all().map(({ key }) => key) };
}

/** What they should answer. */
function expected(model: Model, prefix: string, afterKey?: string, limit?: number) {
  const all = inOrder(model, prefix);
  const start = afterKey === undefined ? 0 : all.findIndex(({ key }) => isAfter(key, afterKey));
  const entries = start === -1 ? [] : all.slice(start, limit === undefined ? undefined : start + limit);
  return {
    objects: entries.map(decodeObject),
    count: entries.length,
    lastKey: entries.at(-1)?.key,
    keys: entries.map(({ key }) => key),
  };
}

const isAfter = (key: string, other: string) => Buffer.compare(Buffer.from(key), Buffer.from(other)) > 0;

/** Names that sort differently as UTF-16 and as UTF-8 are among them. */
const name = fc.oneof(
  fc.integer({ min: 0, max: 300 }).map((number) => `p${number}`),
  fc.constantFrom("\ue000", "\u{10000}", "\uffff", "a-b", "a.b", "a"),
);
const key = fc.tuple(fc.constantFrom("a", "a-b", "b"), name).map(([namespace, one]) => `${pods}${namespace}/${one}`);
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: fc.constant("put" as const), key, bytes: fc.nat(3_000) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("delete" as const), key }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant("list" as const), key, limit: fc.integer({ min: 1, max: 400 }) }),
  },
);

test("lists are what a simple map gives in order, after any events, also for whom has taken them before", () => {
  const steps = fc.array(step, { minLength: 1, maxLength: 600, size: "max" });
  // Changes are put in order when there are many of them, or when somebody asks, which should not always be at once.
  const listsLeftOut = fc.constantFrom(0, 0.95);
  const property = fc.property(steps, listsLeftOut, (all, share) => {
    const state = new CachedState(1);
    state.endLoad();
    const model: Model = new Map();
    const taken: (() => void)[] = [];
    let revision = 1;
    for (const [index, one] of all.entries()) {
      const kind = state.kind(pods);
      if (one.type === "list") {
        if (index % 100 < share * 100) continue;
        const sequence = kind?.sequence();
        const before = expected(model, pods).keys;
        taken.push(() =>
          expect(
            sequence
              ?.range(pods, endOfPrefix(pods))
              .all()
              .map(({ key: each }) => each),
          ).toEqual(before),
        );
        for (const prefix of [pods, `${pods}a/`]) {
          expect(listed(kind, prefix)).toEqual(expected(model, prefix));
          const afterKey = one.key.startsWith(prefix) ? one.key : undefined;
          expect(listed(kind, prefix, afterKey, one.limit)).toEqual(expected(model, prefix, afterKey, one.limit));
        }
        continue;
      }
      revision += 1;
      state.apply({ events: [toEvent(one, model, revision)], revision });
      const [object, entry] = [kind?.get(one.key), model.get(one.key)];
      expect(object && parseObject(object)).toEqual(entry && decodeObject(entry));
    }
    expect(listed(state.kind(pods), pods)).toEqual(expected(model, pods));
    for (const check of taken) check();
  });
  fc.assert(property, { numRuns: 8 });
});

/** The event of a step, which is done to the model as well. */
function toEvent(
  one: { type: "put"; key: string; bytes: number } | { type: "delete"; key: string },
  model: Model,
  revision: number,
): StoreEvent {
  const previous = model.get(one.key)?.value;
  if (one.type === "delete") {
    model.delete(one.key);
    return { type: "delete", key: one.key, revision, previous: previous ?? Buffer.alloc(0) };
  }
  const value = podBytes("pod", {}, "x".repeat(one.bytes));
  model.set(one.key, { key: one.key, value, revision });
  return { type: "put", key: one.key, revision, value, previous };
}

test("what is loaded while events come, sooner or later than they, ends as the store is", () => {
  const events = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 9 })), { maxLength: 40 });
  // When each of the ten keys is loaded, and how far the events have got by then: never further than the store.
  const loads = fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { minLength: 10, maxLength: 10 });
  const property = fc.property(events, loads, (changes, moments) => {
    const model: Model = new Map();
    const history: StoreEvent[] = [];
    const states: Model[] = [new Map()];
    for (const [index, [isPut, number]] of changes.entries()) {
      const one = { key: `${pods}a/p${number}`, bytes: 1 };
      history.push(toEvent({ ...one, type: isPut || !model.has(one.key) ? "put" : "delete" }, model, index + 2));
      states.push(new Map(model));
    }
    const state = new CachedState(1);
    let seen = 0;
    let loadedAt = 0;
    for (const [number, [moment, lag]] of moments.entries()) {
      // Parts are read one after the other, and each as it is then.
      loadedAt = Math.max(loadedAt, Math.min(moment, changes.length));
      for (; seen < loadedAt - lag; seen += 1)
        state.apply({ events: history.slice(seen, seen + 1), revision: seen + 2 });
      const entry = states[loadedAt]?.get(`${pods}a/p${number}`);
      state.load(entry === undefined ? [] : [entry], loadedAt + 1);
    }
    state.endLoad();
    expect(state.isComplete).toBe(seen >= loadedAt);
    for (; seen < history.length; seen += 1) state.apply({ events: history.slice(seen, seen + 1), revision: seen + 2 });
    expect(state.isComplete).toBe(true);
    expect(listed(state.kind(pods), pods)).toEqual(expected(model, pods));
  });
  fc.assert(property, { numRuns: 300 });
});

describe("a kind", () => {
  const put = (one: string, revision: number, value = podBytes("pod")): StoreEvent => ({
    type: "put",
    key: `${pods}${one}`,
    revision,
    value,
    previous: undefined,
  });

  test("is for the store to tell of while one of its values is no object", () => {
    const state = new CachedState(1);
    state.apply({ events: [put("a/x", 2), put("a/broken", 3, Buffer.from("{}"))], revision: 3 });
    expect(state.kind(pods)).toBeUndefined();
    expect(state.kind("/registry/nodes/")).toBeDefined();
    state.apply({ events: [put("a/broken", 4)], revision: 4 });
    expect(state.kind(pods)?.get(`${pods}a/broken`)?.revision).toBe(4);
  });

  test("keeps what came from the store only until so much has come that it gets its place among the others", () => {
    const state = new CachedState(1);
    const value = podBytes("pod");
    const storedOf = (name: string) => state.kind(pods)?.get(`${pods}a/${name}`)?.stored;
    state.apply({ events: [put("a/first", 2, value)], revision: 2 });
    expect(storedOf("first")).toBe(value);
    for (let revision = 3; revision < 300; revision += 1) {
      state.apply({ events: [put(`a/${revision}`, revision)], revision });
    }
    expect(storedOf("first")).toBeUndefined();
    state.apply({ events: [put("a/large", 300, podBytes("pod", {}, "x".repeat(2_000_000)))], revision: 300 });
    expect(storedOf("large")).toBeUndefined();
  });

  test("gives up what is deleted, or replaced by less, before it is much", () => {
    setFlagsFromString("--expose-gc");
    const collectGarbage: () => void = runInNewContext("gc");
    const bufferBytes = () => {
      // The second time waits for what the first one frees in the background.
      for (const _ of [1, 2]) collectGarbage();
      return process.memoryUsage().arrayBuffers;
    };
    const state = new CachedState(1);
    const mebibyte = 1_048_576;
    const value = podBytes("pod", {}, "x".repeat(8 * mebibyte));
    const names = Array.from({ length: 20 }, (_, index) => `a/${index}`);
    state.apply({ events: names.map((name, index) => put(name, 2 + index, value)), revision: 30 });
    const replaced = names.slice(0, 10).map((name, index) => put(name, 40 + index));
    const deleted = names
      .slice(10)
      .map(
        (name, index): StoreEvent => ({ type: "delete", key: `${pods}${name}`, revision: 60 + index, previous: value }),
      );
    const before = bufferBytes();
    state.apply({ events: [...replaced, ...deleted], revision: 80 });
    expect(before - bufferBytes()).toBeGreaterThan(18 * 8 * mebibyte);
    expect(state.kind(pods)?.count).toBe(10);
  });

  test("knows when a namespace has changed last, and may take it for later", () => {
    const state = new CachedState(1);
    state.apply({ events: [put("a/x", 5), put("b/x", 7)], revision: 9 });
    const kind = state.kind(pods);
    expect([pods, `${pods}a/`, `${pods}b/`, `${pods}c/`].map((prefix) => kind?.lastChange(prefix))).toEqual([
      7, 5, 7, 1,
    ]);
    const many = Array.from({ length: 10_001 }, (_, index) => put(`ns-${index}/x`, index + 10));
    state.apply({ events: many, revision: 20_000 });
    for (const prefix of [`${pods}a/`, `${pods}c/`, `${pods}ns-0/`]) {
      expect(kind?.lastChange(prefix)).toBeGreaterThanOrEqual(10_000);
    }
  });
});
