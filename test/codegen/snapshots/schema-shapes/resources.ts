// Generated from schema-shapes.yaml by codegen/emitters/resources.ts. Do not edit; run npm run generate.

/** Every kind of the API, in the order of the manifest. */
export const resources = [
  /** All of it. */
  {
    kind: "Shape",
    aliases: [],
    plural: "shapes",
    apiVersion: "v1",
    namespaced: true,
    initialStatus: undefined,
    selectableFields: [],
    maxBodyBytes: 1048576,
    file: "shape",
  },
] as const;
