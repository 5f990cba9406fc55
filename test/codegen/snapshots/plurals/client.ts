// Generated from plurals.yaml by codegen/emitters/client.ts. Do not edit; run npm run generate.

import type * as types from "./types/index.js";

/** The types of every kind, by the name that it has in the client. */
export interface Resources {
  /** Who may talk to whom. */
  networkPolicies: {
    object: types.NetworkPolicy;
    input: types.NetworkPolicyInput;
    status: never;
    statusInput: never;
    namespaced: true;
  };
  /** A kind of ingress. */
  ingressClasses: {
    object: types.IngressClass;
    input: types.IngressClassInput;
    status: never;
    statusInput: never;
    namespaced: true;
  };
  /** A record. */
  dnsRecords: {
    object: types.DNSRecord;
    input: types.DNSRecordInput;
    status: never;
    statusInput: never;
    namespaced: true;
  };
  /** A zone. */
  dns: {
    object: types.DNS;
    input: types.DNSInput;
    status: never;
    statusInput: never;
    namespaced: true;
  };
}

/** The paths of every kind, by the name that it has in the client. */
export const resources = {
  networkPolicies: {
    kind: "NetworkPolicy",
    collection: "/apis/v1/namespaces/:namespace/networkpolicies",
    item: "/apis/v1/namespaces/:namespace/networkpolicies/:name",
    global: "/apis/v1/networkpolicies",
  },
  ingressClasses: {
    kind: "IngressClass",
    collection: "/apis/v1/namespaces/:namespace/ingressclasses",
    item: "/apis/v1/namespaces/:namespace/ingressclasses/:name",
    global: "/apis/v1/ingressclasses",
  },
  dnsRecords: {
    kind: "DNSRecord",
    collection: "/apis/v1/namespaces/:namespace/dnsrecords",
    item: "/apis/v1/namespaces/:namespace/dnsrecords/:name",
    global: "/apis/v1/dnsrecords",
  },
  dns: {
    kind: "DNS",
    collection: "/apis/v1/namespaces/:namespace/dns",
    item: "/apis/v1/namespaces/:namespace/dns/:name",
    global: "/apis/v1/dns",
  },
} as const;
