// Generated from cluster-scope.yaml by codegen/emitters/routes.ts. Do not edit; run npm run generate.

import type { resources } from "./resources.js";
import * as urls from "./urls.js";

/** The query parameters that each action takes. */
const queryParameters = {
  list: [],
  create: [],
  deleteCollection: [],
  get: [],
  replace: [],
  patch: [],
  delete: [],
} as const;

/** A row of the API table. */
export interface Row {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Path with parameters as `:name`. */
  readonly path: string;
  /** Name of the URL constant that has the path. */
  readonly constant: keyof typeof urls;
  readonly kind: (typeof resources)[number]["kind"];
  readonly action: keyof typeof queryParameters;
  /** HTTP status of success. */
  readonly status: number;
  readonly description: string;
  /** Names of the query parameters that it takes. */
  readonly queryParameters: readonly string[];
  /** Whether it completes the original table. */
  readonly added: boolean;
}

/** By kind: TypeScript cannot put all rows of a large API into one list. */
const rows: Readonly<Record<Row["kind"], readonly Row[]>> = {
  Zone: [
    {
      method: "GET",
      path: urls.ZonesURL,
      constant: "ZonesURL",
      kind: "Zone",
      action: "list",
      status: 200,
      description: "List all Zones",
      queryParameters: queryParameters.list,
      added: false,
    },
    {
      method: "POST",
      path: urls.ZonesURL,
      constant: "ZonesURL",
      kind: "Zone",
      action: "create",
      status: 201,
      description: "Create a Zone",
      queryParameters: queryParameters.create,
      added: false,
    },
    {
      method: "DELETE",
      path: urls.ZonesURL,
      constant: "ZonesURL",
      kind: "Zone",
      action: "deleteCollection",
      status: 200,
      description: "Delete a collection of Zones",
      queryParameters: queryParameters.deleteCollection,
      added: false,
    },
    {
      method: "GET",
      path: urls.ZoneSpecURL,
      constant: "ZoneSpecURL",
      kind: "Zone",
      action: "get",
      status: 200,
      description: "Read a Zone",
      queryParameters: queryParameters.get,
      added: false,
    },
    {
      method: "PUT",
      path: urls.ZoneSpecURL,
      constant: "ZoneSpecURL",
      kind: "Zone",
      action: "replace",
      status: 200,
      description: "Replace a Zone",
      queryParameters: queryParameters.replace,
      added: false,
    },
    {
      method: "PATCH",
      path: urls.ZoneSpecURL,
      constant: "ZoneSpecURL",
      kind: "Zone",
      action: "patch",
      status: 200,
      description: "Change a part of a Zone",
      queryParameters: queryParameters.patch,
      added: false,
    },
    {
      method: "DELETE",
      path: urls.ZoneSpecURL,
      constant: "ZoneSpecURL",
      kind: "Zone",
      action: "delete",
      status: 204,
      description: "Delete a Zone",
      queryParameters: queryParameters.delete,
      added: false,
    },
  ],
};

/** Every row of the API table, in the order of the manifest. */
export const routes: readonly Row[] = Object.values(rows).flat();
