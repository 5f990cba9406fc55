// Generated from schema-shapes.yaml by codegen/emitters/client.ts. Do not edit; run npm run generate.

import type * as types from "./types/index.js";

/** The types of every kind, by the name that it has in the client. */
export interface Resources {
  /** All of it. */
  shapes: {
    object: types.Shape;
    input: types.ShapeInput;
    status: never;
    statusInput: never;
    namespaced: true;
  };
}

/** The paths of every kind, by the name that it has in the client. */
export const resources = {
  shapes: {
    kind: "Shape",
    collection: "/apis/v1/namespaces/:namespace/shapes",
    item: "/apis/v1/namespaces/:namespace/shapes/:name",
    global: "/apis/v1/shapes",
  },
} as const;
