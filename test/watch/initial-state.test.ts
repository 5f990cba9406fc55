import { afterAll, beforeAll, expect, test } from "vitest";
import { openStore } from "../../src/storage/open-store.js";
import type { Store } from "../../src/storage/store.js";
import { readInitialState } from "../../src/watch/initial-state.js";
import { podBytes, podKey, putBytes, remove } from "./store-objects.js";

let store: Store;
beforeAll(async () => {
  store = await openStore("memory:");
});
afterAll(() => store.close());

test("all pages show one revision, whatever is written between them", async () => {
  const names = Array.from({ length: 1_100 }, (_, index) => `pod-${String(index).padStart(4, "0")}`);
  await Promise.all(names.map((name) => putBytes(store, podKey(name), podBytes(name))));
  const before = await store.range("/registry/pods/");
  const { revision, pages } = await readInitialState(store, { prefix: "/registry/pods/", isKey: false });
  expect(revision).toBe(before.revision);
  const entries = [];
  let pageCount = 0;
  for await (const page of pages) {
    entries.push(...page);
    pageCount += 1;
    await putBytes(store, podKey("pod-0999"), podBytes("pod-0999", { changed: String(pageCount) }));
    await putBytes(store, podKey(`pod-0999-${pageCount}`), podBytes("new"));
    await remove(store, podKey(`pod-109${pageCount}`));
  }
  expect(pageCount).toBe(3);
  expect(entries).toEqual(before.entries);
});

test("large objects make small pages, which leave nothing out", async () => {
  const names = Array.from({ length: 12 }, (_, index) => `large-${10 + index}`);
  const bytes = (name: string, index: number) => podBytes(name, {}, "x".repeat(index < 8 ? 50_000 : 200_000));
  await Promise.all(names.map((name, index) => putBytes(store, `/registry/functions/${name}`, bytes(name, index))));
  const { pages } = await readInitialState(store, { prefix: "/registry/functions/", isKey: false });
  const found: string[] = [];
  for await (const page of pages) {
    found.push(...page.map(({ key }) => key.slice("/registry/functions/".length)));
    const pageBytes = page.reduce((sum, { value }) => sum + value.length, 0);
    expect(page.length === 1 || pageBytes <= 128 * 1024, `${page.length} objects of ${pageBytes} bytes`).toBe(true);
  }
  expect(found).toEqual(names);
});

test("one key is read without those that begin with it", async () => {
  const scope = { prefix: podKey("web"), isKey: true };
  await putBytes(store, podKey("web2"), podBytes("web2"));
  const keys = async () => {
    const found: string[] = [];
    for await (const page of (await readInitialState(store, scope)).pages) found.push(...page.map(({ key }) => key));
    return found;
  };
  expect(await keys()).toEqual([]);
  await putBytes(store, podKey("web"), podBytes("web"));
  expect(await keys()).toEqual([podKey("web")]);
});
