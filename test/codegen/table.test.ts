import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { conventionalEndpoints } from "../../codegen/conventions.js";
import type { Action, Manifest } from "../../codegen/manifest.js";
import { methods } from "../../codegen/manifest.js";

interface Row {
  readonly method: string;
  readonly uri: string;
  readonly kind: string;
  readonly constant: string;
  readonly status: number;
  readonly description: string;
}

const manifest: Manifest = parse(readFileSync(new URL("../../resources.yaml", import.meta.url), "utf8"));
const table: readonly (Row & { row: number })[] = JSON.parse(
  readFileSync(new URL("../fixtures/api-table.json", import.meta.url), "utf8"),
);

const rows = manifest.resources.flatMap(({ kind, endpoints = {} }) =>
  Object.entries(endpoints).flatMap(([constant, endpoint]) =>
    methods.flatMap((method) => {
      const operation = endpoint[method];
      return operation === undefined ? [] : [{ method, uri: endpoint.path, kind, constant, ...operation }];
    }),
  ),
);

const name = ({ method, uri }: Row) => `${method} ${uri}`;

describe("resources.yaml and the API table", () => {
  test("the table has its 58 rows", () => {
    expect(table.map(({ row }) => row)).toEqual(Array.from({ length: 58 }, (_, index) => index + 1));
  });

  test.each(table.map((row) => [row.row, name(row), row] as const))("row %i: %s", (_row, _name, expected) => {
    const { method, uri, kind, constant, status, description } = expected;
    const found = rows.filter((row) => row.method === method && row.uri === uri);
    expect(found).toEqual([{ method, uri, kind, constant, status, description, action: expect.any(String) }]);
  });

  test("every row that is not in the table is marked as added", () => {
    const inTable = new Set(table.map(name));
    const others = rows.filter((row) => !inTable.has(name(row)));
    expect(others.filter(({ added }) => added !== true).map(name)).toEqual([]);
    expect(table.length + others.length).toBe(rows.length);
  });

  test("the kinds are in the table's order", () => {
    const inTable = new Set(table.map(({ kind }) => kind));
    const kinds = manifest.resources.map(({ kind }) => kind).filter((kind) => inTable.has(kind));
    expect(kinds).toEqual([...inTable]);
  });
});

describe("completeness", () => {
  test.each(manifest.resources.map((resource) => [resource.kind, resource] as const))(
    "%s answers every action",
    (_kind, resource) => {
      const { scope, schema } = resource;
      const expected: Action[] = ["list", "create", "deleteCollection", "get", "replace", "patch", "delete"];
      if (scope !== "Cluster") expected.push("listAll");
      if (schema.properties?.status !== undefined) {
        expected.push("getStatus", "replaceStatus", "patchStatus");
      }
      const endpoints = Object.values(resource.endpoints ?? conventionalEndpoints(resource));
      const answered = new Set(
        endpoints.flatMap((endpoint) => methods.flatMap((method) => endpoint[method]?.action ?? [])),
      );
      expect([...answered].sort()).toEqual(expected.sort());
    },
  );

  test("a Pod's status is updated by POST and by PUT alike", () => {
    const updates = rows.filter((row) => row.constant === "PodSpecStatusURL" && row.action === "replaceStatus");
    expect(updates.map(({ method, status }) => [method, status])).toEqual([
      ["POST", 200],
      ["PUT", 200],
    ]);
  });

  test("paths and constants belong together one to one, and no method is answered twice", () => {
    const pairs = new Set(rows.map(({ constant, uri }) => `${constant} ${uri}`));
    expect(new Set(rows.map(({ constant }) => constant)).size).toBe(pairs.size);
    expect(new Set(rows.map(({ uri }) => uri)).size).toBe(pairs.size);
    expect(new Set(rows.map(name)).size).toBe(rows.length);
  });

  test("actions agree with methods, statuses and paths everywhere", () => {
    const shapes = new Set(
      rows.map(({ method, action, status, uri }) => {
        const part = uri.endsWith("/:name/status") ? "status" : uri.endsWith("/:name") ? "item" : "collection";
        return `${action}: ${method} ${part} ${status}`;
      }),
    );
    expect([...shapes].sort()).toEqual([
      "create: POST collection 201",
      "delete: DELETE item 204",
      "deleteCollection: DELETE collection 200",
      "get: GET item 200",
      "getStatus: GET status 200",
      "list: GET collection 200",
      "listAll: GET collection 200",
      "patch: PATCH item 200",
      "patchStatus: PATCH status 200",
      "replace: PUT item 200",
      "replaceStatus: POST status 200",
      "replaceStatus: PUT status 200",
    ]);
  });
});
