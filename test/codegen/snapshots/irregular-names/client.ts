// Generated from irregular-names.yaml by codegen/emitters/client.ts. Do not edit; run npm run generate.

import type * as types from "./types/index.js";

/** The types of every kind, by the name that it has in the client. */
export interface Resources {
  /** Scales a workload. */
  scalers: {
    object: types.HPA;
    input: types.HPAInput;
    status: never;
    statusInput: never;
    namespaced: true;
  };
}

/** The paths of every kind, by the name that it has in the client. */
export const resources = {
  scalers: {
    kind: "HPA",
    collection: "/apis/v1/namespaces/:namespace/hpa",
    item: "/apis/v1/namespaces/:namespace/hpa/:name",
    global: "/apis/v1/hpa",
  },
} as const;
