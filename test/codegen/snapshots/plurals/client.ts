// Generated from plurals.yaml by codegen/emitters/client.ts. Do not edit; run npm run generate.

import type * as types from "./types/index.js";
import * as urls from "./urls.js";

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
    collection: urls.NetworkPoliciesURL,
    item: urls.NetworkPolicySpecURL,
    global: urls.GlobalNetworkPoliciesURL,
  },
  ingressClasses: {
    kind: "IngressClass",
    collection: urls.IngressClassesURL,
    item: urls.IngressClassSpecURL,
    global: urls.GlobalIngressClassesURL,
  },
  dnsRecords: {
    kind: "DNSRecord",
    collection: urls.DNSRecordsURL,
    item: urls.DNSRecordSpecURL,
    global: urls.GlobalDNSRecordsURL,
  },
  dns: {
    kind: "DNS",
    collection: urls.DNSURL,
    item: urls.DNSSpecURL,
    global: urls.GlobalDNSURL,
  },
} as const;
