// Generated from defaults.yaml by codegen/emitters/resources.ts. Do not edit; run npm run generate.

/** Every kind of the API, in the order of the manifest. */
export const resources = [
  /** Listens. */
  {
    kind: "Listener",
    aliases: [],
    plural: "listeners",
    apiVersion: "v1",
    namespaced: true,
    initialStatus: { ready: false, weight: 1 },
    selectableFields: [],
    maxBodyBytes: 1048576,
    file: "listener",
  },
] as const;
