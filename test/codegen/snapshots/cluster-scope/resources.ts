// Generated from cluster-scope.yaml by codegen/emitters/resources.ts. Do not edit; run npm run generate.

/** Every kind of the API, in the order of the manifest. */
export const resources = [
  /** A part of the cluster. */
  {
    kind: "Zone",
    aliases: [],
    plural: "zones",
    apiVersion: "v1",
    namespaced: false,
    initialStatus: undefined,
    selectableFields: [],
    maxBodyBytes: 1048576,
    file: "zone",
  },
] as const;
