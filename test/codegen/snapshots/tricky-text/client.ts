// Generated from tricky-text.yaml by codegen/emitters/client.ts. Do not edit; run npm run generate.

import type * as types from "./types/index.js";

/** The types of every kind, by the name that it has in the client. */
export interface Resources {
  /** Ends a comment *\/ opens one /* and says "hi", `code`, ${x}, {{x}}, `` <i> ` ``, <b> | & done. */
  traps: {
    object: types.Trap;
    input: types.TrapInput;
    status: never;
    statusInput: never;
    namespaced: true;
  };
}

/** The paths of every kind, by the name that it has in the client. */
export const resources = {
  traps: {
    kind: "Trap",
    collection: "/apis/v1/namespaces/:namespace/traps",
    item: "/apis/v1/namespaces/:namespace/traps/:name",
    global: "/apis/v1/traps",
  },
} as const;
