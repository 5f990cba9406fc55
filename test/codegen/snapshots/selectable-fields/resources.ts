// Generated from selectable-fields.yaml by codegen/emitters/resources.ts. Do not edit; run npm run generate.

/** Every kind of the API, in the order of the manifest. */
export const resources = [
  /** Something to do. */
  {
    kind: "Task",
    aliases: [],
    plural: "tasks",
    apiVersion: "v1",
    namespaced: true,
    initialStatus: {},
    selectableFields: ["address", "spec.place.zone", "spec.urgent", "status.phase", "status.runs"],
    maxBodyBytes: 1048576,
    file: "task",
  },
] as const;
