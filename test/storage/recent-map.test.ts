import { expect, it } from "vitest";
import { RecentMap } from "../../src/storage/recent-map.js";

it("a recent map tells the last value of each key, until it is deleted", () => {
  const recent = new RecentMap<number>();
  recent.set("a", 1, 1);
  recent.set("b", 2, 1);
  recent.set("a", 3, 1);
  expect(recent.get("a")).toBe(3);
  expect(recent.get("b")).toBe(2);
  recent.delete("a");
  expect(recent.get("a")).toBeUndefined();
});

it("a recent map is as new as what was set last, also when others have pushed out what was before", () => {
  const recent = new RecentMap<number>();
  const half = 8 * 1024 * 1024;
  recent.set("a", 1, 1);
  recent.set("x", 2, half);
  expect(recent.get("a")).toBe(1);
  recent.set("a", 3, 1);
  expect(recent.get("a")).toBe(3);
  recent.set("y", 4, half);
  recent.set("z", 5, half);
  expect(["a", "x", "y"].map((key) => recent.get(key))).toEqual([undefined, undefined, undefined]);
  expect(recent.get("z")).toBe(5);
});

it("a recent map forgets a deleted key for good, and all keys when it is cleared", () => {
  const recent = new RecentMap<number>();
  const half = 8 * 1024 * 1024;
  recent.set("a", 1, 1);
  recent.set("x", 2, half);
  recent.set("a", 3, 1);
  recent.delete("a");
  expect(recent.get("a")).toBeUndefined();
  recent.clear();
  expect(recent.get("x")).toBeUndefined();
});
