// Generated from conventional.yaml by codegen/emitters/routes.ts. Do not edit; run npm run generate.

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
  getStatus: [],
  replaceStatus: [],
  patchStatus: [],
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
  Widget: [
    {
      method: "GET",
      path: urls.WidgetsURL,
      constant: "WidgetsURL",
      kind: "Widget",
      action: "list",
      status: 200,
      description: "List all Widgets",
      queryParameters: queryParameters.list,
      added: false,
    },
    {
      method: "POST",
      path: urls.WidgetsURL,
      constant: "WidgetsURL",
      kind: "Widget",
      action: "create",
      status: 201,
      description: "Create a Widget",
      queryParameters: queryParameters.create,
      added: false,
    },
    {
      method: "DELETE",
      path: urls.WidgetsURL,
      constant: "WidgetsURL",
      kind: "Widget",
      action: "deleteCollection",
      status: 200,
      description: "Delete a collection of Widgets",
      queryParameters: queryParameters.deleteCollection,
      added: false,
    },
    {
      method: "GET",
      path: urls.WidgetSpecURL,
      constant: "WidgetSpecURL",
      kind: "Widget",
      action: "get",
      status: 200,
      description: "Read a Widget",
      queryParameters: queryParameters.get,
      added: false,
    },
    {
      method: "PUT",
      path: urls.WidgetSpecURL,
      constant: "WidgetSpecURL",
      kind: "Widget",
      action: "replace",
      status: 200,
      description: "Replace a Widget",
      queryParameters: queryParameters.replace,
      added: false,
    },
    {
      method: "PATCH",
      path: urls.WidgetSpecURL,
      constant: "WidgetSpecURL",
      kind: "Widget",
      action: "patch",
      status: 200,
      description: "Change a part of a Widget",
      queryParameters: queryParameters.patch,
      added: false,
    },
    {
      method: "DELETE",
      path: urls.WidgetSpecURL,
      constant: "WidgetSpecURL",
      kind: "Widget",
      action: "delete",
      status: 204,
      description: "Delete a Widget",
      queryParameters: queryParameters.delete,
      added: false,
    },
    {
      method: "GET",
      path: urls.WidgetSpecStatusURL,
      constant: "WidgetSpecStatusURL",
      kind: "Widget",
      action: "getStatus",
      status: 200,
      description: "Read the status of a Widget",
      queryParameters: queryParameters.getStatus,
      added: false,
    },
    {
      method: "PUT",
      path: urls.WidgetSpecStatusURL,
      constant: "WidgetSpecStatusURL",
      kind: "Widget",
      action: "replaceStatus",
      status: 200,
      description: "Update the status of a Widget",
      queryParameters: queryParameters.replaceStatus,
      added: false,
    },
    {
      method: "PATCH",
      path: urls.WidgetSpecStatusURL,
      constant: "WidgetSpecStatusURL",
      kind: "Widget",
      action: "patchStatus",
      status: 200,
      description: "Change a part of the status of a Widget",
      queryParameters: queryParameters.patchStatus,
      added: false,
    },
    {
      method: "GET",
      path: urls.GlobalWidgetsURL,
      constant: "GlobalWidgetsURL",
      kind: "Widget",
      action: "listAll",
      status: 200,
      description: "List the Widgets of every namespace",
      queryParameters: queryParameters.listAll,
      added: false,
    },
  ],
};

/** Every row of the API table, in the order of the manifest. */
export const routes: readonly Row[] = Object.values(rows).flat();
