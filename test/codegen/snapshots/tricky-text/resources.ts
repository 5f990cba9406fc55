// Generated from tricky-text.yaml by codegen/emitters/resources.ts. Do not edit; run npm run generate.

/** Every kind of the API, in the order of the manifest. */
export const resources = [
  /** Ends a comment *\/ opens one /* and says "hi", `code`, ${x}, {{x}}, `` <i> ` ``, <b> | & done. */
  {
    kind: "Trap",
    aliases: [],
    plural: "traps",
    apiVersion: "v1",
    namespaced: true,
    initialStatus: undefined,
    selectableFields: [],
    maxBodyBytes: 1048576,
    file: "trap",
  },
] as const;
