// Generated from rules.yaml by codegen/emitters/resources.ts. Do not edit; run npm run generate.

/** Every kind of the API, in the order of the manifest. */
export const resources = [
  /** Measures. */
  {
    kind: "Scale",
    aliases: [],
    plural: "scales",
    apiVersion: "v1",
    namespaced: true,
    initialStatus: {},
    selectableFields: [],
    maxBodyBytes: 1048576,
    file: "scale",
  },
] as const;
