// Generated from irregular-names.yaml by codegen/emitters/routes.ts. Do not edit; run npm run generate.

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
  listAll: [],
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
  HPA: [
    {
      method: "GET",
      path: urls.HPAURL,
      constant: "HPAURL",
      kind: "HPA",
      action: "list",
      status: 200,
      description: "List all HPAs",
      queryParameters: queryParameters.list,
      added: false,
    },
    {
      method: "POST",
      path: urls.HPAURL,
      constant: "HPAURL",
      kind: "HPA",
      action: "create",
      status: 201,
      description: "Create an HPA",
      queryParameters: queryParameters.create,
      added: false,
    },
    {
      method: "DELETE",
      path: urls.HPAURL,
      constant: "HPAURL",
      kind: "HPA",
      action: "deleteCollection",
      status: 200,
      description: "Delete HPAs",
      queryParameters: queryParameters.deleteCollection,
      added: false,
    },
    {
      method: "GET",
      path: urls.HPASpecURL,
      constant: "HPASpecURL",
      kind: "HPA",
      action: "get",
      status: 200,
      description: "Read an HPA",
      queryParameters: queryParameters.get,
      added: false,
    },
    {
      method: "PUT",
      path: urls.HPASpecURL,
      constant: "HPASpecURL",
      kind: "HPA",
      action: "replace",
      status: 200,
      description: "Replace an HPA",
      queryParameters: queryParameters.replace,
      added: false,
    },
    {
      method: "PATCH",
      path: urls.HPASpecURL,
      constant: "HPASpecURL",
      kind: "HPA",
      action: "patch",
      status: 200,
      description: "Change a part of a HPA",
      queryParameters: queryParameters.patch,
      added: false,
    },
    {
      method: "DELETE",
      path: urls.HPASpecURL,
      constant: "HPASpecURL",
      kind: "HPA",
      action: "delete",
      status: 204,
      description: "Delete an HPA",
      queryParameters: queryParameters.delete,
      added: true,
    },
    {
      method: "GET",
      path: urls.EveryHPAURL,
      constant: "EveryHPAURL",
      kind: "HPA",
      action: "listAll",
      status: 200,
      description: "List the HPAs of every namespace",
      queryParameters: queryParameters.listAll,
      added: false,
    },
  ],
};

/** Every row of the API table, in the order of the manifest. */
export const routes: readonly Row[] = Object.values(rows).flat();
