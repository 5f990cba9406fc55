// Generated from conventional.yaml by codegen/emitters/client.ts. Do not edit; run npm run generate.

import type * as types from "./types/index.js";

/** The types of every kind, by the name that it has in the client. */
export interface Resources {
  /** Something to count. */
  widgets: {
    object: types.Widget;
    input: types.WidgetInput;
    status: types.WidgetStatus;
    statusInput: types.WidgetStatus;
    namespaced: true;
  };
}

/** The paths of every kind, by the name that it has in the client. */
export const resources = {
  widgets: {
    kind: "Widget",
    collection: "/apis/v1/namespaces/:namespace/widgets",
    item: "/apis/v1/namespaces/:namespace/widgets/:name",
    status: "/apis/v1/namespaces/:namespace/widgets/:name/status",
    global: "/apis/v1/widgets",
  },
} as const;
