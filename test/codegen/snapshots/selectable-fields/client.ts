// Generated from selectable-fields.yaml by codegen/emitters/client.ts. Do not edit; run npm run generate.

import type * as types from "./types/index.js";

/** The types of every kind, by the name that it has in the client. */
export interface Resources {
  /** Something to do. */
  tasks: {
    object: types.Task;
    input: types.TaskInput;
    status: types.TaskStatus;
    statusInput: types.TaskStatus;
    namespaced: true;
  };
}

/** The paths of every kind, by the name that it has in the client. */
export const resources = {
  tasks: {
    kind: "Task",
    collection: "/apis/v1/namespaces/:namespace/tasks",
    item: "/apis/v1/namespaces/:namespace/tasks/:name",
    status: "/apis/v1/namespaces/:namespace/tasks/:name/status",
    global: "/apis/v1/tasks",
  },
} as const;
