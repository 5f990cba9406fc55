// Generated from cluster-scope.yaml by codegen/emitters/client.ts. Do not edit; run npm run generate.

import type * as types from "./types/index.js";

/** The types of every kind, by the name that it has in the client. */
export interface Resources {
  /** A part of the cluster. */
  zones: {
    object: types.Zone;
    input: types.ZoneInput;
    status: never;
    statusInput: never;
    namespaced: false;
  };
}

/** The paths of every kind, by the name that it has in the client. */
export const resources = {
  zones: {
    kind: "Zone",
    collection: "/api/v1/zones",
    item: "/api/v1/zones/:name",
  },
} as const;
