// Generated from defaults.yaml by codegen/emitters/client.ts. Do not edit; run npm run generate.

import type * as types from "./types/index.js";

/** The types of every kind, by the name that it has in the client. */
export interface Resources {
  /** Listens. */
  listeners: {
    object: types.Listener;
    input: types.ListenerInput;
    status: types.ListenerStatus;
    statusInput: types.ListenerStatusInput;
    namespaced: true;
  };
}

/** The paths of every kind, by the name that it has in the client. */
export const resources = {
  listeners: {
    kind: "Listener",
    collection: "/apis/v1/namespaces/:namespace/listeners",
    item: "/apis/v1/namespaces/:namespace/listeners/:name",
    status: "/apis/v1/namespaces/:namespace/listeners/:name/status",
    global: "/apis/v1/listeners",
  },
} as const;
