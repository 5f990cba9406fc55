// Generated from rules.yaml by codegen/emitters/client.ts. Do not edit; run npm run generate.

import type * as types from "./types/index.js";

/** The types of every kind, by the name that it has in the client. */
export interface Resources {
  /** Measures. */
  scales: {
    object: types.Scale;
    input: types.ScaleInput;
    status: types.ScaleStatus;
    statusInput: types.ScaleStatus;
    namespaced: true;
  };
}

/** The paths of every kind, by the name that it has in the client. */
export const resources = {
  scales: {
    kind: "Scale",
    collection: "/apis/v1/namespaces/:namespace/scales",
    item: "/apis/v1/namespaces/:namespace/scales/:name",
    status: "/apis/v1/namespaces/:namespace/scales/:name/status",
    global: "/apis/v1/scales",
  },
} as const;
