// Generated from conventional.yaml by codegen/emitters/resources.ts. Do not edit; run npm run generate.

/** Every kind of the API, in the order of the manifest. */
export const resources = [
  /** Something to count. */
  {
    kind: "Widget",
    aliases: [],
    plural: "widgets",
    apiVersion: "v1",
    namespaced: true,
    initialStatus: {},
    selectableFields: [],
    maxBodyBytes: 1048576,
    file: "widget",
  },
] as const;
