// Generated from cluster-scope.yaml by codegen/emitters/routes.ts. Do not edit; run npm run generate.

import * as urls from "./urls.js";

/** Every row of the API table, in the order of the manifest. `added` rows complete the original table. */
export const routes = [
  {
    method: "GET",
    path: urls.ZonesURL,
    constant: "ZonesURL",
    kind: "Zone",
    action: "list",
    status: 200,
    description: "List all Zones",
    queryParameters: [],
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
    queryParameters: [],
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
    queryParameters: [],
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
    queryParameters: [],
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
    queryParameters: [],
    added: false,
  },
] as const;
