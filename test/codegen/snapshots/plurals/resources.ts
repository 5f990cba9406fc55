// Generated from plurals.yaml by codegen/emitters/resources.ts. Do not edit; run npm run generate.

/** Every kind of the API, in the order of the manifest. */
export const resources = [
  /** Who may talk to whom. */
  {
    kind: "NetworkPolicy",
    aliases: [],
    plural: "networkpolicies",
    apiVersion: "v1",
    namespaced: true,
    initialStatus: undefined,
    selectableFields: [],
    maxBodyBytes: 1048576,
    file: "network-policy",
  },
  /** A kind of ingress. */
  {
    kind: "IngressClass",
    aliases: [],
    plural: "ingressclasses",
    apiVersion: "v1",
    namespaced: true,
    initialStatus: undefined,
    selectableFields: [],
    maxBodyBytes: 1048576,
    file: "ingress-class",
  },
  /** A record. */
  {
    kind: "DNSRecord",
    aliases: [],
    plural: "dnsrecords",
    apiVersion: "v1",
    namespaced: true,
    initialStatus: undefined,
    selectableFields: [],
    maxBodyBytes: 1048576,
    file: "dns-record",
  },
  /** A zone. */
  {
    kind: "DNS",
    aliases: [],
    plural: "dns",
    apiVersion: "v1",
    namespaced: true,
    initialStatus: undefined,
    selectableFields: [],
    maxBodyBytes: 1048576,
    file: "dns",
  },
] as const;
