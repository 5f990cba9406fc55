// Generated from irregular-names.yaml by codegen/emitters/resources.ts. Do not edit; run npm run generate.

/** Every kind of the API, in the order of the manifest. */
export const resources = [
  /** Scales a workload. */
  {
    kind: "HPA",
    aliases: ["Hpa"],
    plural: "scalers",
    apiVersion: "v1",
    namespaced: true,
    initialStatus: undefined,
    selectableFields: [],
    maxBodyBytes: 4096,
    file: "hpa",
  },
] as const;
