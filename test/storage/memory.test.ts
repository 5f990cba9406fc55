import { expect, it } from "vitest";
import { openMemoryStore } from "../../src/storage/memory-store.js";
import { written } from "./store-contract.js";

it("two memory stores share nothing", async () => {
  const [one, two] = [await openMemoryStore(), await openMemoryStore()];
  written(await one.create("/registry/things/a", Buffer.from("x")));
  expect(await two.get("/registry/things/a")).toBeUndefined();
  await one.close();
  await two.close();
});
