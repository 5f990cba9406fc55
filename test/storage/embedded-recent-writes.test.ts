import { expect, it } from "vitest";
import { RecentWrites } from "../../src/storage/embedded-recent-writes.js";

function writeOf(revision: number, valueBytes = 1) {
  return { revision, valueBytes, checksum: 0, value: Buffer.alloc(valueBytes) };
}

it("recent writes tell the last one of each key, until it is deleted", () => {
  const recent = new RecentWrites();
  recent.put("a", writeOf(1));
  recent.put("b", writeOf(2));
  recent.put("a", writeOf(3));
  expect(recent.get("a")).toEqual(writeOf(3));
  expect(recent.get("b")).toEqual(writeOf(2));
  recent.delete("a");
  expect(recent.get("a")).toBeUndefined();
});

it("recent writes are as new as the last one also when others have pushed out those before it", () => {
  const recent = new RecentWrites();
  const half = 8 * 1024 * 1024;
  recent.put("a", writeOf(1));
  recent.put("x", writeOf(2, half));
  expect(recent.get("a")).toEqual(writeOf(1));
  recent.put("a", writeOf(3));
  expect(recent.get("a")).toEqual(writeOf(3));
  recent.put("y", writeOf(4, half));
  recent.put("z", writeOf(5, half));
  expect(["a", "x", "y"].map((key) => recent.get(key))).toEqual([undefined, undefined, undefined]);
  expect(recent.get("z")?.revision).toBe(5);
});

it("recent writes forget a deleted key for good, and all keys when a transaction fails", () => {
  const recent = new RecentWrites();
  const half = 8 * 1024 * 1024;
  recent.put("a", writeOf(1));
  recent.put("x", writeOf(2, half));
  recent.put("a", writeOf(3));
  recent.delete("a");
  expect(recent.get("a")).toBeUndefined();
  recent.clear();
  expect(recent.get("x")).toBeUndefined();
});
