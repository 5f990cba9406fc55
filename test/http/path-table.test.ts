import { expect, test } from "vitest";
import { PathTable } from "../../src/http/path-table.js";

function tableOf(...paths: readonly string[]): PathTable<string> {
  const table = new PathTable<string>();
  for (const path of paths) table.add(path, path);
  return table;
}

const table = tableOf("/v1/nodes", "/v1/nodes/:name", "/v1/nodes/:name/status", "/v1/:kind/all/:name", "/v1/nodes/new");

test.each([
  { path: "/v1/nodes", value: "/v1/nodes", parameters: [] },
  { path: "/v1/nodes/a", value: "/v1/nodes/:name", parameters: ["a"] },
  { path: "/v1/nodes/a/status", value: "/v1/nodes/:name/status", parameters: ["a"] },
  { path: "/v1/nodes/a%2Fb%25", value: "/v1/nodes/:name", parameters: ["a/b%"] },
  // A text comes before a parameter, unless it leads nowhere.
  { path: "/v1/nodes/new", value: "/v1/nodes/new", parameters: [] },
  { path: "/v1/nodes/new/status", value: "/v1/nodes/:name/status", parameters: ["new"] },
  { path: "/v1/nodes/all/x", value: "/v1/:kind/all/:name", parameters: ["nodes", "x"] },
])("$path is $value", ({ path, value, parameters }) => {
  expect(table.find(path)).toEqual({ value, parameters });
});

test.each([
  "",
  "/",
  "/v1",
  "/v1/nodes/",
  "/V1/nodes",
  "/v1//a/status",
  "//v1/nodes",
  "xv1/nodes",
  "/v1/%6eodes",
  "/v1/nodes/%zz/x",
  "/v1/nodes/a/status/",
])("%j is nothing", (path) => {
  expect(table.find(path)).toBeUndefined();
});

test("a % that stands for nothing is refused", () => {
  expect(() => table.find("/v1/nodes/%zz")).toThrow("two hexadecimal digits");
});

test("names of parameters do not tell paths apart", () => {
  expect(() => tableOf("/a/:b", "/a/:c")).toThrow("/a/:c and /a/:b are the same path");
});
